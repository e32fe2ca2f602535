"""Whole answers as CSV: every row of a question, a table or a view, or of an own SELECT, streamed.

Datasette cuts an answer off after so many rows, pages through views by counting
from the start again, and knows no byte order mark. Its ``.csv`` addresses are
answered here instead: without a limit (but for ``_size``), in one pass over a
connection of their own, with ``_bom=1`` for Excel. An answer that cannot be finished ends in a
broken transfer, so that no file looks whole that is not.
"""

from __future__ import annotations

import asyncio
import csv
import io
import re
import sqlite3
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils import InvalidSql, derive_named_parameters, tilde_decode, validate_sql_select
from datasette.utils.asgi import AsgiStream, AsgiWriter, NotFound, Request
from datasette.views.base import DatasetteError

from etl.site.cells import SITE_NAME
from etl.site.home import questions

if TYPE_CHECKING:  # Datasette imports this module while it is itself being imported
    from datasette.app import Datasette

__all__ = ["rows_csv", "sql_csv"]

_LIMIT = re.compile(r"\s+limit\s+\d+(\s+offset\s+\d+)?\s*\Z")
_OURS = {"_bom", "_dl", "_header", "_labels", "_next", "_nocount", "_nofacet", "_shape", "_size", "_stream"}
_ROWS_AT_ONCE = 2_000
_SECONDS, _PUBLIC_SECONDS = 600.0, 30.0
_MOST_STREAMS = asyncio.Semaphore(4)

Write = Callable[[str], Awaitable[None]]


async def rows_csv(request: Request, datasette: Datasette) -> AsgiStream:
    """Answer with every row of a canned question, a view or a table."""
    name = tilde_decode(request.url_vars["name"])
    if name in questions():
        query = questions()[name]
        asked = {param.name: request.args.get(param.name) or "" for param in query.params}
        return await _streamed(datasette, request, name, query.whole_sql, asked)
    sql, params = await _table_sql(datasette, request, name)
    return await _streamed(datasette, request, name, sql, params)


async def sql_csv(request: Request, datasette: Datasette) -> AsgiStream:
    """Answer with every row of the SELECT in ``sql``, where own SQL is allowed."""
    await datasette.ensure_permissions(request.actor, [("execute-sql", SITE_NAME)])
    sql = request.args.get("sql") or ""
    try:
        validate_sql_select(sql)
    except InvalidSql as error:
        raise DatasetteError(str(error), title="SQL", status=400) from None
    names = await derive_named_parameters(datasette.get_database(SITE_NAME), sql)
    return await _streamed(datasette, request, SITE_NAME, sql, {name: request.args.get(name) or "" for name in names})


async def _table_sql(datasette: Datasette, request: Request, name: str) -> tuple[str, dict[str, Any]]:
    """Return the SQL by which Datasette answers for a table with these filters, its limit taken off."""
    kept = [(key, value) for key in request.args for value in request.args.getlist(key) if key not in _OURS]
    query = urlencode([*kept, ("_size", "1"), ("_nocount", "1"), ("_nofacet", "1")])
    answer = await datasette.client.get(f"{datasette.urls.table(SITE_NAME, name, format='json')}?{query}")
    if answer.status_code == 404:
        raise NotFound(f"没有 {name} · there is no {name}")
    if answer.status_code != 200:
        raise DatasetteError(str(answer.json().get("error")), status=answer.status_code)
    said = answer.json()["query"]
    return _LIMIT.sub("", said["sql"]), said["params"]


async def _streamed(
    datasette: Datasette, request: Request, name: str, sql: str, params: Mapping[str, object]
) -> AsgiStream:
    seconds = _SECONDS if datasette.setting("default_allow_sql") else _PUBLIC_SECONDS
    size = request.args.get("_size") or ""
    answer = _Answer(datasette, sql, params, seconds, int(size) if size.isdecimal() else None)
    try:
        await asyncio.to_thread(answer.begin, request.args.get("_header") != "off")
    except sqlite3.Error as error:
        answer.close()
        raise DatasetteError(str(error), title="SQL", status=400) from None
    mark = "\ufeff" if request.args.get("_bom") else ""
    most = int(datasette.setting("max_csv_mb")) * 1024 * 1024

    async def write(response: AsgiWriter) -> None:
        try:
            async with _MOST_STREAMS:
                await _send(answer, response.write, mark, most)
        finally:
            answer.close()

    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return AsgiStream(write, headers=headers, content_type="text/csv; charset=utf-8")


async def _send(answer: _Answer, write: Write, mark: str, most: int) -> None:
    text, n_bytes = mark + answer.first, 0
    while text:
        n_bytes += len(text.encode())
        if most and n_bytes > most:
            raise DatasetteError(f"over {most:,} bytes")
        await write(text)
        text = await asyncio.to_thread(answer.more)


class _Answer:
    """A running query over a connection of its own, read a block of CSV at a time."""

    def __init__(
        self, datasette: Datasette, sql: str, params: Mapping[str, object], seconds: float, most: int | None
    ) -> None:
        path = datasette.get_database(SITE_NAME).path
        self._connection = sqlite3.connect(f"file:{path}?immutable=1&mode=ro", uri=True, check_same_thread=False)
        datasette._prepare_connection(self._connection, SITE_NAME)
        deadline = time.monotonic() + seconds
        self._connection.set_progress_handler(lambda: int(time.monotonic() > deadline), 10_000)
        self._sql, self._params, self._left = sql, params, most
        self.first = ""

    def begin(self, has_header: bool) -> None:
        """Run the query and make the first block, so that a mistake is told before anything is sent."""
        self._cursor = self._connection.execute(self._sql, self._params)
        header = [column[0] for column in self._cursor.description]
        self.first = _lines([header] if has_header else []) + self.more()

    def more(self) -> str:
        """Return the next block of lines; empty at the end."""
        wanted = _ROWS_AT_ONCE if self._left is None else min(self._left, _ROWS_AT_ONCE)
        rows = self._cursor.fetchmany(wanted) if wanted else []
        if self._left is not None:
            self._left -= len(rows)
        return _lines(rows)

    def close(self) -> None:
        """Close the connection, the query with it."""
        self._connection.close()


def _lines(rows: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
