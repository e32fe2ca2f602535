"""Words in their context: the place of a search term in a text, and lines that stand one under another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from etl.folding import fold
from etl.site.ask import Record

__all__ = ["ORDERS", "Line", "line_of", "occurrences", "ordered"]

_AROUND = 32

ORDERS = {
    "date": ("日期", "date"),
    "right": ("右侧", "right context"),
    "left": ("左侧", "left context"),
    "region": ("地区", "region"),
}
"""By what lines are sorted."""


@dataclass(frozen=True, slots=True)
class Line:
    """A word with what stands to its left and right, and the row it comes from."""

    left: str
    key: str
    right: str
    row: Record


def line_of(text: str, start: int, end: int, row: Record) -> Line:
    """Return the line for the characters from ``start`` to ``end`` of a sentence."""
    flat = text.replace("\n", " ")
    return Line(flat[max(0, start - _AROUND) : start], flat[start:end], flat[end : end + _AROUND], row)


def occurrences(text: str, terms: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where the folded ``terms`` stand in ``text``, in order; of two that overlap only the first."""
    whole, places = _folded(text)
    found = sorted((at, -len(term)) for term in terms if term for at in _all(whole, term))
    behind = 0
    for at, negative in found:
        if at >= behind:
            behind = at - negative
            yield places[at], places[behind - 1] + 1


class _Table(dict[int, str]):
    """What single characters fold to, filled as texts need it; ``uneven`` are those that fold to none or several."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = fold(char)
        if len(self[code]) != 1:
            self.uneven.add(char)
        return self[code]


_TABLE = _Table()


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Return a text folded character by character, and where in the text each of its characters stood."""
    whole = text.translate(_TABLE)
    if _TABLE.uneven.isdisjoint(text):
        return whole, range(len(whole))
    return whole, [place for place, char in enumerate(text) for _ in _TABLE[ord(char)]]


def _all(whole: str, term: str) -> Iterator[int]:
    at = whole.find(term)
    while at >= 0:
        yield at
        at = whole.find(term, at + len(term))


def ordered(lines: Sequence[Line], order: str) -> list[Line]:
    """Return lines in one of the ``ORDERS``; the left context is read backwards from the word."""

    def by_date(line: Line) -> tuple[bool, str, str, int]:
        dated = line.row.get("dated_from")
        return dated is None, str(dated), str(line.row["document_id"]), int(line.row["sentence_no"])

    lines = sorted(lines, key=by_date)
    if order == "right":
        return sorted(lines, key=lambda line: line.right)
    if order == "left":
        return sorted(lines, key=lambda line: line.left[::-1])
    if order == "region":
        return sorted(lines, key=lambda line: str(line.row.get("region_name") or "龥"))
    return lines
