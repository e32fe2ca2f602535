"""From matched words to days: one reader that walks along the text and remembers what it has read.

Memory is needed because ``同期`` copies the period it is compared with, ``当天``
the day last named, and a bare month or ``全年`` the year that the clause, the
section or the document speaks of.
"""

from __future__ import annotations

import re
from datetime import date

from etl.extract.times import calendar as cal
from etl.extract.times.calendar import VAGUE, Interval
from etl.extract.times.feasts import feast, lunar, nearest_month
from etl.extract.times.grammar import MONTH_REST, number, year_number
from etl.extract.times.reference import Reference

__all__ = ["Reader", "absolute", "decade", "plan"]

_YEARS = {"大前": -3, "前": -2, "去": -1, "上": -1, "今": 0, "本": 0, "明": 1, "来": 1, "下": 1, "后": 2}
_DAYS = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
_CLAUSE = "。；！？!?;\n：:"
_DOUBLE_XUN = ("上中旬", "中下旬")
_FRAME = re.compile(
    r"(?:据(?:统计|通报|悉|了解|介绍|初步统计|测算)|会议(?:指出|认为|强调)"
    r"|[一-龥]{2,4}(?:指出|强调|说)|总体看|总的看|数据显示)[，：]"
)
_COMPARED = re.compile(r"(?:比|较|与|同|是|为|和)$")
_FUTURE = re.compile(r"将|拟|计划|力争|确保|要|完成|预计|安排")
_FILED = re.compile("[电讯](?=[（(　 ])")
_TOPICAL = frozenset(("year", "half", "quarter", "month"))
_ALL_YEAR = ("全年", "年内")


