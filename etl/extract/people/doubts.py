"""Settles the open finds that the words of a dictionary and their characters speak for or against.

The characters of a name stand for themselves: where a word of the dictionary crosses
its border (中|华文明) or is all of it (吉祥物), there is none. Where no word is in it,
its characters are those of names and a mark or a word that leads to names stands
before it, there is one. What is left is a question for the tagger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from math import inf

import rjieba

from etl.extract.people.characters import given_score, sounds_foreign
from etl.extract.people.free import LEADS
from etl.extract.people.rules import FREE, KNOWN, Find
from etl.lexicon import lines

__all__ = ["settled"]

_BEFORE, _BEHIND = 10, 6
_FULL = 3
_FOREIGN = -60
_LEAST_FREE, _LEAST_LED, _LEAST_BY_RULE = 50, 30, 30
_PERSON = "nr"
_PARTS = frozenset("、/／ 　")
_RULES = frozenset((FREE, KNOWN, "person-role", "person-verb", "person-verb-run"))


@cache
def _everyday() -> frozenset[str]:
    return frozenset(lines("words_like_names"))


def settled(text: str, finds: Iterable[Find], sure: Iterable[Find]) -> Iterator[Find]:
    """Yield the open finds without those that are no names, with those made sure that clearly are.

    ``sure`` are the names that are: what a list puts beside one of them is one too.
    """
    spans = [(find.start, find.end) for find in sure]
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    for find in sorted(finds, key=lambda find: find.start):
        start, end = find.start, find.end
        verdict = None
        if find.rule in _RULES and end - start <= _FULL:
            behind_one = start - 1 in ends and text[start - 1] in _PARTS
            before_one = end + 1 in starts and text[end] in _PARTS
            verdict = _verdict(text, find, listed=behind_one or before_one)
        if verdict:
            ends.add(end)
        if verdict is not False:
            yield find._replace(sure=True) if verdict else find


def _verdict(text: str, find: Find, *, listed: bool) -> bool | None:
    """Tell whether an open find is a name, None where only the tagger can tell."""
    start, end = find.start, find.end
    inside, crosses_start, crosses_end = _words(text, start, end)
    if crosses_start or (crosses_end and find.rule in (FREE, KNOWN)):
        return False
    if crosses_end:
        return False if end - start < _FULL else None
    word, kind = inside[0]
    if len(word) > 1:
        is_other = len(inside) == 1 and not kind.startswith(_PERSON)
        if is_other or word in _everyday() or text[start:end] in _everyday():
            return False
    if listed:
        return True
    if len(inside) < _FULL or sounds_foreign(text[start:end]) >= _FOREIGN:
        return None
    return True if given_score(text[start + 1 : end]) >= _least(text, find) else None


def _least(text: str, find: Find) -> float:
    """Return how much likelier a given name must be as one than as words of the text."""
    if find.rule != FREE:
        return _LEAST_BY_RULE if text[find.end : find.end + 1] != "等" else inf
    before = text[find.start - 1 : find.start]
    if "一" <= before <= "龥":
        return _LEAST_LED if before in LEADS else inf
    return _LEAST_FREE


def _words(text: str, start: int, end: int) -> tuple[list[tuple[str, str]], bool, bool]:
    """Return the dictionary's words in a stretch with their classes, and whether one crosses its start or its end."""
    at = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    inside: list[tuple[str, str]] = []
    crosses_start = crosses_end = False
    for word, kind in rjieba.tag(text[at : end + _BEHIND], False):
        until = at + len(word)
        if until > start:
            crosses_start = crosses_start or at < start
            crosses_end = until > end
            inside.append((word, kind))
        if until >= end:
            break
        at = until
    return inside, crosses_start, crosses_end
