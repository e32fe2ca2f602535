"""Where a clause goes on behind times and modal words, how strong its verb is, and what it says without its times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl.extract.tasks.patterns import (
    ADVERB,
    BEFORE_TIME,
    HAN,
    LEADING,
    LIMIT,
    LOOSE_TIME,
    MODAL,
    OBJECT_FIRST,
    SETTING,
    TO_REACH,
)
from etl.extract.vocabulary import word_class
from etl.lexicon import table
from etl.openers import alternation
from etl.records import Mention

__all__ = [
    "behind_topic",
    "has_act",
    "is_of_a_noun",
    "opens_with_verb",
    "over_limit",
    "skip",
    "strength_of",
    "without_times",
]


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of concrete and of abstract verbs at the head of a clause."""
    patterns = []
    for row in sorted(table("task_verbs"), key=lambda row: row["kind"], reverse=True):
        patterns.append(re.compile(alternation(row["verbs"].split())))
    return patterns[0], patterns[1]


def skip(text: str, at: int, end: int, times: Sequence[Mention]) -> int:
    """Return where a clause goes on behind its times, conjunctions and modal words."""
    by_start = {time.start: time.end for time in times} if times else {}
    while at < end:
        before = 1 if text[at] in "在于到至" and at + 1 in by_start else 0
        if at + before in by_start:
            at = by_start[at + before]
            continue
        lead = LEADING.match(text, at, end)
        if not lead:
            return at
        at = lead.end()
    return end


def strength_of(text: str, at: int, end: int, times: Sequence[Mention]) -> str:
    """Return ``concrete`` or ``abstract`` for the verb that a clause opens with, ``""`` where it opens with none."""
    concrete, abstract = _verbs()
    at = skip(text, at, end, times)
    if setting := SETTING.match(text, at, end):
        at = skip(text, setting.end(), end, times)
    while (adverb := ADVERB.match(text, at, end)) and not concrete.match(text, at, end):
        at = skip(text, adverb.end(), end, times)
    if concrete.match(text, at, end):
        return "concrete"
    if abstract.match(text, at, end):
        return "abstract"
    if OBJECT_FIRST.match(text, at, end) and concrete.search(text, at + 2, end):
        return "concrete"
    return ""


def opens_with_verb(text: str, at: int, end: int) -> bool:
    """Return whether the dictionary knows the next two characters as a verb, behind adverbs and what is acted upon."""
    while adverb := ADVERB.match(text, at, end):
        at = adverb.end()
    return word_class(text[at : at + 2])[:1] == "v" or OBJECT_FIRST.match(text, at, end) is not None


def behind_topic(text: str, start: int, end: int, times: Sequence[Mention]) -> str:
    """Return the strength of the verb behind a modal word, where a clause opens with what is to be acted upon."""
    modal = MODAL.search(text, start, end)
    return strength_of(text, skip(text, modal.end(), end, times), end, times) if modal else ""


def over_limit(text: str, at: int, end: int) -> int:
    """Return where the action begins behind a limit that is no day (在3日之内, 于每季度首月10日前)."""
    limit = LIMIT.match(text, at, end)
    return limit.end() if limit else at


def without_times(text: str, start: int, end: int, times: Sequence[Mention]) -> str:
    """Return [start, end) without its dated times and the prepositions before them."""
    kept, at = [], start
    for time in times:
        if time.start < at or time.end > end or time.precision in ("recurring", "vague", "years"):
            continue
        if LOOSE_TIME.search(text, max(start, time.start - 2), time.start) or text[time.end : time.end + 1] == "的":
            continue
        before = BEFORE_TIME.search(text, at, time.start)
        kept.append(text[at : before.start() if before else time.start])
        at = time.end
    return "".join((*kept, text[at:end])).strip("，、 　")


def is_of_a_noun(text: str, start: int, time: Mention) -> bool:
    """Tell whether a year only says which thing is meant (谋划储备2019年项目), not by when."""
    if time.precision != "year" or not text[time.start].isdigit() or text[time.end - 1] != "年":
        return False
    return (
        TO_REACH.fullmatch(text, start, time.start) is None
        and text[time.start - 1] not in "在于到至，是用"
        and HAN.match(text, time.end) is not None
    )


def has_act(action: str) -> bool:
    """Tell whether a verb that names an act stands behind the words that an action opens with."""
    return _verbs()[0].search(action, 3) is not None
