"""Facts of documents of every kind in the forms in which offices set heads and feet, bare and within pages."""

from __future__ import annotations

import pytest

from etl.clean import clean
from etl.records import DocumentFacts, RawDocument
from etl.structure.facts import read_facts
from etl.structure.outline import read_outline
from etl.structure.titles import bare
from tests.unit.structure.heads import DAY, FRAMES, SHARED, cases

CASES = {name: (text, facts) for name, text, facts in cases()}
OWN = frozenset({"notice", "foot", "report", "speech", "bulletin"})
"""Kinds whose documents print a day of their own, so that the page's is that of the upload."""


def facts_of(text: str) -> DocumentFacts:
    raw = RawDocument("a.txt", "a.txt", "0", len(text), "text/plain", "utf-8", "text", text)
    cleaned = clean(raw)
    return read_facts(raw, cleaned, read_outline(cleaned))


def as_text(facts: DocumentFacts, field: str) -> str:
    value = getattr(facts, field)
    if field.endswith("_on"):
        return value.isoformat() if value else ""
    return "、".join(value) if field == "authors" else bare(value)


def wanted(facts: dict[str, str]) -> dict[str, str]:
    kept = ("doc_type", "authors")
    return {k: v if k in kept or k.endswith("_on") else bare(v) for k, v in facts.items()}


def read(text: str, wants: dict[str, str]) -> dict[str, str]:
    facts = facts_of(text)
    return {field: facts.doc_type if field == "doc_type" else as_text(facts, field) for field in wants}


@pytest.mark.parametrize("name", CASES)
def test_facts_are_read_whatever_the_head_looks_like(name: str) -> None:
    text, facts = CASES[name]
    assert read(text, facts) == wanted(facts)


@pytest.mark.parametrize("frame", [*FRAMES, *SHARED])
@pytest.mark.parametrize("name", CASES)
def test_facts_survive_pages_of_all_kinds(name: str, frame: str) -> None:
    text, facts = CASES[name]
    title = facts["title"]
    page = (FRAMES | SHARED)[frame]
    is_first = bare(text).startswith(bare(title))
    rest = text[_end_of(text, title) :].lstrip("\n") if is_first and page.count("{title}") == 1 else text
    if page.count("{title}") == 2 and is_first:
        page = page.replace("\n{title}\n{document}", "\n{document}")
    wants = {k: v for k, v in facts.items() if (k, v) != ("published_on", "")}
    if name.split(maxsplit=1)[0] in OWN:
        wants["uploaded_on"] = DAY
    assert read(page.format(title=title, document=rest), wants) == wanted(wants)


def _end_of(text: str, title: str) -> int:
    """Return where the title that opens the text ends, whatever spaces and breaks stand in it."""
    left = len(bare(title))
    for at, char in enumerate(text):
        left -= len(bare(char))
        if not left:
            return at + 1 + (text[at + 1 : at + 2] in "？！")
    return 0
