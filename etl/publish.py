"""The star in DuckDB -> the SQLite file that Datasette serves, and the swap of warehouses.

The SQLite file has the same tables, views and rows, the foreign keys declared
(Datasette links by them), and the search index. ``swap`` renames one link, so
that readers see the old warehouse or the new one, never a mixture.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import duckdb
from adbc_driver_sqlite import dbapi

from etl.access import DATABASE, SITE_DATABASE
from etl.describe import sqlite_ddl, view_sql
from etl.folding import TOKENIZE, spaced
from etl.schema import FIELDS, SCHEMA_VERSION, TABLES, VIEWS

__all__ = ["publish", "swap"]

_SEARCHED = {
    "sentences_fts": "select sentence_key, text from fact_sentence",
    "documents_fts": "select document_key, clean_text from document_text",
}
_ROWS_AT_ONCE = 50_000


def publish(database: Path, sqlite: Path) -> None:
    """Write the new SQLite file ``sqlite`` from the DuckDB file ``database``."""
    tables, indexes = sqlite_ddl()
    _run(sqlite, ["pragma page_size = 8192", "pragma journal_mode = off", "pragma synchronous = off", *tables])
    with duckdb.connect(str(database), read_only=True) as source:
        _copy(source, sqlite)
        _index(source, sqlite)
    views = [f'create view "{name}" as {view_sql(name)}' for name in VIEWS]
    version = int(SCHEMA_VERSION.split(".")[0]) * 1000 + int(SCHEMA_VERSION.split(".")[1])
    _run(sqlite, [*indexes, *views, f"pragma user_version = {version}", "analyze"])


def swap(warehouse: Path, build: Path) -> None:
    """Make ``build`` (a folder ``builds/<run>`` of ``warehouse``) the one that readers see, at once."""
    for name in (DATABASE, SITE_DATABASE):
        _link(warehouse / name, Path("current") / name)
    _link(warehouse / "current", build.relative_to(warehouse))


def _link(link: Path, target: Path) -> None:
    if link.is_symlink() and link.readlink() == target:
        return
    draft = link.with_name(f".{link.name}.new")
    draft.unlink(missing_ok=True)
    draft.symlink_to(target)
    draft.replace(link)


def _run(sqlite: Path, statements: list[str]) -> None:
    connection = sqlite3.connect(sqlite, isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()


def _as_sqlite(column: str) -> str:
    kind = FIELDS[column].type
    if kind == "date":
        return f'cast("{column}" as varchar) as "{column}"'
    if kind == "decimal":
        return f'cast("{column}" as double) as "{column}"'
    return f'"{column}"'


def _copy(source: duckdb.DuckDBPyConnection, sqlite: Path) -> None:
    with dbapi.connect(f"file:{sqlite}") as target, target.cursor() as cursor:
        for name, spec in TABLES.items():
            columns = ", ".join(_as_sqlite(column) for column in spec.columns)
            order = ", ".join(f'"{column}"' for column in spec.key)
            rows = source.sql(f"select {columns} from {name} order by {order}").to_arrow_reader(_ROWS_AT_ONCE)
            cursor.adbc_ingest(name, rows, mode="append")
        target.commit()


def _index(source: duckdb.DuckDBPyConnection, sqlite: Path) -> None:
    """Build the search index: single characters of folded text, contentless."""
    connection = sqlite3.connect(sqlite, isolation_level=None)
    try:
        connection.execute("pragma synchronous = off")
        connection.execute("pragma journal_mode = off")
        for name, query in _SEARCHED.items():
            option = TOKENIZE.replace("'", "''")
            connection.execute(f"create virtual table {name} using fts5(text, content='', tokenize='{option}')")
            connection.execute("begin")
            for batch in source.sql(query).to_arrow_reader(_ROWS_AT_ONCE):
                keys, texts = (column.to_pylist() for column in batch.columns)
                rows = zip(keys, map(spaced, texts), strict=True)
                connection.executemany(f"insert into {name} (rowid, text) values (?, ?)", rows)
            connection.execute(f"insert into {name} ({name}) values ('optimize')")
            connection.execute("commit")
    finally:
        connection.close()
