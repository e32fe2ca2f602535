"""Places that stand in a list whose last word says what they are (``甲、乙、丙等乡镇街道``)."""

from __future__ import annotations

import re

from etl.extract.places.context import Found, Setting
from etl.lexicon.divisions import divisions
from etl.lexicon.gazetteer import WORD, names
from etl.structure.runs import Run, township_runs

__all__ = ["listed"]

_SMALL = re.compile(
    "(?:乡镇|镇街|街镇|镇乡|镇)?街道|乡镇|镇街|街镇|镇乡|苏木|片区|乡|镇|村|社区|"
    "(?:工业|产业|农业)?园区|开发区|林场|农场|公社|(?:生产)?大队|生产队"
)
_KINDS = ("街道", "镇", "乡", "县", "区", "市")


def listed(text: str, found: list[Found], here: Setting) -> list[Found]:
    """Return the items of such lists that were not found before."""
    taken = {place.start for place in found} | {place.end for place in found}
    result = []
    for run in township_runs(text):
        if not (run.is_counted or _shares_kind(text, run, here)):
            continue
        items = run.items if run.is_counted else run.items[:-1]
        known = run.is_counted and _are_townships(text, run, here)
        for start, end in items:
            if start not in taken and end not in taken and (known or _may_be(text[start:end], run, here)):
                result.append(Found(start, end, "list", 0.85, names().get(text[start:end])))
    return result


def _shares_kind(text: str, run: Run, here: Setting) -> bool:
    """Tell whether the kind behind the last item goes for all (``恒口、五里、大河镇``)."""
    items = [text[start:end] for start, end in run.items]
    known = divisions().township_homes if run.what in ("镇", "乡", "街道") else divisions().by_stem
    return all(item in known or item in here.townships for item in items) and not any(
        item.endswith(_KINDS) for item in items
    )


def _are_townships(text: str, run: Run, here: Setting) -> bool:
    """Tell whether all items are called like townships, half of them like some of the county (``叶坪、壬田等地``)."""
    items = [text[start:end] for start, end in run.items]
    of_county = sum(item in here.townships for item in items)
    homes = divisions().township_homes
    return of_county * 2 >= len(items) and all(item in here.townships or item in homes for item in items)


def _may_be(item: str, run: Run, here: Setting) -> bool:
    """Tell whether the item may be a place: any name of a township or village, else only what is known as a place."""
    if _SMALL.fullmatch(run.what) or here.binds(item):
        return True
    name = names().get(item)
    return name is not None and name.also != WORD
