"""All names of places in one automaton: where they occur in a text, and what they may stand for.

The names are those of divisions with and without what says their kind (麦积区, 麦积),
of townships with it (麦积镇), of other regions, waters and mountains
(``place_names.tsv``) and of the world (``world_places.txt``). An occurrence is only
a *hit*: whether the place is meant is for the reader of the context to decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from etl.lexicon import lines, table
from etl.lexicon.divisions import Divisions, divisions
from etl.openers import WordList

__all__ = ["Hit", "Name", "hits", "names", "other_places", "runs_on"]

DIVISION, STEM, TOWNSHIP, OTHER, WORLD = "division", "stem", "township", "other", "world"
WORD = "word"
_GOES_ON = {
    "市": "场民区内容值面郊井域辖",
    "县": "城域道级",
    "区": "域间别位划块段级",
    "省": "会际级",
    "州": "际",
    "镇": "江域区",
    "乡": "镇亲愁土贤情音道",
    "国": "际",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name of places.

    ``also`` says what else it is: ``word`` an everyday word, ``name`` a name of
    other things or of people, ``rare`` in no dictionary, ``""`` nothing else.
    """

    text: str
    kind: str
    level: str = ""
    also: str = ""

    @property
    def is_plain(self) -> bool:
        """Tell whether the name is known as that of places only."""
        return not self.also


class Hit(NamedTuple):
    """An occurrence of a name."""

    start: int
    end: int
    name: Name


@cache
def other_places() -> dict[str, str]:
    """Return the full name of the division that a name of ``place_names.tsv`` stands for, ``""`` for none."""
    return {row["name"]: row["division"] for row in table("place_names")}


@cache
def names() -> dict[str, Name]:
    """Return every name; where one is several things, the name of a division comes first."""
    index = divisions()
    everyday = frozenset(lines("place_words"))
    found: dict[str, Name] = {name: Name(name, WORLD) for name in lines("world_places")}
    found |= {name: Name(name, OTHER) for name in other_places()}
    for name in sorted(index.township_name_homes):
        found[name] = Name(name, TOWNSHIP, "township", WORD if name in everyday or len(name) < 3 else "")
    found |= _stems(index, everyday)
    for name in sorted(index.by_name):
        found[name] = Name(name, DIVISION, index.by_name[name][-1].level, WORD if name in everyday else "")
    return found


def _stems(index: Divisions, everyday: frozenset[str]) -> dict[str, Name]:
    result = {}
    for stem in sorted(index.by_stem):
        versions = index.by_stem[stem]
        level = min((v.level for v in versions), key=("province", "prefecture", "county").index)
        uses = {v.wordlike for v in versions} if level == "county" else set()
        also = WORD if stem in everyday else next((use for use in (WORD, "name", "rare") if use in uses), "")
        result[stem] = Name(stem, STEM, level, also)
    return result


_NAMES = WordList(names)


@cache
def _every() -> tuple[Name, ...]:
    return tuple(names().values())


@lru_cache(maxsize=2)
def hits(text: str) -> tuple[Hit, ...]:
    """Return the longest names from the left; several rooms ask for those of one text."""
    every = _every()
    return tuple([Hit(start, end, every[at]) for at, start, end in _NAMES.find(text)])


def runs_on(text: str, end: int) -> bool:
    """Tell whether the last character of a name that ends there begins the next word (上海市|场)."""
    following = text[end : end + 1]
    return following != "" and following in _GOES_ON.get(text[end - 1], "")
