"""Mixtures of noises over invented documents: the map holds, and cleaning what is clean changes nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.clean.helpers import cleaned, raw
from tests.unit.clean.noises import NOISES, document, noisy
from tests.unit.clean.test_clean import check_map

MIXTURES = st.tuples(st.integers(0, 10**6), st.sets(st.sampled_from([*NOISES]), max_size=6)).map(
    lambda drawn: (drawn[0], [name for name in NOISES if name in drawn[1]])
)

LAID_ON = frozenset({"coded", "worded"})


@settings(max_examples=250, deadline=None)
@given(MIXTURES)
def test_cleaning_is_idempotent(mixture: tuple[int, list[str]]) -> None:
    once = cleaned(noisy(*mixture)).text
    assert cleaned(once).text == once


@settings(max_examples=100, deadline=None)
@given(MIXTURES)
def test_the_map_holds(mixture: tuple[int, list[str]]) -> None:
    check_map(raw(noisy(*mixture)))


@pytest.mark.parametrize("noise", [name for name in NOISES if name not in ("pictured", "on_one_line")])
def test_a_noise_alone_leaves_the_document(noise: str) -> None:
    """Captions stay, and a page of one line has lost what told its shortest paragraphs apart."""
    for seed in range(40):
        assert cleaned(noisy(seed, [noise])).text == "\n".join(document(seed)), seed


def test_most_mixtures_leave_the_document() -> None:
    chance = random.Random(11)
    late = {"torn": random.Random(12), "kept": random.Random(13)}
    names = [name for name in NOISES if name not in ("pictured", "on_one_line", "doubled", *LAID_ON, *late)]
    wrong = 0
    for seed in range(300):
        drawn = {name for name in names if chance.random() < 0.3}
        drawn |= {name for name, luck in late.items() if luck.random() < 0.3}
        if "wrapped" in drawn:
            drawn.discard("torn")  # editors that tear figures out of sentences break no lines
        mixture = [name for name in NOISES if name in drawn]
        wrong += cleaned(noisy(seed, mixture)).text != "\n".join(document(seed))
    assert wrong <= 20


def test_codes_and_fields_of_word_break_hardly_a_mixture() -> None:
    chance = random.Random(14)
    names = [name for name in NOISES if name not in ("pictured", "on_one_line", "doubled", "torn", "kept", *LAID_ON)]
    broken = 0
    for seed in range(100):
        drawn = {name for name in names if chance.random() < 0.25}
        mixture, plain = ([name for name in NOISES if name in some] for some in (drawn | LAID_ON, drawn))
        whole = "\n".join(document(seed))
        broken += cleaned(noisy(seed, mixture)).text != whole == cleaned(noisy(seed, plain)).text
    assert broken <= 3
