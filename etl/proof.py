"""What every document must keep before it may be loaded: a fault found here costs the document, not the build.

The same is asked of the finished warehouse (``sql/checks``), where a failure
means that the loading went wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Protocol

import numpy as np

from etl.errors import GongwenError
from etl.records import Analysis, CleanText, Mention, Sentence

__all__ = ["ProofError", "prove"]


class ProofError(GongwenError):
    """Rows of a document contradict its text or each other: a defect of the extractor that made them."""


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def sentence_no(self) -> int: ...


def prove(analysis: Analysis) -> None:
    """Raise ProofError unless every span lies inside its sentence and leads to raw characters.

    Sentences must leave nothing but spaces out, mentions of one type must not overlap, and no
    time may end before it starts.
    """
    _prove_map(analysis.clean, len(analysis.raw.text))
    sentences = analysis.outline.sentences
    _prove_cover(analysis.clean.text, sentences)
    _prove_places(
        chain(
            analysis.mentions,
            analysis.metrics,
            analysis.appointments,
            analysis.participations,
            analysis.tasks,
        ),
        {sentence.no: (sentence.start, sentence.end) for sentence in sentences},
    )
    _prove_apart(analysis.mentions)
    _prove_forward((mention.start_on, mention.end_on) for mention in analysis.mentions)
    _prove_forward((metric.period_start, metric.period_end) for metric in analysis.metrics)


def _prove_map(clean: CleanText, n_raw: int) -> None:
    n_clean = len(clean.text)
    if not len(clean.starts) == len(clean.ends) == n_clean:
        raise ProofError(f"the offset map has {len(clean.starts)} entries for {n_clean} characters")
    if n_clean and (np.asarray(clean.starts).min() < 0 or np.asarray(clean.ends).max() > n_raw):
        raise ProofError("the offset map leaves the raw text")


def _prove_cover(text: str, sentences: Sequence[Sentence]) -> None:
    end = 0
    for start, next_end in (*((sentence.start, sentence.end) for sentence in sentences), (len(text), len(text))):
        if start > end and not text[end:start].isspace():
            raise ProofError(f"characters [{end}, {start}) are in no sentence")
        end = next_end


def _prove_places(rows: Iterable[_Spanned], bounds: dict[int, tuple[int, int]]) -> None:
    for row in rows:
        first, last = bounds.get(row.sentence_no, (0, -1))
        if not first <= row.start < row.end <= last:
            raise ProofError(f"{type(row).__name__} [{row.start}, {row.end}) is not inside sentence {row.sentence_no}")


def _prove_apart(mentions: Iterable[Mention]) -> None:
    """Mentions are in the order of the text, so that only neighbours of a type can overlap."""
    ends: dict[str, int] = {}
    for mention in mentions:
        if mention.start < ends.get(mention.entity_type, 0):
            raise ProofError(f"two mentions of type {mention.entity_type} overlap at {mention.start}")
        ends[mention.entity_type] = mention.end


def _prove_forward(periods: Iterable[tuple[date | None, date | None]]) -> None:
    for start, end in periods:
        if start is not None and end is not None and end < start:
            raise ProofError(f"a time from {start} ends on {end}")
