"""When a document was published and when what it reports took place.

``published_on`` is printed on the document itself: in its head, under its text, or
in the dateline of the page that published it; the upload to a sharing site is kept
apart. ``event_on`` is the day of the meeting reported or of the speech. A year that
is not printed with the day follows from the publication, or from what the text
says of its time (``years.py``); contradictions are reported, not settled in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol

from etl.openers import Opener
from etl.records import CleanText, Outline
from etl.structure.memorial import counted_day
from etl.structure.years import Choice, Clue, chinese_number, choose_year, day, find_clues

__all__ = ["Dates", "Header", "date_document"]

SOON = 45
LEAD = 3
HEAD, TAIL = 12, 10
PROSE = 60
SPOKEN_OF = 120
LATE = 11
SPOKEN_LINE = 80
ENOUGH_TO_DOUBT = 3
REPORTS = frozenset({"news_report", "bulletin", "other"})
SPOKEN = frozenset({"speech", "work_report"})

_M = "(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = "(3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_Y = "([12][0-9]{3}|[一二][一二三四五六七八九〇○零O0]{3})"
_FULL = re.compile(f"(?<![0-9]){_Y}(?:年 ?{_M}月 ?{_D}[日号]|[-./]{_M}[-./]{_D}(?![0-9]))")
_EVENT_DAY = Opener(
    f"(?P<year>{_Y}年|今年|去年)?(?P<month>{_M})月(?P<day>{_D})[日号]?"
    f"(?:(?:至|到|[-—－~～]{{1,2}})(?:(?P<month2>{_M})月)?(?P<day2>{_D}))?(?(day2)[日号]|(?<=[日号]))"
    "|(?P<near>昨日|昨天|今日|今天|前天|前日)(?=[上下中晚凌傍，、]|[^，。；]{1,30}(?:召开|举行|主持))"
    "|(?P<only>(?<![0-9月至到])[1-9][0-9]?日)(?:(?:至|到)(?P<only2>[1-9][0-9]?)日)?(?=[上下中晚]午?|，|从|在|[^，。]{0,12}召开)",
    apart=True,
)
_HAS_DAY = re.compile("[月日天](?:(?<=月)|(?<=[0-9]日)|(?<=[昨今前].))")
_BEFORE = re.compile("(?:自|从|截至|截止|至|到|《|〔|（|去年|上年|明年|将|拟|[将拟定]于|前|同比|期间|以来)$")
_BEHIND = re.compile("以来|前|起|至今|印发|发布|之前|底")
_MEETING = re.compile(
    "召开|举行|举办|开幕|闭幕|召集|主持|会议|大会|座谈|动员会|推进会|调度会|例会|论坛|仪式|开班|开工|揭牌|"
    "调研|视察|考察|督查|督导|检查|慰问|走访|会见|传达学习|出席"
)
_DOES = re.compile("召开|举行|举办|开幕|闭幕|召集|主持|开班|在[^，。]{2,30}(?:会|班)(?:议|上)?")
_HELD_ON = re.compile("(?:会 ?议|召 ?开|开 ?会)?时 ?间[：:]")
_SINCE_HELD = re.compile("[^，。；]{0,40}?(?:召开|举行|开幕|闭幕|会议|大会)(?:以来|之后|以后|后)(?=[，。])")
_HOLDS = re.compile("召开|举行|举办|开幕|闭幕|召集|开班|主持")
_READ_OUT = re.compile("各位|同志们|(?<!社)会议?上|大会(?!战)")
_WIRE = re.compile("[电讯]")
_WIRED = re.compile(f"^[^。，]{{2,16}}?{_M}月{_D}日[电讯]")
_SOON_DOES = re.compile("[^，。；]{0,16}(?:召开|举行|举办|开幕|召集|主持)")
_SHIFT = {"昨日": 1, "昨天": 1, "前天": 2, "前日": 2, "今日": 0, "今天": 0}
_PRINTED = re.compile("印发|印制|印|发布|公布|施行|起施行|通过|修订")
_NO_HEAD = re.compile("时 ?间[：:]|在.*会.*上|讲话|召开|举行|截至|关于|纪要")
_NO_FOOT = re.compile("施行|截至|截止|[之以]?前$|起|会议")
_MENTIONED = re.compile(f"{_M}月{_D}[日号](?!前|之前|以前|起)")
_MONTHS = re.compile(f"(?<![到至前])(?<!力争){_Y}年{_M}月(?![^，。]{{0,3}}前)")
_SINCE = re.compile(f"(?<!年){_M}月(?:份|上旬|中旬|下旬)?以来")
_SENTENCE = re.compile("[^。！？\n]+[。！？]?")


class Header(Protocol):
    """What the dates need of the header."""

    @property
    def doc_type(self) -> str:
        """Return the kind of document."""


@dataclass(slots=True)
class Dates:
    """The days of a document; the fields are those of ``DocumentFacts``."""

    published_on: date | None = None
    uploaded_on: date | None = None
    event_on: date | None = None
    event_from: date | None = None
    event_to: date | None = None
    date_basis: str = ""
    date_evidence: str = ""
    dated_from: date | None = None
    dated_to: date | None = None
    dated_by: str = ""
    conflicts: tuple[str, ...] = ()

    @property
    def confidence(self) -> float | None:
        """Return how sure the dating is, from 0 to 1; every contradiction makes it less so."""
        if not self.dated_by:
            return None
        sure = _SURE[self.date_basis if self.dated_by == "event" else self.dated_by]
        return round(max(_LEAST_SURE, sure * _DOUBT ** len(self.conflicts)), 2)


_SURE = {"stated": 0.98, "published": 0.95, "inferred": 0.85, "evidence": 0.6, "": 0.6}
_DOUBT, _LEAST_SURE = 0.7, 0.1


@dataclass(slots=True)
class _Printed:
    """A full date on a short line of head or foot."""

    on: date
    line: str
    in_head: bool


@dataclass(slots=True)
class _Event:
    on: date
    until: date | None
    basis: str
    evidence: str
    conflicts: tuple[str, ...] = ()


def date_document(clean: CleanText, outline: Outline, header: Header) -> Dates:
    """Return every day that is known of the document."""
    lines = _lines(clean.text, outline)
    printed = tuple(_printed_dates(lines))
    is_read_out = any(len(line) <= SPOKEN_LINE and _READ_OUT.search(line) for line in lines[:HEAD])
    published, uploaded = _publication(clean, header, printed, is_read_out)
    reader = _EventReader(clean.text, lines, header.doc_type, printed, (published, uploaded or _fetched(clean)))
    event = reader.find()
    return _dates(reader, event, published, uploaded)


def _lines(text: str, outline: Outline) -> tuple[str, ...]:
    spans = [(p.start, p.end) for p in outline.paragraphs]
    return tuple(text[start:end].strip() for start, end in spans) or tuple(text.split("\n"))


def _full_date(found: re.Match[str]) -> date | None:
    year, *parts = found.groups()
    month, of_month = (part for part in parts if part is not None)
    return day(_year(year), chinese_number(month), chinese_number(of_month))


def _year(words: str) -> int:
    if words.isdecimal():
        return int(words)
    return int("".join(str(chinese_number(mark)) for mark in words))


def _printed_dates(lines: Sequence[str]) -> Iterator[_Printed]:
    """Yield the full dates on the short lines of the head (before the prose begins) and the foot."""
    first = next(
        (i for i, line in enumerate(lines) if len(line) > PROSE or line.endswith(("。", "：", "！"))), len(lines)
    )
    for i, line in enumerate(lines):
        in_head = i < min(first, HEAD)
        if len(line) > PROSE or not (in_head or i >= len(lines) - TAIL or _stands_alone(line)):
            continue
        found = _FULL.search(line)
        on = _full_date(found) if found else None
        if on and (in_head or not line.endswith("。")):
            yield _Printed(on, line, in_head)


def _ends_prose(line: str) -> bool:
    """Tell whether a line ends as prose does; minutes lead up to their points (``……会议。现纪要如下：``)."""
    return line.endswith(("。", "！", "”", "）")) or (line.endswith("：") and "。" in line)


def _stands_alone(line: str) -> bool:
    return len(line) < 20 and _FULL.fullmatch(line.strip("（） ")) is not None


def _publication(
    clean: CleanText, header: Header, printed: Sequence[_Printed], is_read_out: bool
) -> tuple[date | None, date | None]:
    """Return the day printed on the document or else on the page that published it, and the day of its upload."""
    uploaded, web = _evidence(clean, "uploaded_on"), _evidence(clean, "web_published_on")
    web = web or _evidence(clean, "written_on")
    own = _own_publication(header, printed, is_read_out)
    if own is None and header.doc_type not in SPOKEN:
        own = _evidence(clean, "written_on")
    if own and web and own != web:
        return own, uploaded or web
    if web and header.doc_type in SPOKEN and any(p.on != web for p in printed):
        return None, uploaded or web
    return own or web, uploaded


def _own_publication(header: Header, printed: Sequence[_Printed], is_read_out: bool) -> date | None:
    """Return the day in the head, else under the text; of what is spoken that is the day of the event."""
    if header.doc_type in SPOKEN:
        if header.doc_type == "speech" or is_read_out:
            return None
        signed = [p for p in printed if p.in_head] or [p for p in printed if not _NO_FOOT.search(p.line)]
        return signed[-1].on if signed else None
    heads = [p for p in printed if p.in_head and not _NO_HEAD.search(p.line)]
    if heads:
        return heads[0].on
    feet = [p for p in printed if not p.in_head and not _NO_FOOT.search(p.line)]
    signed = [p for p in feet if not _PRINTED.search(p.line)] or feet
    return signed[0].on if signed else None


def _evidence(clean: CleanText, kind: str) -> date | None:
    for evidence in clean.evidence:
        found = _FULL.search(evidence.value) if evidence.kind == kind else None
        if found:
            return _full_date(found)
    return None


def _fetched(clean: CleanText) -> date | None:
    return _evidence(clean, "fetched_at")


class _EventReader:
    """Reads one document's event; holds what every step needs."""

    def __init__(
        self,
        text: str,
        lines: Sequence[str],
        kind: str,
        printed: Sequence[_Printed],
        known: tuple[date | None, date | None],
    ) -> None:
        """Take the text and what is known: the day of publication, and one after which nothing was written."""
        published, not_after = known
        self.text = text
        self.lines = lines
        self.kind = kind
        self.printed = printed
        self.published = published
        self.not_after = min((d for d in (published, not_after) if d), default=None)

    @cached_property
    def clues(self) -> tuple[Clue, ...]:
        """What the text says about its own year: asked for only where a day lacks its year, or all days are unknown."""
        return find_clues(self.text)

    def find(self) -> _Event | None:
        """Return the event where its day is known."""
        if self.kind in SPOKEN:
            return self._spoken()
        if self.kind in REPORTS:
            return self._reported()
        return None

    def _spoken(self) -> _Event | None:
        own = [p for p in self.printed if p.in_head and p.on != self.published]
        if not own and self.kind == "speech":
            own = [p for p in self.printed if _stands_alone(p.line)]
        if own:
            return _Event(own[0].on, None, "stated", f"“{own[0].line.strip('—（） ')}”")
        for line in self.lines[:HEAD]:
            found = _EVENT_DAY.search(line) if len(line) <= PROSE and not line.endswith("。") else None
            if found and found.group("month") and (self.kind == "speech" or _READ_OUT.search(line)):
                return self._resolved(found, line)
        return self._counted()

    def _counted(self) -> _Event | None:
        """Return the day that a speaker tells by a memorial day before or behind it."""
        counted = counted_day(self.text)
        if counted is None:
            return None
        choice, why = (None, "") if counted.year else self._year_of(counted.month, counted.of_month)
        year = counted.year or (choice.year if choice else None)
        on = counted.on(year) if year else None
        return _Event(on, None, "inferred", f"“{counted.words}”{why}") if on else None

    def _reported(self) -> _Event | None:
        for sentence in self._lead():
            for found in _EVENT_DAY.finditer(sentence) if _HAS_DAY.search(sentence) else ():
                if self._is_event(found, sentence):
                    event = self._resolved(found, sentence)
                    if event:
                        return event
        return self._event_in_head()

    def _event_in_head(self) -> _Event | None:
        """Return the event of a bulletin or report whose subtitle or caption line gives its day with the meeting."""
        for head in self.printed:
            is_apart = head.in_head and _DOES.search(head.line) and head.on != self.published
            if is_apart or _HELD_ON.match(head.line):
                return _Event(head.on, None, "stated", f"“{head.line}”")
        return None

    def _lead(self) -> Iterator[str]:
        prose = [line for line in self.lines if len(line) > PROSE // 2 and _ends_prose(line)]
        for line in prose[: 1 if self.kind == "bulletin" else LEAD]:
            for found in _SENTENCE.finditer(line[:600]):
                yield found.group()

    def _is_event(self, found: re.Match[str], sentence: str) -> bool:
        before, after = sentence[: found.start()], sentence[found.end() :]
        if _BEFORE.search(before[-2:]) or _BEHIND.match(after) or _SINCE_HELD.match(after):
            return False
        if self.kind == "bulletin":
            return bool(_HOLDS.search(after))
        if _WIRE.match(after):
            return False
        if before.endswith(("于", "在")):
            return bool(_SOON_DOES.match(after))
        return bool(_MEETING.search(after) or (len(before) < 20 and re.match("[上下]午|[，晚]", after)))

    def _resolved(self, found: re.Match[str], words: str) -> _Event | None:
        quote = f"“{_shortened(words, found)}”"
        if found.group("near"):
            return self._near(found.group("near"), quote)
        if found.group("only"):
            return self._day_only(found, quote)
        month, of_month = chinese_number(found.group("month")), chinese_number(found.group("day"))
        stated = found.group("year") or ""
        if stated.endswith("年") and stated not in ("今年", "去年"):
            return self._event(_year(stated[:-1]), found, "stated", quote)
        choice, why = self._year_of(month, of_month)
        year = choice.year if choice else None
        if year is None:
            return None
        event = self._event(year, found, "inferred", quote + why)
        if event is None or choice is None:
            return event
        return replace(event, conflicts=_contradictions(choice.against, event.on, event.on))

    def _near(self, words: str, quote: str) -> _Event | None:
        if self.published is None:
            return None
        day_told = self._wired() or self.published
        on = day_told - timedelta(days=_SHIFT[words])
        return _Event(on, None, "inferred", f"{quote}，按发布日{self.published.isoformat()}推定")

    def _wired(self) -> date | None:
        """Return the day that the dateline of the report gives, where it is shortly before the publication."""
        found = next((hit for line in self.lines[:HEAD] if (hit := _WIRED.match(line))), None)
        if found is None or self.published is None:
            return None
        month, of_month = (chinese_number(part) for part in found.groups()[:2])
        days = (day(year, month, of_month) for year in (self.published.year, self.published.year - 1))
        return next((on for on in days if on and timedelta() <= self.published - on <= timedelta(days=SOON)), None)

    def _day_only(self, found: re.Match[str], quote: str) -> _Event | None:
        """Return the last such day up to the publication (``15日上午``, as newspapers date)."""
        if self.published is None:
            return None
        first = self.published.replace(day=1)
        for month in (first, (first - timedelta(days=1))):
            on = day(month.year, month.month, int(found.group("only")[:-1]))
            if on and on <= self.published:
                until = _reaching(on, 0, int(found.group("only2"))) if found.group("only2") else None
                return _Event(on, until, "inferred", f"{quote}，按发布日{self.published.isoformat()}推定")
        return None

    def _year_of(self, month: int, of_month: int) -> tuple[Choice | None, str]:
        """Return the year of a month and day, with the reason: shortly before the publication, or as the clues say."""
        choice = choose_year(self.clues, (month, of_month), self.not_after, self.text)
        if self.published:
            years = (self.published.year, self.published.year - 1)
            past = [on for y in years if (on := day(y, month, of_month)) and on <= self.published]
            if past and (choice.year is None or (self.published - past[0]).days <= SOON):
                against = tuple(c for c in self.clues if c.weight >= ENOUGH_TO_DOUBT and not c.covers(past[0], past[0]))
                why = f"；年份按发布日{self.published.isoformat()}推定"
                return Choice((past[0].year,), ENOUGH_TO_DOUBT, 0, (), against), why
        return choice, _because(choice)

    def _event(self, year: int, found: re.Match[str], basis: str, evidence: str) -> _Event | None:
        month = chinese_number(found.group("month"))
        on = day(year, month, chinese_number(found.group("day")))
        until = None
        if on and found.group("day2"):
            until = _reaching(on, chinese_number(found.group("month2") or ""), chinese_number(found.group("day2")))
        return _Event(on, until, basis, evidence) if on else None

    def interval(self) -> tuple[date, date, str, tuple[str, ...]] | None:
        """Return the time from which the text speaks: the year of its clues, from the last day that it names."""
        last = self._last_day_named()
        choice = choose_year(self.clues, last, self.not_after, self.text)
        if choice.year is None:
            choice = choose_year(self.clues, None, self.not_after)
        if choice.year is None:
            return None
        year = choice.year
        first = (day(year, *last) if last else None) or self._last_month_of(year)
        until = date(year, 12, 31) if first.month < LATE else date(year + 1, 6, 30)
        until = min(until, self.not_after) if self.not_after and self.not_after >= first else until
        return first, until, _because(choice).lstrip("；"), _contradictions(choice.against, first, until)

    def _last_month_of(self, year: int) -> date:
        """Return the first day of the latest month of the year that the text looks back on, else of the year."""
        months = [chinese_number(m) for y, m in _MONTHS.findall(self.text) if _year(y) == year]
        return date(year, max(months, default=1), 1)

    def _last_day_named(self) -> tuple[int, int] | None:
        days = [(chinese_number(m), chinese_number(d)) for m, d in _MENTIONED.findall(self.text)]
        days = days or [(chinese_number(month), 15) for month in _SINCE.findall(self.text)]
        bare = [d for d in days if day(2000, *d)] if not _FULL.search(self.text) else []
        return max(bare, default=None)


def _shortened(words: str, found: re.Match[str], room: int = 40) -> str:
    start = max(0, found.start() - 10)
    return (
        ("…" if start else "")
        + words[start : found.end() + room].strip()
        + ("…" if found.end() + room < len(words) else "")
    )


def _because(choice: Choice) -> str:
    best = sorted(choice.used, key=lambda c: (-c.weight, c.start))
    words = list(dict.fromkeys(c.words for c in best if c.weight > 1 or len(best) < LEAD))[:4]
    named = "、".join(_quoted(w) for w in words)
    return f"；年份由{named}推定" if words else ""


def _quoted(words: str) -> str:
    inner = words.replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def _contradictions(against: Sequence[Clue], first: date, last: date) -> tuple[str, ...]:
    """Put the clues that speak of quite another time into words (what is due soon is often spoken of)."""
    early, late = first - timedelta(days=SPOKEN_OF), last + timedelta(days=SPOKEN_OF)
    return tuple(f"{_quoted(c.words)}指{_years(c)}，与{first.year}年不合" for c in against if not c.covers(early, late))


def _years(clue: Clue) -> str:
    first, last = clue.first.year, clue.last.year
    return f"{first}年" if first == last else f"{first}年至{last}年"


def _reaching(on: date, month: int, of_month: int) -> date | None:
    """Return the next such day from ``on``; without a month of its own it may lie in the one after (``28日至2日``)."""
    month = month or (on.month if of_month >= on.day else on.month % 12 + 1)
    until = day(on.year + (month < on.month), month, of_month)
    return until if until and until >= on else None


def _dates(reader: _EventReader, event: _Event | None, published: date | None, uploaded: date | None) -> Dates:
    if event:
        late = published is not None and event.on > published
        odd = (f"事件日{event.on.isoformat()}晚于发布日{published.isoformat()}",) if late and published else ()
        return Dates(
            published_on=published,
            uploaded_on=uploaded,
            event_on=event.on,
            event_from=event.on if event.until else None,
            event_to=event.until,
            date_basis=event.basis,
            date_evidence=event.evidence,
            dated_from=event.on,
            dated_to=event.until or event.on,
            dated_by="event",
            conflicts=event.conflicts + odd,
        )
    if published:
        return Dates(published, uploaded, dated_from=published, dated_to=published, dated_by="published")
    interval = reader.interval()
    if interval is None:
        return Dates(uploaded_on=uploaded)
    first, last, why, conflicts = interval
    has_event = reader.kind in SPOKEN or reader.kind == "news_report"
    return Dates(
        uploaded_on=uploaded,
        event_from=first if has_event else None,
        event_to=last if has_event else None,
        date_evidence=why,
        dated_from=first,
        dated_to=last,
        dated_by="evidence",
        conflicts=conflicts,
    )
