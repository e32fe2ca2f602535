"""``gongwen serve``: Datasette over the SQLite file of a warehouse, following its swaps.

A build publishes by renaming a link. Datasette keeps connections by path in its
threads, so a file must never change under it: every build is served by a
Datasette of its own (an ``Edition``), and each request goes from start to end to
one edition. When the link leads to another build, a new edition is opened and
warmed; from then on requests go to it, and the old one is closed with its last
reader. A shared lock on the file keeps its build from being pruned meanwhile.
"""

from __future__ import annotations

import asyncio
import fcntl
import gc
import hashlib
import socket
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import closing, suppress
from pathlib import Path
from typing import IO, Any

import uvicorn
import yaml
from datasette.app import Datasette
from datasette.plugins import pm

from etl.access import SITE_DATABASE
from etl.assets import asset_path
from etl.errors import UsageError
from etl.site.cells import SITE_NAME
from etl.site.facets import CountedDatabase
from etl.site.guard import public

__all__ = ["Edition", "Site", "serve"]

SETTINGS = {
    "allow_csv_stream": True,
    "cache_size_kb": 65_536,
    "default_page_size": 50,
    "facet_time_limit_ms": 1_000,
    "max_returned_rows": 2_000,
    "num_sql_threads": 3,
    "sql_time_limit_ms": 1_000,
    "suggest_facets": False,
}
PUBLIC_SETTINGS = SETTINGS | {
    "allow_download": False,
    "default_allow_sql": False,
    "facet_time_limit_ms": 500,
    "max_csv_mb": 50,
    "max_returned_rows": 1_000,
}
_MOST_AT_ONCE = 64
_ROW_FOR_ROW = {
    "appointments": "fact_appointment",
    "documents": "fact_document",
    "edits": "fact_edit",
    "findings": "fact_finding",
    "indicator_series": "mart_indicator_series",
    "mentions": "fact_mention",
    "metrics": "fact_metric",
    "participations": "fact_participation",
    "parties": "document_party",
    "sections": "dim_section",
    "sentences": "fact_sentence",
    "tasks": "fact_task",
    "terms": "fact_term",
}
"""Views that have the rows of a table (a check proves it): Datasette need not count them anew for each page."""
_OF_TYPE = {
    "formulations": ("entities", "formulation"),
    "meetings": ("entities", "meeting"),
    "organisations": ("entities", "organisation"),
    "persons": ("entities", "person"),
    "places": ("entities", "place"),
    "times": ("mentions", "time"),
    "works": ("mentions", "work"),
}
"""Views that have the rows of one type of another."""
_TYPES = "select view_name, facet, n_rows from mart_facet where column_name = 'entity_type'"
_SECONDS_BETWEEN_LOOKS = 1.0

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _hold(link: Path) -> tuple[Path, IO[bytes]]:
    """Resolve ``link`` and lock the file it leads to against pruning.

    The link is read again behind the lock: a build may have gone between the two.
    """
    while True:
        path = link.resolve()
        try:
            lock = path.open("rb")
        except FileNotFoundError:
            if link.resolve() != path:
                continue
            raise UsageError(f"there is no warehouse in {link.parent}: make one with gongwen build PATH") from None
        fcntl.flock(lock, fcntl.LOCK_SH)
        if link.resolve() == path and path.exists():
            return path, lock
        lock.close()


def _inspect(path: Path) -> dict[str, Any]:
    """Return Datasette's inspect data: row counts, and a hash that stands for the (immutable) file."""
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        names = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
        tables = {name: {"count": _count(connection, name)} for name in names}
    size = path.stat().st_size
    name = hashlib.sha256(f"{path.parent.name}/{size}".encode()).hexdigest()
    return {SITE_NAME: {"hash": name, "size": size, "file": str(path), "tables": tables}}


def _view_counts(path: Path, counts: Mapping[str, int]) -> dict[str, int]:
    """Return the row counts of views that follow from what is counted already."""
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        typed = {(view, kind): n for view, kind, n in connection.execute(_TYPES)}
    whole = {view: counts[table] for view, table in _ROW_FOR_ROW.items()}
    return whole | {view: typed.get(of_type, 0) for view, of_type in _OF_TYPE.items()}


