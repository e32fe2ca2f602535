"""The grammar of numbers: every number of a text, with its exact value.

A number is Arabic (``38327``, ``1,250.5``), Chinese (``两千三百``), mixed
(``3.2万``, ``1亿2千万``), a fraction (``三分之二``, ``百分之九十``), a share in
tenths (``七成``) or a range of any of these (``10-15``, ``三至五``, ``七八百``).
Values are decimals with ``万`` and ``亿`` expanded. What a number counts and
whether it is a figure at all is not decided here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

__all__ = ["Number", "read_chinese", "scan"]

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "壹": 1, "贰": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_CN = "零〇一二两三四五六七八九十百千万亿"
_CN_DIGIT = "一二两三四五六七八九"

# 千 before 瓦, 克, 米… belongs to the unit; 百 before 分 to 百分之 and 百分点.
_POWER = r"(?:百(?!分)|千(?![瓦克米伏帕卡焦赫安])|万|亿)"
_FIGURES = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_ARABIC = rf"(?:{_FIGURES})(?:[多余几来]?{_POWER}{{1,2}}(?:\d+(?:\.\d+)?{_POWER}{{1,2}}){{0,3}})?"
# 百 before 分, 千 before 瓦 or 分之, 万 before 分之 are no part of the numeral.
_SIGN = rf"(?:[{_CN[:-4]}]|百(?!分[之点])|千(?![瓦克米伏帕卡焦赫安]|分之)|[万亿](?!分之))"
_COUNTED = "万亿倍个成%头口亩斤元吨户米公千平立担只匹里"  # behind a decimal; other words follow a time of day
_CHINESE = rf"(?:{_SIGN}+(?:点[零〇一二三四五六七八九]+(?=[{_COUNTED}])[万亿]*)?)"
_TERM = rf"(?:{_ARABIC}|{_CHINESE})"
_DASH = r"(?:[-—–~～－─]{1,2}|至|到|或)"
_HALF = r"过?半数(?=以上|以下|左右|的|以|都|均|村|人|企|户|代|党|干|群|职|乡)|过半(?=的|村|人|企|户|以)"
_HALVED = (
    r"(?<![一二两三四五六七八九十百千万亿几上下前后每大小过多个近折对夜])半(?=亩|斤|公里|个月|个?小时内|年(?:之|以)?内)"
)
_DECIMAL = rf"{_SIGN}+点[零〇一二三四五六七八九]+"
_SHARE = rf"分之(?P<share>{_DECIMAL}|{_TERM})(?:{_DASH}(?:百分之)?(?P<share2>{_DECIMAL}|{_TERM}))?"
_RANGE = rf"(?P<mark>%|％|‰)?{_DASH}(?P<high>{_TERM})"
_NUMBER = re.compile(
    rf"(?=[\d{_CN}半过])(?:(?P<half>{_HALF})|(?P<halved>{_HALVED})|(?P<one>{_TERM}|[百千万](?=分之{_TERM}))(?:{_SHARE}|{_RANGE})?)"
)
_ARABIC_RE = re.compile(rf"(?P<head>{_FIGURES})(?P<mid>[多余几来])?(?P<rest>.*)")
_PIECE = re.compile(r"(\d+(?:\.\d+)?)?((?:百|千|万|亿)+)")


_VAGUE = frozenset("多余几来")

# Nobody writes a longer number; a longer run of digits is none.
_LONGEST = 40


class Number(NamedTuple):
    """A number ``text[start:end]``: ``form`` is arabic, chinese, fraction or percent (百分之).

    ``loose`` tells that the number itself is round or vague (``十几``, ``3000多``).
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    form: str
    loose: bool
    mark: str = ""


def scan(text: str, passages: Sequence[tuple[int, int, str]] = ()) -> list[Number]:
    """Return the numbers of ``text`` in order, but none that stands whole in one of the ``passages``, sorted."""
    found: list[Number] = []
    ends = [end for _, end, _ in passages]
    for match in _NUMBER.finditer(text):
        i = bisect_left(ends, match.end())
        if i == len(ends) or match.start() < passages[i][0]:
            found += _read(match, text)
    return found


def _read(match: re.Match[str], text: str) -> list[Number]:
    if match["half"]:
        return [Number(match.start(), match.end(), Decimal("0.5"), None, "fraction", False)]
    if match["halved"]:
        return [Number(match.start(), match.end(), Decimal("0.5"), None, "chinese", False)]
    if match["share"]:
        number = _read_share(match)
        return [number] if number else []
    if match["high"]:
        return _read_range(match, text)
    number = _read_one(match["one"], match.start(), text)
    return [number] if number else []


def _read_one(term: str, start: int, text: str) -> Number | None:
    end = start + len(term)
    if len(term) > _LONGEST:
        return None
    if term[0].isascii():
        return Number(start, end, _arabic(term), None, "arabic", _has_vague(term))
    if text.startswith("几", end) and term.endswith("十"):
        value = read_chinese(term)
        return None if value is None else Number(start, end + 1, value, None, "chinese", True)
    pair = _adjacent(term)
    if pair:
        return Number(start, end, pair[0], pair[1], "chinese", True)
    value = read_chinese(term)
    return None if value is None else Number(start, end, value, None, "chinese", False)


