"""A changed star -> the same change in its SQLite file, search index included.

What ``etl.merge`` kept of its change, and the rows of documents touched, is all that
is read of the star: the rows that left are deleted by their keys, those that came are
appended, and their texts leave and enter the search index. Every other page stays as
it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb

from etl.folding import spaced_all
from etl.publish import SEARCHED, appending, index_texts, open_draft, rows_for_sqlite
from etl.schema import CONSTANT, OF_DOCUMENTS, OF_RUN, TABLES

__all__ = ["amend"]

_TEXTS_AT_ONCE, _KEYS_AT_ONCE = 500, 50_000


def amend(source: duckdb.DuckDBPyConnection, sqlite: Path) -> None:
    """Change the draft ``sqlite`` as the star of the connection ``source`` was changed by ``merge``.

    The results of checks are taken out; ``publish_checks`` puts in what is found of the changed star.
    """
    with closing(open_draft(sqlite)) as connection:
        connection.execute("begin")
        _hand_over(source, connection, "touched", ("document_key",))
        for name in SEARCHED:
            _unindex(connection, name)
        for name in TABLES:
            _delete(source, connection, name)
        connection.execute("commit")
    with appending(sqlite) as append:
        for name in TABLES:
            if name not in CONSTANT and name != "quality_check":
                append(name, source.sql(rows_for_sqlite(name, f"({_new(name)})")))
    with closing(open_draft(sqlite)) as connection:
        connection.execute("begin")
        for name in SEARCHED:
            _index(source, connection, name)
        connection.execute("commit")
        _renew_statistics(connection)


def _renew_statistics(connection: sqlite3.Connection) -> None:
    """Let SQLite count again what its plans rest on, once the warehouse is a tenth larger or smaller than then."""
    (counted,) = connection.execute("select max(stat) from sqlite_stat1 where tbl = 'dim_document'").fetchone()
    (n_documents,) = connection.execute("select count(*) from dim_document").fetchone()
    if counted is None or abs(n_documents - int(counted.split()[0])) * 10 > n_documents:
        connection.execute("analyze")


def _new(name: str) -> str:
    """Return the select of the rows that came."""
    if name in OF_RUN:
        return f"select * from {name}"
    if name not in OF_DOCUMENTS:
        return f"select * from new_{name}"
    touched = "recopied" if name == "dim_document" else "touched"
    return f"select * from {name} where document_key in (select document_key from {touched})"


def _delete(source: duckdb.DuckDBPyConnection, connection: sqlite3.Connection, name: str) -> None:
    """Delete the rows that left."""
    if name in OF_RUN:
        connection.execute(f"delete from {name}")
    elif name == "dim_document":
        _hand_over(source, connection, "recopied", ("document_key",))
        connection.execute(f"delete from {name} where document_key in (select document_key from temp.recopied)")
    elif name in OF_DOCUMENTS:
        connection.execute(f"delete from {name} where document_key in (select document_key from temp.touched)")
    elif name not in CONSTANT:
        key = TABLES[name].key
        columns = ", ".join(f'"{column}"' for column in key)
        _hand_over(source, connection, f"gone_{name}", key)
        connection.execute(f"delete from {name} where ({columns}) in (select {columns} from temp.gone_{name})")


def _hand_over(
    source: duckdb.DuckDBPyConnection, connection: sqlite3.Connection, name: str, key: tuple[str, ...]
) -> None:
    """Make a temporary table of keys in SQLite of one in DuckDB."""
    columns = ", ".join(f'"{column}"' for column in key)
    connection.execute(f"create temp table {name} ({columns})")
    marks = ", ".join("?" * len(key))
    for batch in source.sql(f"select {columns} from {name}").to_arrow_reader(_KEYS_AT_ONCE):
        cells = (column.to_pylist() for column in batch.columns)
        connection.executemany(f"insert into temp.{name} values ({marks})", zip(*cells, strict=True))


def _unindex(connection: sqlite3.Connection, name: str) -> None:
    """Take the texts of touched documents out of a search index, which asks for the text that it was given."""
    table, key, text = SEARCHED[name]
    ours = "document_key in (select document_key from temp.touched)"
    cursor = connection.execute(f"select {key}, {text} from {table} where {ours} order by {key}")
    for keys, texts in _batches(cursor):
        rows = zip(keys, spaced_all(texts), strict=True)
        connection.executemany(f"insert into {name} ({name}, rowid, text) values ('delete', ?, ?)", rows)


def _batches(cursor: sqlite3.Cursor) -> Iterator[tuple[list[int], list[str]]]:
    while rows := cursor.fetchmany(_TEXTS_AT_ONCE):
        yield [row[0] for row in rows], [row[1] for row in rows]


def _index(source: duckdb.DuckDBPyConnection, connection: sqlite3.Connection, name: str) -> None:
    table, key, text = SEARCHED[name]
    rows = source.sql(
        f"select {key}, {text} from {table} where document_key in (select document_key from touched) order by {key}"
    )
    for batch in rows.to_arrow_reader(_TEXTS_AT_ONCE):
        keys, texts = (column.to_pylist() for column in batch.columns)
        index_texts(connection, name, keys, texts)
