"""A reading of one paragraph, for the tests of figures."""

import re
from array import array
from datetime import date

from etl.records import CleanText, DocumentFacts, Mention, Outline, Paragraph, Reading, Section, Sentence

_TIME = re.compile(
    r"(?:(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?[底末初]?|今年|去年|上年(?!末)|全年|上半年|目前|年底前|“十.五”期间)"
)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”）]?")


def reading_of(
    text: str, role: str = "other", kind: str = "body", doc_type: str = "other", region: str = "330100"
) -> Reading:
    """Return ``text`` as a document of one section; every sentence has ``role``, every line ``kind``."""
    clean = CleanText(text, array("I", range(len(text))), array("I", range(1, len(text) + 1)), (), "Hans")
    paragraphs, sentences, at = [], [], 0
    for no, line in enumerate(text.split("\n"), 1):
        paragraphs.append(Paragraph(no, at, at + len(line), kind))
        for match in _SENTENCE.finditer(line):
            span = (at + match.start(), at + match.end())
            sentences.append(Sentence(len(sentences) + 1, no, 0, *span, kind, False, role))
        at += len(line) + 1
    body = Section(0, -1, 0, "", "", "", 0, 0, len(text), False)
    facts = DocumentFacts(doc_type=doc_type, region_code=region)
    return Reading(clean, Outline(tuple(paragraphs), (body,), tuple(sentences)), facts)


def times_of(reading: Reading) -> list[Mention]:
    """Return plain times of ``reading``; those with a year are dated."""
    found = []
    for match in _TIME.finditer(reading.text):
        year = int(match[0][:4]) if match[0][:4].isdigit() else None
        days = (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
        found.append(
            Mention("time", match.start(), match.end(), 1, match[0], "test", 1.0, start_on=days[0], end_on=days[1])
        )
    return found
