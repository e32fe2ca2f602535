"""Markers of headings and items, recognised only in sequences that count up.

``find_markers`` gathers everything that looks like a marker at a place where one
may stand, then reads the candidates from left to right with a stack of open
sequences: ``二、`` continues ``一、`` and closes what was opened below it. What
belongs to no sequence is prose. A damaged marker (``二紧扣目标`` between ``一是``
and ``三是``) is accepted only as the next number of an open sequence of items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.lexicon.divisions import divisions
from etl.records import Paragraph
from etl.structure.sentences import Enclosures

__all__ = ["ITEM", "Marker", "find_markers"]

ITEM = 0
"""The level of a run-in item, which is placed below the heading it stands under."""

_CN = "一二三四五六七八九十"
_VALUES = {char: value for value, char in enumerate(_CN, 1)}
_ROUND = {chr(0x2460 + i): i + 1 for i in range(20)}
_BRACKETED = {chr(0x2474 + i): i + 1 for i in range(20)} | {chr(0x3220 + i): i + 1 for i in range(10)}
_DOTTED = {chr(0x2488 + i): i + 1 for i in range(20)}

# Before a marker stands the start of a paragraph or one of these; commas only before items and brackets.
_STRONG = "。；！？;!?…”’）) \u3000：:"
_COMMAS = "，,、"
_BEFORE_SHI = "在有为即到括含做"
_MARKER = re.compile(
    rf"(?P<part>第[{_CN}]{{1,3}}(?:部分|章|节)(?=[、：:\s，]|[\u4e00-\u9fff]))"
    rf"|(?P<dun>[{_CN}]{{1,3}}\s?[、．.](?![{_CN}]{{1,2}}(?:[、．.]|等|[级类期线届者]))\s?)"
    rf"|(?P<paren>[（(〔]\s?[{_CN}]{{1,3}}\s?[）)〕]、?\s?|[\u3220-\u3229])"
    r"|(?P<arabic>\d{1,2}\s?[.．、](?![\d.])\s?|[\u2488-\u249b])"
    r"|(?P<aparen>[（(]\s?\d{1,2}\s?[）)]、?\s?|\d{1,2}[）)]\s?|[\u2474-\u2487])"
    r"|(?P<round>[\u2460-\u2473]、?\s?)"
    rf"|(?P<ordinal>第[{_CN}]{{1,2}}(?=[，,、：:]|[是要]))"
    rf"|(?P<each>其[{_CN}]{{1,2}}(?=[，,、：:是]))"
    rf"|(?P<item>[{_CN}]{{1,2}}(?:[是要]|(?=[\u4e00-\u9fff“])))"
)
# The first character of a marker where some kind may stand: one character and the one before it settle most places.
_PLACE = re.compile(
    rf"[第其（(〔{_CN}\d\u2460-\u249b\u3220-\u3229](?<![^\n{_STRONG}{_COMMAS}{_BEFORE_SHI}][^\u2460-\u2473])"
    rf"(?<=(?={_MARKER.pattern})[\s\S])"
)
_DEEPEST = 24
_LEVELS = {"part": 1, "dun": 1, "paren": 2, "arabic": 3, "aparen": 4, "round": 5}
# Characters behind a numeral that make it a number or a word (三个, 二级, 三农), not a damaged marker.
_NO_MARKER = frozenset(
    "个些种类项条名位家户次年月日届期级季等大小农套批方面十百千万亿中来性把手线路步层带块共通峡亚江国代县市区镇乡村组号度分倍"
    "成产角流维者人口岁点天时周句段章节篇本座台辆只头匹件间所处支股轮番遍回场声般样致贯直切律旦同齐体生起边侧经概会儿星保公"
    "胎孩氧元角角楼期好讲网下高资严包定风化四五六七八九一二三两、，。；：·“”‘’《》（）％%角开权优川州甲乙丙丁等老新故届型端伏"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A recognised marker: its span, its kind's level (``ITEM`` for items), whether it opens its paragraph."""

    start: int
    end: int
    level: int
    sequence: int
    paragraph: int
    opens: bool


@dataclass(slots=True)
class _Candidate:
    start: int
    end: int
    kind: str
    number: int
    paragraph: int
    opens: bool
    alone: bool
    after_comma: bool
    damaged: bool
    verb: str


