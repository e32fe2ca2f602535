"""Finds the named bodies of a document and links each to its full name.

``scan`` finds them in the text alone, ``linking`` names them through the
document's region (its docstring states how bodies are called). Mentions never
overlap: of a body and a part of it (区委组织部) the longest stands, and keeps the
name of the other as its parent.
"""

from __future__ import annotations

from etl.extract.organisations.linking import Linker
from etl.extract.organisations.scan import scan
from etl.extract.spans import SentenceIndex
from etl.records import Mention, Reading

__all__ = ["find_organisations"]


def find_organisations(reading: Reading) -> tuple[Mention, ...]:
    """Return the mentions of bodies, in the order of the text."""
    linker = Linker(reading.text, reading.facts)
    sentences = SentenceIndex(reading)
    found = []
    for body in scan(reading.text):
        sentence = sentences.at(body.start, body.end)
        if sentence is None:
            continue
        link = linker.link(body)
        found.append(
            Mention(
                "organisation",
                body.start,
                body.end,
                sentence.no,
                link.name,
                body.rule,
                body.confidence,
                region_code=link.region_code,
                parent=link.parent,
            )
        )
    return tuple(found)
