"""The numbers that Word prints in front of paragraphs and keeps out of their text.

The headings of many documents, ``一、`` and ``（一）``, stand only in the numbering
part. It is read here, and each numbered paragraph gets the mark that it shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

__all__ = ["Numbering"]

_DEEPEST = 8
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_DIGITS = "零一二三四五六七八九"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass(slots=True)
class _List:
    """A list's levels, and how far it has counted."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document, which must be asked for in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        """``numbering`` and ``styles`` are the roots of these parts, or None."""
        self._lists: dict[str, _List] = {}
        self._list_of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            self._read_styles(styles)

    def mark(self, paragraph: Element) -> str:
        """Return the mark in front of a paragraph, ``""`` if it has none."""
        number, depth = self._number_of(paragraph)
        chosen = self._lists.get(self._list_of.get(number, ""))
        level = chosen.levels.get(depth) if chosen else None
        if chosen is None or level is None:
            return ""
        for at, start in self._restarts.pop(number, {}).items():
            chosen.counts[at] = start - 1
        self._count(chosen, depth)
        return _shown(chosen, level)

    @staticmethod
    def _count(chosen: _List, depth: int) -> None:
        for at in range(depth):
            chosen.counts.setdefault(at, chosen.levels[at].start if at in chosen.levels else 1)
        chosen.counts[depth] = chosen.counts.get(depth, chosen.levels[depth].start - 1) + 1
        for at in [at for at in chosen.counts if at > depth]:
            del chosen.counts[at]

    def _number_of(self, paragraph: Element) -> tuple[str, int]:
        """Return the number's id and level of a paragraph: its own, else those of its style."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        style = properties.find(qn("w:pStyle"))
        number, depth = self._of_style.get(_value(style), ("", 0))
        own = properties.find(qn("w:numPr"))
        if own is None:
            return number, depth
        own_number = own.find(qn("w:numId"))
        own_depth = own.find(qn("w:ilvl"))
        return (
            number if own_number is None else _value(own_number),
            depth if own_depth is None else _integer(_value(own_depth), depth),
        )

    def _read_numbering(self, root: Element) -> None:
        for abstract in root.iterfind(qn("w:abstractNum")):
            levels = {}
            for level in abstract.iterfind(qn("w:lvl")):
                depth = _integer(level.get(qn("w:ilvl")), 0)
                if 0 <= depth <= _DEEPEST:
                    levels[depth] = _level(level)
            self._lists[abstract.get(qn("w:abstractNumId")) or ""] = _List(levels)
        for number in root.iterfind(qn("w:num")):
            key = number.get(qn("w:numId")) or ""
            self._list_of[key] = _value(number.find(qn("w:abstractNumId")))
            overrides = {
                _integer(override.get(qn("w:ilvl")), 0): _integer(_value(start), 1)
                for override in number.iterfind(qn("w:lvlOverride"))
                if (start := override.find(qn("w:startOverride"))) is not None
            }
            if overrides:
                self._restarts[key] = overrides

    def _read_styles(self, root: Element) -> None:
        """Note which styles are numbered; a style inherits from the one that it is based on."""
        own: dict[str, tuple[str, int]] = {}
        parent: dict[str, str] = {}
        for style in root.iterfind(qn("w:style")):
            name = style.get(qn("w:styleId")) or ""
            parent[name] = _value(style.find(qn("w:basedOn")))
            numbered = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if numbered is not None:
                depth = _integer(_value(numbered.find(qn("w:ilvl"))), 0)
                own[name] = (_value(numbered.find(qn("w:numId"))), depth)
        for name in parent:
            at, seen = name, set()
            while at and at not in own and at not in seen:
                seen.add(at)
                at = parent.get(at, "")
            if at in own:
                self._of_style[name] = own[at]


def _level(element: Element) -> _Level:
    form = element.find(qn("w:numFmt"))
    text = _value(element.find(qn("w:lvlText")))
    return _Level(_integer(_value(element.find(qn("w:start"))), 1), _value(form) or "decimal", text)


def _shown(chosen: _List, level: _Level) -> str:
    if level.form in ("bullet", "none"):
        return ""

    def put(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        there = chosen.levels.get(at, level)
        return _written(chosen.counts.get(at, there.start), there.form)

    mark = _PLACEHOLDER.sub(put, level.text).strip()
    return f"{mark} " if mark[-1:].isalnum() or mark.endswith(".") else mark


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(qn("w:val")) or ""


def _integer(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else default


def _written(number: int, form: str) -> str:
    write = _FORMS.get(form)
    return write(number) if write and 0 < number < 10_000 else str(number)


def _chinese(number: int) -> str:
    """Return a number below 10,000 as 十二, 二十 or 一百零五."""
    written = ""
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += _DIGITS[digit] + sign
        elif written and number % place and not written.endswith("零"):
            written += "零"
    return written.removeprefix("一") if 10 <= number < 20 else written


def _roman(number: int) -> str:
    parts = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)


def _letters(number: int) -> str:
    """Return a, b, … z, aa, bb, as Word counts."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (times + 1)


def _of_row(first: str, count: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "ideographDigital",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        _chinese,
    ),
    "chineseLegalSimplified": lambda number: _chinese(number).translate(_FINANCIAL),
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedCircle": _of_row("①", 20),
    "decimalEnclosedCircleChinese": _of_row("①", 20),
    "decimalEnclosedParen": _of_row("⑴", 20),
    "decimalEnclosedFullstop": _of_row("⒈", 20),
    "ideographEnclosedCircle": _of_row("㊀", 10),
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % 12],
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
}
