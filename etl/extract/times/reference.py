"""What the words of a document count from: its date, and the year that a section or a paragraph speaks of."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from etl.extract.times.grammar import year_number
from etl.records import DocumentFacts, Outline, Reading, Section

__all__ = ["Reference", "document_day", "document_year"]

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d|[一二][〇○零Ｏ0O一二三四五六七八九]{3})年")
_PERIOD = re.compile(r"\d\s*(?:[-—－–~～至到]+)\s*(?:19|20)\d\d\s*年|[五年]年(?:来|规划|计划)|“十.五”|五年")
_RELATIVE = (
    (re.compile(r"去年|上年|过去一年|过去的一年|一年来"), -1),
    (re.compile(r"今年|本年度|新的一年"), 0),
    (re.compile(r"明年|来年|下年度|下一年"), 1),
)


def document_day(facts: DocumentFacts) -> date | None:
    """Return the day on which the document speaks of today: of publication, or of the speech or event."""
    if facts.doc_type in ("speech", "work_report") and facts.event_on:
        return facts.event_on
    single = facts.dated_from if facts.dated_from == facts.dated_to else None
    return facts.published_on or facts.event_on or single


def document_year(facts: DocumentFacts) -> int | None:
    """Return the year that ``今年`` means in the document."""
    known = document_day(facts) or facts.event_from or facts.dated_from
    if known is not None:
        last = facts.event_to or facts.dated_to or known
        exact = document_day(facts) is not None or last.year == known.year
        return known.year if exact else None
    return _only_year(facts.title)


def _only_year(heading: str) -> int | None:
    years = {year_number(found) for found in _YEAR.findall(heading)}
    return years.pop() if len(years) == 1 and not _PERIOD.search(heading) else None


class Reference:
    """Answers, for a place in the text, which day is today and which year is meant."""

    def __init__(self, reading: Reading) -> None:
        facts = reading.facts
        self.today = document_day(facts)
        self.event = facts.event_on or self.today
        self.year = document_year(facts)
        self.month = self._month(facts)
        self.is_report = facts.doc_type in ("work_report", "speech")
        title_year = _only_year(facts.title)
        self._default = title_year or self.year
        self._starts, self._named = _section_years(reading.outline, self.year, title_year)
        self._sentence_starts = [sentence.start for sentence in reading.sentences]
        self._roles = [sentence.role for sentence in reading.sentences]
        self._lines = [paragraph.start for paragraph in reading.outline.paragraphs]

    @staticmethod
    def _month(facts: DocumentFacts) -> int | None:
        known = document_day(facts)
        if known is not None:
            return known.month
        first, last = facts.event_from or facts.dated_from, facts.event_to or facts.dated_to
        if first and last and (first.year, first.month) == (last.year, last.month):
            return first.month
        return None

    def year_at(self, offset: int) -> int | None:
        """Return the year that the section around ``offset`` speaks of, else the document's."""
        return self.named_year(offset) or self._default

    def named_year(self, offset: int) -> int | None:
        """Return the year that the heading around ``offset`` (or the title) names."""
        i = bisect_right(self._starts, offset) - 1
        return self._named[i] if i >= 0 else None

    def role_at(self, offset: int) -> str:
        """Return the role of the sentence around ``offset``."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return self._roles[i] if i >= 0 else ""

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence around ``offset`` in the order of the text, -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def line_at(self, offset: int) -> int:
        """Return where the paragraph around ``offset`` begins."""
        i = bisect_right(self._lines, offset) - 1
        return self._lines[i] if i >= 0 else 0


def _section_years(outline: Outline, now: int | None, base: int | None) -> tuple[list[int], list[int | None]]:
    """Return where the year that headings name changes, and to which year, along the text."""
    chosen: dict[int, int | None] = {}
    starts: list[int] = []
    years: list[int | None] = []
    for section in outline.sections:
        inherited = chosen.get(section.parent_no, base) if section.no else base
        chosen[section.no] = _heading_year(section, now, inherited)
        starts.append(section.start if section.no else 0)
        years.append(chosen[section.no])
    return starts, years


def _heading_year(section: Section, now: int | None, inherited: int | None) -> int | None:
    if section.no == 0 or section.is_run_in:
        return inherited
    named = _only_year(section.heading)
    if named is not None:
        return named
    for pattern, offset in _RELATIVE:
        if now is not None and pattern.search(section.heading):
            return now + offset
    return inherited
