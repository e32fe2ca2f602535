"""Text that knows where each of its characters came from, and what was done to it.

Every step of cleaning edits a ``Mapped`` text in batches: all spans of one kind
at once, so that the offset map is copied by slices and never character by
character. Each edit is recorded with the raw text that it took away.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import ne

from etl.records import Edit, Evidence

__all__ = ["BREAK", "Change", "Mapped"]

BREAK = "\f"
"""Stands where furniture was taken out of the text: a line of its own that joining lines may bridge."""

Change = tuple[int, int, str]
"""Replace [start, end) of the text by a string."""

_BORDERS = array("I", range(1 << 14))
"""Where the characters of a text begin; copied, which is much faster than to count anew for every text."""


class Mapped:
    """A text under edit: character i came from raw [starts[i], ends[i])."""

    __slots__ = ("edits", "ends", "evidence", "raw", "starts", "text")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = raw
        borders = _BORDERS if len(raw) < len(_BORDERS) else array("I", range(len(raw) + 1))
        self.starts = borders[: len(raw)]
        self.ends = borders[1 : len(raw) + 1]
        self.edits: list[Edit] = []
        self.evidence: list[Evidence] = []

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span from the first to the last of the characters [start, end)."""
        if start >= end:
            at = self.ends[start - 1] if start else 0
            return at, at
        return self.starts[start], self.ends[end - 1]

    def replace(self, changes: Sequence[Change], step: str, reason: str) -> None:
        """Apply ``changes``, which are sorted and do not overlap, and record them."""
        if changes:
            self.record(changes, step, reason)
            self._splice(changes)

    def remove(self, spans: Iterable[tuple[int, int]], step: str, reason: str) -> None:
        """Remove ``spans``, which are sorted and do not overlap, and record them."""
        self.replace([(start, end, "") for start, end in spans], step, reason)

    def drop(self, spans: Iterable[tuple[int, int]]) -> None:
        """Remove ``spans`` unrecorded: white space that means nothing."""
        changes = [(start, end, "") for start, end in spans]
        if changes:
            self._splice(changes)

    def tidy(self, changes: Sequence[Change]) -> None:
        """Apply ``changes`` unrecorded: forms of white space and line ends."""
        if changes:
            self._splice(changes)

    def rewrite(self, text: str, step: str, reason: str, gap: int = 0) -> None:
        """Put ``text`` of equal length in place, and record the runs that differ (``gap`` characters apart)."""
        if text == self.text:
            return
        for start, end in differing_runs(self.text, text, gap):
            raw_start, raw_end = self.raw_span(start, end)
            removed = self.raw[raw_start:raw_end]
            self.edits.append(Edit(raw_start, raw_end, step, "replaced", reason, removed, text[start:end]))
        self.text = text

    def assemble(self, pieces: Sequence[tuple[int, int] | str]) -> None:
        """Put the text together anew from spans of itself and inserted strings."""
        parts: list[str] = []
        starts: array[int] = array("I")
        ends: array[int] = array("I")
        for piece in pieces:
            if isinstance(piece, str):
                at = ends[-1] if ends else 0
                parts.append(piece)
                starts.extend([at] * len(piece))
                ends.extend([at] * len(piece))
            else:
                start, end = piece
                parts.append(self.text[start:end])
                starts.extend(self.starts[start:end])
                ends.extend(self.ends[start:end])
        self.text, self.starts, self.ends = "".join(parts), starts, ends

    def note(self, kind: str, value: str, start: int = 0, end: int = 0) -> None:
        """Record what the span [start, end) says of the document; each kind once."""
        if value and all(item.kind != kind for item in self.evidence):
            raw_start, raw_end = self.raw_span(start, end) if start < end else (0, 0)
            self.evidence.append(Evidence(kind, value, raw_start, raw_end))

    def record(self, changes: Sequence[Change], step: str, reason: str) -> None:
        """Record ``changes`` that are applied by other means."""
        for start, end, replacement in changes:
            raw_start, raw_end = self.raw_span(start, end)
            if replacement.strip():
                edit = Edit(raw_start, raw_end, step, "replaced", reason, self.raw[raw_start:raw_end], replacement)
            else:
                edit = Edit(raw_start, raw_end, step, "removed", reason, self.raw[raw_start:raw_end])
            self.edits.append(edit)

    def _splice(self, changes: Sequence[Change]) -> None:
        text, old_starts, old_ends = self.text, self.starts, self.ends
        parts: list[str] = []
        starts: array[int] = array("I")
        ends: array[int] = array("I")
        at = 0
        for start, end, replacement in changes:
            parts.append(text[at:start])
            starts += old_starts[at:start]
            ends += old_ends[at:start]
            if replacement:
                parts.append(replacement)
                if len(replacement) == end - start:
                    starts += old_starts[start:end]
                    ends += old_ends[start:end]
                else:
                    raw_start, raw_end = self.raw_span(start, end)
                    starts.extend([raw_start] * len(replacement))
                    ends.extend([raw_end] * len(replacement))
            at = end
        parts.append(text[at:])
        starts += old_starts[at:]
        ends += old_ends[at:]
        self.text, self.starts, self.ends = "".join(parts), starts, ends


def differing_runs(old: str, new: str, gap: int = 0) -> list[tuple[int, int]]:
    """Return the runs in which two strings of equal length differ; runs up to ``gap`` apart on a line are one."""
    runs: list[tuple[int, int]] = []
    start = end = -1
    for at in compress(range(len(old)), map(ne, old, new)):
        if start >= 0 and at <= end + gap and "\n" not in old[end:at]:
            end = at + 1
        else:
            if start >= 0:
                runs.append((start, end))
            start, end = at, at + 1
    if start >= 0:
        runs.append((start, end))
    return runs


def spans_of(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Return the spans of all matches that are not empty."""
    return [match.span() for match in pattern.finditer(text) if match.end() > match.start()]
