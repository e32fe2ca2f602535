"""Where sentences end: full stops outside quotation marks and brackets, paragraph ends, and given cuts.

``enclosures`` finds the quoted and bracketed spans of a stretch of text once;
``split_sentences`` and the search for markers both ask it what lies inside.
A mark that is never closed, or never opened, encloses nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

__all__ = ["Enclosures", "split_sentences"]

_PAIRS = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "【": "】",
    "〔": "〕",
    "[": "]",
}
_CLOSERS = "”’）)》〉」』】〕]"
_MARKS = re.compile("[“”‘’（）()《》〈〉「」『』【】〔〕\\[\\]]")
_STOPS = re.compile(f"[。！？!?…][。！？!?…]*[{re.escape(_CLOSERS)}]*")
_QUOTES = "“‘「『"
_GOES_ON = re.compile(r"\s*[，、；：,;:的地得之等为是和与及或这那中上里时后前精神要求]")


class Enclosures:
    """The outermost quoted or bracketed spans of ``text[start:end]``, opening and closing marks included."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, text: str, start: int, end: int) -> None:
        spans: list[tuple[int, int]] = []
        open_marks: list[tuple[str, int]] = []
        for hit in _MARKS.finditer(text, start, end):
            mark = hit[0]
            if mark in _PAIRS:
                open_marks.append((_PAIRS[mark], hit.start()))
                continue
            for depth in range(len(open_marks) - 1, max(-1, len(open_marks) - 9), -1):
                if open_marks[depth][0] == mark:
                    begin = open_marks[depth][1]
                    del open_marks[depth:]
                    while spans and spans[-1][0] > begin:
                        spans.pop()
                    spans.append((begin, hit.end()))
                    break
        self._starts = [begin for begin, _ in spans]
        self._ends = [close for _, close in spans]

    @property
    def are_none(self) -> bool:
        """Tell whether nothing is quoted or bracketed."""
        return not self._starts

    def around(self, position: int) -> tuple[int, int] | None:
        """Return the span that holds ``position`` behind its opening mark, if any."""
        at = bisect_right(self._starts, position - 1) - 1
        if at >= 0 and self._starts[at] < position < self._ends[at]:
            return self._starts[at], self._ends[at]
        return None


def split_sentences(
    text: str, start: int, end: int, enclosures: Enclosures, cuts: Iterable[int] = ()
) -> list[tuple[int, int]]:
    """Return the spans of the sentences of ``text[start:end]``, without the spaces around them.

    ``cuts`` are positions where a sentence begins whatever stands before it.
    """
    bounds = _stops(text, start, end, enclosures)
    if inside := [cut for cut in cuts if start < cut < end]:
        bounds = sorted({*bounds, *inside})
    if not bounds or bounds[-1] != end:
        bounds.append(end)
    spans = []
    for bound in bounds:
        piece = text[start:bound]
        inner = piece.strip()
        if inner:
            begin = start if len(inner) == len(piece) else start + len(piece) - len(piece.lstrip())
            spans.append((begin, begin + len(inner)))
        start = bound
    return spans


def _stops(text: str, start: int, end: int, enclosures: Enclosures) -> list[int]:
    if enclosures.are_none:
        return [hit.end() for hit in _STOPS.finditer(text, start, end)]
    stops = []
    begin = start
    for hit in _STOPS.finditer(text, start, end):
        around = enclosures.around(hit.start())
        if around is None or (hit.end() >= around[1] and _closes(text, hit, around, begin, end)):
            begin = hit.end()
            stops.append(begin)
    return stops


def _closes(text: str, hit: re.Match[str], around: tuple[int, int], begin: int, end: int) -> bool:
    """Return whether a stop before a closing mark ends the sentence around it: 他说：“好。” but 以“谁来管？”为题."""
    opening = text[around[0]]
    own = not text[begin : around[0]].strip()
    if opening not in _QUOTES:
        return own and opening in "（(【["
    if hit.end() >= end or own:
        return True
    if hit[0][0] == "。":
        return text[hit.end()] not in "，、；：,;:"
    return text[around[0] - 1] in "：:，," and not _GOES_ON.match(text, hit.end())
