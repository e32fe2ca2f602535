"""What the other rooms found in a document, in the order of its text, as the ledger asks for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from etl.records import Mention, Metric, Reading, Sentence

__all__ = ["Known"]


class InOrder:
    """Mentions in the order of the text."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return those that lie inside [start, end)."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self._mentions[first:last] if mention.end <= end]


class Known:
    """The times, bodies and figures of a document, in the order of the text."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], metrics: Sequence[Metric]) -> None:
        facts = reading.facts
        self.today = facts.event_on or facts.published_on or facts.event_from or facts.dated_from
        ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
        self.times = InOrder([m for m in ordered if m.entity_type == "time"])
        self.bodies = InOrder([m for m in ordered if m.entity_type != "time"])
        targets = ((i, m) for i, m in enumerate(metrics) if m.status == "target" and m.part_of is None)
        self._figures = sorted((metric.start, i) for i, metric in targets)

    def target(self, start: int, end: int) -> int | None:
        """Return the index of the first figure to be reached whose quote begins in [start, end)."""
        i = bisect_left(self._figures, (start, -1))
        return self._figures[i][1] if i < len(self._figures) and self._figures[i][0] < end else None

    def is_concrete(self, sentence: Sentence) -> bool:
        """Return whether a time or a figure stands in the sentence."""
        span = sentence.start, sentence.end
        return bool(self.times.within(*span)) or self.target(*span) is not None
