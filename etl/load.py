"""Shards -> the star in DuckDB, by the SQL files in ``sql/``.

The order of the steps below is the order of the load: what belongs to documents,
what rests on the corpus, then primary keys, views and comments. References are
not declared in DuckDB (they cannot be added after loading); ``etl.check`` proves
them. ``etl.merge`` goes the same steps to change a star that is there.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.assets import asset_path
from etl.describe import duckdb_ddl, duckdb_keys, view_comments, view_sql
from etl.errors import BuildError
from etl.extract.metrics.units import units
from etl.lexicon import table
from etl.lexicon.divisions import regions
from etl.memory import bound_memory
from etl.schema import CODES, CONSTANT, SCHEMA_VERSION, TABLES, VIEWS
from etl.shards import DOUBLE, STAGED
from etl.versions import versions

__all__ = [
    "connect",
    "count_rows",
    "finish",
    "insert_rows",
    "load",
    "make_relations",
    "quoted",
    "reading",
    "redirect",
    "refuse_collisions",
    "rows_of",
    "stage",
]

STORAGE_VERSION = "v1.5.0"
"""Files are written so that clients and consoles of DuckDB 1.5 open them."""

ROWS_OF_GROUP = 40_960
"""A third of DuckDB's own: groups are what threads share work by and what is written anew when rows are added."""

_STEPS = (
    *("region_of_code", "audit_of_method", "key_of_term", "key_of_entity", "entity_of_surface", "stage_names"),
    *("dim_document", "document_of_id", "document_text", "dim_section", "document_party", "etl_input"),
    *("fact_edit", "fact_sentence", "fact_mention", "fact_metric", "fact_term"),
    *("fact_appointment", "fact_participation", "fact_task"),
    *("document_copy", "rejected_input", "stage_run"),
    *("dim_unit", "dim_entity", "entity_alias", "dim_indicator", "dim_term", "dim_audit"),
    *("passage_use", "dim_passage", "fact_passage_use"),
    *("figure", "exact_figure", "comparable_figure"),
    *("parts_add_up", "share_agrees", "range_shares_sum", "growth_agrees", "fact_finding"),
    "fact_document",
    *(name for name in TABLES if name.startswith("mart_") and name != "mart_facet"),
    *("etl_rejection", "etl_run", "mart_facet"),
)
"""Tables and what helps to make them, each resting on those before it.

First what belongs to one document, made from the staged rows of the documents that are loaded; then what rests on
the whole corpus, made from the tables before it and, for names, from the staged rows too.
"""
_VIEWED = frozenset(("figure", "parts_add_up", "share_agrees", "range_shares_sum", "growth_agrees"))
_MARK_COPIES = """
update dim_document set duplicate_of = document_copy.duplicate_of, is_primary = document_copy.is_primary
from document_copy
where dim_document.document_key = document_copy.document_key
and dim_document.duplicate_of <> document_copy.duplicate_of
"""
_FOLDERS = ("dimensions", "facts", "analysis", "findings", "staging")
_NATURAL_KEYS = {
    "dim_region": "region_code || '-' || valid_from",
    "dim_document": "document_id",
    "dim_entity": "entity_type || '|' || name || '|' || region_key",
    "dim_indicator": "indicator",
    "dim_unit": "unit || '|' || unit_kind",
    "dim_term": "term || '|' || pos",
    "dim_passage": "text",
    "fact_sentence": "document_key || '-s' || sentence_no",
}


def connect(database: Path) -> duckdb.DuckDBPyConnection:
    """Open a DuckDB file, or create it, with bounded memory and a folder for what spills."""
    connection = duckdb.connect()
    bound_memory(connection, database.with_suffix(".spill"))
    connection.execute("set preserve_insertion_order = false")
    connection.execute(
        f"attach '{quoted(database)}' as gongwen (storage_version '{STORAGE_VERSION}', row_group_size {ROWS_OF_GROUP})"
    )
    connection.execute("use gongwen")
    return connection


