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
from etl.extract.people.shapes import follow_at
from etl.lexicon import lines

__all__ = ["settled"]

_BEFORE, _BEHIND = 10, 6
_FULL, _PAIR = 3, 2
_FOREIGN = -45
_LEAST_KNOWN, _LEAST_FREE, _LEAST_LED, _LEAST_BY_RULE = 90, 50, 30, 30
_PERSON = "nr"
_ALSO_WORDS = frozenset("谈查包占暨边应祝党原怀展赏路盛")
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
    before, inside, crosses_end = _words(text, start, end)
    if not inside or (crosses_end and (end - start < _FULL or find.rule in (FREE, KNOWN))):
        return False
    if crosses_end:
        return None
    name = text[start:end]
    if _is_everyday(name, inside):
        return False
    if listed:
        return True
    if end - start < _FULL or len(inside) == _PAIR:
        return None
    is_likely = sounds_foreign(name) < _FOREIGN and given_score(name[1:]) >= _least(text, find, before, len(inside))
    return True if is_likely else None


def _is_everyday(name: str, words: list[tuple[str, str]]) -> bool:
    """Tell whether the words that a name is made of are everyday ones: 吉祥物, 祝贺|您, 谈|梦想."""
    word, kind = words[0]
    if len(word) > 1:
        is_other = len(words) == 1 and not kind.startswith(_PERSON)
        return is_other or word in _everyday() or name in _everyday()
    return word in _ALSO_WORDS and len(words) == _PAIR < len(name) and not words[1][1].startswith(_PERSON)


def _least(text: str, find: Find, before: tuple[str, str], words: int) -> float:
    """Return how much likelier a given name must be as one than as words of the text."""
    last, following = text[find.start - 1 : find.start], text[find.end : find.end + 1]
    if find.rule != FREE:
        return _LEAST_BY_RULE if words == _FULL and following != "等" else inf
    least: float = _LEAST_FREE if words == _FULL else _LEAST_KNOWN  # 赵忠贤 is in the dictionary
    if not "一" <= last <= "龥":
        return least if last != "“" else inf
    if last in LEADS:
        return min(least, _LEAST_LED) if words == _FULL else least
    word, kind = before
    tells = word == "的" or (len(word) > 1 and not kind.startswith(("nr", "ns")))
    return least if tells and follow_at(text, find.end) else inf


def _words(text: str, start: int, end: int) -> tuple[tuple[str, str], list[tuple[str, str]], bool]:
    """Return the dictionary's word before a stretch, those in it and whether one crosses its end; each with its class.

    Where one crosses its start, there are none in it.
    """
    at = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    before = ("", "")
    inside: list[tuple[str, str]] = []
    for word, kind in rjieba.tag(text[at : end + _BEHIND], False):
        until = at + len(word)
        if until <= start:
            before = word, kind
        elif at < start:
            break
        else:
            inside.append((word, kind))
        if until >= end:
            return before, inside, until > end
        at = until
    return before, [], False
