"""The star in DuckDB -> the SQLite file that Datasette serves, and the swap of warehouses.

The SQLite file has the same tables, views and rows, the foreign keys declared
(Datasette links by them), and the search index. ``swap`` renames one link, so
that readers see the old warehouse or the new one, never a mixture.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb
from adbc_driver_sqlite import dbapi

from etl.access import DATABASE, SITE_DATABASE
from etl.describe import sqlite_ddl, view_sql
from etl.folding import TOKENIZE, spaced_all
from etl.memory import WHOLE_TEXTS, in_order
from etl.schema import FIELDS, SCHEMA_VERSION, TABLES, VIEWS

__all__ = [
    "SEARCHED",
    "appending",
    "complete",
    "index_texts",
    "open_draft",
    "publish",
    "publish_checks",
    "rows_for_sqlite",
    "swap",
]

SEARCHED = {
    "sentences_fts": ("fact_sentence", "sentence_key", "text"),
    "documents_fts": ("document_text", "document_key", "clean_text"),
}
"""Search indexes: the table, key and text that each is made of."""

_UNGUARDED = ("pragma journal_mode = off", "pragma synchronous = off", "pragma locking_mode = exclusive")
_ROWS_AT_ONCE = 50_000
_TEXTS_AT_ONCE = {"sentences_fts": 20_000, "documents_fts": 500}
_HASH_SIZE = 64_000_000
"""Bytes of index that FTS5 gathers before it writes a segment; its own default of 1 MB costs it many merges."""


def publish(source: duckdb.DuckDBPyConnection, sqlite: Path) -> None:
    """Write the rows of a star, but for the results of checks, to the new SQLite file ``sqlite``.

    The search index is built meanwhile, in a file of its own; ``complete`` has to follow.
    """
    tables, _ = sqlite_ddl()
    search = _search_beside(sqlite)
    search.unlink(missing_ok=True)
    _run_all(sqlite, ["pragma page_size = 8192", *tables])
    with ThreadPoolExecutor(1) as beside:
        indexing = beside.submit(_index, source.cursor(), search)
        _copy(source, sqlite)
        indexing.result()


def complete(sqlite: Path) -> None:
    """Give a file that ``publish`` wrote its indexes, its views and the pages of the search index.

    It asks nothing of DuckDB, which may serve others meanwhile.
    """
    _, indexes = sqlite_ddl()
    _run_all(sqlite, indexes)
    _take_over(_search_beside(sqlite), sqlite)
    views = [f'create view "{name}" as {view_sql(name)}' for name in VIEWS]
    version = int(SCHEMA_VERSION.split(".")[0]) * 1000 + int(SCHEMA_VERSION.split(".")[1])
    _run_all(sqlite, [*views, f"pragma user_version = {version}", "analyze"])


def _search_beside(sqlite: Path) -> Path:
    return sqlite.with_suffix(".search")


def publish_checks(source: duckdb.DuckDBPyConnection, sqlite: Path) -> None:
    """Add the results of the checks, which are known last."""
    with appending(sqlite) as append:
        append("quality_check", source.sql(rows_for_sqlite("quality_check")))


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


def open_draft(sqlite: Path) -> sqlite3.Connection:
    """Open a SQLite file that nobody reads yet: what ends in a fault is thrown away, so nothing guards it."""
    connection = sqlite3.connect(sqlite, isolation_level=None)
    for pragma in _UNGUARDED:
        connection.execute(pragma)
    return connection


@contextmanager
def appending(sqlite: Path) -> Iterator[Callable[[str, duckdb.DuckDBPyRelation], None]]:
    """Yield what appends rows to a table of a draft; rows in the order of the key are fastest."""
    with dbapi.connect(f"file:{sqlite}", autocommit=True) as target, target.cursor() as cursor:
        for pragma in _UNGUARDED:
            cursor.execute(pragma)

        def append(name: str, rows: duckdb.DuckDBPyRelation) -> None:
            cursor.adbc_ingest(name, rows.to_arrow_reader(_rows_at_once(name)), mode="append")

        yield append


def _run_all(sqlite: Path, statements: Iterable[str]) -> None:
    """Run statements over a draft."""
    with closing(open_draft(sqlite)) as connection:
        for statement in statements:
            connection.execute(statement)


def rows_for_sqlite(table: str, rows: str = "") -> str:
    """Return the select of a table's rows, or of some ``rows`` of it, as SQLite takes them: in the order of the key."""
    return f"select {_columns(table)} from {rows or table} order by {_key(table)}"


def _columns(table: str) -> str:
    return ", ".join(_as_sqlite(column) for column in TABLES[table].columns)


def _key(table: str) -> str:
    return ", ".join(f'"{column}"' for column in TABLES[table].key)


def _as_sqlite(column: str) -> str:
    kind = FIELDS[column].type
    if kind == "date":
        return f'cast("{column}" as varchar) as "{column}"'
    if kind == "decimal":
        return f'cast("{column}" as double) as "{column}"'
    return f'"{column}"'


def _rows_at_once(table: str) -> int:
    """Return how many rows are handed over at once: fewer where they hold whole texts."""
    return _TEXTS_AT_ONCE["documents_fts"] if table == WHOLE_TEXTS else _ROWS_AT_ONCE


def _copy(source: duckdb.DuckDBPyConnection, sqlite: Path) -> None:
    with appending(sqlite) as append:
        for name in TABLES:
            if name != "quality_check":
                for rows in in_order(source, name, _columns(name), _key(name)):
                    append(name, rows)


def _index(source: duckdb.DuckDBPyConnection, search: Path) -> None:
    """Build the search indexes in the file ``search``: single characters of folded text, contentless.

    Rows go in by their keys: FTS5 gathers rows only as long as these rise.
    """
    with closing(open_draft(search)) as connection:
        connection.execute("pragma page_size = 8192")
        for name, (table, key, text) in SEARCHED.items():
            connection.execute(_fts_ddl(name))
            connection.execute(f"insert into {name} ({name}, rank) values ('hashsize', {_HASH_SIZE})")
            connection.execute("begin")
            for rows in in_order(source, table, f"{key}, {text}", key):
                for batch in rows.to_arrow_reader(_TEXTS_AT_ONCE[name]):
                    keys, texts = (column.to_pylist() for column in batch.columns)
                    index_texts(connection, name, keys, texts)
            connection.execute(f"insert into {name} ({name}) values ('optimize')")
            connection.execute("commit")


def index_texts(connection: sqlite3.Connection, name: str, keys: Sequence[int], texts: Sequence[str]) -> None:
    """Put texts into a search index."""
    rows = zip(keys, spaced_all(texts), strict=True)
    connection.executemany(f"insert into {name} (rowid, text) values (?, ?)", rows)


def _fts_ddl(name: str) -> str:
    option = TOKENIZE.replace("'", "''")
    return f"create virtual table {name} using fts5(text, content='', tokenize='{option}')"


def _take_over(search: Path, sqlite: Path) -> None:
    """Make the search indexes those of the file ``search``, by the tables that FTS5 keeps them in."""
    with closing(open_draft(sqlite)) as connection:
        connection.execute("attach ? as built", [str(search)])
        for name in SEARCHED:
            connection.execute(_fts_ddl(name))
            for part in ("config", "data", "docsize", "idx"):
                connection.execute(f"delete from {name}_{part}")
                connection.execute(f"insert into {name}_{part} select * from built.{name}_{part}")
    search.unlink()
