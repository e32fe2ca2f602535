"""Feasts and days of the Chinese calendar, as days of ours (``春节前``, ``正月十五``, ``“七一”重要讲话``)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from etl.extract.times import calendar as cal
from etl.extract.times.calendar import Interval
from etl.extract.times.grammar import number
from etl.lexicon import table

__all__ = ["feast", "lunar", "nearest_month"]

_FIXED = {
    "元旦": (1, 1),
    "三八": (3, 8),
    "五一": (5, 1),
    "五四": (5, 4),
    "六一": (6, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "国庆": (10, 1),
    "十一": (10, 1),
}
_MOVING = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "中秋": (8, 15), "重阳": (9, 9)}
_EVE = "除夕"
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_OVER_NEW_YEAR = 12


class _Year(NamedTuple):
    begins: date
    lengths: tuple[int, ...]
    leap: int


@cache
def _years() -> dict[int, _Year]:
    return {
        int(row["year"]): _Year(
            date(int(row["year"]), *map(int, row["begins"].split("-"))),
            tuple(30 if size == "大" else 29 for size in row["months"]),
            int(row["leap"] or 0),
        )
        for row in table("lunar_years")
    }


def nearest_month(name: str) -> int:
    """Return the month of our calendar in which a feast, or a month of the Chinese calendar, mostly falls."""
    if name in _FIXED:
        return _FIXED[name][0]
    month = _MOVING[name][0] if name in _MOVING else 1 if name == _EVE else _month(name)
    return month % 12 + 1


def feast(name: str, year: int | None) -> Interval:
    """Return the day of a feast in a year of our calendar."""
    if name in _FIXED:
        return cal.day(year, *_FIXED[name])
    if year not in _years():
        return Interval(None, None, "day")
    if name == _EVE:
        eve = _years()[year].begins - timedelta(1)
        return Interval(eve, eve, "day")
    return _days(year, *_MOVING[name])


def lunar(month: str, day: str, year: int | None) -> Interval:
    """Return a day (``初三``, ``廿三``), or the month where ``day`` is empty, told in a year of our calendar."""
    counted = _month(month)
    if year is not None and counted == _OVER_NEW_YEAR:
        year -= 1  # 腊月 ends at the new year that our calendar has passed
    which = number(day.replace("初", "").replace("廿", "二十").rstrip("日")) if day else 0
    if year not in _years() or which is None:
        return Interval(None, None, "day" if day else "month")
    return _days(year, counted, which)


def _month(name: str) -> int:
    name = name.removesuffix("月")
    return _MONTHS.get(name) or number(name) or 0


def _days(year: int, month: int, day: int) -> Interval:
    """Return one day of a month of the Chinese calendar, the whole month for day 0."""
    begins, lengths, leap = _years()[year]
    at = month - 1 + (0 < leap < month)
    if not 1 <= month <= 12 or day > lengths[at]:
        return Interval(None, None, "day")
    first = begins + timedelta(sum(lengths[:at]) + max(day - 1, 0))
    return Interval(first, first if day else first + timedelta(lengths[at] - 1), "day" if day else "month")
