"""Tells a person from what is called after one: 邓小平理论, 学雷锋, 中山路."""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import table

__all__ = ["is_thing"]

_THOUGHT = re.compile("[^，。、；的\n]{1,14}?思想")
_PERSON_AGAIN = re.compile("同志|总书记|主席|总理")


@cache
def _affixes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    after = sorted((row["text"] for row in table("person_affixes") if row["where"] == "after"), key=len, reverse=True)
    before = sorted((row["text"] for row in table("person_affixes") if row["where"] == "before"), key=len, reverse=True)
    return re.compile("|".join(after)), re.compile(rf"(?:{'|'.join(before)})\Z")


def is_thing(text: str, start: int, end: int) -> bool:
    """Tell whether the name at [start, end) is part of the name of a thing."""
    after, before = _affixes()
    if after.match(text, end) or before.search(text, max(0, start - 3), start):
        return True
    return bool(_THOUGHT.match(text, end)) and not _PERSON_AGAIN.match(text, end)
