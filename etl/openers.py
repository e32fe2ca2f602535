"""Regular expressions that are tried only where they can match, and lists of words, found in one pass over a text.

A search tries every character of a text, though the matches of most patterns begin
with words that are known: ``召开``, ``第``, a digit. An ``Opener`` reads these beginnings
out of the pattern, finds in one pass of an automaton where they stand, and tries the
pattern there and nowhere else. It finds what the pattern finds, in the same order. It
pays for long texts and patterns of many alternatives. All openers of whole documents
and all word lists share one automaton: a dozen of them, none of which the processor's
cache can keep beside the others, cost several times as much as one.
For a mere yes or no in a short text ``sign`` puts the first characters of the
beginnings in front of the pattern, which ``re`` passes over much faster.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

__all__ = ["Opener", "WordList", "alternation", "gated", "openings", "sign"]

_MOST, _LONGEST, _MOST_CHARS = 1500, 3, 64
_MOST_KEPT = 3
_ASCII_DIGITS = frozenset("0123456789")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_WITHOUT_ROOM = (op.ASSERT, op.ASSERT_NOT, op.AT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_CONTROLS = "\x01\x02\x03\x04"
"""Added to the strings of an automaton: with so many first bytes it looks for none of them singly, which is slower."""

_Begun = frozenset[tuple[str, bool]]
"""Strings with which something begins, each with whether it is all of it."""

_Parsed = Any
"""What ``re`` makes of a pattern, which has no types of its own."""

_EMPTY: _Begun = frozenset((("", True),))
_ANYTHING: _Begun = frozenset((("", False),))


class Opener:
    """A compiled pattern whose matches begin with strings that are known.

    Openers of whole documents share one pass over each text; one that is ``apart``,
    because it reads sentences, looks for first characters only.
    """

    __slots__ = ("_first", "_which", "match", "pattern")

    def __init__(self, pattern: str, *, apart: bool = False) -> None:
        self.pattern = re.compile(pattern)
        self.match = self.pattern.match
        self._first = re.compile(_firsts(pattern)) if apart else None
        self._which = -1 if apart else _TOGETHER.add_openings(pattern)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the first match that begins at ``at`` or behind it."""
        starts = self._starts(text)
        for i in range(bisect_left(starts, at) if at else 0, len(starts)):
            found = self.match(text, starts[i])
            if found is not None:
                return found
        return None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in order; none may be of no width."""
        end = 0
        for start in self._starts(text):
            if start >= end and (found := self.match(text, start)) is not None:
                end = found.end()
                yield found

    def _starts(self, text: str) -> list[int]:
        if self._first is None:
            return _TOGETHER.starts(text, self._which)
        return [first.start() for first in self._first.finditer(text)]


class WordList:
    """Words that are looked for in whole documents, in the pass that all openers share.

    ``words`` is asked for them when the first text is read.
    """

    __slots__ = ("_which",)

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        self._which = _TOGETHER.add_words(words)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return number, start and end of the words from the left, the longest where several begin."""
        found = []
        reached = 0
        for start, until, word in _TOGETHER.words(text, self._which):
            if start >= reached:
                reached = -until
                found.append((word, start, reached))
        return found

    def named(self, text: str) -> set[int]:
        """Return the numbers of all words that occur, within others too."""
        return {word for _, _, word in _TOGETHER.words(text, self._which)}


_Places = tuple[list[list[int]], list[list[tuple[int, int, int]]]]
"""Where the matches of each opener may begin; start, end (below zero) and number of the words of each list."""

_Automaton = tuple[AhoCorasick, list[tuple[Sequence[int], Sequence[tuple[int, int]]]]]


class _Pass:
    """One automaton over the beginnings of several patterns and the words of several lists.

    What it finds in the last few texts is kept, for several rooms ask about one text.
    """

    def __init__(self) -> None:
        self._openings: list[tuple[list[str], bool]] = []
        self._lists: list[Callable[[], Iterable[str]]] = []
        self._automaton: _Automaton | None = None
        self._kept: deque[tuple[str, _Places]] = deque(maxlen=_MOST_KEPT)

    def add_openings(self, pattern: str) -> int:
        """Take in the beginnings of one more pattern and return its number."""
        first = openings(pattern)
        if not first:
            raise ValueError(f"the matches of this pattern may begin with anything: {pattern}")
        takes_digits = r"\d" in pattern and not _ASCII_DIGITS.isdisjoint("".join(first))
        self._openings.append((first, takes_digits))
        self._renew()
        return len(self._openings) - 1

    def add_words(self, words: Callable[[], Iterable[str]]) -> int:
        """Take in one more list of words and return its number."""
        self._lists.append(words)
        self._renew()
        return len(self._lists) - 1

    def starts(self, text: str, which: int) -> list[int]:
        """Return where a pattern's matches may begin, in order."""
        return self._places(text)[0][which]

    def words(self, text: str, which: int) -> list[tuple[int, int, int]]:
        """Return start, end (below zero) and number of each word of a list, in the order of these."""
        return self._places(text)[1][which]

    def _renew(self) -> None:
        self._automaton = None
        self._kept.clear()

    def _places(self, text: str) -> _Places:
        for known, places in self._kept:
            if known is text:
                return places
        places = self._read(text)
        self._kept.appendleft((text, places))
        return places

    def _read(self, text: str) -> _Places:
        automaton, owners = self._automaton or self._build()
        starts: list[list[int]] = [[] for _ in self._openings]
        words: list[list[tuple[int, int, int]]] = [[] for _ in self._lists]
        for string, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            of_openers, of_lists = owners[string]
            for which in of_openers:
                starts[which].append(start)
            for which, number in of_lists:
                words[which].append((start, -end, number))
        for begins in starts:
            begins.sort()
        for found in words:
            found.sort()
        if _FOREIGN_DIGIT.search(text):
            everywhere = list(range(len(text)))
            starts = [everywhere if digits else s for (_, digits), s in zip(self._openings, starts, strict=True)]
        return starts, words

    def _build(self) -> _Automaton:
        of_openers: dict[str, list[int]] = {}
        of_lists: dict[str, list[tuple[int, int]]] = {}
        for which, (first, _) in enumerate(self._openings):
            for begin in first:
                of_openers.setdefault(begin, []).append(which)
        for which, words in enumerate(self._lists):
            for number, word in enumerate(words()):
                of_lists.setdefault(word, []).append((which, number))
        strings = list(dict.fromkeys((*_CONTROLS, *of_openers, *of_lists)))
        owners: list[tuple[Sequence[int], Sequence[tuple[int, int]]]] = [
            (of_openers.get(string, ()), of_lists.get(string, ())) for string in strings
        ]
        automaton = AhoCorasick(strings, MatchKind.Standard), owners
        self._automaton = automaton
        return automaton


