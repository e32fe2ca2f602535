"""Who owns a body: the division, zone, commune or level word that ends where its own name begins."""

from __future__ import annotations

import re

from etl.extract.organisations.lexicon import LEVELS, division_to
from etl.extract.organisations.patterns import (
    COLLECTIVE,
    COMPOUND,
    CUT,
    HAN,
    HARD,
    OWN,
    PARTY_PREFIX,
    PLACEHOLDERS,
    SHARED,
    ZONE_OWNER,
)
from etl.extract.vocabulary import is_word

__all__ = ["is_phrase", "owner_at", "with_prefix", "words_before"]

_SEAT = re.compile(
    "地区|(?:县城|城关|城区)(?=第[一二三四五六七八九十]|[一二三四五六七八九十](?:小|中|幼)|(?:中心)?(?:小学|中学|初中|高中|幼儿园))"
)
_COMMUNE = "公社"
_ITS_COMMUNE = re.compile("[一-龥]{2}(?<![各个全每])(?<!人民)公社")
_OPENING = 150
_LONGEST_COMMUNE = 7  # with its county


def owner_at(text: str, end: int) -> tuple[str, int] | None:
    """Return kind and start of the owner that ends at ``end``: a division's name, a zone, a seat or a level word."""
    seat = _SEAT.match(text, max(0, end - 2))
    if seat and not (seat[0] == "地区" and HAN.match(text, end - 3)):
        return "level" if seat[0] == "地区" else "none", end - 2
    if end > 1 and text[end - 1] == text[end - 2] and text[end - 1] in LEVELS:
        start = division_to(text, end - 1, stems=False)
        return ("division", start) if start < end - 1 else None
    if text.startswith(_COMMUNE, max(0, end - 2)):
        return _commune(text, end)
    start = division_to(text, end)
    if start < end and not (end - start == 2 and text[end - 1] in LEVELS and text[start] in "全我各本该"):
        return None if _stem_of_a_word(text, start, end) else ("division", start)
    zone = ZONE_OWNER.search(text, max(0, end - 12), end)
    if zone:
        lead = max(words_before(text, end), zone.start())
        return None if COLLECTIVE.search(text, max(0, lead - 4), lead) else ("division", lead)
    return _level(text, end - 1) if end and text[end - 1] in LEVELS else None


def _commune(text: str, end: int) -> tuple[str, int] | None:
    """Return the people's commune that ends at ``end``: by its name, or the one whose document this is."""
    at = end - len(_COMMUNE)
    lead = words_before(text, at)
    if 2 <= at - lead <= _LONGEST_COMMUNE and not COLLECTIVE.search(text, lead, at):
        return "division", lead
    is_own = (
        lead == at
        and text[at - 1 : at] not in ("各", "每", "个")
        and _ITS_COMMUNE.search(text, 0, _OPENING) is not None
    )
    return ("level", at) if is_own else None


def _stem_of_a_word(text: str, start: int, end: int) -> bool:
    return text[end - 1] not in LEVELS and is_word(text[start:end])


def _level(text: str, at: int) -> tuple[str, int] | None:
    """Return the owner whose last character is the level word at ``at``, or None where it is part of a word."""
    if text.startswith("自治", max(0, at - 2), at):
        return "level", at - 2
    before = text[at - 1 : at]
    if before and before in PLACEHOLDERS:
        start = at
        while start and text[start - 1] in PLACEHOLDERS:
            start -= 1
        return "division", start
    if before == "、" and SHARED.search(text, max(0, at - 16), at):
        return None
    if before in OWN or not HAN.match(before) or (before in HARD and before not in "各每个"):
        return "level", at
    return None if before in "全各每个名" else _behind_words(text, at)


def _behind_words(text: str, at: int) -> tuple[str, int] | None:
    """Return the owner at a level word that other words precede: an unknown name, or words of the sentence."""
    lead = words_before(text, at)
    prefix = text[lead:at]
    if not prefix:
        return "level", at
    in_word = is_word(text[at - 1 : at + 1]) or prefix[-1] in LEVELS
    if len(prefix) <= 4 and not in_word and not is_phrase(prefix):
        return "division", lead
    return None if in_word or prefix[-1] in COMPOUND[text[at]] else ("level", at)


def is_phrase(text: str) -> bool:
    """Tell whether a string before a body is words of the sentence and no name."""
    return len(text) == 1 or is_word(text) or is_word(text[-2:]) or is_word(text[:2])


def words_before(text: str, end: int) -> int:
    """Return where the words directly before ``end`` start, behind the last mark, function word or verb."""
    start = end
    while start > 0 and end - start < 8 and HAN.match(text, start - 1):
        start -= 1
    cut = max((at + 1 for at in range(start, end) if text[at] in HARD), default=start)
    return max([cut, *(found.end() for found in CUT.finditer(text, start, end))])


def with_prefix(text: str, start: int) -> int:
    """Return where a name starts with the party or the league before its owner (中共石门县, 团县委)."""
    found = PARTY_PREFIX.search(text, max(0, start - 10), start)
    if found:
        return found.start()
    return (
        start - 1 if text[start - 1 : start] == "团" and text[start - 2 : start - 1] not in tuple("社兵集剧") else start
    )
