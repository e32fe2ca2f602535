"""Which year a text speaks from, where it prints none: clues out of ``lexicon/year_evidence.tsv``.

Each clue says within which time its words are written (``“十二五”开局之年``: 2011) and
how much that weighs. A candidate day or year is worth the sum of the clues that
cover it; two candidates of equal worth leave an interval, and heavy clues that
speak against the choice are handed back as contradictions.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from etl.lexicon import table
from etl.openers import Opener, WordList

__all__ = ["Choice", "Clue", "chinese_number", "choose_year", "day", "find_clues"]

FIRST_YEAR, LAST_YEAR = 1985, 2035
READ = 60_000
ENOUGH, CLEAR = 3, 2
HEAVY = 3
WEEKDAY = 5
HALF_YEAR = 180
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "O": 0}
_STATED = Opener(
    r"(?<![0-9到至—\-~力争])(?<!部署)(?<!安排)(?<!谋划)(?<!做好)(?<!展望)(?<!力争)([12][0-9]{3})年"
    "(?!底|末|以?后|实现|将|力争|达到|要|再|建成|-|至|—|到|前(?![一二三四]个?季度|[0-9一二三四五六七八九十]+个?月|半年))"
)
_NUMBERED = re.compile(r"〔([12][0-9]{3})〕")
_WEEKDAY = re.compile(
    "([0-9]{1,2}|[一二三四五六七八九十]{1,3})月([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号][（，]?(?:星期|周)([一二三四五六日天])"
)


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of the text that are written between two days."""

    start: int
    words: str
    first: date
    last: date
    weight: int

    def share(self, first: date, last: date) -> float:
        """Return how much of the interval the clue covers: half a year counts as all of it."""
        days = (min(self.last, last) - max(self.first, first)).days + 1
        return max(0.0, min(1.0, days / min(HALF_YEAR, (last - first).days + 1)))

    def covers(self, first: date, last: date) -> bool:
        """Tell whether the clue allows some day of the interval."""
        return self.first <= last and first <= self.last


@dataclass(frozen=True, slots=True)
class Choice:
    """The years that fit best, by how much they lead, and the clues that speak for and against them."""

    years: tuple[int, ...]
    worth: float
    lead: float
    used: tuple[Clue, ...]
    against: tuple[Clue, ...]

    @property
    def year(self) -> int | None:
        """Return the year where it is certain enough."""
        sure = self.worth >= ENOUGH or (self.worth >= CLEAR and self.lead >= CLEAR)
        return self.years[0] if len(self.years) == 1 and sure else None


@dataclass(frozen=True, slots=True)
class _Rule:
    key: str
    pattern: re.Pattern[str]
    first: str
    last: str
    weight: int


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            row["key"], re.compile(row["pattern"].replace("Q", "[“”‘’]?")), row["from"], row["to"], int(row["weight"])
        )
        for row in table("year_evidence")
    )


_KEYS = WordList(lambda: [rule.key for rule in _rules()])
"""The words without which a rule says nothing."""


def chinese_number(text: str) -> int:
    """Return a number below 1000 written in digits or Chinese numerals (``九十``, ``一百〇五``), else 0."""
    if text.isdecimal():
        return int(text)
    total = figure = 0
    for mark in text:
        if mark in "百十":
            total += (figure or 1) * (100 if mark == "百" else 10)
            figure = 0
        else:
            figure = _DIGITS.get(mark, 0)
    return total + figure


def day(year: int, month: int, of_month: int) -> date | None:
    """Return the day, or ``None`` where there is none such."""
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def _bound(words: str, number: int, is_last: bool) -> date | None:
    """Return the first or last day of ``YYYY``, ``YYYY-MM``, or of ``1921+n`` or ``-1+n-11`` with the number for n."""
    base, shifted, rest = words.partition("+n")
    year, _, month = rest.partition("-") if shifted else words.partition("-")
    in_year = int(base) + number if shifted else int(year)
    if not FIRST_YEAR <= in_year <= LAST_YEAR:
        return None
    if not is_last:
        return date(in_year, int(month or 1), 1)
    last_month = int(month or 12)
    return date(in_year, last_month, monthrange(in_year, last_month)[1])


