"""Readings made from plain text, for the tests of people, bodies and participations."""

from __future__ import annotations

import re
from array import array
from typing import Any

from etl.records import CleanText, DocumentFacts, Outline, Reading, Sentence

_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。！？]*[。！？]?[”’）]*")


def reading(text: str, **facts: Any) -> Reading:
    """Return a reading of the text: each line a paragraph, sentences cut at 。！？, all of kind body."""
    sentences: list[Sentence] = []
    for number, line in enumerate(_LINE.finditer(text)):
        for found in _SENTENCE.finditer(line.group()):
            if found.group():
                start, end = line.start() + found.start(), line.start() + found.end()
                sentences.append(Sentence(len(sentences) + 1, number, 0, start, end, "body", False))
    clean = CleanText(text, array("I", range(len(text))), array("I", range(1, len(text) + 1)), (), "Hans")
    return Reading(clean, Outline((), (), tuple(sentences)), DocumentFacts(**facts))