class Reader:
    """Resolves the expressions of one text, in order."""

    def __init__(self, text: str, reference: Reference) -> None:
        self._text = text
        self._ref = reference
        self._topic: tuple[int, int] | None = None
        self._narrated: tuple[int, int, int] | None = None
        self._today: date | None = reference.today
        self._last_day: date | None = reference.event
        self._last_year: int | None = reference.year
        self._month_named: int | None = None
        self._compared: Interval = VAGUE
        self._reached = 0
        self._last: tuple[int, int] | None = None

    # -- what the text around says -------------------------------------------------------------

    def _context_year(self, at: int) -> int | None:
        if self._topic and self._topic[0] == self._ref.line_at(at):
            return self._topic[1]
        return self._ref.year_at(at)

    def _month_year(self, at: int, month: int) -> int | None:
        """Return the year of a month that stands without one.

        In a document of January a bare ``12月`` is mostly the December before, in one of December a bare
        ``1月`` the January to come, unless the narrative has come there month by month.
        """
        if self._narrated:
            sentence, told, last = self._narrated
            if month >= last and sentence == self._ref.sentence_at(at):
                return told
        year, now = self._context_year(at), self._ref.month
        if year is None or now is None or year != self._ref.year or self._ref.named_year(at):
            return year
        if self._looks_ahead(at):
            return year + 1 if now - month >= 8 else year
        if month - max(now, self._reached) >= 7:
            return year - 1
        self._reached = max(self._reached, month)
        return year

    def _looks_ahead(self, at: int) -> bool:
        return self._ref.role_at(at) in ("requirement", "plan") or bool(_FUTURE.search(self._text, max(0, at - 8), at))

    def note(self, start: int, end: int, found: Interval, *, names_year: bool) -> None:
        """Remember what was read at [start, end)."""
        if found.precision == "day" and found.start is not None and found.start == found.end:
            self._last_day = found.start
            if _FILED.match(self._text, end):
                self._today = found.start
        if found.start is not None:
            self._month_named = found.start.month if found.precision in ("day", "xun", "month") else self._month_named
        if found.precision in ("month", "day", "xun") and (known := found.start or found.end) is not None:
            self._narrated = (self._ref.sentence_at(start), known.year, known.month)
        if (known := found.start or found.end) is not None:
            self._last = (end, known.year)
        if names_year:
            self._note_year(start, found)
        single = found.precision == "day" and found.start == found.end
        if found.precision not in ("recurring", "years", "vague") and not single and (found.end or found == VAGUE):
            if not _COMPARED.search(self._text[max(0, start - 1) : start]):
                self._compared = found
        elif found.precision == "vague" and "今年" in self._text[start:end]:
            self._compared = found

    def _note_year(self, start: int, found: Interval) -> None:
        known = found.start or found.end
        if known is None:
            return
        self._last_year = known.year
        line = self._ref.line_at(start)
        opens = start == line or self._text[start - 1] in _CLAUSE or bool(_FRAME.fullmatch(self._text, line, start))
        if opens and found.precision in _TOPICAL and found.start and found.end:
            self._topic = (line, known.year)

    # -- the kinds of expression ---------------------------------------------------------------

    def rest(self, match: re.Match[str], year: int | None) -> Interval:
        """Return what follows a year (or stands bare), in ``year``."""
        group = match.groupdict()
        if group["month"]:
            return self.of_month(match, year, number(group["month"]) or 0)
        if group["m1"]:
            return cal.months(year, number(group["m1"]) or 0, number(group["m2"]) or 0)
        if group["mfirst"]:
            return cal.months(year, 1, number(group["mfirst"]) or 0)
        if _feast(group) or group["lunar"] or group["lunar2"]:
            return _day_of_feast(group, year)
        if group["q1"] or group["qfirst"] or group["qhead"]:
            return self._quarter(group, year)
        return self._part_of_year(group, year)

    @staticmethod
    def _part_of_year(group: dict[str, str | None], year: int | None) -> Interval:
        if group["half"]:
            return cal.half(year, group["half"])
        if group["yedge"]:
            return cal.quarters(year, 1, 1) if group["yedge"] == "初" else cal.year_end(year)
        return cal.season(year, group["season"]) if group["season"] else cal.year(year)

    @staticmethod
    def _quarter(group: dict[str, str | None], year: int | None) -> Interval:
        if group["qhead"]:
            return cal.quarters(year, 1, 1)
        if group["qfirst"]:
            return cal.quarters(year, 1, number(group["qfirst"]) or 0)
        first = number(group["q1"] or "") or 0
        if group["qedge"]:
            return cal.xun(year, 3 * first if group["qedge"] != "初" else 3 * first - 2, group["qedge"])
        return cal.quarters(year, first, number(group["q2"]) or 0 if group["q2"] else first)

    @staticmethod
    def of_month(match: re.Match[str], year: int | None, month: int) -> Interval:
        """Return the month, or its third or day that ``match`` names."""
        group = match.groupdict()
        if group["xun"] in _DOUBLE_XUN:
            first, last = (cal.xun(year, month, part) for part in group["xun"][:2])
            return Interval(first.start, last.end, "xun")
        if group["xun"] or group["medge"]:
            return cal.xun(year, month, (group["xun"] or group["medge"] or "")[-1 if group["medge"] else 0])
        if group["day"]:
            first = cal.day(year, month, number(group["day"]) or 0)
            return cal.days(first, cal.day(year, month, number(group["day2"]) or 0)) if group["day2"] else first
        return cal.month(year, month)

    def of_feast(self, match: re.Match[str]) -> Interval:
        """Return a feast, or a day of the Chinese calendar, that stands without a year."""
        group = match.groupdict()
        name = _feast(group) or group["lunar"] or group["lunar2"] or ""
        return _day_of_feast(group, self._month_year(match.start(), nearest_month(name)))

    def bare(self, match: re.Match[str], at: int) -> Interval:
        """Return a month, quarter or half that stands without a year."""
        named = match["month"] or match["m2"]
        month = number(named) if named else None
        year = self._month_year(at, month) if month else self._listed_year(at) or self._context_year(at)
        return self.rest(match, year)

    def _listed_year(self, at: int) -> int | None:
        """Return the year of the expression before, where ``、`` or ``和`` joins the two."""
        joined = self._last is not None and self._last[0] == at - 1 and self._text[at - 1] in "、和及"
        return self._last[1] if self._last and joined else None

    def deictic_year(self, word: str, at: int) -> int | None:
        """Return the year that ``去年``, ``上年``, ``当年`` … name at ``at``."""
        if word[0] in "当同这":
            return self._last_year
        if word[0] in "次翌":
            return None if self._last_year is None else self._last_year + 1
        base = self._context_year(at) if word.startswith(("上", "本", "下")) else self._ref.year
        offset = _YEARS["大前" if word.startswith("大前") else word[0]]
        return None if base is None else base + offset

    def same_period(self, year: int | None, word: str) -> Interval:
        """Return ``同期`` of ``year``: the period last named, in that year."""
        base = self._compared
        anchor = base.end or base.start
        if anchor is None:
            return Interval(None, None, base.precision)
        target = anchor.year - 1 if word.startswith("上") else year
        if target is None:
            return Interval(None, None, base.precision)
        moved = cal.shifted(base, target - anchor.year)
        # 截至8月底 counts from the year's first day, and so does its 同期
        of_months = moved.end and not moved.start and moved.precision != "day"
        return moved._replace(start=date(moved.end.year, 1, 1)) if of_months and moved.end else moved

    def month_word(self, word: str, text: str, start: int) -> tuple[Interval, int]:
        """Return ``本月``, ``下月15日`` … and where it ends."""
        end = start + len(word)
        rest = MONTH_REST.match(text, end)
        stop = rest.end() if rest else end
        year, month = self._compared_month(word, start) or self._this_month(word)
        if year is None or month is None:
            return Interval(None, None, _month_precision(rest)), stop
        return (self.of_month(rest, year, month) if rest else cal.month(year, month)), stop

    def _compared_month(self, word: str, at: int) -> tuple[int, int] | None:
        """Return the month before the one told of, for ``比上月``."""
        told = self._narrated
        if (
            told is None
            or word[0] != "上"
            or told[0] != self._ref.sentence_at(at)
            or self._text[at - 1 : at] not in ("比", "较")
        ):
            return None
        return (told[1], told[2] - 1) if told[2] > 1 else (told[1] - 1, 12)

    def _this_month(self, word: str) -> tuple[int | None, int | None]:
        if word[0] in "当同" and self._month_named and self._last_day:
            return self._last_day.year, self._month_named
        year, month = self._ref.year, self._ref.month
        if year is None or month is None:
            return None, None
        count = 12 * year + month - 1 + {"上": -1, "下": 1}.get(word[0], 0)
        return count // 12, count % 12 + 1

    def day_word(self, word: str) -> Interval:
        """Return ``昨日``, ``当天``, ``次日`` …."""
        if word[0] in "当同":
            return _single(self._last_day)
        if word[0] in "次翌":
            return cal.neighbour(self._last_day, 1)
        return cal.neighbour(self._today, _DAYS[word[0]])

    def weekly(self, match: re.Match[str]) -> Interval:
        """Return ``上周五``, ``本周``, ``周三``."""
        name = match["wday"] or match["wday2"] or match["wday3"]
        offset = {"上": -1, "下": 1}.get((match["week"] or "本")[0], 0)
        return cal.week(self._ref.today, offset, _WEEKDAYS[name] if name else None)

    def whole(self, word: str, at: int) -> Interval:
        """Return ``全年``, ``年底``, ``月底`` … of the year or month of reference; ``年初`` stays vague."""
        year = self._context_year(at)
        if word == "全年" and self._reviews_last_year(at):
            year = year - 1 if year else None
        if word in _ALL_YEAR:
            return cal.year(year)
        if word in ("年底", "年末"):
            return cal.year_end(year)
        if word == "年初":
            return VAGUE
        if word == "月内":
            return cal.month(self._ref.year if self._ref.month else None, self._ref.month or 1)
        return cal.xun(self._ref.year if self._ref.month else None, self._ref.month or 1, word[1])

    def _reviews_last_year(self, at: int) -> bool:
        """Return whether ``全年`` can only be the year before: results told in the first months of a year."""
        if (self._topic and self._topic[0] == self._ref.line_at(at)) or self._ref.named_year(at):
            return False
        if at and self._text[at - 1] not in "，。；：、\n“":  # 春耕是全年…第一仗 tells no result
            return False
        return self._ref.month is not None and self._ref.month <= 3 and self._ref.role_at(at) == "achievement"

    def day_bare(self, number_of_day: int, at: int, ahead: bool) -> Interval:
        """Return a day that stands without a month: in the month named before, in that of the document, or the last."""
        today = self._ref.today
        if self._narrated and self._narrated[0] == self._ref.sentence_at(at):
            return cal.day(self._narrated[1], self._narrated[2], number_of_day)
        if today is None:
            return Interval(None, None, "day")
        year, month = today.year, today.month
        if number_of_day > today.day + 15 and not ahead:
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        return cal.day(year, month, number_of_day)

    def run(self, count: int | None, at: int) -> Interval:
        """Return ``连续N年`` up to the year that the text prints; without one it has no dates."""
        printed = self._topic[1] if self._topic and self._topic[0] == self._ref.line_at(at) else None
        printed = printed or self._ref.named_year(at)
        if printed is None or count is None:
            return Interval(None, None, "years")
        return cal.years(printed - count + 1, printed)._replace(precision="years")

    def last_year(self) -> Interval:
        """Return ``过去的一年``: the year before, where the document is written early in a year."""
        early = self._ref.month is None or self._ref.month <= 6
        return cal.year(self._ref.year - 1 if self._ref.year and early else self._ref.year)

    def new_year(self) -> Interval:
        """Return ``新的一年``: the year of the document, or the next where it is written at the end of one."""
        late = self._ref.month is not None and self._ref.month >= 11
        return cal.year(self._ref.year + 1 if self._ref.year and late else self._ref.year)

    def past_years(self, word: str, count: int | None) -> Interval:
        """Return ``过去五年`` of a report; elsewhere, and for the years to come, no dates are given."""
        if word == "过去" and self._ref.is_report and self._ref.year and count:
            return cal.years(self._ref.year - count, self._ref.year - 1)._replace(precision="years")
        return Interval(None, None, "years")

    def ago(self, count: int | None) -> Interval:
        """Return ``三年前``: the year so many years before the document's."""
        return cal.year(self._ref.year - count if self._ref.year and count else None)