def _clue(rule: _Rule, found: re.Match[str]) -> Clue | None:
    number = chinese_number(found.group("n")) if "n" in rule.pattern.groupindex else 0
    first, last = _bound(rule.first, number, False), _bound(rule.last, number, True)
    return Clue(found.start(), found.group(), first, last, rule.weight) if first and last else None


def find_clues(text: str) -> tuple[Clue, ...]:
    """Return what the text says about its own year, each rule once, in order."""
    text = text[:READ]
    clues = []
    rules = _rules()
    for rule in [rules[which] for which in sorted(_KEYS.named(text))]:
        found = rule.pattern.search(text)
        clue = _clue(rule, found) if found else None
        if clue:
            clues.append(clue)
    clues += _latest_year(text)
    return tuple(sorted(clues, key=lambda c: (c.start, c.words, c.first)))


def _latest_year(text: str) -> list[Clue]:
    """Return clues of the latest year that is named as past or present: the text is of that year or the next."""
    found = [m for p in (_STATED, _NUMBERED) for m in p.finditer(text) if FIRST_YEAR <= int(m.group(1)) <= LAST_YEAR]
    if not found:
        return []
    latest = max(found, key=lambda m: (int(m.group(1)), -m.start()))
    year = int(latest.group(1))
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [
        Clue(latest.start(), latest.group(), first, last, 1),
        Clue(latest.start(), latest.group(), first, date(year + 1, 12, 31), 2),
    ]


def _weekdays(text: str, month: int, of_month: int) -> list[int]:
    """Return the weekdays (Monday is 0) that the text itself gives to the day."""
    found = _WEEKDAY.findall(text[:READ])
    return [
        "一二三四五六日".find(w.replace("天", "日"))
        for m, d, w in found
        if (chinese_number(m), chinese_number(d)) == (month, of_month)
    ]


def choose_year(
    clues: Sequence[Clue],
    month_day: tuple[int, int] | None = None,
    not_after: date | None = None,
    text: str = "",
) -> Choice:
    """Return the best years for a month and day, or for the text as a whole."""
    weekdays = _weekdays(text, *month_day) if month_day else []
    years = {year for c in clues for year in range(c.first.year, c.last.year + 1)}
    worth: dict[int, float] = {}
    for year in sorted(years):
        span = _span(year, month_day)
        if span and not (not_after and span[0] > not_after):
            agreeing = sum(1 for weekday in weekdays if weekday == span[0].weekday())
            worth[year] = sum(c.weight * c.share(*span) for c in clues) + WEEKDAY * agreeing
    best = max(worth.values(), default=0)
    if best <= 0:
        return Choice((), 0, 0, (), ())
    chosen = tuple(year for year, value in worth.items() if value == best)
    spans = [span for year in chosen if (span := _span(year, month_day))]
    lead = best - max((value for value in worth.values() if value < best), default=0)
    return Choice(chosen, best, lead, *_sides(clues, spans))


def _span(year: int, month_day: tuple[int, int] | None) -> tuple[date, date] | None:
    if month_day is None:
        return date(year, 1, 1), date(year, 12, 31)
    one = day(year, *month_day)
    return (one, one) if one else None


def _sides(clues: Iterable[Clue], spans: Sequence[tuple[date, date]]) -> tuple[tuple[Clue, ...], tuple[Clue, ...]]:
    """Return the clues for the choice, and the heavy ones against it (not where the same words allow it after all)."""
    used, against = [], []
    for clue in clues:
        if any(clue.covers(*span) for span in spans):
            used.append(clue)
        elif clue.weight >= HEAVY:
            against.append(clue)
    allowed = {(clue.start, clue.words) for clue in used}
    return tuple(used), tuple(clue for clue in against if (clue.start, clue.words) not in allowed)
