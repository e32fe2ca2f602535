"""Lists of links: how far the list runs that a heading like ``相关新闻`` opens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from etl.clean.datelines import is_dateline

__all__ = ["Run", "mark_columns", "own_titles", "run_of_links", "tail_end"]

_PROSE = re.compile(r"[\u4e00-\u9fff][，,][^\n]{6,}[。！？!?]”?$|[^\n]{28,}[。！？]”?$")
_LINK = re.compile(
    r"^[\s·•>»\-*\d.、■□◆●○▪★]*[^\n。]{2,60}?[\s\[(（]*(?:\d{2,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?|\d{1,2}[-/]\d{1,2})?[\])）\s]*$"
)
_ITEM = re.compile(r"^[·•・>»*◆■●○▪★□\-]|\d[-/.月]\d{1,2}日?[\])）]?$")
_SIGN = re.compile(r"[·•・>»◆■●○▪★□◇▶►※◎⊙](?=\s?\S)")
_LETTERS = re.compile(r"[\W_]+")
_LONGEST, _HEAD, _BELOW, _SHORTEST = 240, 60, 15, 5


_STEPS = re.compile(r"[>»＞›→/\\|｜:：·]+|-{1,2}(?=>)")


class Line(Protocol):
    """A line of a page, and where it stands."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Run:
    """Lines on end that may be links: which of them look like items of a list, hold a dateline, stand apart."""

    last: int
    is_to_the_end: bool
    items: list[int]
    dated: list[int]
    gaps: list[int]


def mark_columns(lines: Sequence[str], reasons: list[str]) -> None:
    """Mark the lines above a page's path that name a column on it: entries of its menu (``工作简报``)."""
    at = next((at for at, reason in enumerate(reasons[:_HEAD]) if reason == "breadcrumb"), 0)
    columns = {part for step in _STEPS.split(lines[at]) if (part := step.strip())} if at else ()
    for above in range(at) if columns else ():
        if not reasons[above] and lines[above] in columns:
            reasons[above] = "column of the site"


def run_of_links(lines: Sequence[Line], start: int, is_site: Callable[[str], bool]) -> Run:
    """Return the lines from ``start`` on that are the site's or may be links, below a heading of a list."""
    at = start
    while at < len(lines):
        line = lines[at].text
        if len(line) > _LONGEST or ((_PROSE.search(line) or not _LINK.fullmatch(line)) and not is_site(line)):
            break
        at += 1
    run = range(start, at)
    return Run(
        at - 1,
        at == len(lines),
        [number for number in run if _ITEM.search(lines[number].text)],
        [number for number in run if is_dateline(lines[number].text)],
        [number for number in run if lines[number].start - lines[number - 1].end > 1],
    )


def tail_end(run: Run, number: int) -> int:
    """Return the last line of the list that the heading ``number`` opens; above the text it leaves it its title."""
    if run.is_to_the_end:
        return run.last
    until = _first_behind(run.dated, number, run.last + 1)
    item = bisect_left(run.items, until) - 1
    if item >= 0 and run.items[item] > number:
        return run.items[item]
    if until == number + 1:
        return number
    gap = _first_behind(run.gaps, number + 1, until)
    return (gap if gap < until else until - 1) - 1


def own_titles(lines: Sequence[str], reasons: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Yield the list of a page's titles above one of them, and which is the one: items with one sign amid the site's.

    A bulletin lists its titles as well, but nothing of the site stands between its list and its text.
    """
    signs = [match[0] if (match := _SIGN.match(line)) else "" for line in lines[:_HEAD]]
    for sign, group in groupby(range(len(signs)), key=signs.__getitem__):
        items = list(group)
        first, behind = items[0], items[-1] + 1
        if not sign or len(items) == 1 or not any(reasons[:first]) or not any(reasons[behind : behind + 1]):
            continue
        below = {_LETTERS.sub("", line) for line in lines[behind : behind + _BELOW]}
        own = [len(item) >= _SHORTEST and item in below for item in (_LETTERS.sub("", lines[at]) for at in items)]
        if any(own):
            yield from zip(items, own, strict=True)


def _first_behind(numbers: Sequence[int], number: int, otherwise: int) -> int:
    """Return the first of sorted ``numbers`` that is greater than ``number``."""
    at = bisect_right(numbers, number)
    return numbers[at] if at < len(numbers) else otherwise