@contextmanager
def reading(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a star to read all of it, with memory bounded as for its load."""
    spill = database.with_suffix(".spill")
    try:
        with duckdb.connect(str(database), read_only=True) as connection:
            bound_memory(connection, spill)
            yield connection
    finally:
        shutil.rmtree(spill, ignore_errors=True)


def load(shards: Path, database: Path, started_at: str, before: Path | None = None) -> None:
    """Make the star in the new file ``database`` from every shard folder below ``shards``.

    ``started_at`` is ISO text in UTC. Keys of entities that the star ``before`` had, and this one has not, lead to
    those that stand for them now. Raises BuildError where two natural keys have one hash, with both of them.
    """
    connection = connect(database)
    try:
        for statement in duckdb_ddl():
            connection.execute(statement)
        for name in VIEWS:
            connection.execute(f"create view {name} as {view_sql(name)}")
        for statement in view_comments():
            connection.execute(statement)
        stage(connection, shards, started_at)
        _stage_lexicon(connection)
        for name in CONSTANT:
            _fill(connection, name)
        make_relations(connection, lambda name: _fill(connection, name))
        redirect(connection, before)
        for statement in duckdb_keys():
            connection.execute(statement)
        finish(connection)
        connection.execute("analyze")
    finally:
        connection.close()
        shutil.rmtree(database.with_suffix(".spill"), ignore_errors=True)


def redirect(connection: duckdb.DuckDBPyConnection, before: Path | None) -> None:
    """Let the keys of entities that the star ``before`` had lead to those that stand for them now.

    A star of another schema, or a file that this version of DuckDB cannot read, has no keys to lead from.
    """
    connection.execute("delete from entity_redirect")
    if before is None:
        return
    try:
        connection.execute(f"attach '{quoted(before)}' as before (read_only)")
    except duckdb.Error:
        return
    found = connection.execute("select table_name from duckdb_tables() where database_name = 'before'").fetchall()
    tables = {row[0] for row in found}
    former = "before.entity_redirect" if "entity_redirect" in tables else "entity_redirect"
    if {"dim_entity", "fact_mention"} <= tables:
        connection.execute(f"create temp table former_redirect as from {former}")
        connection.execute(f"insert into entity_redirect by name {rows_of('entity_redirect')}")
    connection.execute("detach before")


def finish(connection: duckdb.DuckDBPyConnection) -> None:
    """Set down when the run ended."""
    connection.execute("update etl_run set finished_at = ?", [datetime.now(UTC).isoformat(timespec="seconds")])


def count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return the number of rows of each table."""
    return {name: _count(connection, name) for name in TABLES}


def quoted(path: Path) -> str:
    """Return a path as it stands between quotation marks in SQL."""
    return str(path).replace("'", "''")


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"select count(*) from {table}").fetchone()
    return int(row[0]) if row else 0


def select_of(name: str) -> str:
    """Return the select that makes a table or helper, as it stands in ``sql``."""
    for folder in _FOLDERS:
        try:
            return asset_path("sql", folder, f"{name}.sql").read_text("utf-8")
        except FileNotFoundError:
            continue
    raise FileNotFoundError(f"no folder of sql holds {name}.sql")


def _counted_facets() -> list[str]:
    """Return selects that each count the values of a column by which the schema offers to split a view.

    The results of checks are not known yet; there are few of them.
    """
    return [
        f"select '{name}' as view_name, '{column}' as column_name, cast({column} as varchar) as facet,"
        f" count(*) as n_rows from {name} where {column} is not null group by {column}"
        for name, view in VIEWS.items()
        for column in view.facets
        if name != "checks"
    ]


def stage(connection: duckdb.DuckDBPyConnection, shards: Path, started_at: str) -> None:
    """Give the SQL what it reads: macros, versions, the lexicons' small tables, and the shards as views."""
    connection.execute(asset_path("sql", "staging", "macros.sql").read_text("utf-8"))
    connection.execute("set variable versions = ?", ["|".join(versions())])
    _register(connection, _references(started_at))
    _stage_shards(connection, shards)


