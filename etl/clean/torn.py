"""Sentences torn at their figures: ``检查点位``, ``186``, ``个，发现问题`` on three lines are one sentence again.

Editors of accounts and of some sites set each figure (a quoted word, a title, Latin
letters) in an element of its own, which arrives as a line. It is torn out where the
line above it breaks off within a sentence and the line below goes on with its unit;
one such place might be a page number between the halves of a sentence, so a page must
show two that do not count up like pages. A number whose mark begins the next line
(``1``, ``.加强领导``) marks a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from etl.clean.forms import ENDED, MARKER, NOT_AT_START, is_heading, is_own_line
from etl.clean.mapped import BREAK, Mapped
from etl.lexicon.kinds import KIND_AT_END

__all__ = ["COUNTS", "join_torn"]

_BLANKS = " \t\u3000\xa0\u2002\u2003"
_PIECE = r"(?:[-−]?\d[\d.,:~—-]{0,14}[%‰℃]?|[A-Z][A-Za-z]{0,5}[\d.-]{0,6}|“[^“”。，\n]{1,24}”|《[^《》。，\n]{1,30}》)"
_FIGURE = re.compile(_PIECE)
_MAY_HOLD = re.compile(rf"(?m)^[ \t\u3000\xa0]*{_PIECE}[ \t\u3000\xa0]*$")
_LINKS = frozenset({"和", "与", "及", "以及", "或", "至", "到"})
COUNTS = re.compile(
    r"[年月日号时点分秒天周季届次期批级类款项条件个名人户家家座处所口眼台套辆架艘条米吨斤克升元角倍成亩度里多余几万亿千百][^：:]"
    r"|[年月日号个]$|公里|公顷|公斤|平方|立方|千瓦|毫米|厘米|小时|周岁|岁|余|[村组镇街路](?=[，、的])|[%％‰℃]"
)
_RUN_IN = re.compile(rf"{MARKER.pattern}|[一二三四五六七八九十][是要]|[第其][一二三四五六七八九十]，")
_MARK_OF_NUMBER = re.compile(r"[.．、)）]\s?(?=[\u4e00-\u9fff])")
_SAID = re.compile(r"[，。；：、！？]|[,;:](?=[\u4e00-\u9fff]|$)")
_BARE_NUMBER = re.compile(r"\d{1,2}")
_LONGEST_NUMBER = 3
_FEWEST, _LONGEST_FIGURE, _LONGEST_PIECE, _LONGEST_RUN_IN, _TAIL = 2, 32, 16, 24, 200


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def join_torn(doc: Mapped) -> None:
    """Join the lines of ``doc`` that hold a figure, or the number of a heading, with those that it was torn from."""
    if not _MAY_HOLD.search(doc.text):
        return
    lines = _lines(doc.text)
    numbered = set(_numbered(lines))
    figures, _ = _torn(lines, numbered, False)
    is_habit = len(figures) >= _FEWEST and not (_count_up(figures) or _number_pages(lines))
    joints = numbered.union(_torn(lines, numbered, True)[1] if is_habit else ())
    gaps = [(lines[at].end, lines[at + 1].start) for at in sorted(joints)]
    doc.remove([gap for gap in gaps if gap[0] < gap[1]], "lines", "line break beside a figure of the sentence")


def _lines(text: str) -> list[_Line]:
    """Return all lines, empty ones too, but for those of a text that has one between any two."""
    lines = []
    at = 0
    for line in text.split("\n"):
        said = line.strip(_BLANKS)
        start = at + (line.index(said[0]) if said else 0)
        lines.append(_Line(start, start + len(said), said))
        at += len(line) + 1
    full = [line for line in lines if line.text]
    return full if (len(lines) - len(full)) * 10 >= 9 * (len(full) - 1) else lines


def _numbered(lines: Sequence[_Line]) -> Iterator[int]:
    """Yield the numbers of headings and items whose mark begins the next line."""
    for at, (line, following) in enumerate(pairwise(lines)):
        is_number = _BARE_NUMBER.fullmatch(line.text) and _MARK_OF_NUMBER.match(following.text)
        if is_number and not (at and _breaks_off(lines[at - 1].text)):
            yield at


def _torn(lines: Sequence[_Line], numbered: set[int], is_habit: bool) -> tuple[list[str], list[int]]:
    """Return the figures torn out of sentences and the lines that go on with the next; ``is_habit``: others are known.

    Where it is a habit, a figure may begin its sentence, and a few words between two figures belong to it.
    """
    figures: list[str] = []
    joints: list[int] = []
    before, goes_on = "", False
    first = next((at for at, line in enumerate(lines) if line.text), 0)
    for at, ((_, _, text), (_, _, following)) in enumerate(pairwise(lines)):
        is_open = _breaks_off(before) and (at != first + 1 or bool(_SAID.search(before)))
        if at in numbered or not following:
            before, goes_on = (before + text if goes_on else text), False
        elif _is_figure(text) and not _is_figure(following):
            is_torn = is_open and _is_within(before, following, is_habit or not text[0].isdigit())
            figures += [text] * is_torn
            joints += [at - 1] * (is_torn and not goes_on)
            goes_on = is_torn or (is_habit and not is_open and bool(COUNTS.match(following)))
            is_behind = goes_on and not is_torn and _leads_in(before)
            joints += [at - 1] * is_behind + [at] * goes_on
            before = before + text if is_torn or is_behind else text
        elif goes_on:
            before, goes_on = before + text, False
        else:
            is_piece = is_habit and is_open and len(text) <= _LONGEST_PIECE and _is_figure(following)
            is_piece = is_piece and bool(_SAID.search(before)) and not MARKER.match(text)
            joints += [at - 1] * is_piece
            before = before + text if is_piece else text
        before = before[-_TAIL:]
    return figures, joints


def _leads_in(text: str) -> bool:
    """Tell whether a line is a run-in heading and no more: it closes as no heading on a line of its own does."""
    return len(text) <= _LONGEST_RUN_IN and text.endswith("。") and text.count("。") == 1 and bool(_RUN_IN.match(text))


def _is_figure(text: str) -> bool:
    return len(text) <= _LONGEST_FIGURE and bool(_FIGURE.fullmatch(text))


def _is_within(before: str, following: str, may_go_on: bool) -> bool:
    """Tell whether a piece stands within a sentence: a unit follows or, where no page number can be meant, its rest."""
    says = bool(_SAID.search(before)), bool(_SAID.search(following))
    if not says[0] and KIND_AT_END.search(before):
        return False  # a title, and the text below it begins with the figure
    if following in _LINKS:
        return True
    return any(says) if COUNTS.match(following) or NOT_AT_START.match(following) else may_go_on and all(says)


def _breaks_off(text: str) -> bool:
    """Tell whether a line does not end: no mark that closes, no heading, nothing that stands alone."""
    return text not in ("", BREAK) and not (ENDED.search(text[-12:]) or is_heading(text) or is_own_line(text))


def _number_pages(lines: Sequence[_Line]) -> bool:
    """Tell whether all bare numbers of a text count up, though only some of them stand before a unit."""
    bare = [line.text for line in lines if len(line.text) <= _LONGEST_NUMBER and line.text.isdecimal()]
    return len(bare) > _FEWEST and _count_up(bare)


def _count_up(figures: Sequence[str]) -> bool:
    """Tell whether figures count up by one, as the numbers of pages do."""
    return all(one.isdecimal() and two.isdecimal() and int(two) == int(one) + 1 for one, two in pairwise(figures))
