"""Shards -> a star that is there: documents come, go or are replaced, and every other row stays as it is.

The steps are those of the load. A table whose rows follow from one document each
loses the rows of the documents touched and gets theirs from the shards, made by
the same SQL over these documents alone. A table that rests on the corpus is made
again from the star, and the rows that differ are changed. What left and what came
lies in a database in memory afterwards, ``change``, for ``etl.check`` to look at and
for ``etl.amend`` to do the same in SQLite: ``touched`` and ``recopied`` (documents),
and ``gone_<table>`` and ``new_<table>``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from etl.load import finish, insert_rows, make_relations, redirect, refuse_collisions, rows_of, stage
from etl.schema import OF_DOCUMENTS, TABLES

__all__ = ["beside", "merge", "only_touched"]

_ALL, _NARROW = "gongwen.main,change.main", "change.narrow,gongwen.main,change.main"
_TOUCHED = """
create table change.main.touched as
select distinct key_of(left(sha256(source), 16)) as document_key from withdrawn
"""
_RECOPIED = """
create table change.main.recopied as
select document_key from touched
union
select dim_document.document_key from dim_document
inner join document_copy on dim_document.document_key = document_copy.document_key
where dim_document.duplicate_of <> document_copy.duplicate_of
"""
_RECOUNTED = """
create table change.main.recounted as
select document_key from touched
union
select document_key from new_fact_passage_use
union
select document_key from gone_fact_passage_use
"""
"""A document's row in ``fact_document`` counts what is in it, and what it has in common with others."""


def merge(connection: duckdb.DuckDBPyConnection, shards: Path, withdrawn: Path, started_at: str, before: Path) -> int:
    """Take the documents whose source keys are in ``withdrawn`` out of the star and put those of the shards in.

    ``withdrawn`` is a Parquet file with a column ``source``; it names the keys of all documents in the shards. The
    star of the connection is a copy of ``before``. Returns how many documents were taken out.
    """
    connection.execute("create temp view ref_region as select * from dim_region where region_key > 0")
    stage(connection, shards, started_at)
    connection.execute("create temp table withdrawn as select source from read_parquet(?)", [str(withdrawn)])
    _note_change(connection)
    (n_withdrawn,) = connection.execute(
        "select count(*) from dim_document semi join touched using (document_key)"
    ).fetchall()[0]
    connection.execute("delete from etl_rejection where source in (select source from withdrawn)")
    for name in OF_DOCUMENTS:
        connection.execute(f"delete from {name} where document_key in (select document_key from touched)")
    make_relations(connection, lambda name: _change(connection, name), lambda: connection.execute(_RECOPIED))
    redirect(connection, before)
    finish(connection)
    return int(n_withdrawn)


def beside(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Return a second connection to a star that was changed, for another thread."""
    cursor = connection.cursor()
    cursor.execute(f"set search_path = '{_ALL}'")
    return cursor


def _note_change(connection: duckdb.DuckDBPyConnection) -> None:
    """Make ``touched``, and for each table of documents a view of that name which shows touched documents only."""
    connection.execute("attach ':memory:' as change")
    connection.execute(_TOUCHED)
    connection.execute("create schema change.narrow")
    connection.execute("create view change.main.chosen as select document_key from change.main.touched")
    for name in OF_DOCUMENTS:
        connection.execute(
            f"create view change.narrow.{name} as select * from gongwen.main.{name}"
            " where document_key in (select document_key from change.main.chosen)"
        )
    connection.execute(f"set search_path = '{_ALL}'")


def _change(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    if name in OF_DOCUMENTS:
        with only_touched(connection):
            rows = f"select * from ({rows_of(name)}) where document_key in (select document_key from touched)"
            connection.execute(f"insert into gongwen.main.{name} by name {rows}")
        refuse_collisions(connection, name, name)
    elif name == "fact_document":
        connection.execute(_RECOUNTED)
        with only_touched(connection, "recounted"):
            _make_again(connection, name, "document_key in (select document_key from recounted)")
    else:
        _make_again(connection, name, "true")


@contextmanager
def only_touched(connection: duckdb.DuckDBPyConnection, documents: str = "touched") -> Iterator[None]:
    """Let the names of tables whose rows follow from one document each stand for rows of touched documents only."""
    chosen = "create or replace view change.main.chosen as select document_key from change.main."
    connection.execute(f"{chosen}{documents}; set search_path = '{_NARROW}'")
    try:
        yield
    finally:
        connection.execute(f"set search_path = '{_ALL}'; {chosen}touched")


def _make_again(connection: duckdb.DuckDBPyConnection, name: str, which: str) -> None:
    """Make those rows of the table again that ``which`` is true of, and keep what that changes."""
    connection.execute(f"create temp table next_{name} as from {name} limit 0")  # of the declared types
    insert_rows(connection, name, f"next_{name}")
    refuse_collisions(connection, name, f"next_{name}")
    columns = ", ".join(f'"{column}"' for column in TABLES[name].columns)
    key = ", ".join(f'"{column}"' for column in TABLES[name].key)
    ours, theirs = f"select {columns} from {name} where {which}", f"select {columns} from next_{name}"
    connection.execute(f"create table change.main.new_{name} as {theirs} except {ours}")
    connection.execute(f"create table change.main.gone_{name} as select {key} from ({ours} except {theirs})")
    connection.execute(f"drop table next_{name}")
    connection.execute(f"delete from {name} where ({key}) in (select ({key}) from gone_{name})")
    connection.execute(f"insert into {name} by name select * from new_{name}")
