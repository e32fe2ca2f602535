"""Cuts a sentence into the clauses that may each be a task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.extract.tasks.patterns import JOINED, JOINS, MARKER, RESPONSIBLE, SPEECH
from etl.records import Mention, Sentence

__all__ = ["Clause", "clauses", "in_title"]

_BORDERS, _OPEN, _CLOSE = "，；。！？：,;", "“‘（《〈(", "”’）》〉)"
_LONGEST_SPEECH = 4
_MARKS = re.compile("[，；。！？：,;“‘（《〈(”’）》〉)]")


@dataclass(slots=True)
class Clause:
    """A part of a sentence; ``opens`` tells whether it stands behind ``；``, ``sentence`` where its sentence starts."""

    start: int
    end: int
    opens: bool
    sentence: int


def clauses(text: str, sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses of a sentence, without marker and without the frame of speech before them."""
    marker = MARKER.match(text[sentence.start : sentence.end])
    start, depth = sentence.start + (marker.end() if marker else 0), 0
    for mark in _MARKS.finditer(text, start, sentence.end):
        char, at = mark.group(), mark.start()
        depth = max(0, depth + (char in _OPEN) - (char in _CLOSE))
        if depth or char not in _BORDERS or (char == ":" and text[at - 1 : at].isdigit()):
            continue
        if at > start and char not in "：:" and not SPEECH.search(text, max(start, at - _LONGEST_SPEECH), at):
            if char == "，" and _goes_on(text, start, at):
                continue
            yield _trimmed(text, start, at, sentence.start)
        start = at + 1
    if start < sentence.end:
        yield _trimmed(text, start, sentence.end, sentence.start)


def _goes_on(text: str, start: int, comma: int) -> bool:
    """Tell whether a clause is not over at its comma: 对…的，一律…."""
    joined = JOINS.match(text, comma) and JOINED.search(text, start, comma)
    return bool(joined) or text.startswith("其中", comma + 1)


def in_title(text: str, start: int, mention: Mention) -> bool:
    """Return whether a mention stands inside a title in ``《》``."""
    return text.rfind("《", start, mention.start) > text.rfind("》", start, mention.start)


def _trimmed(text: str, start: int, end: int, sentence: int) -> Clause:
    """Return the clause without its item marker, blanks and a closing bracket that names who is responsible."""
    opens = text[start - 1 : start] == "；"
    marker = MARKER.match(text[start:end])
    start += marker.end() if marker else 0
    while start < end and text[start] in " 　”’":
        start += 1
    responsible = RESPONSIBLE.search(text, start, end)
    if responsible:
        end = responsible.start()
    while end > start and (text[end - 1] in "。！？；， 　" or _closes_too_much(text, start, end)):
        end -= 1
    return Clause(start, end, opens, sentence)


def _closes_too_much(text: str, start: int, end: int) -> bool:
    """Tell whether a text ends on a closing mark and holds more of these than of opening ones."""
    if text[end - 1] not in _CLOSE:
        return False
    return sum(text.count(c, start, end) for c in _CLOSE) > sum(text.count(c, start, end) for c in _OPEN)
