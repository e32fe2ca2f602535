"""How wide the lines of a hard-wrapped text are, and whether a line fills that width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from etl.clean.forms import ENDED, columns

__all__ = ["Wrap", "measure"]

_FEWEST, _FEWEST_CUT = 3, 2
_STOPS = "。！？：；…!?:;"
_NARROWEST = 24
_WIDEST = 160
_NEARLY = 0.85
_TOKEN = re.compile(r"[0-9A-Za-z.,%:/\-]+[，。、；：）》”]*|[（《“](?:[0-9A-Za-z.]+|.)|.[，。、；：？！）》”]*")


@dataclass(slots=True)
class Wrap:
    """The width at which lines were broken, in columns or in characters; 0 where they were not."""

    width: int = 0
    in_columns: bool = True

    def fills(self, line: str, following: str) -> bool:
        """Tell whether ``line`` ended because what follows it did not fit."""
        if not self.width:
            return False
        token = _TOKEN.match(following)
        first = token[0] if token else ""
        # a width in columns is even for most lines, so that one Latin character more or less proves nothing
        slack = 1 if self.in_columns else 0
        return self._measure(line) + self._measure(first) > self.width - slack

    def nearly_fills(self, line: str) -> bool:
        """Tell whether ``line`` is about as wide as the page, by whatever it was measured."""
        return bool(self.width) and self._measure(line) >= _NEARLY * self.width

    def _measure(self, text: str) -> int:
        return columns(text) if self.in_columns else len(text)


def measure(lines: Sequence[str]) -> Wrap:
    """Find the wrap width of ``lines`` (with their indents, without trailing white space)."""
    candidates = [line for line in lines if len(line) >= 12]
    short = [line for line in candidates if len(line) <= _WIDEST]
    if len(short) < _FEWEST or (len(candidates) - len(short)) * 10 > len(candidates):
        return Wrap()
    if sum([line[-1] not in _STOPS and not ENDED.search(line) for line in short]) < _FEWEST_CUT:
        return Wrap()  # lines that end where sentences do were not broken at a width
    candidates = short
    by_columns = _cluster([columns(line) for line in candidates], candidates, 2)
    by_characters = _cluster([len(line) for line in candidates], candidates, 1)
    return Wrap(by_columns[2], True) if by_columns >= by_characters else Wrap(by_characters[2], False)


def _cluster(widths: list[int], lines: list[str], unit: int) -> tuple[int, int, int]:
    """Return how many lines end just at, or a little below, a common greatest width, and that width."""
    n_lines = len(widths)
    most_over = max(1, n_lines // 20) if n_lines > 8 else 0
    widest = max(widths)
    if not most_over and sum([width > widest - 3 * unit for width in widths]) < _FEWEST:
        return 0, 0, 0
    counts = Counter(widths)
    over = 0
    for width in sorted(counts, reverse=True):
        near = sum(counts.get(width - step, 0) for step in range(3 * unit))
        if near >= _FEWEST and near * 5 >= n_lines and _NARROWEST * unit // 2 <= width <= _WIDEST * unit // 2:
            full = [line for line, size in zip(lines, widths, strict=True) if width - 3 * unit < size <= width]
            cut = sum(not ENDED.search(line) for line in full)
            # closing marks may hang over: the commonest width is that of the page
            common = max(range(width, width - 3 * unit, -1), key=lambda size: (counts.get(size, 0), size))
            exact = sum(counts.get(common + step, 0) for step in range(unit))
            return (exact, near, common) if cut * 2 > len(full) else (0, 0, 0)
        over += counts[width]
        if over > most_over:
            return 0, 0, 0
    return 0, 0, 0
