"""Footnotes of a printed book: the notes below a rule at the foot of a page, and the marks that call them."""

from __future__ import annotations

import re

from etl.clean.mapped import BREAK, Change, Mapped

__all__ = ["strip_footnotes"]

_RULE = re.compile(r"(?m)^[ \u3000]*(?:[—─―_＿-]{4,})[ \u3000]*\n")
_NOTE = re.compile(r"[ \u3000]*(?P<mark>[①-⑳]|[*＊]|[〔\[（(]\d{1,2}[〕\]）)])[ \u3000]*\S")
_ENDED = re.compile(r"[。！？）)〕\]]\s*$|编者\s*$")
_LONGEST, _MOST = 200, 12


def strip_footnotes(doc: Mapped) -> None:
    """Take the notes at the foot of pages out of ``doc``, with their marks in the text."""
    blocks: list[tuple[int, int]] = []
    marks: set[str] = set()
    for rule in _RULE.finditer(doc.text):
        end, found = _notes(doc.text, rule.end())
        if found:
            blocks.append((rule.start(), end))
            marks |= found
    if not blocks:
        return
    calls = re.compile(rf"(?<=[^\s\n])[ \u3000]?(?:{'|'.join(map(re.escape, sorted(marks)))})")
    inside = [match.span() for match in calls.finditer(doc.text) if not any(a <= match.start() < b for a, b in blocks)]
    doc.record([(start, end, "") for start, end in blocks], "pages", "footnote")
    doc.record([(start, end, "") for start, end in inside], "pages", "mark of a footnote")
    changes: list[Change] = [(start, end, f"{BREAK}\n") for start, end in blocks]
    doc.tidy(sorted([*changes, *((start, end, "") for start, end in inside)]))


def _notes(text: str, at: int) -> tuple[int, set[str]]:
    """Return where the notes from ``at`` on end, and their marks."""
    marks: set[str] = set()
    is_open = False
    for _ in range(_MOST):
        end = text.find("\n", at) + 1 or len(text)
        line = text[at:end]
        note = _NOTE.match(line)
        if not line.strip() or len(line) > _LONGEST or not (note or is_open):
            break
        if note:
            marks.add(note["mark"])
        is_open = not _ENDED.search(line)
        at = end
    return at, marks
