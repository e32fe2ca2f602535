"""The preface that a note-taking program sets above a page it keeps: fields between two rules.

``created`` there is the day on which somebody kept the page, and only ``published``
or ``date`` is the page's own. Title and source stay for the steps that know them.
"""

from __future__ import annotations

import re

from etl.clean.mapped import Mapped

__all__ = ["strip_preface"]

_PREFACE = re.compile(
    r"\A\s*---[ \t]*\n(?P<fields>(?:[A-Za-z_][\w-]{0,30}:[^\n]*\n|[ \t]{1,8}[^\n]*\n|-[ \t][^\n]*\n){1,40})---[ \t]*\n"
)
_FIELD = re.compile(
    r"(?m)^(?P<key>[A-Za-z_][\w-]{0,30}):(?P<value>[^\n]*)\n(?P<items>(?:(?:[ \t]{1,8}|-[ \t])[^\n]*\n)*)"
)
_DAY = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})")
_KINDS = {
    **dict.fromkeys(
        ("published", "date", "publish_date", "published_at", "date_published", "pubdate"), "web_published_on"
    ),
    **dict.fromkeys(
        (
            "created",
            "created_at",
            "clipped",
            "saved",
            "archived",
            "fetched",
            "retrieved",
            "accessed",
            "captured",
            "crawled",
        ),
        "fetched_at",
    ),
}
_DROPPED = frozenset({"tags", "tag", "categories", "category", "keywords", "cssclass", "aliases", "status", "rating"})


def strip_preface(doc: Mapped) -> None:
    """Read the days of a preface into evidence, and take their lines and those of tags out."""
    if doc.text.lstrip()[:3] != "---" or not (preface := _PREFACE.match(doc.text)):
        return
    spans = []
    for field in _FIELD.finditer(doc.text, *preface.span("fields")):
        key = field["key"].lower().replace("-", "_")
        day = _DAY.search(field["value"])
        if day and key in _KINDS:
            iso = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
            doc.note(_KINDS[key], iso, field.start("value") + day.start(), field.start("value") + day.end())
        if key in _DROPPED or key in _KINDS:
            spans.append(field.span())
    doc.remove(spans, "furniture", "head of a page's copy")