def _count(connection: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(connection.execute(f'select count(*) from "{quoted}"').fetchone()[0])


class Edition:
    """One build, opened: a Datasette with threads and connections of its own."""

    def __init__(self, link: Path, is_public: bool = False) -> None:
        self.path, self._lock = _hold(link)
        self._settings = PUBLIC_SETTINGS if is_public else SETTINGS
        try:
            self.datasette = self._open()
        except BaseException:
            self._lock.close()
            raise
        self._app = self.datasette.app()
        self._readers = 0
        self._is_retired = False

    def _open(self) -> Datasette:
        metadata = yaml.safe_load(asset_path("metadata.yml").read_text("utf-8"))
        known = _inspect(self.path)
        opened = Datasette(immutables=[str(self.path)], inspect_data=known, metadata=metadata, settings=self._settings)
        opened.remove_database(SITE_NAME)
        opened.add_database(CountedDatabase(opened, str(self.path), is_mutable=False), name=SITE_NAME)
        # what the page of all tables lists is fixed before the counts of views join what pages of rows look up
        counts = opened.get_database(SITE_NAME).cached_table_counts
        known[SITE_NAME]["tables"] |= {view: {"count": n} for view, n in _view_counts(self.path, counts).items()}
        return opened

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request from this build."""
        self._readers += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._readers -= 1
            self._close_if_done()

    async def warm(self) -> None:
        """Ask once for the pages that read much, so that no reader waits; RuntimeError where one fails.

        The last is one of Datasette's own: before its first it lists what tables and columns there are.
        """
        for path in ("/", "/-/figures", "/-/search", "/-/ledgers", f"/{SITE_NAME}/checks"):
            response = await self.datasette.client.get(path)
            if response.status_code != 200:
                raise RuntimeError(f"{self.path} cannot be served: {path} answers {response.status_code}")

    def retire(self) -> None:
        """Close as soon as the last request to this build has been answered."""
        self._is_retired = True
        self._close_if_done()

    def _close_if_done(self) -> None:
        if self._is_retired and not self._readers:
            if self.datasette.executor is not None:
                self.datasette.executor.shutdown(wait=True, cancel_futures=True)
            for database in self.datasette.databases.values():
                database.close()
            self._lock.close()


class Site:
    """The ASGI application: sends each request to the edition that is current when it comes in."""

    def __init__(self, warehouse: Path, is_public: bool = False) -> None:
        self._link = warehouse / SITE_DATABASE
        self._is_public = is_public
        self.current = Edition(self._link, is_public)
        self._watcher: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or begin and end with the server (ASGI's lifespan)."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await self.current(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await self.current.warm()
        _settle()
        self._watcher = asyncio.create_task(self._watch())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._watcher.cancel()
        self.current.retire()
        gc.unfreeze()
        await send({"type": "lifespan.shutdown.complete"})

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
            try:
                await self.follow()
            except Exception as error:  # the old build goes on being served, whatever is wrong with the new
                _say(f"gongwen: the new build cannot be opened, the old one stays: {error}")

    async def follow(self) -> None:
        """Go over to the build that the link leads to now, if that is another one."""
        if self._link.resolve() == self.current.path:
            return
        edition = await asyncio.to_thread(Edition, self._link, self._is_public)
        try:
            await edition.warm()
        except BaseException:
            edition.retire()
            raise
        old, self.current = self.current, edition
        old.retire()
        _settle()


def _settle() -> None:
    """Let the collector look through what stays no more: that took a tenth of a second every hundred pages or so."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise UsageError(f"cannot listen on {host} port {port} ({error}): give another --port") from None
    # asyncio does this only for sockets that name their protocol; without it the body of a small page waits for
    # the reader's system to acknowledge its head, 40 ms later
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def serve(warehouse: Path, host: str = "127.0.0.1", port: int = 8001, is_public: bool = False) -> None:
    """Serve the warehouse in the folder ``warehouse`` until Ctrl-C; port 0 takes any that is free.

    ``is_public`` leaves out what strangers should not have: SQL of their own, the file, a place in search engines.
    Raises UsageError where there is no warehouse or the port is taken.
    """
    _prepare()
    site = Site(warehouse, is_public)
    with _listen(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        _say(f"gongwen: http://{shown}:{listener.getsockname()[1]}/ (Ctrl-C ends it)")
        config = uvicorn.Config(
            public(site) if is_public else site,
            lifespan="on",
            log_level="warning",
            access_log=False,
            limit_concurrency=_MOST_AT_ONCE if is_public else None,
            server_header=not is_public,
            timeout_graceful_shutdown=5,
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _prepare() -> None:
    """Make the plugin known also where gongwen is run from a checkout, and keep the terminal quiet.

    Where rich is installed, Datasette prints a traceback with all variables for every page that is not found.
    """
    plugin = sys.modules["etl.site"]
    if not pm.is_registered(plugin):
        pm.register(plugin, name="gongwen")
    pm.get_plugin("datasette.handle_exception").rich = None
