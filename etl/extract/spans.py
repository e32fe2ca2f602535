"""Small tools that the extractors share: which sentence a span lies in, and which of two spans gives way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from etl.records import Mention, Reading, Sentence

__all__ = ["SentenceIndex", "longest"]


class SentenceIndex:
    """Finds the sentence that holds a span whole."""

    def __init__(self, reading: Reading) -> None:
        self._sentences = reading.sentences
        self._starts = [sentence.start for sentence in reading.sentences]

    def at(self, start: int, end: int) -> Sentence | None:
        """Return the sentence that contains [start, end), or None where the span crosses its border."""
        i = bisect_right(self._starts, start) - 1
        if i < 0 or self._sentences[i].end < end:
            return None
        return self._sentences[i]


def longest(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions without overlaps, in the order of the text; the longer one stays, then the earlier."""
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start, -m.confidence, m.name, m.method)):
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))
