"""Finds names with a middle dot that no post opens: 巴哈尔·某某, where the text goes on without a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.extract.people.characters import is_by_sound, is_sound
from etl.extract.people.rules import Find
from etl.extract.people.shapes import MIDDLE_DOT, follow_at, name_at, surname_length
from etl.extract.posts import PostIndex

__all__ = ["dotted"]

_DOT = re.compile("[·•‧・∙]")
_LONGEST_FORENAME = 9
_SHORTEST = 2
_NO_BEGIN = frozenset("和与及同对向由因为是的在于被把将就")


def dotted(text: str, index: PostIndex) -> Iterator[Find]:
    """Find names with a middle dot between marks, or as far to the left as names are written by sound."""
    end = 0
    for dot in _DOT.finditer(text):
        if dot.start() < end:
            continue
        start = _begins(text, max(end, dot.start() - _LONGEST_FORENAME), dot.start())
        if any(at in index.by_end for at in range(start + 1, dot.start())) or surname_length(text, start) == _SHORTEST:
            continue
        cut = name_at(text, start) if dot.start() - start >= _SHORTEST and MIDDLE_DOT.match(text, start) else None
        if cut is None:
            continue
        end = cut.end
        parts = _DOT.split(text[cut.start : cut.end])
        sure = all(len(part) >= _SHORTEST for part in parts) and is_by_sound("".join(parts))
        if sure or follow_at(text, cut.end) > 0:
            yield Find(cut.start, cut.end, (), "person-dotted", 0.8 if sure else 0.6, sure=sure)


def _begins(text: str, least: int, dot: int) -> int:
    """Return where the name begins that has a dot at ``dot``."""
    free = start = dot
    while free > least and "一" <= text[free - 1] <= "龥":
        free -= 1
        if start == free + 1 and is_sound(text[free]):
            start = free
    while start < dot and text[start] in _NO_BEGIN:
        start += 1
    bounded = free == 0 or not "一" <= text[free - 1] <= "龥"
    return free if bounded and dot - start < _SHORTEST else start
