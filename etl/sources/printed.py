"""Lines of a printed page, indented as they are printed.

A page shows where a paragraph begins by an indent of two characters. Text gets
the two blanks there that Chinese typists put, so that broken lines can be joined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["PAGE_BREAK", "PrintedLine", "page_text"]

PAGE_BREAK = "\n\f\n"

_INDENT = "\u3000\u3000"
_STRAY_SHARE = 0.1
_LEAST, _MOST = 1.2, 4.5


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line, where it begins on the page, and the size of its first character (0: not known)."""

    text: str
    left: float = 0.0
    size: float = 0.0


def page_text(lines: Sequence[PrintedLine]) -> str:
    """Return the lines of a page as text."""
    margin = _margin(lines)
    return "\n".join(_INDENT + line.text if _is_indented(line, margin) else line.text for line in lines)


def _margin(lines: Sequence[PrintedLine]) -> float:
    """Return where the page's text begins: the leftmost place where more than stray lines do."""
    begins = Counter(round(line.left) for line in lines if line.size)
    enough = max(2, _STRAY_SHARE * begins.total())
    return min((left for left, count in begins.items() if count >= enough), default=min(begins, default=0))


def _is_indented(line: PrintedLine, margin: float) -> bool:
    """Tell whether a line begins one to four characters behind the margin."""
    return bool(line.size) and _LEAST * line.size < line.left - margin + 0.1 * line.size < _MOST * line.size
