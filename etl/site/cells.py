"""How single cells of tables and answers are shown: ids as links, codes in words, long texts folded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus, urlencode

from datasette.utils import to_css_class
from markupsafe import Markup, escape

from etl.schema import CODES

if TYPE_CHECKING:  # Datasette imports this module while it is itself being imported
    from datasette.app import Datasette

__all__ = ["SITE_NAME", "Row", "answer_rows", "cell", "listed", "table_rows"]

Row = Mapping[str, object]

SITE_NAME = "gongwen"
"""What Datasette calls the database."""

_DOCUMENT_ID = re.compile(r"[0-9a-f]{16}")
_DIVISION = re.compile(r"[0-9]{6}")
_TO_DOCUMENT = {"document_id", "earliest_document_id", "duplicate_of"}
_TO_VIEW = {
    "sentence_id": ("sentences", "sentence_id"),
    "entity_id": ("entities", "entity_id"),
    "metric_id": ("metrics", "metric_id"),
    "part_of": ("metrics", "metric_id"),
    "total_metric_id": ("metrics", "metric_id"),
    "part_metric_id": ("metrics", "metric_id"),
    "target_metric_id": ("metrics", "metric_id"),
    "reported_metric_id": ("metrics", "metric_id"),
}
_HOME_OF = {
    "entity_id": ("entities", "persons", "places", "organisations", "meetings", "formulations"),
    "sentence_id": ("sentences",),
    "metric_id": ("metrics",),
}
_ENTITY_TYPES = {"person", "place", "organisation", "post", "meeting", "formulation", "work"}
_TO_QUESTION = {"person": "person_dossier", "formulation": "formulation_spread"}
_SAME_NAME = (
    *("doc_type", "entity_type", "formulation_kind", "precision", "unit_kind"),
    *("bound", "change", "dated_by", "outcome"),
)
_CODES: dict[str, dict[str, tuple[str, str]]] = {
    **{name: CODES[name] for name in (*_SAME_NAME, "date_basis", "party_role", "severity")},
    "region_basis": CODES["date_basis"],
    "basis": CODES["phase_basis"],
    "state": CODES["act_state"],
    "entry": CODES["entity_type"],
    "status": CODES["metric_status"],
    "role": CODES["sentence_role"] | CODES["participation_role"],
    "kind": CODES["sentence_kind"] | CODES["edit_kind"] | CODES["task_kind"],
}
_LEADING = {*_TO_DOCUMENT, *_TO_QUESTION, *_TO_VIEW, "label", "name", "region_code"}
"""Columns whose values may lead to another page."""
_LISTS = {"authors", "addressees", "copied_to", "aliases"}
_LONG, _SHOWN, _MOST = 300, 120, 10_000


def cell(row: Row, value: object, column: str, table: str | None, datasette: Datasette) -> Markup | None:
    """Return the HTML of a cell, or None where Datasette's own way of showing it is right."""
    if value is None or value == "":
        return None
    path = _target(row, str(value), column, table) if column in _LEADING and isinstance(value, str | int) else ""
    if path:
        return _html(f'<a href="{escape(datasette.urls.path(path))}">{escape(value)}</a>')
    if isinstance(value, float):
        return _html(
            f'<span class="number">{value:,.0f}</span>'
            if value.is_integer()
            else f'<span class="number">{value:,}</span>'
        )
    return _in_words(value, column) if isinstance(value, str) else None


def _in_words(value: str, column: str) -> Markup | None:
    if value in _CODES.get(column, ()):
        return _code(value, column)
    if column in _LISTS:
        return escape(listed(value))
    return _folded(value) if len(value) > _LONG else None


@cache
def _code(value: str, column: str) -> Markup:
    zh, en = map(escape, _CODES[column][value])
    return _html(f'<span class="code"><span title="{en}">{zh}</span> <small>{escape(value)}</small></span>')


def listed(value: object) -> str:
    """Return a JSON array of names as people write it (甲、乙); anything else as it is."""
    try:
        names = json.loads(str(value))
    except ValueError:
        return str(value)
    return "、".join(map(str, names)) if isinstance(names, list) else str(value)


def _target(row: Row, value: str, column: str, table: str | None) -> str:
    if column in _TO_DOCUMENT and _DOCUMENT_ID.fullmatch(value):
        sentence = _get(row, "sentence_id") if column == "document_id" else None
        return f"/-/document/{value}" + (f"#{quote(str(sentence))}" if sentence else "")
    if column == "label" and _DOCUMENT_ID.fullmatch(str(_get(row, "document_id"))):
        return f"/-/document/{_get(row, 'document_id')}"
    if column == "name" and str(_get(row, "entity_type")) in _ENTITY_TYPES and _get(row, "entity_id"):
        return f"/-/{_get(row, 'entity_type')}/{_get(row, 'entity_id')}"
    if column == "region_code" and _DIVISION.fullmatch(value):
        return f"/-/region/{value}"
    return _elsewhere(value, column, table)


def _elsewhere(value: str, column: str, table: str | None) -> str:
    """Return the question or the row that a value leads to, where it has no page of its own."""
    if column in _TO_QUESTION:
        return f"/{SITE_NAME}/{_TO_QUESTION[column]}?{urlencode({column: value})}"
    if column not in _TO_VIEW:
        return ""
    view, key = _TO_VIEW[column]
    if key == column and table in _HOME_OF.get(column, ()):
        view = "mentions" if column == "entity_id" else ""
    return _filtered(view, key, value) if view else ""


def _filtered(view: str, key: str, value: str) -> str:
    return f"/{SITE_NAME}/{view}?{key}__exact={quote_plus(value)}"


def _get(row: Row, column: str) -> object:
    try:
        return row[column]
    except (KeyError, IndexError):
        return None


def _folded(text: str) -> Markup:
    rest = text[_SHOWN:_MOST]
    more = f"……（共 {len(text):,} 字 characters）" if len(text) > _MOST else ""
    start = f"{escape(text[:_SHOWN])}…<small>{len(text):,} 字</small>"
    return _html(f'<details class="long"><summary>{start}</summary>{escape(rest)}{more}</details>')


def answer_rows(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Markup:
    """Return the rows of an answer as HTML; a template that goes from cell to cell takes three times as long."""
    opened = [f'<td data-label="{escape(name)}" class="col-{to_css_class(name)}">' for name in columns]
    return _html("".join(_row(f"{td}{escape(value)}" for td, value in zip(opened, row, strict=True)) for row in rows))


def table_rows(order: Sequence[int], rows: Iterable[Any]) -> Markup:
    """Return the rows of a table or view as HTML, its cells in ``order``."""
    return _html("".join(_row(_opened(row.cells[place]) for place in order) for row in rows))


def _opened(found: Mapping[str, Any]) -> str:
    kind = f"col-{to_css_class(found['column'])} type-{found['value_type']}"
    return f'<td data-label="{escape(found["column"])}" class="{kind}">{escape(found["value"])}'


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{'</td>'.join(cells)}</td></tr>\n"


def _html(text: str) -> Markup:
    return Markup(text)  # noqa: S704 (whatever comes from a document was escaped)
