"""The outline of one clean text: paragraphs, headings and items, sentences.

Lines get their kinds (layout.py), markers are recognised (markers.py), then this
module places each marker in the tree of sections and cuts the sentences
(sentences.py). ``一、`` is level 1, ``（一）`` 2, ``1.`` 3, ``（1）`` 4 wherever they
stand; items (``一是``, ``第一，``, ``一要``) lie one level below the heading that they
stand under. An item that begins inside a paragraph ends with it at the latest.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.records import CleanText, Outline, Paragraph, Section, Sentence
from etl.structure.layout import read_paragraphs
from etl.structure.markers import ITEM, Marker, find_markers
from etl.structure.sentences import Enclosures, split_sentences

__all__ = ["read_outline"]

_LONGEST_HEADING_LINE = 60
_HEADING_END = re.compile("[。；？！：;?!]")
_CLOSING = "。；？！：，、;?!:, \u3000"
_AFTER_BODY = frozenset({"note", "signature", "head"})
_BACK_TO_DOCUMENT = re.compile(
    r"(?:各位代表|同志们|各位领导|各位委员|朋友们)[，,！：:]"
    r"|(?:同时|但是?|在(?:充分)?(?:肯定|看到)[^，。]{0,16}成绩[^，。]{0,6})[，,]?(?:我们)?(?:也|还)?(?:应|必须|要)?(?:该)?(?:当)?(?:清醒|深刻|充分|更)?[地的]?"
    r"(?:看到|认识到|意识到)"
)


@dataclass(slots=True)
class _Heading:
    """A section in the making."""

    marker: Marker
    level: int
    text_start: int
    end: int
    run_in: bool
    single: bool = False
    until: int = 0
    parent: int = 0


def read_outline(clean: CleanText) -> Outline:
    """Return paragraphs, sections and sentences of ``clean``; roles are ``other`` until roles.py fills them."""
    text = clean.text
    paragraphs = read_paragraphs(clean)
    enclosures = [Enclosures(text, p.start, p.end) for p in paragraphs]
    truncated = any(item.kind == "truncated" for item in clean.evidence)
    markers = find_markers(text, paragraphs, enclosures, truncated)
    headings = _headings(text, paragraphs, enclosures, markers)
    paragraphs = _with_headings(paragraphs, headings)
    _mark_single_paragraphs(headings)
    _place(text, paragraphs, headings)
    sections = _sections(text, headings)
    return Outline(paragraphs, sections, _sentences(text, paragraphs, enclosures, sections))


# ── headings ────────────────────────────────────────────────────────────────────────────────────────────────────


def _headings(
    text: str, paragraphs: Sequence[Paragraph], enclosures: Sequence[Enclosures], markers: Sequence[Marker]
) -> list[_Heading]:
    headings = []
    for at, marker in enumerate(markers):
        paragraph = paragraphs[marker.paragraph]
        limit = paragraph.end
        if at + 1 < len(markers):
            limit = min(limit, markers[at + 1].start)
        own_line = marker.opens and limit == paragraph.end and _is_heading_line(text, marker, limit)
        start, end = _heading_span(text, marker, limit, enclosures[marker.paragraph], own_line)
        if end > start:
            headings.append(_Heading(marker, marker.level, start, end, run_in=not own_line))
    return headings


def _is_heading_line(text: str, marker: Marker, end: int) -> bool:
    """Return whether the paragraph is nothing but its heading."""
    if end - marker.end > _LONGEST_HEADING_LINE or text[end - 1] in "；，、;,":
        return False
    body = text[marker.end : end]
    if "。" not in body:
        return marker.level != ITEM or len(body) <= 30
    return marker.level == 1 and body.index("。") == len(body) - 1 and len(body) <= 30


def _heading_span(text: str, marker: Marker, limit: int, enclosures: Enclosures, own_line: bool) -> tuple[int, int]:
    """Return the span of the heading's words: to the first closing mark, or to the end of its own line."""
    start = marker.end
    while start < limit and text[start] in "，,、：:. \u3000":
        start += 1
    end = limit
    if not own_line:
        for hit in _HEADING_END.finditer(text, start, limit):
            if enclosures.around(hit.start()) is None:
                end = hit.start()
                break
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return start, end


def _with_headings(paragraphs: Sequence[Paragraph], headings: Sequence[_Heading]) -> tuple[Paragraph, ...]:
    lines = {heading.marker.paragraph for heading in headings if not heading.run_in}
    numbered = {heading.marker.paragraph for heading in headings}
    kinds = ("heading" if at in lines else "body" if at in numbered else p.kind for at, p in enumerate(paragraphs))
    return tuple(p if p.kind == kind else replace(p, kind=kind) for p, kind in zip(paragraphs, kinds, strict=True))


# ── sections ────────────────────────────────────────────────────────────────────────────────────────────────────


