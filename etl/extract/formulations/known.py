"""Formulations of national currency, from the lexicon, and the five-year plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from etl.extract.formulations.shapes import Found
from etl.lexicon import table
from etl.openers import Opener, WordList

__all__ = ["PLAN_NAMES", "ends_known", "find_known", "is_known"]

_PLAN = Opener(
    r"(?<![一二三四五六七八九十\d])(?P<open>“)?(?P<name>十[一二三四五]五|八五|九五|十五)"
    r"(?:(?P<close>”)|(?=规划|计划|期间|时期|末|开局|以来|目标|发展|[，。、收建头前第扶]))"
)
PLAN_NAMES = frozenset(f"{nth}五" for nth in (*"一二三四五六七八九十", *(f"十{n}" for n in "一二三四五")))
_FIVES = frozenset(("八五", "九五", "十五"))
_PLAN_WORD = re.compile(r"规划|计划|期间|时期|末")
_EARLY_PLAN = Opener(r"“(?P<name>[一二三四五六七]五)”(?=计划|期间|时期|末期?)")


@cache
def _surfaces() -> dict[str, tuple[str, str]]:
    """Return all written forms, each with its canonical name and kind."""
    surfaces: dict[str, tuple[str, str]] = {}
    for row in table("formulations"):
        for surface in (row["name"], *filter(None, row["variants"].split(";"))):
            shown = f"“{surface.strip('“”')}”" if row["bare"] == "no" else surface
            surfaces.setdefault(shown, (row["name"].replace("“", "").replace("”", ""), row["kind"]))
    return surfaces


_SURFACES = WordList(_surfaces)


@cache
def _meanings() -> tuple[tuple[str, str], ...]:
    return tuple(_surfaces().values())


@cache
def _names() -> frozenset[str]:
    return frozenset(
        surface for row in table("formulations") for surface in (row["name"], *row["variants"].split(";")) if surface
    )


@cache
def _bare_names() -> frozenset[str]:
    rows = (row for row in table("formulations") if row["bare"] != "no")
    return frozenset(surface for row in rows for surface in (row["name"], *row["variants"].split(";")) if surface)


def is_known(words: str) -> bool:
    """Return whether ``words`` stand in the lexicon as they are."""
    return words in _names()


def ends_known(words: str) -> bool:
    """Return whether ``words`` end with a formulation that the lexicon finds without quotation marks."""
    return any(words[i:] in _bare_names() for i in range(len(words) - 1))


def find_known(text: str) -> Iterator[Found]:
    """Yield what the lexicon knows, and the plans from 一五 to 十五五."""
    meanings = _meanings()
    for index, first, last in _SURFACES.find(text):
        name, kind = meanings[index]
        enclosed = text[first] == "“" and text[last - 1] == "”" and text.find("“", first + 1, last) < 0
        yield Found(first + enclosed, last - enclosed, kind, "lexicon", 0.95, name)
    for match in _PLAN.finditer(text):
        quoted = match["open"] and match["close"]
        if bool(match["open"]) != bool(match["close"]):
            continue
        if quoted or match["name"] not in _FIVES or _PLAN_WORD.match(text, match.end("name")):
            yield Found(match.start("name"), match.end("name"), "plan", "five_year_plan", 0.97)
    for match in _EARLY_PLAN.finditer(text):  # “六五”普法 is a later plan of its own
        yield Found(match.start("name"), match.end("name"), "plan", "five_year_plan", 0.9)
