"""How our own pages read the database: in a thread, under a time limit, with named parameters only."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from datasette.database import Database
from datasette.utils import sqlite_timelimit
from datasette.views.base import DatasetteError

from etl.site.cells import SITE_NAME

if TYPE_CHECKING:  # Datasette imports this module while it is itself being imported
    from datasette.app import Datasette

__all__ = ["Reader", "Record", "ask", "ask_kept", "ask_once"]

Record = dict[str, Any]
T = TypeVar("T")

_LIMIT_MS, _LIMIT_ONCE_MS = 4_000, 30_000
_MOST_KEPT = 128
_KNOWN: WeakKeyDictionary[Database, dict[str, Any]] = WeakKeyDictionary()
_KEPT: WeakKeyDictionary[Database, OrderedDict[Hashable, Any]] = WeakKeyDictionary()


class Reader:
    """A connection that answers with dictionaries."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, **params: object) -> list[Record]:
        """Return all rows of a query."""
        cursor = self._connection.execute(sql, params)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def first(self, sql: str, **params: object) -> Record | None:
        """Return the first row of a query, None where there is none."""
        return next(iter(self.rows(sql, **params)), None)

    def number(self, sql: str, **params: object) -> int:
        """Return the one number that a query answers with."""
        return int(self._connection.execute(sql, params).fetchone()[0] or 0)


async def ask(datasette: Datasette, read: Callable[[Reader], T], limit_ms: int = _LIMIT_MS) -> T:
    """Return what ``read`` makes of the database; a page of its own says that it took too long."""

    def limited(connection: sqlite3.Connection) -> T:
        with sqlite_timelimit(connection, limit_ms):
            return read(Reader(connection))

    try:
        result: T = await datasette.get_database(SITE_NAME).execute_fn(limited)
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        message = "这一页要查的太多，请加上筛选条件再试 · this took too long: narrow it with a filter"
        raise DatasetteError(message, title="来不及 Too slow", status=503) from None
    return result


async def ask_once(datasette: Datasette, name: str, read: Callable[[Reader], T]) -> T:
    """Return what ``read`` makes of the database, kept under ``name``: a served file never changes."""
    known = _KNOWN.setdefault(datasette.get_database(SITE_NAME), {})
    if name not in known:
        known[name] = await ask(datasette, read, _LIMIT_ONCE_MS)
    kept: T = known[name]
    return kept


async def ask_kept(datasette: Datasette, name: Hashable, read: Callable[[Reader], T]) -> T:
    """Return what ``read`` makes of the database; of questions with parameters the last asked are kept."""
    kept = _KEPT.setdefault(datasette.get_database(SITE_NAME), OrderedDict())
    answer: T = kept.pop(name) if name in kept else await ask(datasette, read)
    kept[name] = answer
    while len(kept) > _MOST_KEPT:
        kept.popitem(last=False)
    return answer