def _place(text: str, paragraphs: Sequence[Paragraph], headings: list[_Heading]) -> None:
    """Give each heading its level, its parent and its end."""
    open_at: list[int] = []
    levels: dict[int, int] = {}
    closers = _closers(text, paragraphs)
    closed = 0
    for at, heading in enumerate(headings):
        start = heading.marker.start
        while closed < len(closers) and closers[closed][0] <= start:
            _close(headings, open_at, *closers[closed])
            closed += 1
        _close_items(headings, open_at, paragraphs, heading.marker.paragraph)
        if heading.level == ITEM:
            heading.level = levels.get(heading.marker.sequence) or _item_level(headings, open_at)
            levels[heading.marker.sequence] = heading.level
        _close(headings, open_at, start, heading.level)
        heading.parent = open_at[-1] + 1 if open_at else 0
        open_at.append(at)
    for position, level in closers[closed:]:
        _close_items_before(headings, open_at, paragraphs, position)
        _close(headings, open_at, position, level)
    _close_items(headings, open_at, paragraphs, len(paragraphs))
    _close(headings, open_at, len(text.rstrip()), 0)


def _item_level(headings: Sequence[_Heading], open_at: Sequence[int]) -> int:
    return headings[open_at[-1]].level + 1 if open_at else 1


def _close(headings: list[_Heading], open_at: list[int], position: int, level: int) -> None:
    while open_at and headings[open_at[-1]].level >= level:
        headings[open_at.pop()].until = position


def _mark_single_paragraphs(headings: Sequence[_Heading]) -> None:
    """Let the last of several run-in headings end with its paragraph, where all before it took one paragraph each."""
    members: dict[int, list[_Heading]] = {}
    for heading in headings:
        members.setdefault(heading.marker.sequence, []).append(heading)
    opening = {heading.marker.paragraph for heading in headings if heading.marker.opens}
    for sequence in members.values():
        places = [heading.marker.paragraph for heading in sequence]
        steps = {after - before for before, after in pairwise(places)}
        if steps == {1} and sequence[-1].run_in and sequence[-1].marker.opens and places[-1] + 1 not in opening:
            sequence[-1].single = True


def _ends_with_paragraph(heading: _Heading) -> bool:
    return heading.single or (heading.marker.level == ITEM and not heading.marker.opens)


def _close_items(headings: list[_Heading], open_at: list[int], paragraphs: Sequence[Paragraph], now: int) -> None:
    """Close the items that began inside an earlier paragraph, with everything below them."""
    for depth, at in enumerate(open_at):
        heading = headings[at]
        if _ends_with_paragraph(heading) and heading.marker.paragraph < now:
            end = paragraphs[heading.marker.paragraph].end
            for inner in open_at[depth:]:
                headings[inner].until = max(end, headings[inner].end)
            del open_at[depth:]
            return


def _close_items_before(
    headings: list[_Heading], open_at: list[int], paragraphs: Sequence[Paragraph], position: int
) -> None:
    _close_items(headings, open_at, paragraphs, bisect_left(paragraphs, position, key=lambda p: p.start))


def _closers(text: str, paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Return where the text leaves its sections: (position, level from which sections end)."""
    closers = []
    was_body = False
    for paragraph in paragraphs:
        if paragraph.kind in _AFTER_BODY and was_body:
            closers.append((paragraph.start, 1))
        elif paragraph.kind == "body" and (hit := _BACK_TO_DOCUMENT.match(text, paragraph.start, paragraph.end)):
            closers.append((paragraph.start, 1 if hit[0][-1] in "，,！：:" else 2))
        was_body = paragraph.kind not in _AFTER_BODY
    return closers


def _sections(text: str, headings: Sequence[_Heading]) -> tuple[Section, ...]:
    end = len(text.rstrip())
    sections = [Section(0, 0, 0, "", "", "", 0, 0, end, False)]
    for no, heading in enumerate(headings, 1):
        parent = sections[heading.parent]
        words = text[heading.text_start : heading.end]
        sections.append(
            Section(
                no=no,
                parent_no=parent.no,
                level=heading.level,
                marker=text[heading.marker.start : heading.marker.end].strip(),
                heading=words,
                path=f"{parent.path} / {words}" if parent.path else words,
                start=heading.marker.start,
                end=heading.end,
                until=min(heading.until, parent.until),
                is_run_in=heading.run_in,
            )
        )
    return tuple(sections)


# ── sentences ───────────────────────────────────────────────────────────────────────────────────────────────────


def _sentences(
    text: str, paragraphs: Sequence[Paragraph], enclosures: Sequence[Enclosures], sections: Sequence[Section]
) -> tuple[Sentence, ...]:
    starts = [section.start for section in sections[1:]]
    heads = set(starts)
    sentences: list[Sentence] = []
    for paragraph, inside in zip(paragraphs, enclosures, strict=True):
        first = bisect_right(starts, paragraph.start - 1)
        last = bisect_right(starts, paragraph.end - 1)
        for start, end in split_sentences(text, paragraph.start, paragraph.end, inside, starts[first:last]):
            section = _section_at(sections, starts, start) if starts else 0
            is_heading = start in heads or paragraph.kind == "heading"
            no = len(sentences) + 1
            sentences.append(Sentence(no, paragraph.no, section, start, end, paragraph.kind, is_heading))
    return tuple(sentences)


def _section_at(sections: Sequence[Section], starts: Sequence[int], position: int) -> int:
    """Return the innermost section that holds ``position``."""
    no = bisect_right(starts, position)
    while no and sections[no].until <= position:
        no = sections[no].parent_no
    return no
