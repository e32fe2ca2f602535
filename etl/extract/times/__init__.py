"""Time expressions, resolved to days.

Every calendar and deictic expression is found by one grammar (``grammar``),
and resolved against the document's date, the year of the section it stands in
and what was named before it (``reference``, ``resolve``). Expressions that name
no day the document lets us know (``近期``, ``每季度``) are kept without dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from etl.extract.spans import SentenceIndex
from etl.extract.times import calendar as cal
from etl.extract.times.calendar import VAGUE, Interval, days
from etl.extract.times.grammar import HEAD, JOIN, REST, SUFFIX, UNTIL, number
from etl.extract.times.reference import Reference
from etl.extract.times.resolve import Reader, absolute, decade, plan
from etl.records import Mention, Reading

__all__ = ["find_times"]

_YEAR_END = re.compile(r"(?:年底|年末|\d年?[底末]|年年[底末]|[今去明前后当][年]?年?[底末])$")
_CAN_SUFFIX = frozenset(
    (
        "absolute",
        "deictic",
        "short",
        "iso",
        "month_word",
        "day_word",
        "weekly",
        "bare",
        "whole",
        "day_bare",
        "every",
        "feast_day",
        "lunar_day",
    )
)
_RANGE_HEADS = frozenset(
    ("absolute", "deictic", "short", "bare", "month_word", "day_bare", "weekly", "iso", "day_word")
)


class _Point:
    """One expression while it is being read: where it stands and what it means."""

    __slots__ = ("end", "kind", "meaning", "names_year", "start")

    def __init__(self, start: int, end: int, kind: str, meaning: Interval, *, names_year: bool = False) -> None:
        self.start, self.end, self.kind, self.meaning, self.names_year = start, end, kind, meaning, names_year


def find_times(reading: Reading) -> tuple[Mention, ...]:
    """Return the time expressions of a document in order."""
    sentences = SentenceIndex(reading)
    found = []
    for start, end, kind, meaning in _expressions(reading.text, Reference(reading)):
        sentence = sentences.at(start, end)
        if sentence is not None:
            found.append(
                Mention(
                    entity_type="time",
                    start=start,
                    end=end,
                    sentence_no=sentence.no,
                    name=reading.text[start:end],
                    method=f"time.{kind}",
                    confidence=0.9 if meaning.start or meaning.end else 0.8,
                    start_on=meaning.start,
                    end_on=meaning.end,
                    precision=meaning.precision,
                )
            )
    return tuple(found)


def _expressions(text: str, reference: Reference) -> Iterator[tuple[int, int, str, Interval]]:
    reader, at = Reader(text, reference), 0
    while (head := HEAD.search(text, at)) is not None:
        point = _point(head, text, reader)
        if point is None:
            at = head.end() + (head.start() == head.end())
            continue
        point = _joined(point, text, reader)
        point = _closed(point, text)
        reader.note(point.start, point.end, point.meaning, names_year=point.names_year)
        yield point.start, point.end, point.kind, point.meaning
        at = point.end


def _point(head: re.Match[str], text: str, reader: Reader) -> _Point | None:
    """Read the expression that ``head`` opens."""
    kind = head.lastgroup or ""  # of the groups of an expression its own is closed last
    start, end = head.span()
    if kind in ("absolute", "deictic", "short"):
        return _of_year(head, kind, text, reader)
    if kind == "bare":
        rest = REST.match(text, start)
        return None if rest is None else _Point(start, rest.end(), kind, reader.bare(rest, start))
    if kind == "month_word":
        meaning, end = reader.month_word(head[kind], text, start)
        return _Point(start, end, kind, meaning, names_year=True)
    return _Point(start, end, kind, _SIMPLE[kind](head, reader), names_year=kind in ("iso", "last_year", "new_year"))


def _of_year(head: re.Match[str], kind: str, text: str, reader: Reader) -> _Point:
    start, end = head.span()
    if kind == "absolute" and head["year2"]:
        return _Point(start, end, kind, absolute(head))
    if kind == "absolute":
        known = absolute(head).start
        year = known.year if known else None
    elif kind == "short":
        year = (1900 if head[kind][0] == "9" else 2000) + int(head[kind][:2])
    else:
        year = reader.deictic_year(head[kind], start)
    rest = REST.match(text, end)
    if rest is None:
        meaning = cal.year(year)
    elif rest["same"]:
        meaning = reader.same_period(year, head[kind] if kind == "deictic" else "")
    else:
        meaning = reader.rest(rest, year)
    return _Point(start, rest.end() if rest else end, kind, meaning, names_year=not (rest and rest["same"]))


def _joined(point: _Point, text: str, reader: Reader) -> _Point:
    """Extend a point to a range where a second point follows ``至``, ``到`` or a dash."""
    join = JOIN.match(text, point.end) if point.kind in _RANGE_HEADS else None
    head = HEAD.match(text, join.end()) if join else None
    if join is None or head is None:
        return point
    reader.note(point.start, point.end, point.meaning, names_year=point.names_year)
    other = _point(head, text, reader)
    if other is None or other.kind not in _RANGE_HEADS:
        return point
    if other.meaning.end is None or point.meaning.start is None:
        meaning = Interval(None, None, other.meaning.precision)
    else:
        meaning = days(point.meaning, other.meaning)
    end = other.end + text.startswith("止", other.end)
    return _Point(point.start, end, point.kind, meaning, names_year=point.names_year)


def _closed(point: _Point, text: str) -> _Point:
    """Take in prefix and suffix, and open the interval on the side that they name."""
    suffix = SUFFIX.match(text, point.end) if point.kind in _CAN_SUFFIX else None
    prefix = UNTIL.search(text, max(0, point.start - 3), point.start) if not (suffix and suffix["since"]) else None
    if suffix is not None:
        _take_suffix(point, suffix, text)
    if prefix is not None and point.kind != "every":
        point.start, point.names_year = prefix.start(), False
        point.meaning = point.meaning.until()
    if text.startswith("止", point.end) and text[point.start - 1 : point.start] == "到":
        point.start, point.end, point.names_year = point.start - 1, point.end + 1, False
        point.meaning = point.meaning.until()
    return point


def _take_suffix(point: _Point, suffix: re.Match[str], text: str) -> None:
    surface, word = text[point.start : point.end], suffix.group()
    if point.kind == "every":
        point.end = suffix.end() if suffix["by"] else point.end
        return
    if suffix["since"]:
        if word.startswith("来") and point.kind != "deictic":
            return
        vague = surface in ("今年", "本年", "今年初", "今年年初", "年初")
        point.meaning = VAGUE if vague and word != "起" else point.meaning.since()
        if point.start and text[point.start - 1] in "自从" and word in ("以来", "起"):
            point.start -= 1
        point.names_year = False
    elif suffix["by"]:
        precision = "year" if _YEAR_END.search(surface) else point.meaning.precision
        point.meaning = point.meaning.until()._replace(precision=precision)
        point.names_year = False
    elif suffix["after"]:
        point.meaning = point.meaning.after()
        point.names_year = False
    point.end = suffix.end()


_SIMPLE: dict[str, Callable[[re.Match[str], Reader], Interval]] = {
    "iso": lambda head, _: cal.day(int(head["iso_y"]), int(head["iso_m"]), int(head["iso_d"])),
    "during": lambda head, _: plan(
        head["plan"] or head["plan2"], end=bool(head["plan_end"]), since=bool(head["plan_since"])
    ),
    "every": lambda *_: Interval(None, None, "recurring"),
    "run": lambda head, reader: reader.run(number(head["run_n"]), head.start()),
    "holiday": lambda *_: VAGUE,
    "feast_day": lambda head, reader: reader.of_feast(head),
    "lunar_day": lambda head, reader: reader.of_feast(head),
    "last_year": lambda _, reader: reader.last_year(),
    "new_year": lambda _, reader: reader.new_year(),
    "age": lambda head, _: decade(head["century"], head["decade"]),
    "span": lambda head, reader: reader.ago(number(head["ago"])) if head["ago"] else Interval(None, None, "years"),
    "years": lambda head, reader: reader.past_years(head["past"], number(head["past_n"])),
    "vague": lambda *_: VAGUE,
    "day_word": lambda head, reader: reader.day_word(head["day_word"]),
    "weekly": lambda head, reader: reader.weekly(head),
    "whole": lambda head, reader: reader.whole(head["whole"], head.start()),
    "day_bare": lambda head, reader: reader.day_bare(
        int(head["dbare"]), head.start(), head.string.startswith(("前", "之前", "以前"), head.end())
    ),
}