def _read_range(match: re.Match[str], text: str) -> list[Number]:
    low_text, high_text = match["one"], match["high"]
    low, high = _any_value(low_text), _any_value(high_text)
    if low is not None and high is not None:
        form = "arabic" if high_text[0].isascii() else "chinese"
        low = _share_power(low_text, low, high_text, high)
        if low < high and low_text[0].isascii() == high_text[0].isascii():
            return [Number(match.start(), match.end(), low, high, form, False, match["mark"] or "")]
    singles = (_read_one(low_text, match.start(), text), _read_one(high_text, match.start("high"), text))
    return [number for number in singles if number]


def _share_power(low_text: str, low: Decimal, high_text: str, high: Decimal) -> Decimal:
    """Give the first number of ``3-5万`` the power of the second."""
    power = Decimal(1)
    for sign in reversed(high_text):
        if sign not in _LARGE:
            break
        power *= _LARGE[sign]
    if power > 1 and not any(sign in low_text for sign in _LARGE) and low < high / power:
        return low * power
    return low


def _read_share(match: re.Match[str]) -> Number | None:
    per, share = match["one"], _any_value(match["share"])
    whole = _any_value(per)
    if whole is None or share is None or whole == 0:
        return None
    high = _any_value(match["share2"]) if match["share2"] else None
    end = match.end() if high is None or high > share else match.end("share")
    high = high if high is not None and high > share else None
    if per in ("百", "千"):
        return Number(match.start(), end, share, high, "percent" if per == "百" else "permille", False)
    value = (share / whole).quantize(Decimal("0.0001")).normalize()
    return Number(match.start(), match.end("share"), value, None, "fraction", False)


def _any_value(term: str | None) -> Decimal | None:
    if not term or len(term) > _LONGEST:
        return None
    return _arabic(term) if term[0].isascii() else read_chinese(term)


def _has_vague(term: str) -> bool:
    return not _VAGUE.isdisjoint(term)


def _arabic(term: str) -> Decimal:
    """Return the value of ``1,250``, ``3.2万``, ``1亿2千万``, ``4000多万``."""
    if term[-1].isdecimal():
        return Decimal(term.replace(",", ""))
    match = _ARABIC_RE.match(term)
    if match is None:  # digits of another script
        return Decimal(0)
    head, rest = Decimal(match["head"].replace(",", "")), match["rest"]
    if not rest:
        return head
    total, first = Decimal(0), True
    for piece in _PIECE.finditer(rest):
        amount = head if first else Decimal(piece[1] or 0)
        power = Decimal(1)
        for sign in piece[2]:
            power *= _SMALL.get(sign) or _LARGE[sign]
        total, first = total + amount * power, False
    return total


def read_chinese(term: str) -> Decimal | None:
    """Return the value of a Chinese numeral, or None where it is none (``一二三``, ``二〇一一``)."""
    whole, _, decimals = term.partition("点")
    if not decimals:
        value = _chinese_integer(whole)
        return None if value is None else Decimal(value)
    tail = decimals.rstrip("万亿")
    value = _chinese_integer(whole)
    if value is None or not tail:
        return None
    power = Decimal(1)
    for sign in decimals[len(tail) :]:
        power *= _LARGE[sign]
    return (Decimal(value) + Decimal("0." + "".join(str(_DIGITS[sign]) for sign in tail))) * power


def _chinese_integer(term: str) -> int | None:
    total = section = digit = 0
    has_digit, last = False, 10**12
    for i, sign in enumerate(term):
        if sign in _DIGITS:
            if has_digit and digit:
                return None
            digit, has_digit = _DIGITS[sign], True
            if not digit and len(term) > 1:
                has_digit, last = False, last if i else 0
        elif sign in _SMALL:
            power = _SMALL[sign]
            if power >= last:
                return None
            section += (digit if has_digit else 1) * power
            digit, has_digit, last = 0, False, power
        else:
            section += digit if has_digit else 0
            total = _raise(total, section or (0 if total else 1), _LARGE[sign])
            section = digit = 0
            has_digit, last = False, _LARGE[sign]
    if has_digit and digit:
        # 三万五 is 35000, 一百二 is 120: a bare digit stands for the next lower power.
        short = 1 < last < 10**12 and len(term) > 1 and term[-2] in "百千万亿"
        section += digit * (last // 10 if short else 1)
    return total + section


def _raise(total: int, section: int, power: int) -> int:
    """Close a section with 万 or 亿: 一亿二千万 adds, 一万亿 multiplies."""
    if total and total < power:
        return (total + section) * power
    return total + section * power


def _adjacent(term: str) -> tuple[Decimal, Decimal] | None:
    """Read ``三五``, ``七八百``, ``二三十万``: two neighbouring digits that span a range."""
    for i in range(len(term) - 1):
        if term[i] in _CN_DIGIT and term[i + 1] in _CN_DIGIT:
            low, high = read_chinese(term[: i + 1] + term[i + 2 :]), read_chinese(term[:i] + term[i + 1 :])
            gap = _DIGITS[term[i + 1]] - _DIGITS[term[i]]
            fits = gap == 1 or term in ("三五", "三五百", "三五十", "三五千", "三五万")
            return (low, high) if low is not None and high is not None and fits and low < high else None
    return None