def _stage_lexicon(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the SQL the codes and divisions; once they are loaded, the star has them."""
    _register(connection, _constants())
    connection.execute(f"create temp table ref_region as {select_of('ref_region')}")


def _register(connection: duckdb.DuckDBPyConnection, tables: dict[str, list[dict[str, object]]]) -> None:
    for name, rows in tables.items():
        connection.register(f"{name}_rows", pa.Table.from_pylist(rows))
        connection.execute(f"create temp table {name} as select * from {name}_rows")
        connection.unregister(f"{name}_rows")


def _references(started_at: str) -> dict[str, list[dict[str, object]]]:
    pipeline, lexicon, model = versions()
    return {
        "ref_unit": [
            {"unit": u.name, "unit_kind": u.kind, "base_unit": u.base_unit, "factor": u.factor}
            for u in units().values()
        ],
        "ref_spelling": [
            {"spelling": form, "indicator_group": row["group"], "english": row["english"], "growth": row["growth"]}
            for row in table("indicators")
            for form in (row["group"], *row["forms"].split())
        ],
        "ref_run": [
            {
                "started_at": started_at,
                "finished_at": "",
                "pipeline_version": pipeline,
                "lexicon_version": lexicon,
                "model_version": model,
                "schema_version": SCHEMA_VERSION,
            }
        ],
    }


def _constants() -> dict[str, list[dict[str, object]]]:
    return {
        "ref_code": [
            {"code_list": name, "code": code, "meaning_zh": zh, "meaning_en": en}
            for name, codes in CODES.items()
            for code, (zh, en) in codes.items()
        ],
        "lexicon_region": [
            {
                "version": r.key,
                "durable": r.durable,
                "current_code": r.current_code,
                "region_code": r.code,
                "short_name": r.name,
                "region_name": r.full_name,
                "region_level": r.level,
                "province": r.province,
                "prefecture": r.prefecture,
                "county": r.county,
                "parent_code": r.parent_code,
                "valid_from": r.valid_from,
                "valid_to": r.valid_to,
                "latitude": r.latitude,
                "longitude": r.longitude,
            }
            for r in regions()
        ],
    }


def _stage_shards(connection: duckdb.DuckDBPyConnection, shards: Path) -> None:
    """Make a view of each staged table, of one document where several have the same key.

    Which one is kept does not depend on order or parallelism: the one whose bytes have the smallest hash.
    """
    for name in STAGED:
        glob = f"{quoted(shards)}/*/{name}.parquet"
        connection.execute(f"create temp view all_{name} as select * from read_parquet('{glob}')")
    connection.execute(
        "create temp table kept as select document_id, first(shard order by raw_sha256, input_hash, shard) as shard,"
        " any_value(source) as source, count(*) - 1 as n_doubles from all_documents group by document_id"
    )
    for name in STAGED:
        if name not in ("inputs", "rejections"):
            connection.execute(
                f"create temp view stage_{name} as select * from all_{name} semi join kept using (document_id, shard)"
            )
    connection.execute("create temp view stage_inputs as select * from all_inputs")
    reason, detail = DOUBLE
    connection.execute(
        "create temp view stage_rejections as select source, stage, reason, detail from all_rejections union all"
        f" select source, 'load', '{reason}', '{detail}' from kept cross join range(n_doubles) where n_doubles > 0"
    )


def make_relations(
    connection: duckdb.DuckDBPyConnection,
    fill: Callable[[str], None],
    before_marks: Callable[[], object] = lambda: None,
) -> None:
    """Go through all relations in the order of the load: ``fill`` the tables, make the helpers.

    ``before_marks`` is called when the copies are known, and not yet marked.
    """
    for name in _STEPS:
        if name in TABLES:
            fill(name)
        else:
            kind = "view" if name in _VIEWED else "table"
            connection.execute(f"create temp {kind} {name} as {select_of(name)}")
        if name == "document_copy":
            before_marks()
            connection.execute(_MARK_COPIES)


def _fill(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    insert_rows(connection, name, name)
    refuse_collisions(connection, name, name)


def insert_rows(connection: duckdb.DuckDBPyConnection, name: str, target: str) -> None:
    """Make the rows of the table ``name`` and put them into ``target``, one select at a time to keep memory low."""
    for rows in _counted_facets() if name == "mart_facet" else [rows_of(name)]:
        connection.execute(f"insert into {target} by name {rows}")


def rows_of(name: str) -> str:
    """Return the select of a table's rows, with the declared columns only."""
    columns = ", ".join(f'"{column}"' for column in TABLES[name].columns)
    return f"select {columns} from ({select_of(name)})"


def refuse_collisions(connection: duckdb.DuckDBPyConnection, name: str, relation: str) -> None:
    """Raise BuildError if two natural keys of the table ``name``, whose rows ``relation`` holds, have one hash."""
    if name not in _NATURAL_KEYS:
        return
    key = "sentence_key" if name == "fact_sentence" else TABLES[name].key[0]
    natural = _NATURAL_KEYS[name]
    twice = f"select {key} from {relation} group by {key} having count(*) > 1 limit 1"
    row = connection.execute(
        f"select {key}, min({natural}), max({natural}) from {relation} where {key} in ({twice}) group by {key}"
    ).fetchone()
    if row:
        raise BuildError(f"{name}: «{row[1]}» and «{row[2]}» have the same key {row[0]}; report it, with both names")
