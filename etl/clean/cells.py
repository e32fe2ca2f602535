"""Tables whose cells stand one below the other: each row becomes a line again.

A table that was pasted as plain text has lost its rows. They are found by their
kind of cells: a head of words only, then at least two rows that have words and
figures in the same places, as many as the head has cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.clean.mapped import Mapped

__all__ = ["join_cells"]

_FIGURE = re.compile(r"[-+−]?\d[\d,.]{0,14}\s?[%‰]?|[-—–/]{1,2}")
_MAY_HOLD = re.compile(r"(?m)^[ \t\u3000\xa0]*[-+−]?\d[\d,.]{0,14}[%‰]?[ \t\u3000\xa0]*$")
_SAID = re.compile(r"[，。；：！？、,;:!?]|^[一二三四五六七八九十]{1,3}$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST, _FEWEST_COLUMNS, _MOST_COLUMNS = 24, 2, 9
_ROWS = {
    n: re.compile(rf"W{{{n}}}(?P<row>[WF]{{{n}}})(?P=row){{{2 if n == _FEWEST_COLUMNS else 1},}}")
    for n in range(_FEWEST_COLUMNS, _MOST_COLUMNS + 1)
}


class _Cell(NamedTuple):
    start: int
    end: int
    kind: str


def join_cells(doc: Mapped) -> None:
    """Set the cells of each row of ``doc`` on one line where they stand one below the other."""
    if not _MAY_HOLD.search(doc.text):
        return
    gaps = [
        (left.end, right.start, "\t")
        for run in _runs(doc.text)
        for n, first, end in _tables("".join(cell.kind for cell in run))
        for at in range(first, end - 1)
        for left, right in (run[at : at + 2],)
        if (at - first + 1) % n
    ]
    doc.record([(start, end, "") for start, end, _ in gaps], "lines", "line break between the cells of a row")
    doc.tidy(gaps)


def _runs(text: str) -> Iterator[list[_Cell]]:
    """Yield the lines on end that may be cells: words (W) or figures (F)."""
    run: list[_Cell] = []
    at = 0
    for line in text.split("\n"):
        if cell := line.strip(" \t\u3000\xa0"):
            start = at + line.index(cell)
            if kind := _kind(cell):
                run.append(_Cell(start, start + len(cell), kind))
            elif run:
                yield run
                run = []
        at += len(line) + 1
    if run:
        yield run


def _kind(cell: str) -> str:
    if _FIGURE.fullmatch(cell):
        return "F"
    return "W" if len(cell) <= _LONGEST and _HAN.search(cell) and not _SAID.search(cell) else ""


def _tables(kinds: str) -> list[tuple[int, int, int]]:
    """Return the tables of a run: the number of columns, the first cell, the one behind the last."""
    found = sorted(
        (-len(match[0]), *match.span(), n)
        for n, pattern in _ROWS.items()
        for match in pattern.finditer(kinds)
        if "F" in match["row"]
    )
    is_taken = bytearray(len(kinds))
    tables = []
    for _, start, end, n in found:
        if not any(is_taken[start:end]):
            is_taken[start:end] = b"\1" * (end - start)
            tables.append((n, start, end))
    return sorted(tables, key=lambda table: table[1])
