"""Cuts a sentence into the clauses that may each be a task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.extract.tasks.patterns import JOINED, JOINS, MARKER, RESPONSIBLE, SPEECH
from etl.records import Mention, Sentence

__all__ = ["Clause", "clauses", "in_title"]

_BORDERS, _OPEN, _CLOSE = "，；。！？：,;", "“‘（《〈(", "”’）》〉)"
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
        if depth or char not in _BORDERS:
            continue
        if at > start and char not in "：:" and not SPEECH.search(text, start, at):
            joined = JOINS.match(text, at) and JOINED.search(text, start, at)
            if char == "，" and (joined or text.startswith("其中", at + 1)):
                continue
            yield _trimmed(text, start, at, sentence.start)
        start = at + 1
    if start < sentence.end:
        yield _trimmed(text, start, sentence.end, sentence.start)


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
    surplus = sum(text.count(c, start, end) for c in _CLOSE) - sum(text.count(c, start, end) for c in _OPEN)
    while end > start and (text[end - 1] in "。！？；， 　" or (text[end - 1] in _CLOSE and surplus > 0)):
        end -= 1
        surplus -= text[end] in _CLOSE
    return Clause(start, end, opens, sentence)
