"""Copies: a text that its page serves twice, as a whole, in a long run, or first as a short preview.

The second copy may be wrapped at another width, spaced or marked otherwise, or
stand in the other script; by the time of this step all that is evened out but
white space and marks. The text is cut into clauses, and a run of clauses that
come again in their order is a copy. Short or few clauses prove nothing: a
refrain, the head of a table, a sentence quoted twice stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.clean.mapped import Mapped

__all__ = ["strip_copies"]

_CLAUSE = re.compile(r"[^，。；：！？、,;:!?…\n]+")
_LETTER = re.compile(r"[\W_]+")
_ANNOUNCES = re.compile(r"以下|全文|原文|正文|复制|如下|阅读|阅览|详细|内容|网页版|文字版|文本")
_OPENERS, _CLOSERS = "“‘《（(【〔『「〈\"'", "。！？；：，、”’》）)】〕』」〉…!?;:,.\"' "
_SHORTEST_CLAUSE = 5
_MOST_SKIPPED = 12
_FEWEST, _LEAST, _LEAST_AMID = 8, 100, 200
_FEWEST_PREVIEW, _LEAST_PREVIEW = 3, 36
_MOST_BETWEEN, _NEAR_START = 60, 300
_LEAST_ALIKE, _LEAST_ALIKE_AMID = 0.85, 0.97
_MUCH_MORE = 30
_HEAD_LINE, _LABEL = 30, 12


@dataclass(slots=True)
class _Clause:
    """A clause and its letters; ``so_far``: how many letters count up to its end."""

    start: int
    end: int
    said: str
    so_far: int


@dataclass(slots=True)
class _Run:
    """Clauses [first, last] that come again as [again, again_last]; ``said``: letters in common."""

    first: int
    last: int
    again: int
    again_last: int
    said: int
    n: int


def strip_copies(doc: Mapped) -> None:
    """Keep one copy, the complete one or else the first, of what ``doc`` says twice."""
    # plain splitting is far cheaper than a pattern, and most texts end here
    pieces = doc.text.replace("。", "，").replace("\n", "，").replace("、", "，").split("，")
    said = [piece for piece in pieces if len(piece) >= _SHORTEST_CLAUSE]
    if len(said) - len(set(said)) < _FEWEST_PREVIEW:
        return  # nothing, or hardly anything, is said twice
    clauses = list(_clauses(doc.text))
    spans = []
    for run in _runs(clauses):
        if run.n < _FEWEST_PREVIEW:
            continue
        _reach_back(clauses, run)
        _reach_on(clauses, run)
        if run.said >= _LEAST_PREVIEW and (span := _span(doc.text, clauses, run)):
            spans.append(span)
    doc.remove(_apart(spans), "copies", "text that the page serves twice")


def _clauses(text: str) -> Iterator[_Clause]:
    so_far = 0
    for match in _CLAUSE.finditer(text):
        words = match[0]
        if said := words if words.isalnum() else _LETTER.sub("", words):
            so_far += len(said) * (len(said) >= _SHORTEST_CLAUSE)
            yield _Clause(match.start(), match.end(), said, so_far)


def _runs(clauses: Sequence[_Clause]) -> Iterator[_Run]:
    """Yield the runs of clauses that come again in order; clauses between that differ are skipped, a few at a time."""
    places: dict[str, list[int]] = {}
    run: _Run | None = None
    for at, clause in enumerate(clauses):
        if run and at - run.again_last > _MOST_SKIPPED:
            yield run
            run = None
        if len(clause.said) < _SHORTEST_CLAUSE:
            continue
        seen = places.setdefault(clause.said, [])
        if seen and not (run and _goes_on(run, seen, at, len(clause.said))) and (not run or run.n == 1):
            run = _Run(seen[0], seen[0], at, at, len(clause.said), 1)
        seen.append(at)
    if run:
        yield run


def _goes_on(run: _Run, seen: Sequence[int], at: int, n_letters: int) -> bool:
    """Add the clause ``at`` to ``run`` if it stands next in the first copy too; ``seen``: where it stood before."""
    following = bisect_right(seen, run.last)
    if following == len(seen) or seen[following] >= min(run.again, run.last + _MOST_SKIPPED):
        return False
    run.last, run.again_last = seen[following], at
    run.said += n_letters
    run.n += 1
    return True


def _reach_back(clauses: Sequence[_Clause], run: _Run) -> None:
    """Take in the clauses that open both copies."""
    while run.first and run.again - 1 > run.last and clauses[run.first - 1].said == clauses[run.again - 1].said:
        run.first -= 1
        run.again -= 1
        run.said += len(clauses[run.first].said) * (len(clauses[run.first].said) >= _SHORTEST_CLAUSE)


def _reach_on(clauses: Sequence[_Clause], run: _Run) -> None:
    """Take in the clauses too short to count that close both copies."""
    while (
        run.again_last + 1 < len(clauses)
        and run.last + 1 < run.again
        and clauses[run.last + 1].said == clauses[run.again_last + 1].said
    ):
        run.last += 1
        run.again_last += 1


def _n_letters(clauses: Sequence[_Clause], first: int, end: int) -> int:
    return clauses[end - 1].so_far - (clauses[first - 1].so_far if first else 0) if first < end else 0


def _opens_line(text: str, at: int) -> bool:
    """Tell whether a paragraph begins at ``at``, but for a label or a number before it."""
    return len(text[max(0, at - _LABEL) : at].rpartition("\n")[2].strip(_OPENERS)) < _LABEL


def _span(text: str, clauses: Sequence[_Clause], run: _Run) -> tuple[int, int] | None:
    """Return what of the two copies is to go, or None where they are no copies."""
    n_first = _n_letters(clauses, run.first, run.last + 1)
    n_again = _n_letters(clauses, run.again, run.again_last + 1)
    opens = clauses[run.first].start <= _NEAR_START
    beside = _n_letters(clauses, run.last + 1, run.again) <= _MOST_BETWEEN
    is_preview = opens and beside and run.said >= 0.9 * n_first and _opens_line(text, clauses[run.first].start)
    is_long = run.n >= _FEWEST and run.said >= (_LEAST if opens else _LEAST_AMID)
    if not (is_preview or is_long):
        return None
    if run.said < (_LEAST_ALIKE if opens else _LEAST_ALIKE_AMID) * min(n_first, n_again) or 2 * run.said < n_again:
        return None
    is_cut = _is_cut(clauses, run.last + 1, run.again_last + 1)
    has_more = n_again - n_first > _MUCH_MORE
    if beside and (is_cut or has_more or _n_letters(clauses, run.again_last + 1, len(clauses)) > n_again):
        return _opening(text, clauses[run.first].start), _opening(text, clauses[run.again].start)
    if has_more:
        return _opening(text, clauses[run.first].start), _closing(text, clauses[run.last].end)
    if not is_long:
        return None
    last = run.again_last + _is_cut(clauses, run.again_last + 1, run.last + 1)
    start = _opening(text, clauses[run.again].start)
    return _announced(text, _closing(text, clauses[run.last].end), start), _closing(text, clauses[last].end)


def _is_cut(clauses: Sequence[_Clause], at: int, other: int) -> bool:
    """Tell whether a clause is the beginning of another one: where a preview breaks off."""
    if max(at, other) >= len(clauses) or at == other:
        return False
    said, whole = clauses[at].said, clauses[other].said
    return len(said) < len(whole) and whole.startswith(said)


def _opening(text: str, at: int) -> int:
    """Return where the marks begin that open the clause at ``at``."""
    while at and text[at - 1] in _OPENERS:
        at -= 1
    return at


def _closing(text: str, at: int) -> int:
    """Return where the marks end that close the clause before ``at``."""
    while at < len(text) and text[at] in _CLOSERS:
        at += 1
    return at


def _announced(text: str, low: int, start: int) -> int:
    """Return where the lines begin that announce the copy at ``start`` (``以下为文件全文``), or ``start``."""
    lines = text[low:start].split("\n")[1:]
    while lines and (len(lines[-1]) <= _HEAD_LINE and (not lines[-1].strip("-—=*· ") or _ANNOUNCES.search(lines[-1]))):
        start -= len(lines.pop()) + bool(lines)
    return start


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reached = 0
    for start, end in sorted(spans):
        if end > max(start, reached):
            yield max(start, reached), end
            reached = end
