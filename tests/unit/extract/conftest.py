from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from typing import Any

import pytest

from etl.records import CleanText, DocumentFacts, Outline, Paragraph, Reading, Section, Sentence

SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’]?|[。！？]")
HEADING = re.compile(r"[一二三四五六七八九十]+、")


def build(text: str, role: str = "other", **facts: Any) -> Reading:
    """A reading of ``text``: a line is a paragraph, ``一、`` opens a section, every sentence has the same role."""
    paragraphs, sentences = [], []
    sections = [Section(0, 0, 0, "", "", "", 0, 0, len(text), is_run_in=False)]
    start = 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(len(paragraphs) + 1, start, start + len(line), "body"))
        heading = HEADING.match(line)
        if heading:
            spans = (start, start + len(line), len(text))
            sections.append(
                Section(len(sections), 0, 1, heading[0], line[heading.end() :], "", *spans, is_run_in=False)
            )
        for found in SENTENCE.finditer(line):
            span = (start + found.start(), start + found.end())
            place = (len(sentences) + 1, len(paragraphs), len(sections) - 1)
            sentences.append(Sentence(*place, *span, "body", is_heading=False, role=role))
        start += len(line) + 1
    places = array("l", range(len(text)))
    clean = CleanText(text, places, array("l", (i + 1 for i in places)), (), "Hans")
    return Reading(clean, Outline(tuple(paragraphs), tuple(sections), tuple(sentences)), DocumentFacts(**facts))


@pytest.fixture(scope="session")
def make_reading() -> Callable[..., Reading]:
    return build
