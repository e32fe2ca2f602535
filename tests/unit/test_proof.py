"""A document whose rows contradict its text or each other is refused before it is loaded."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date

import pytest

from etl.analyse import analyse
from etl.proof import ProofError, prove
from etl.records import Analysis, Mention, RawDocument

TEXT = "县长罗一山讲话。3月5日开工，投资2亿元。"


def analysis(**changes: object) -> Analysis:
    return replace(analyse(RawDocument("a", "a", "00", 24, "text/plain", "utf-8", "text/1", TEXT)), **changes)


def time(start_on: date, end_on: date) -> Mention:
    return Mention("time", 8, 12, 2, "x", "rule", 1.0, start_on=start_on, end_on=end_on, precision="day")


def test_what_the_rooms_make_is_proved() -> None:
    found = analysis()
    assert found.mentions and found.metrics
    prove(found)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (4, 2), (0, 99), (-1, 2)])
def test_a_row_outside_its_sentence_is_refused(start: int, end: int) -> None:
    stray = Mention("person", start, end, 1, "x", "rule", 1.0)
    with pytest.raises(ProofError, match="not inside sentence 1"):
        prove(analysis(mentions=(stray,)))


def test_a_map_that_leaves_the_raw_text_is_refused() -> None:
    clean = analysis().clean
    with pytest.raises(ProofError, match="leaves the raw text"):
        prove(analysis(clean=replace(clean, ends=array("I", [99] * len(clean.text)))))
    with pytest.raises(ProofError, match="entries for"):
        prove(analysis(clean=replace(clean, ends=array("I", [1]))))


@pytest.mark.parametrize("lost", [0, -1])
def test_characters_in_no_sentence_are_refused(lost: int) -> None:
    outline = analysis().outline
    kept = tuple(sentence for sentence in outline.sentences if sentence is not outline.sentences[lost])
    with pytest.raises(ProofError, match="in no sentence"):
        prove(analysis(outline=replace(outline, sentences=kept), mentions=(), metrics=(), appointments=()))


def test_mentions_of_a_type_that_overlap_are_refused() -> None:
    whole, part = Mention("person", 2, 5, 1, "罗一山", "rule", 1.0), Mention("person", 3, 5, 1, "一山", "rule", 1.0)
    with pytest.raises(ProofError, match="type person overlap at 3"):
        prove(analysis(mentions=(whole, part)))
    prove(analysis(mentions=(whole, replace(part, entity_type="place"))))


def test_a_time_that_ends_before_it_starts_is_refused() -> None:
    prove(analysis(mentions=(time(date(2011, 3, 5), date(2011, 3, 5)),)))
    with pytest.raises(ProofError, match="from 2011-03-05 ends on 2011-03-04"):
        prove(analysis(mentions=(time(date(2011, 3, 5), date(2011, 3, 4)),)))
    figures = analysis().metrics
    turned = replace(figures[0], period_start=date(2011, 1, 2), period_end=date(2011, 1, 1))
    with pytest.raises(ProofError, match="ends on"):
        prove(analysis(metrics=(turned, *figures[1:])))
