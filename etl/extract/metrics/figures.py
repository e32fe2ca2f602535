"""Figures: numbers with their unit, bound and quote, before it is asked what they measure.

A figure is a number, the unit behind it (or ``人`` where people follow) and the
words that bound it (``至少``, ``近``, ``以上``). Two figures of one unit joined by
``至`` or a dash are one range.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from etl.extract.metrics.numerals import Number
from etl.extract.metrics.units import match_unit
from etl.extract.metrics.words import compiled, ends

__all__ = ["Figure", "bare_figure", "join_ranges", "overlaps", "read_figure"]

_MORE = re.compile(r"[余多来几](?P<power>[百千万亿]{1,2})?|(?P<bare>[万亿]{1,2})")
_POWERS = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_TENTHS = re.compile(
    r"成(?P<half>[一二三四五六七八九半])?(?![员立果为本都功年效绩熟分型交片长套品人就对才批群规色色活])"
)
_HALF = re.compile(r"半(?=以上|以下|左右|的|数|村|人|企|用|资|在|是|来|[，。；、）])(?:数)?")
_EXTRA = "零一二三四五六七八九半"
_SHARE_UNITS = {"percent": ("%", "percent"), "permille": ("‰", "percent"), "fraction": ("比例", "ratio")}
_MARK = re.compile(r"[%％‰]")
_LEFT = (
    r"(?:(?:一般)?(?P<min>{0}|(?<![通经超度走越])过(?!了))"
    r"|(?P<max>{1})|(?P<approx>(?<![签节预合条公契特制履违集失])(?:{2})))(?:有|为|达到|达|了)?$"
)
_RIGHT = re.compile(
    r"(?P<min>（?含?）?以上|（含）以上|及以上|开外|之多(?=[，。；、]))|(?P<max>（?含?）?以下|以内|之内|之下|及以下)|(?P<approx>左右|上下|余|多|[强弱](?=[，。；、])|来(?=[个家人名]))"
)
_HEADCOUNT = re.compile(
    r"(?:人口|人数|党员|职工|学生|游客|居民|农民|群众)(?:总数|总量)?(?:达到|达|有|为|约|近|超过|突破|已达)?$"
)
_INSIDE = re.compile(r"内(?![部容外在需地设蒙涝陆港河贸资业])")


_COLONS = frozenset(":：∶")
_CHAIN = re.compile(r"(?<![\d.:：∶])\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?){2,3}(?![\d.:：∶])")
_PROPORTION = re.compile("结构|比例|比重|之比|比[为由从]")
_TIMES_APART = re.compile("倍差[^，。；\\d]{0,6}\\Z")
_DIVISION = re.compile("[县镇乡](?![级委长政区镇村民域道乡])")
_CLAUSE_MARK = re.compile("[，。；：！？\\n]")
_NAME_MARK = re.compile("[、和与及]")


class Figure(NamedTuple):
    """A number with its unit; ``text[start:end]`` is the quote, the core is number and unit alone.

    ``unit`` is ``""`` where none was found. ``form`` tells how the number is written.
    """

    number: Number
    start: int
    end: int
    core_end: int
    value: Decimal
    high: Decimal | None
    unit: str
    kind: str
    bound: str
    form: str

    @property
    def core_start(self) -> int:
        """Return where the number begins."""
        return self.number.start


def bare_figure(number: Number) -> Figure:
    """Return ``number`` without a look at what stands around it."""
    end = number.end
    return Figure(number, number.start, end, end, number.value, number.high, "", "", "exact", number.form)


def read_figure(text: str, number: Number) -> Figure:
    """Return the figure that begins with ``number``; without a unit its ``unit`` is ``""``."""
    value, high, at, loose = number.value, number.high, number.end, number.loose
    more = _MORE.match(text, at) if not number.mark else None
    if more and (more["power"] or (loose if more["bare"] else _unit_at(text, more.end()))):
        at, loose = more.end(), True
        power = _power(more["power"] or more["bare"])
        value, high = value * power, None if high is None else high * power
    value, high, unit, kind, end = _with_unit(text, number, value, high, at)
    bound, start, bound_end = _bounds(text, number.start, end, kind, loose)
    return Figure(number, start, bound_end, end, value, high, unit, kind, bound, number.form)


def _power(signs: str | None) -> int:
    power = 1
    for sign in signs or "":
        power *= _POWERS[sign]
    return power


def _unit_at(text: str, at: int) -> bool:
    return match_unit(text, at) is not None or _people(text, at)


def _people(text: str, at: int) -> bool:
    return compiled("(?:名|位)?{0}", "person").match(text, at) is not None


Reading = tuple[Decimal, Decimal | None, str, str, int]


def _with_unit(text: str, number: Number, value: Decimal, high: Decimal | None, at: int) -> Reading:
    """Return value, upper value, unit, its kind and where it ends."""
    share = _as_share(text, number, value, high, at)
    if share:
        return share
    found = match_unit(text, at)
    if found:
        return value, high, found[0].name, found[0].kind, found[1]
    heads = value >= 1000 and _HEADCOUNT.search(text[max(0, number.start - 8) : number.start])
    if heads or (value >= 100 and _people(text, at)):
        return value, high, "人", "count", at
    return _by_words_around(text, number, value, high, at) or (value, high, "", "", at)


def _by_words_around(text: str, number: Number, value: Decimal, high: Decimal | None, at: int) -> Reading | None:
    """Read ``9:46:45``, ``倍差缩小到1.95`` and ``徐闻、海康、吴川三县``, whose unit the words around tell."""
    if number.form == "arabic" and (text[at : at + 1] in _COLONS or text[number.start - 1 : number.start] in _COLONS):
        chain = next((m for m in _CHAIN.finditer(text, max(0, number.start - 24), at + 24) if m.end() >= at), None)
        if (
            chain
            and chain.start() <= number.start
            and _PROPORTION.search(text[max(0, chain.start() - 40) : chain.end() + 4])
        ):
            return value, high, "比例", "ratio", at
    if _TIMES_APART.search(text, max(0, number.start - 12), number.start):
        return value, high, "倍", "ratio", at
    division = _DIVISION.match(text, at) if number.form == "chinese" else None
    if division and _names_before(text, number.start, value):
        return value, high, division[0], "count", division.end()
    return None


def _names_before(text: str, start: int, count: Decimal) -> bool:
    clause = _CLAUSE_MARK.split(text[max(0, start - 40) : start])[-1]
    return "、" in clause and len(_NAME_MARK.split(clause)) == count


def _as_share(text: str, number: Number, value: Decimal, high: Decimal | None, at: int) -> Reading | None:
    """Read 百分之九十, 三分之二, 12%, 七成, 一半."""
    if number.form in _SHARE_UNITS:
        unit, kind = _SHARE_UNITS[number.form]
        return value, high, unit, kind, at
    mark = _MARK.match(text, at)
    if mark:
        return value, high, "‰" if mark[0] == "‰" else "%", "percent", mark.end()
    tenths = _TENTHS.match(text, at) if value < 10 and (high is None or high <= 10) else None
    if tenths:
        extra = _EXTRA.index(tenths["half"]) if tenths["half"] else 0
        return (
            value * 10 + (5 if extra == 10 else extra),
            None if high is None else high * 10,
            "%",
            "percent",
            tenths.end(),
        )
    half = _HALF.match(text, at) if text[number.start : at] == "一" else None
    return (Decimal("0.5"), None, "比例", "ratio", half.end()) if half else None


_BOUNDING = ("minimum", "maximum", "approx")


@cache
def _left() -> tuple[re.Pattern[str], frozenset[str]]:
    """Return the pattern of the words before a number that bound it, and the characters on which they end."""
    return compiled(_LEFT, *_BOUNDING), ends(*_BOUNDING) | frozenset("过有为到达了")


def _bounds(text: str, start: int, end: int, kind: str, loose: bool) -> tuple[str, int, int]:
    """Return the bound, and the quote widened by the words that express it."""
    bounding, last = _left()
    left = bounding.search(text[max(0, start - 9) : start]) if text[start - 1 : start] in last else None
    right = _RIGHT.match(text, end)
    inside = _INSIDE.match(text, end) if kind == "duration" else None
    bound = "approx" if loose else "exact"
    if left and left[0] == "过" and text[start:end][:1] == "一":
        left = None
    if left:
        start = start - len(left[0])
        bound = left.lastgroup or bound
    if right and right["approx"] and right[0] in "强弱" and kind not in ("ratio", "percent"):
        right = None
    tenths = kind == "percent" and text[end - 1 : end] not in ("%", "％", "‰", "点")
    if right and not (right["approx"] and right[0] in "余多来" and kind not in ("count", "ratio") and not tenths):
        bound = right.lastgroup or bound
        end = right.end()
    elif right and kind in ("money", "mass", "area", "length"):
        bound, end = "approx", right.end()
    elif inside:
        bound, end = "max", inside.end()
    return bound, start, end


def join_ranges(text: str, figures: list[Figure]) -> list[Figure]:
    """Join ``8%至10%`` and ``3个到5个`` to one figure, but not ``由3个增加到5个``."""
    joined: list[Figure] = []
    for figure in figures:
        last = joined[-1] if joined else None
        if last and _is_range(text, last, figure):
            joined[-1] = last._replace(
                end=figure.end,
                core_end=figure.core_end,
                high=figure.value,
                bound=figure.bound,
                value=last.value,
                unit=figure.unit,
                kind=figure.kind,
            )
        else:
            joined.append(figure)
    return joined


def _is_range(text: str, low: Figure, high: Figure) -> bool:
    between = text[low.core_end : high.core_start]
    same = low.unit == high.unit and low.unit and low.high is None and high.high is None
    if between not in ("-", "—", "–", "～", "~", "至", "到", "－", "—") or not same or low.value >= high.value:
        return False
    return text[max(0, low.core_start - 1) : low.core_start] not in ("由", "从")


def overlaps(spans: list[tuple[int, int, str]], starts: list[int], start: int, end: int) -> str:
    """Return the reason of the span that touches [start, end), or ``""``; spans are sorted and disjoint."""
    i = max(0, bisect_left(starts, end) - 1)
    if spans and spans[i][0] < end and start < spans[i][1]:
        return spans[i][2]
    return ""
