"""Tells by its characters whether a string is a Chinese name, a foreign one written by sound, or neither.

The counts are those of ``name_characters.tsv``: how likely a character is in each
place of a Chinese name, in a foreign name and in running text. What is compared
are binary logarithms, in tenths.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from etl.lexicon import lines, table

__all__ = ["given_score", "is_abroad", "is_by_sound", "is_foreign", "is_sound", "likely_given", "sounds_foreign"]

_RAREST = -170
_SOUND = -120
_SOUNDS_OF_XINJIANG = frozenset("江提洪孜甫乎别吾热吐依明扎力更沙娅叶")
_UNLIKELY = -40
_BY_SOUND = 20
_NO_SOUND = frozenset("中国市县及本切可的十一万三六二立道都世洲岛")
_LONGEST_GIVEN = 2
_LONGEST_PLACE, _LONGEST_LIST = 7, 16


class _Odds(NamedTuple):
    """How likely a character is in each place."""

    family: int
    first: int
    second: int
    foreign: int
    text: int


@cache
def _odds() -> dict[str, _Odds]:
    names = _Odds._fields
    return {row["char"]: _Odds(*(int(row[name]) for name in names)) for row in table("name_characters")}


@cache
def _family_names() -> frozenset[str]:
    return frozenset(lines("foreign_family_names"))


@cache
def _gains() -> tuple[dict[str, int], dict[str, int]]:
    """Return how much likelier a character is as the first of a given name, and as its last, than in running text."""
    rows = [(char, odds, max(odds.text, _RAREST)) for char, odds in _odds().items()]
    return (
        {char: odds.first - in_text for char, odds, in_text in rows},
        {char: odds.second - in_text for char, odds, in_text in rows},
    )


def given_score(given: str) -> int:
    """Return how much more likely one or two characters are as a given name than in running text."""
    firsts, lasts = _gains()
    score = lasts.get(given[-1], lasts["*"])
    return score + firsts.get(given[0], firsts["*"]) if len(given) == _LONGEST_GIVEN else score


@cache
def likely_given() -> tuple[str, str]:
    """Return patterns of the characters that may open a given name of two, and of those that may end one."""
    first, last = ("".join(c for c, gain in gains.items() if c != "*" and gain < _UNLIKELY) for gains in _gains())
    return f"(?![{first}])[一-龥]", f"(?![{last}])[一-龥]"


@lru_cache(maxsize=8192)
def sounds_foreign(name: str) -> int:
    """Return how much more likely a name without a dot is a foreign one than a Chinese one with a family name."""
    odds = _odds()
    other = odds["*"]
    rows = [odds.get(char, other) for char in name]
    chinese = rows[0].family + rows[-1].second + sum(row.first for row in rows[1:-1])
    return sum(row.foreign for row in rows) - chinese + 100 * max(0, len(name) - 3)


_NAMED_LIKE_OURS = frozenset(
    ("越南", "朝鲜", "韩国", "日本", "新加坡", "柬埔寨", "老挝", "缅甸", "蒙古国", "蒙古", "马来西亚", "泰国", "印尼")
)


def is_abroad(text: str, at: int) -> bool:
    """Tell whether a country whose people are not named as ours ends at ``at``, or before the list of posts there."""
    floor = max(0, at - _LONGEST_LIST)
    begin = max(floor, *(text.rfind(mark, floor, at) + 1 for mark in "，。；：\n"))
    if "、" in text[begin:at] and text[at - 1] == "、":
        at = next((end for end in range(begin + 2, at) if _names_abroad(text, end)), at)
    return _names_abroad(text, at)


def _names_abroad(text: str, at: int) -> bool:
    return any(
        text[at - size : at] in _world() and text[at - size : at] not in _NAMED_LIKE_OURS
        for size in range(min(_LONGEST_PLACE, at), 1, -1)
    )


@cache
def _world() -> frozenset[str]:
    return frozenset(lines("world_places"))


def is_foreign(name: str, least: int) -> bool:
    """Tell whether a name is a foreign family name alone (马克龙, 莫迪): known as one, or by ``least`` likelier one."""
    if name in _family_names():
        return True
    doubled = len(name) > _LONGEST_GIVEN and name[-1] == name[-2]
    return not doubled and sounds_foreign(name) >= least


def is_by_sound(name: str) -> bool:
    """Tell whether a name is written by sound: all of its characters are, and they are likelier so than in text."""
    odds = _odds()
    rows = [odds.get(char, odds["*"]) for char in name]
    score = sum(row.foreign - max(row.text, _RAREST) for row in rows)
    return score > _BY_SOUND * len(name) and all(is_sound(char) for char in name)


def is_sound(char: str) -> bool:
    """Tell whether foreign names, and those of Xinjiang, are written with the character."""
    odds = _odds()
    if char in _NO_SOUND:
        return False
    return char in _SOUNDS_OF_XINJIANG or odds.get(char, odds["*"]).foreign >= _SOUND