_TOGETHER = _Pass()


def sign(pattern: str) -> re.Pattern[str]:
    """Return a pattern that finds where ``pattern`` matches; of each match it holds the first character only."""
    return re.compile(rf"{_firsts(pattern)}(?<=(?={pattern})[\s\S])")


def gated(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` behind a look at the next character, so that it fails at once where no match can begin."""
    return re.compile(f"(?={_firsts(pattern)})(?:{pattern})")


def _firsts(pattern: str) -> str:
    """Return a set, as a pattern, that holds the first character of each match of ``pattern``."""
    first = "".join(sorted({begin[0] for begin in openings(pattern)}))
    if not first:
        raise ValueError(f"the matches of this pattern may begin with anything: {pattern}")
    digits = r"\d" if r"\d" in pattern and not _ASCII_DIGITS.isdisjoint(first) else ""
    return f"[{re.escape(first)}{digits}]"


def alternation(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of ``words``, and fails at once where none of them can begin."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    begun = (f"{re.escape(first)}(?:{'|'.join(behind)})" for first, behind in rests.items())
    return f"(?=[{re.escape(''.join(rests))}])(?:{'|'.join(begun)})"


def openings(pattern: str) -> list[str]:
    r"""Return strings so that each match begins with one of them, none where it may begin with anything.

    For ``\d`` the digits of ASCII stand.
    """
    parsed = parser.parse(pattern)
    if parsed.state.flags & re.IGNORECASE:
        return []
    begun = {begin for begin, _ in _begun(parsed)}
    if "" in begun:
        return []
    return [one for one in sorted(begun) if not any(one[:n] in begun for n in range(1, len(one)))]


def _begun(items: _Parsed) -> _Begun:
    found, ahead = _EMPTY, _ANYTHING
    for code, value in items:
        if not any(whole for _, whole in found):
            break
        if code is op.ASSERT and value[0] > 0 and found == _EMPTY and ahead == _ANYTHING:
            ahead = frozenset((begin, False) for begin, _ in _begun(value[1]))
        elif code not in _WITHOUT_ROOM:
            found = _followed(found, _begun_by_one(code, value))
    if ahead != _ANYTHING and any(not begin for begin, _ in found):
        return ahead | {one for one in found if one[0]}
    return found


def _followed(found: _Begun, following: _Begun) -> _Begun:
    """Return the strings with what follows those that are whole, shortened until they are not too many."""
    whole = [begin for begin, is_whole in found if is_whole]
    ended = {(begin, False) for begin, is_whole in found if not is_whole}
    for longest in range(_LONGEST, -1, -1):
        parts = set(ended)
        for begin in whole:
            for more, is_whole in following:
                part = (begin + more)[: max(longest, len(begin))]
                parts.add((part, is_whole and len(begin + more) < longest))
        if len(parts) <= _MOST:
            break
    return frozenset(parts)


def _begun_by_one(code: object, value: _Parsed) -> _Begun:
    """Return with what one item of a pattern begins."""
    if code is op.LITERAL:
        return frozenset(((chr(value), True),))
    if code is op.IN:
        return frozenset((char, True) for char in _members(value)) or _ANYTHING
    if code is op.BRANCH:
        return frozenset().union(*map(_begun, value[1]))
    if code in _REPEATS:
        least, most, item = value
        once = _begun(item)
        once = once if most == 1 else frozenset((begin, False) for begin, _ in once)
        return once if least else once | _EMPTY
    if code is op.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _begun(value[3])
    return _begun(value) if code is op.ATOMIC_GROUP else _ANYTHING


def _members(members: _Parsed) -> set[str]:
    """Return the characters of a set where they are few, else none."""
    chars: set[str] = set()
    for code, value in members:
        if code is op.LITERAL:
            chars.add(chr(value))
        elif code is op.RANGE and value[1] - value[0] < _MOST_CHARS:
            chars.update(map(chr, range(value[0], value[1] + 1)))
        elif code is op.CATEGORY and value is op.CATEGORY_DIGIT:
            chars.update(_ASCII_DIGITS)
        else:
            return set()
    return chars if len(chars) <= _MOST_CHARS else set()
