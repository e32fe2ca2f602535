"""Shards -> a star that is there: documents come, go or are replaced, and every other row stays as it is.

The steps are those of the load. A table whose rows follow from one document each
loses the rows of the documents touched and gets theirs from the shards, made by
the same SQL over these documents alone. A table that rests on the corpus is made
again from the star, and the rows that differ are changed. What left and what came
lies in temporary tables afterwards, for ``etl.amend`` to do the same in SQLite:
``touched`` (documents), and ``gone_<table>`` and ``new_<table>``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from etl.load import finish, make_relations, redirect, refuse_collisions, rows_of, stage
from etl.schema import OF_DOCUMENTS, TABLES

__all__ = ["merge", "only_touched"]

_TOUCHED = """
create temp table touched as
select distinct key_of(left(sha256(source), 16)) as document_key from withdrawn
"""
_RECOPIED = """
create temp table recopied as
select document_key from touched
union
select dim_document.document_key from dim_document
inner join document_copy on dim_document.document_key = document_copy.document_key
where dim_document.duplicate_of <> document_copy.duplicate_of
"""


def merge(connection: duckdb.DuckDBPyConnection, shards: Path, withdrawn: Path, started_at: str, before: Path) -> int:
    """Take the documents whose source keys are in ``withdrawn`` out of the star and put those of the shards in.

    ``withdrawn`` is a Parquet file with a column ``source``; it names the keys of all documents in the shards. The
    star of the connection is a copy of ``before``. Returns how many documents were taken out.
    """
    connection.execute("create temp view ref_region as select * from dim_region where region_key > 0")
    stage(connection, shards, started_at)
    connection.execute("create temp table withdrawn as select source from read_parquet(?)", [str(withdrawn)])
    connection.execute(_TOUCHED)
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


def _change(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    if name in OF_DOCUMENTS:
        with only_touched(connection):
            rows = f"select * from ({rows_of(name)}) where document_key in (select document_key from touched)"
            connection.execute(f"insert into gongwen.main.{name} by name {rows}")
        refuse_collisions(connection, name, name)
    else:
        connection.execute(f"create temp table next_{name} as from {name} limit 0")  # of the declared types
        connection.execute(f"insert into next_{name} by name {rows_of(name)}")
        refuse_collisions(connection, name, f"next_{name}")
        _replace(connection, name)


@contextmanager
def only_touched(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let the names of tables whose rows follow from one document each stand for rows of touched documents only."""
    for name in OF_DOCUMENTS:
        connection.execute(
            f"create temp view {name} as select * from gongwen.main.{name}"
            " where document_key in (select document_key from touched)"
        )
    try:
        yield
    finally:
        for name in OF_DOCUMENTS:
            connection.execute(f"drop view temp.main.{name}")


def _replace(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make the rows of the table those of ``next_<table>``, and keep what that changes."""
    columns = ", ".join(f'"{column}"' for column in TABLES[name].columns)
    key = ", ".join(f'"{column}"' for column in TABLES[name].key)
    ours, theirs = f"select {columns} from {name}", f"select {columns} from next_{name}"
    connection.execute(f"create temp table new_{name} as {theirs} except {ours}")
    connection.execute(f"create temp table gone_{name} as select {key} from ({ours} except {theirs})")
    connection.execute(f"drop table next_{name}")
    connection.execute(f"delete from {name} where ({key}) in (select ({key}) from gone_{name})")
    connection.execute(f"insert into {name} by name select * from new_{name}")
