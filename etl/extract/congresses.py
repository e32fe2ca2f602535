"""Canonical names of recurring national meetings, so that their short forms are one entity.

``党的二十大``, ``二十大`` and ``中国共产党第二十次全国代表大会`` are one congress. Only forms that
can mean one meeting are spelled out; the meetings of provinces and counties keep
the name they have in the text. The full names are those of the official record
(the Party's constitution, the organic law of the National People's Congress, the
charter of the People's Political Consultative Conference).
"""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import table

__all__ = ["canonical_meeting"]

_N = "[一二三四五六七八九十]+"
_OF_PARTY = "(?:党的|中共|中国共产党)"
_TEENS = r"(?:二十[一二三]?|十[一二三四五六七八九])"

_SPELLED = (
    (rf"(?:{_OF_PARTY}({_N})|({_TEENS}))大", "中国共产党第{}次全国代表大会"),
    (rf"{_OF_PARTY}第({_N})次全国代表大会", "中国共产党第{}次全国代表大会"),
    (rf"{_OF_PARTY}?第?({_TEENS}|[八九])届({_N})中全会", "中国共产党第{}届中央委员会第{}次全体会议"),
    (rf"{_OF_PARTY}?第?({_TEENS})届中央委员会第?({_N})次全体会议", "中国共产党第{}届中央委员会第{}次全体会议"),
    (
        rf"{_OF_PARTY}?第?({_TEENS})届中央(?:纪委|纪律检查委员会第?)({_N})次全(?:会|体会议)",
        "中国共产党第{}届中央纪律检查委员会第{}次全体会议",
    ),
    (rf"第?({_N})届全国(?:人大|人民代表大会)第?({_N})次会议", "第{}届全国人民代表大会第{}次会议"),
    (
        rf"第?({_N})届全国(?:人大常委会|人民代表大会常务委员会)第?({_N})次会议",
        "第{}届全国人民代表大会常务委员会第{}次会议",
    ),
    (
        rf"(?:全国政协第?({_N})届|(?:中国人民政治协商会议|(?:人民|全国)?政协)?第?({_N})届全国委员会)第?({_N})次会议",
        "中国人民政治协商会议第{}届全国委员会第{}次会议",
    ),
)
_FORMS = tuple((re.compile(form), name) for form, name in _SPELLED)
_EDITION = re.compile(rf"(?:第?(?P<edition>{_N}|\d+)届)?(?P<fair>.+)")


@cache
def canonical_meeting(name: str) -> str:
    """Return the full name of the meeting that ``name`` means, or ``name`` where it is none of the known ones."""
    for form, full in _FORMS:
        match = form.fullmatch(name)
        if match:
            return full.format(*filter(None, match.groups()))
    edition = _EDITION.fullmatch(name)
    if edition and edition["fair"] in _fairs():
        return (f"第{edition['edition']}届" if edition["edition"] else "") + _fairs()[edition["fair"]]
    return name


@cache
def _fairs() -> dict[str, str]:
    return {row["short"]: row["name"] for row in table("fairs")}
