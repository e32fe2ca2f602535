"""Shards -> the star in DuckDB, by the SQL files in ``sql/``.

The order of the files below is the order of the load: macros and staging, then
dimensions, facts and marts, then primary keys, views and comments. References
are not declared in DuckDB (they cannot be added after loading); ``etl.check``
proves them.
"""

from __future__ import annotations

import shutil
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
from etl.schema import CODES, SCHEMA_VERSION, TABLES, VIEWS
from etl.shards import DOUBLE, STAGED
from etl.versions import lexicon_version, model_version, pipeline_version

__all__ = ["connect", "load"]

STORAGE_VERSION = "v1.5.0"
"""Files are written so that clients and consoles of DuckDB 1.5 open them."""

MEMORY_LIMIT = "4GB"

_STAGING = ("stage_run", "region_of_code", "entity_of_surface", "stage_names", "stage_figure")
_DIMENSIONS = (
    "code_list",
    "dim_date",
    "dim_region",
    "dim_unit",
    "dim_audit",
    "dim_document",
    "document_text",
    "dim_section",
    "dim_entity",
    "entity_alias",
    "dim_indicator",
    "dim_term",
    "dim_passage",
    "document_party",
    "etl_input",
    "etl_rejection",
    "etl_run",
)
_LATE_FACTS = ("fact_finding", "fact_document")
_FACTS = tuple(name for name in TABLES if name.startswith("fact_") and name not in _LATE_FACTS)
_MARTS = tuple(name for name in TABLES if name.startswith("mart_"))
_FINDINGS = ("parts_add_up", "share_agrees", "range_shares_sum", "growth_agrees")
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
    """Create a DuckDB file and return a connection to it, with bounded memory and a folder for what spills."""
    connection = duckdb.connect()
    spill = database.with_suffix(".spill")
    connection.execute(f"set memory_limit = '{MEMORY_LIMIT}'")
    connection.execute("set preserve_insertion_order = false")
    connection.execute("set temp_directory = ?", [str(spill)])
    connection.execute(f"attach '{_quoted(database)}' as gongwen (storage_version '{STORAGE_VERSION}')")
    connection.execute("use gongwen")
    return connection


def load(shards: Path, database: Path, started_at: str) -> dict[str, int]:
    """Make the star in the new file ``database`` from every shard folder below ``shards``.

    ``started_at`` is ISO text in UTC. Returns the number of rows of each table. Raises BuildError where two natural
    keys have one hash, with both of them.
    """
    connection = connect(database)
    try:
        _stage(connection, shards, started_at)
        for statement in duckdb_ddl():
            connection.execute(statement)
        _fill_all(connection)
        for statement in duckdb_keys():
            connection.execute(statement)
        for name in VIEWS:
            connection.execute(f"create view {name} as {view_sql(name)}")
        for statement in view_comments():
            connection.execute(statement)
        connection.execute("update etl_run set finished_at = ?", [datetime.now(UTC).isoformat(timespec="seconds")])
        connection.execute("analyze")
        return {name: _count(connection, name) for name in TABLES}
    finally:
        connection.close()
        shutil.rmtree(database.with_suffix(".spill"), ignore_errors=True)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"select count(*) from {table}").fetchone()
    return int(row[0]) if row else 0


def _sql(folder: str, name: str) -> str:
    return asset_path("sql", folder, f"{name}.sql").read_text("utf-8")


def _stage(connection: duckdb.DuckDBPyConnection, shards: Path, started_at: str) -> None:
    """Give the SQL what it reads: macros, versions, the lexicons' tables, and the shards as views."""
    connection.execute(_sql("staging", "macros"))
    versions = {"pipeline": pipeline_version(), "lexicon": lexicon_version(), "model": model_version()}
    connection.execute("set variable versions = ?", ["|".join(versions.values())])
    for name, rows in _references(versions, started_at).items():
        connection.register(f"{name}_rows", pa.Table.from_pylist(rows))
        connection.execute(f"create temp table {name} as select * from {name}_rows")
        connection.unregister(f"{name}_rows")
    connection.execute(f"create temp table ref_region as {_sql('staging', 'ref_region')}")
    _stage_shards(connection, shards)
    for name in _STAGING:
        connection.execute(f"create temp table {name} as {_sql('staging', name)}")


def _references(versions: dict[str, str], started_at: str) -> dict[str, list[dict[str, object]]]:
    return {
        "ref_code": [
            {"code_list": name, "code": code, "meaning_zh": zh, "meaning_en": en}
            for name, codes in CODES.items()
            for code, (zh, en) in codes.items()
        ],
        "ref_unit": [
            {"unit": u.name, "unit_kind": u.kind, "base_unit": u.base_unit, "factor": u.factor}
            for u in units().values()
        ],
        "ref_spelling": [
            {"spelling": form, "indicator_group": row["group"], "english": row["english"], "growth": row["growth"]}
            for row in table("indicators")
            for form in (row["group"], *row["forms"].split())
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
        "ref_run": [
            {
                "started_at": started_at,
                "finished_at": "",
                "pipeline_version": versions["pipeline"],
                "lexicon_version": versions["lexicon"],
                "model_version": versions["model"],
                "schema_version": SCHEMA_VERSION,
            }
        ],
    }


def _stage_shards(connection: duckdb.DuckDBPyConnection, shards: Path) -> None:
    """Make a view of each staged table, of one document where several have the same key.

    Which one is kept does not depend on order or parallelism: the one whose bytes have the smallest hash.
    """
    for name in STAGED:
        glob = f"{_quoted(shards)}/*/{name}.parquet"
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


def _fill_all(connection: duckdb.DuckDBPyConnection) -> None:
    for name in _DIMENSIONS:
        if name == "dim_passage":
            connection.execute(f"create temp table stage_passage_use as {_sql('staging', 'stage_passage_use')}")
        _fill(connection, "dimensions", name)
        if name == "dim_document":
            connection.execute(f"create temp table document_of_id as {_sql('staging', 'document_of_id')}")
    for name in _FACTS:
        _fill(connection, "facts", name)
    connection.execute(f"create temp table comparable_figure as {_sql('staging', 'comparable_figure')}")
    for name in _FINDINGS:
        connection.execute(f"create temp view {name} as {_sql('findings', name)}")
    for name in _LATE_FACTS:
        _fill(connection, "facts", name)
    for name in _MARTS:
        _fill(connection, "analysis", name)


def _fill(connection: duckdb.DuckDBPyConnection, folder: str, name: str) -> None:
    columns = ", ".join(f'"{column}"' for column in TABLES[name].columns)
    order = ", ".join(f'"{column}"' for column in TABLES[name].key)
    connection.execute(f"insert into {name} by name select {columns} from ({_sql(folder, name)}) order by {order}")
    if name in _NATURAL_KEYS:
        _refuse_collisions(connection, name)


def _refuse_collisions(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    key = "sentence_key" if name == "fact_sentence" else TABLES[name].key[0]
    natural = _NATURAL_KEYS[name]
    row = connection.execute(
        f"select {key}, min({natural}), max({natural}) from {name} group by {key} having count(*) > 1 limit 1"
    ).fetchone()
    if row:
        raise BuildError(f"{name}: «{row[1]}» and «{row[2]}» have the same key {row[0]}; report it, with both names")
