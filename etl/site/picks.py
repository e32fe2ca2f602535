"""What the pages of questions and of SQL need beyond the answer: lists to choose from, counts, schema and examples."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from datasette.database import Database, QueryInterrupted
from markupsafe import Markup

from etl.questions import Pick, read_examples, read_picks
from etl.schema import CODES, FIELDS, TABLES, VIEWS
from etl.site.ask import Reader, ask_once
from etl.site.cells import SITE_NAME

if TYPE_CHECKING:  # Datasette imports this module while it is itself being imported
    from datasette.app import Datasette

__all__ = ["Option", "editor_panel", "options", "whole_count"]

Option = tuple[str, str]
"""A value and the words it is shown in."""

_MOST_KEPT = 1_000
_COUNTS: WeakKeyDictionary[Database, dict[tuple[object, ...], int | None]] = WeakKeyDictionary()
_PANELS: WeakKeyDictionary[Database, Markup] = WeakKeyDictionary()


@cache
def _picks() -> dict[str, Pick]:
    return {pick.name: pick for pick in read_picks()}


async def options(datasette: Datasette, name: str) -> list[Option]:
    """Return the values of a pick-list that occur in the warehouse, in words."""
    pick = _picks()[name]
    codes = CODES.get(pick.codes, {})

    def read(reader: Reader) -> list[Option]:
        return [_option(row["value"], row.get("n"), codes) for row in reader.rows(pick.sql)]

    return await ask_once(datasette, f"pick {name}", read)


def _option(value: object, n: object, codes: Mapping[str, tuple[str, str]]) -> Option:
    code = str(value)
    words = " ".join(codes[code]) if code in codes else code
    return code, words + (f" ({n:,})" if isinstance(n, int) else "")


async def whole_count(datasette: Datasette, sql: str, params: Mapping[str, object]) -> int | None:
    """Return how many rows ``sql`` gives in all, None where that takes too long; kept, for a served file is fixed."""
    database = datasette.get_database(SITE_NAME)
    kept = _COUNTS.setdefault(database, {})
    key = (sql, *sorted((name, str(value)) for name, value in params.items()))
    if key not in kept:
        while len(kept) >= _MOST_KEPT:
            kept.pop(next(iter(kept)))
        try:
            found = await database.execute(f"select count(*) from ({sql})", dict(params), log_sql_errors=False)
            kept[key] = int(found.first()[0])
        except (QueryInterrupted, sqlite3.OperationalError):
            kept[key] = None
    return kept[key]


async def editor_panel(datasette: Datasette) -> Markup:
    """Return the schema and the examples that stand beside the SQL editor, rendered once."""
    database = datasette.get_database(SITE_NAME)
    if database not in _PANELS:
        known = {"views": VIEWS, "tables": TABLES, "fields": FIELDS, "examples": read_examples()}
        path = datasette.urls.database(SITE_NAME)
        text = await datasette.render_template("_editor_panel.html", {**known, "path": path})
        _PANELS[database] = Markup(text)  # noqa: S704 (a template's own output, escaped there)
    return _PANELS[database]