@dataclass(slots=True)
class _Sequence:
    no: int
    kind: str
    verb: str
    members: list[_Candidate]

    @property
    def last(self) -> int:
        return self.members[-1].number


def find_markers(
    text: str, paragraphs: Sequence[Paragraph], enclosures: Sequence[Enclosures], truncated: bool
) -> list[Marker]:
    """Return the markers of headings and items in the body paragraphs, in order."""
    candidates = [
        candidate
        for at, paragraph in enumerate(paragraphs)
        if paragraph.kind in ("body", "heading")
        for candidate in _candidates(text, paragraph, at, enclosures[at])
    ]
    sequences = _chain(candidates)
    markers = [
        Marker(c.start, c.end, _LEVELS.get(s.kind, ITEM), s.no, c.paragraph, c.opens)
        for s in sequences
        if _is_sequence(s, truncated)
        for c in s.members
    ]
    return sorted(markers, key=lambda marker: marker.start)


# ── candidates ──────────────────────────────────────────────────────────────────────────────────────────────────


def _candidates(text: str, paragraph: Paragraph, at: int, enclosures: Enclosures) -> Iterator[_Candidate]:
    for hit in _hits(text, paragraph.start, paragraph.end):
        kind = hit.lastgroup or ""
        if hit.end() >= paragraph.end or not _may_stand(text, hit, kind, paragraph):
            continue
        if enclosures.around(hit.start()) is not None:
            continue
        opens = hit.start() == paragraph.start
        mark = hit[0].strip()
        damaged = kind == "item" and mark[-1] in _VALUES
        verb = text[hit.end()] if damaged else mark[-1] if kind == "item" else ""
        yield _Candidate(
            start=hit.start(),
            end=hit.end(),
            kind=kind,
            number=_number(mark),
            paragraph=at,
            opens=opens,
            alone=opens and text[paragraph.end - 1] not in "。；：，！？",
            after_comma=not opens and text[hit.start() - 1] in "，,、",
            damaged=damaged,
            verb=verb,
        )


