"""Tells a person from what is called after one: 邓小平理论, 学雷锋, 中山路."""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import lines, table

__all__ = ["is_national", "is_thing", "leaders"]

_THOUGHT = re.compile("[^，。、；的\n]{1,14}?思想")
_NUMBER = re.compile(r"[〔\[［（(](?:19|20)\d\d[〕\]］）)]")  # 石政任〔2019〕8号
_PERSON_AGAIN = re.compile("同志|总书记|主席|总理")


@cache
def _affixes() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    rows = sorted((row["where"], row["text"]) for row in table("person_affixes"))
    long = [text for where, text in rows if where == "after" and len(text) > 1]
    short = [text for where, text in rows if where == "after" and len(text) == 1]
    before = [text for where, text in rows if where == "before"]
    return re.compile("|".join(long)), re.compile("|".join(short)), re.compile(rf"(?:{'|'.join(before)})\Z")


@cache
def leaders() -> frozenset[str]:
    """Return the names of national leaders and of models, whom texts name without a post."""
    return frozenset(lines("leaders"))


@cache
def _known() -> frozenset[str]:
    return leaders().union(lines("known_people"))


def is_national(name: str) -> bool:
    """Tell whether the name is that of somebody known everywhere, who is at home in no region."""
    return name in _known()


def is_thing(text: str, start: int, end: int) -> bool:
    """Tell whether the name at [start, end) is part of the name of a thing; more is called after the famous."""
    after, after_famous, before_famous = _affixes()
    if after.match(text, end) or _NUMBER.match(text, end):
        return True
    if text[start:end] not in leaders():
        return False
    if after_famous.match(text, end) or before_famous.search(text, max(0, start - 3), start):
        return True
    return bool(_THOUGHT.match(text, end)) and not _PERSON_AGAIN.match(text, end)
