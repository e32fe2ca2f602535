"""The site: a Datasette plugin (hooks in this file) and ``serve``, which runs it.

What the plugin adds to Datasette: a search box that finds any substring in
either script, cells that lead from row to row, a page to read a document on,
a home page that says what is in the warehouse, and a policy by which no page
loads anything from another host.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Awaitable, Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import Request

from etl.folding import phrase
from etl.schema import CODES
from etl.site.cells import SITE_NAME, Row, answer_rows, cell, table_rows
from etl.site.compare import compare_page
from etl.site.entities import entity_page
from etl.site.figures import figures_page
from etl.site.guard import App, guarded
from etl.site.home import home_page, questions
from etl.site.ledgers import ledger_page, ledgers_page
from etl.site.picks import editor_panel, options, whole_count
from etl.site.reader import card, document_page
from etl.site.regions import map_page, region_page
from etl.site.search import search_csv, search_page
from etl.site.whole import rows_csv, sql_csv

if TYPE_CHECKING:  # Datasette imports this module while it is itself being imported
    from datasette.app import Datasette

__all__: list[str] = []

_MOST_MAPPED = 2**31 - 65_536
"""As much of a file as SQLite maps at all; what lies beyond is read as ever."""

_STATIC = str(Path(__file__).parent / "static")
_ENTITY_TYPES = "person|place|organisation|post|meeting|formulation|work"


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Replace Datasette's ``escape_fts``, through which every search goes, by our folding; share the file's pages.

    Each thread has a connection of its own: mapped, the pages of the file are read once for all of them.
    """
    conn.execute(f"pragma mmap_size = {_MOST_MAPPED}")
    conn.create_function("escape_fts", 1, lambda query: phrase(str(query or "")), deterministic=True)


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(row: Row, value: object, column: str, table: str | None, datasette: Datasette) -> object:
    """Turn ids into links and fold long texts; everything else is Datasette's to show (and to escape)."""
    return cell(row, value, column, table, datasette)


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Any]]:
    """Add our own pages (documents, entities, search, figures and so on) and whole answers as CSV."""
    return [
        (r"^/$", home_page),
        (r"^/-/document/(?P<document_id>[0-9a-f]{16})$", document_page),
        (r"^/-/card/(?P<document_id>[0-9a-f]{16})-(?P<kind>[em])(?P<no>[0-9]{1,9})$", card),
        (rf"^/-/(?P<type>{_ENTITY_TYPES})/(?P<key>[0-9]{{1,16}})$", entity_page),
        (r"^/-/search$", search_page),
        (r"^/-/figures$", figures_page),
        (r"^/-/compare$", compare_page),
        (r"^/-/search\.csv$", search_csv),
        (r"^/-/map$", map_page),
        (r"^/-/region/(?P<code>[0-9]{6})$", region_page),
        (r"^/-/ledgers$", ledgers_page),
        (r"^/-/ledgers/(?P<name>[a-z_]{1,60})$", ledger_page),
        (rf"^/{SITE_NAME}\.csv$", sql_csv),
        (rf"^/{SITE_NAME}/(?P<name>[A-Za-z0-9_~]{{1,80}})\.csv$", rows_csv),
    ]


@hookimpl  # type: ignore[untyped-decorator]
def extra_css_urls(datasette: Datasette) -> list[str]:
    """Add our style sheet."""
    return [_asset(datasette, "gongwen.css")]


def _asset(datasette: Datasette, name: str) -> str:
    """Return the address of a static file; it depends on whether the plugin is installed or registered by hand."""
    return f"{datasette.urls.static_plugins(_plugin_name(), name)}?{_version(name)}"


@cache
def _plugin_name() -> str:
    from datasette.plugins import get_plugins  # noqa: PLC0415 (Datasette imports this module while being imported)

    return next((str(plugin["name"]) for plugin in get_plugins() if plugin["static_path"] == _STATIC), "gongwen")


@cache
def _version(name: str) -> str:
    return hashlib.sha256((Path(_STATIC) / name).read_bytes()).hexdigest()[:8]


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(template: str, request: Request | None, datasette: Datasette) -> Callable[[], Awaitable[Any]]:
    """Give every page the canned questions and the codes in words."""
    del template, request

    async def values() -> dict[str, Any]:
        return {
            "questions": questions(),
            "codes": CODES,
            "asset": partial(_asset, datasette),
            "options": partial(options, datasette),
            "whole_count": partial(whole_count, datasette),
            "editor_panel": partial(editor_panel, datasette),
            "answer_rows": answer_rows,
            "table_rows": table_rows,
        }

    return values


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Put the security headers on every answer: above all, no page loads anything from another host."""
    editor = f"/{SITE_NAME}" if datasette.setting("default_allow_sql") else ""
    return partial(guarded, editor_path=editor)