def _hits(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what looks like a marker, from left to right, without what another one holds (``（ 1）``)."""
    reached = start
    for place in _PLACE.finditer(text, start, end):
        at = place.start()
        if at >= start + 2 and text[at - 1].isspace() and (around := _MARKER.match(text, at - 2, end)):
            reached = max(reached, around.end())
        if at >= reached and (hit := _MARKER.match(text, at, end)):
            reached = hit.end()
            yield hit


def _may_stand(text: str, hit: re.Match[str], kind: str, paragraph: Paragraph) -> bool:
    """Return whether a marker of this kind may stand here: behind a stop, items also behind a comma."""
    start = hit.start()
    if start == paragraph.start:
        return not (kind == "item" and text[hit.end() - 1] in _VALUES and text[hit.end()] in _NO_MARKER)
    before = text[start - 1]
    if kind == "item" and text[hit.end() - 1] in _VALUES:
        return before in _STRONG and text[hit.end()] not in _NO_MARKER and not _names_a_place(text, start)
    if kind in ("part", "dun", "arabic"):
        return before in _STRONG
    if kind == "item" and text[hit.end() - 1] == "是":
        return before in _STRONG or before in _COMMAS or before in _BEFORE_SHI
    if kind == "round":
        return True
    return before in _STRONG or before in _COMMAS


def _names_a_place(text: str, start: int) -> bool:
    """Tell whether a place whose name begins with a numeral stands here (五郭店乡, 三江县)."""
    known = divisions()
    return any(
        word in known.township_homes or word in known.by_name
        for word in (text[start : start + n] for n in (3, 4, 5, 6))
    )


def _number(mark: str) -> int:
    for table in (_ROUND, _BRACKETED, _DOTTED):
        if mark[0] in table:
            return table[mark[0]]
    digits = "".join(char for char in mark if char.isdigit() and char.isascii())
    if digits:
        return int(digits)
    numerals = [char for char in mark if char in _VALUES]
    return _chinese(numerals)


def _chinese(numerals: Sequence[str]) -> int:
    if "十" not in numerals:
        return _VALUES[numerals[0]] if len(numerals) == 1 else 0
    at = numerals.index("十")
    tens = _VALUES[numerals[0]] if at == 1 else 1
    return tens * 10 + (_VALUES[numerals[at + 1]] if at + 1 < len(numerals) else 0)


# ── sequences ───────────────────────────────────────────────────────────────────────────────────────────────────


def _chain(candidates: Sequence[_Candidate]) -> list[_Sequence]:
    """Link each candidate to the open sequence it continues, or let it open one of its own."""
    stack: list[_Sequence] = []
    done: list[_Sequence] = []
    latest: dict[str, _Sequence] = {}
    for at, candidate in enumerate(candidates):
        sequence = _continued(stack, candidate) or _resumed(latest, candidate)
        if sequence is not None:
            _close_above(stack, sequence)
            sequence.members.append(candidate)
        elif _may_open(candidates, at):
            sequence = _Sequence(len(done), candidate.kind, candidate.verb, [candidate])
            _close_for(stack, candidate)
            del stack[:-_DEEPEST]
            stack.append(sequence)
            done.append(sequence)
        else:
            continue
        latest[candidate.kind] = sequence
    return done


def _continued(stack: Sequence[_Sequence], candidate: _Candidate) -> _Sequence | None:
    if candidate.number <= 1:
        return None
    for sequence in reversed(stack):
        if _fits(sequence, candidate):
            return sequence
    return None


def _fits(sequence: _Sequence, candidate: _Candidate) -> bool:
    step = candidate.number - sequence.last
    if step < 1 or sequence.kind != candidate.kind:
        return False
    if candidate.kind != "item":
        return step == 1 or (step == 2 and candidate.opens)
    if candidate.paragraph - sequence.members[-1].paragraph > 12:
        return False
    if candidate.damaged:
        real = sequence.verb in "是要"
        same = sequence.verb == candidate.verb
        return step == 1 and (real or same) and not candidate.after_comma
    regular = sequence.verb in "是要" or any(not member.damaged for member in sequence.members)
    return regular and (step == 1 or (step == 2 and not candidate.after_comma))


def _resumed(latest: dict[str, _Sequence], candidate: _Candidate) -> _Sequence | None:
    """Return a closed sequence that counts on across the headings above it (（五）… 二、… （六）)."""
    sequence = latest.get(candidate.kind)
    if sequence is None or candidate.kind not in _LEVELS or not candidate.opens:
        return None
    return sequence if candidate.number == sequence.last + 1 else None


def _may_open(candidates: Sequence[_Candidate], at: int) -> bool:
    """Return whether a sequence may begin here: with 1, or in an excerpt with a number that the next continues."""
    candidate = candidates[at]
    if candidate.number == 1:
        return not candidate.damaged or _repeats_verb(candidates, at)
    if candidate.kind not in _LEVELS or not candidate.opens or candidate.number > 30:
        return False
    same = (c for c in candidates[at + 1 : at + 60] if c.kind == candidate.kind and c.opens)
    following = next(same, None)
    return following is not None and following.number == candidate.number + 1


def _repeats_verb(candidates: Sequence[_Candidate], at: int) -> bool:
    """Return whether 一抓… is followed by 二抓… in its own or the next paragraphs."""
    first = candidates[at]
    for other in candidates[at + 1 : at + 12]:
        if other.kind == "item" and other.number == 2:
            return other.verb == first.verb and other.paragraph - first.paragraph <= 3
    return False


def _close_above(stack: list[_Sequence], sequence: _Sequence) -> None:
    """Close what was opened behind ``sequence``; one that counts on is opened again at its level."""
    if sequence in stack:
        del stack[stack.index(sequence) + 1 :]
        return
    level = _LEVELS[sequence.kind]
    while stack and _LEVELS.get(stack[-1].kind, 9) >= level:
        stack.pop()
    stack.append(sequence)


def _close_for(stack: list[_Sequence], candidate: _Candidate) -> None:
    """Close the formal sequences of the candidate's level and below; items stay open around it."""
    level = _LEVELS.get(candidate.kind)
    if level is None:
        return
    while stack and stack[-1].kind in _LEVELS and _LEVELS[stack[-1].kind] >= level:
        stack.pop()


def _is_sequence(sequence: _Sequence, truncated: bool) -> bool:
    """Two members make a sequence; a first heading alone on its line stands for one that was cut off."""
    if len(sequence.members) >= 2:
        return True
    only = sequence.members[0]
    if sequence.kind in ("dun", "paren", "part"):
        return only.alone or (truncated and only.opens)
    return truncated and only.opens and sequence.kind in ("arabic", "aparen")
