"""The best path of tags through a sentence, found without weighing what is certain.

The tagger's transitions weigh little beside its marks for each character: where one
tag leads by more than any two transitions can make good, every best path goes
through it. Only the stretches between such characters are weighed, each for itself.
Sums that come out nearly equal are left to the tagger's own decoder, for then the
order of adding would decide; so the answer is always that of the whole sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["best_path", "certain_lead", "may_hold"]

Floats = npt.NDArray[np.float32]
_NEARLY = 0.01


def certain_lead(transitions: Floats) -> float:
    """Return the lead of a tag at one character that no two transitions can make good."""
    return 2 * float(np.ptp(transitions)) + _NEARLY


def may_hold(marks: Floats, tags: Sequence[int], certain: float) -> bool:
    """Tell whether one of the tags can be on the best path, where ``certain`` is the lead that needs no weighing."""
    return bool((marks[:, tags].max(axis=1) >= marks.max(axis=1) - certain).any())


def best_path(marks: Floats, transitions: Floats, n: int, certain: float, whole: Callable[..., list[int]]) -> list[int]:
    """Return the tags of the first ``n`` characters.

    ``certain`` is the lead that needs no weighing, ``whole`` the decoder that weighs everything.
    """
    marks = marks[:n]
    first = marks.argmax(axis=1)
    path: list[int] = first.tolist()
    for start, end in _open_stretches(marks, certain):
        weights = marks[start:end].copy()
        if start:
            weights[0] += transitions[path[start - 1]]
        if end < n:
            weights[-1] += transitions[:, path[end]]
        found = _weigh(weights, transitions)
        if found is None:
            return whole(marks, transitions, n)
        path[start:end] = found
    return path


def _open_stretches(marks: Floats, certain: float) -> Iterator[tuple[int, int]]:
    """Yield the runs of characters at which no tag leads by more than ``certain``."""
    two = np.partition(marks, -2, axis=1)[:, -2:]
    is_open = np.flatnonzero(two[:, 1] - two[:, 0] <= certain).tolist()
    i = 0
    while i < len(is_open):
        j = i
        while j + 1 < len(is_open) and is_open[j + 1] == is_open[j] + 1:
            j += 1
        yield is_open[i], is_open[j] + 1
        i = j + 1


def _weigh(weights: Floats, transitions: Floats) -> list[int] | None:
    """Return the best path through a stretch, or ``None`` where another one is nearly as good."""
    sums = [weights[0]]
    for own in weights[1:]:
        sums.append((sums[-1][:, None] + transitions).max(axis=0) + own)
    path: list[int] = []
    into: Any = 0.0
    for sum_ in reversed(sums):
        scores = sum_ + into
        best = int(scores.argmax())
        top = float(scores[best])
        scores[best] = -np.inf
        if top - float(scores.max()) <= _NEARLY:
            return None
        path.append(best)
        into = transitions[:, best]
    path.reverse()
    return path