def decade(century: str | None, tens: str) -> Interval:
    """Return ``90年代``: of the twentieth century, unless the text says otherwise."""
    start = (2000 if century == "本世纪" else 1900) + (number(tens) or 0)
    return cal.years(start, start + 9)


def plan(name: str, *, end: bool, since: bool) -> Interval:
    """Return the years of a five-year plan, its last year, or the time since it began."""
    first = cal.PLAN_YEARS[name]
    whole = cal.years(first + 4, first + 4) if end else cal.years(first, first + 4)
    return whole.since() if since else whole


def absolute(match: re.Match[str]) -> Interval:
    """Return the year or range of years that ``match`` writes out."""
    first = year_number(match["year"])
    return cal.years(first, year_number(match["year2"]) if match["year2"] else first)


def _feast(group: dict[str, str | None]) -> str:
    return group["feast"] or group["feast2"] or group["feast3"] or ""


def _day_of_feast(group: dict[str, str | None], year: int | None) -> Interval:
    month, name = group["lunar"] or group["lunar2"], _feast(group)
    return lunar(month, group["lday"] or group["lday2"] or "", year) if month else feast(name, year)


def _single(when: date | None) -> Interval:
    return Interval(when, when, "day")


def _month_precision(rest: re.Match[str] | None) -> str:
    if rest is None:
        return "month"
    return "day" if rest["day"] else "xun"
