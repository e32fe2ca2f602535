"""Days, months and longer periods as inclusive intervals; everything is None where the calendar has no such day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

__all__ = [
    "PLAN_YEARS",
    "VAGUE",
    "Interval",
    "day",
    "days",
    "half",
    "month",
    "months",
    "quarters",
    "season",
    "shifted",
    "week",
    "xun",
    "year",
    "year_end",
    "years",
]

PLAN_YEARS = {
    "八五": 1991,
    "九五": 1996,
    "十五": 2001,
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
}


class Interval(NamedTuple):
    """``[start, end]`` with the precision of the words that named it; None where the bound is open or unknown."""

    start: date | None
    end: date | None
    precision: str

    def until(self) -> Interval:
        """Return the interval that ends with this one and has no start (``X前``)."""
        return self._replace(start=None)

    def since(self) -> Interval:
        """Return the interval that begins with this one and has no end (``X以来``)."""
        return self._replace(end=None)

    def after(self) -> Interval:
        """Return the interval that begins when this one is over (``X以后``)."""
        start = self.end if self.precision == "day" else self.start
        return self._replace(start=start, end=None)


VAGUE = Interval(None, None, "vague")


@cache
def _last_day(y: int, m: int) -> int:
    return monthrange(y, m)[1]


def day(y: int | None, m: int, d: int) -> Interval:
    """Return one day; unresolved where the year is unknown or the month has no such day."""
    if y is None or not 1 <= m <= 12 or not 1 <= d <= _last_day(y, m):
        return Interval(None, None, "day")
    return Interval(date(y, m, d), date(y, m, d), "day")


def days(first: Interval, last: Interval) -> Interval:
    """Return the days from ``first`` to ``last``; unresolved where they are out of order."""
    if first.start is None or last.end is None or last.end < first.start:
        return Interval(None, None, first.precision)
    same = first.precision == last.precision or first.start.year == last.end.year
    precision = last.precision if same else "years"
    return Interval(first.start, last.end, "years" if precision == "year" and last.end != first.end else precision)


def month(y: int | None, m: int) -> Interval:
    """Return one month."""
    return months(y, m, m)


def months(y: int | None, first: int, last: int) -> Interval:
    """Return the months from ``first`` to ``last`` of one year."""
    if y is None or not 1 <= first <= last <= 12:
        return Interval(None, None, "month")
    return Interval(date(y, first, 1), date(y, last, _last_day(y, last)), "month")


def xun(y: int | None, m: int, part: str) -> Interval:
    """Return a third of a month: ``上``, ``初`` the first, ``中`` the second, ``下``, ``底``, ``末`` the last."""
    if y is None or not 1 <= m <= 12:
        return Interval(None, None, "xun")
    last = _last_day(y, m)
    first, until = {"上": (1, 10), "初": (1, 10), "中": (11, 20)}.get(part, (21, last))
    return Interval(date(y, m, first), date(y, m, until), "xun")


def quarters(y: int | None, first: int, last: int) -> Interval:
    """Return the quarters from ``first`` to ``last`` of one year."""
    if y is None or not 1 <= first <= last <= 4:
        return Interval(None, None, "quarter")
    return months(y, 3 * first - 2, 3 * last)._replace(precision="quarter")


def half(y: int | None, which: str) -> Interval:
    """Return the first (``上``) or the second half of a year."""
    return months(y, *((1, 6) if which == "上" else (7, 12)))._replace(precision="half")


def season(y: int | None, name: str) -> Interval:
    """Return a season of three months; winter runs into the next year."""
    if y is None:
        return Interval(None, None, "quarter")
    if name == "冬":
        last = months(y + 1, 1, 2) if y < date.max.year else months(y, 12, 12)
        return Interval(date(y, 12, 1), last.end, "quarter")
    first = {"春": 3, "夏": 6, "秋": 9}[name]
    return months(y, first, first + 2)._replace(precision="quarter")


def year(y: int | None) -> Interval:
    """Return one year."""
    return years(y, y)


def years(first: int | None, last: int | None) -> Interval:
    """Return the years from ``first`` to ``last``."""
    precision = "year" if first == last else "years"
    if first is None or last is None or not 1 <= first <= last <= date.max.year:
        return Interval(None, None, precision)
    return Interval(date(first, 1, 1), date(last, 12, 31), precision)


def year_end(y: int | None) -> Interval:
    """Return the last third of December, as ``年底`` means it."""
    return xun(y, 12, "底")


def week(today: date | None, offset: int, weekday: int | None) -> Interval:
    """Return the week ``offset`` weeks from today's (Monday to Sunday), or one day of it."""
    precision = "week" if weekday is None else "day"
    if today is None:
        return Interval(None, None, precision)
    monday = today.toordinal() - today.weekday() + 7 * offset
    first, last = (monday, monday + 6) if weekday is None else (monday + weekday, monday + weekday)
    if first < 1 or last > date.max.toordinal():
        return Interval(None, None, precision)
    return Interval(date.fromordinal(first), date.fromordinal(last), precision)


def shifted(interval: Interval, by: int) -> Interval:
    """Return the same part of the year, ``by`` years later (``同期``)."""
    return interval._replace(start=_moved(interval.start, by), end=_moved(interval.end, by))


def _moved(when: date | None, by: int) -> date | None:
    if when is None or not 1 <= when.year + by <= date.max.year:
        return None
    last = _last_day(when.year, when.month)
    until = _last_day(when.year + by, when.month)
    return date(when.year + by, when.month, until if when.day == last else min(when.day, until))


def neighbour(today: date | None, offset: int) -> Interval:
    """Return the day ``offset`` days from today."""
    if today is None or not 1 <= today.toordinal() + offset <= date.max.toordinal():
        return Interval(None, None, "day")
    there = today + timedelta(days=offset)
    return Interval(there, there, "day")
