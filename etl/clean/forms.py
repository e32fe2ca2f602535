"""Forms of lines that several steps ask for: marks that end, markers that open, headings, rows, dates."""

from __future__ import annotations

import re

__all__ = [
    "ENDED",
    "GAP",
    "MARKER",
    "are_rows",
    "columns",
    "is_date_line",
    "is_heading",
    "is_open",
    "is_own_line",
    "is_row",
    "is_tabbed",
]

CLOSERS = "”’」』）)】》〉\"'"
ENDED = re.compile(rf"[。！？：；…!?:;][{CLOSERS}]*$|(?<=[\u4e00-\u9fff”）])\.$")
FULL_STOP = re.compile(rf"[。！？…!?][{CLOSERS}]*$")
NOT_AT_START = re.compile(r"[，,。．、；;：:？?！!）)》〉”’」』】〕%℃…·]")
OPEN_END = re.compile(r"[，,、（(《〈“‘「『【〔]$|(?<![ \t\u3000])[—－]$")
MARKER = re.compile(
    r"(?:第[一二三四五六七八九十百零〇\d]{1,5}[章节条编篇部]"
    r"|[一二三四五六七八九十]{1,3}[、．.]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|\d{1,2}[、．]|\d{1,2}\.(?!\d)|[（(]\d{1,2}[）)]|\d{1,2}[）)]"
    r"|[①-⑳❶-❿]|[■□◆●○▪★※]|附件[\d一二三四五六七八九十]{0,2}[:：.\s]?|附[:：])"
)
HEADING_MARKER = re.compile(
    r"(?:第[一二三四五六七八九十百零〇\d]{1,5}[章节编篇部分]{1,2}|[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、．.](?!\d)|[（(]\d{1,2}[）)])"
)
GAP = re.compile(r"\t|[ \xa0\u2002\u2003\u3000]{2,}|\u3000|[\u2003]")
# opens with the gap itself and looks back behind it, so that a line without one is passed over fast
WIDE_GAP = re.compile(r"[\t \xa0\u2002\u2003\u3000](?<=\S.)(?:(?<=\t)\t*|(?<!\t)[ \xa0\u2002\u2003\u3000]+)(?=\S)")
_CELLS, _LONGEST_ROW = re.compile(r"[^\s，。；！？]+(?: [^\s，。；！？]+){1,11}"), 80
_TABBED, _NUMBER_CELL, _LONGEST_TABBED = re.compile(r"\S ?\t\s*[^\s\t][^\t]*\t\s*\S"), re.compile(r"\d{1,3}\s*\t"), 400
_SENTENCE_MARK = re.compile(r"[，。；！？]|,(?=[\u4e00-\u9fff])")
_OWN_LINE = re.compile(
    r"(?:抄\s?送|抄\s?报|主\s?送|呈\s?报|呈\s?送|分\s?送|报|送|发|主\s?题\s?词|联\s?系\s?人|联系电话|"
    r"签\s?发\s?人|签\s?发|编\s?辑|责任编辑|审\s?核|印\s?发|附\s?件|附表|附|注|备注|"
    r"来源|记者|组\s?长|副组长|成\s?员|主\s?任|副主任)[ \u3000]*[:：]"
    r"|[（(](?:此件|本报记者|记者|作者|根据|据|供稿|注)[^。]{2,60}[）)]$|附件[\d一二三四五六七八九十]{0,2}$|(?:同志|各位|尊敬|女士)[^。，]{0,20}[们表志宾友导][:：!！]?$"
)
_DATE_LINE = re.compile(
    r"[（(]?(?:\d{4}|[〇○零Ｏ一二三四五六七八九十]{4}|[Xx×]{2,4})\s?年\s?(?:\d{1,2}|[一二三四五六七八九十Xx×]{1,3})\s?月(?:\s?(?:\d{1,2}|[一二三四五六七八九十Xx×]{1,3})\s?日)?[）)]?$"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}$"
)
_ISSUE_LINE = re.compile(
    r"[（(]?(?:总)?第?\s?[\d一二三四五六七八九十百]{1,5}\s?期[^，。]{0,30}$|.{1,16}[〔\[（(](?:\d{4}|[Xx×]{2,4})[〕\]）)]\s?第?\s?[\dXx×]{1,4}\s?号$"
)
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"), ("「", "」"), ("『", "』"), ("‘", "’"))


def columns(text: str) -> int:
    """Return the width of ``text`` in columns: two for a Chinese character, one for a Latin one."""
    return len(text.encode("gbk", "replace"))


def is_tabbed(text: str) -> bool:
    """Tell whether a line is a row of three cells and more that tabs part, whose words may have commas."""
    if "\t" not in text or len(text) > _LONGEST_TABBED or not _TABBED.search(text):
        return False
    return not FULL_STOP.search(text) or bool(_NUMBER_CELL.match(text))


def is_row(text: str) -> bool:
    """Tell whether a line is a row of cells or fields: wide gaps and no sentence."""
    if is_tabbed(text):
        return True
    return len(text) < 200 and not _SENTENCE_MARK.search(text) and bool(WIDE_GAP.search(text))


def are_rows(text: str, following: str) -> bool:
    """Tell whether two lines are rows whose cells one space parts: words without a sentence's mark in both."""
    return all(len(line) <= _LONGEST_ROW and bool(_CELLS.fullmatch(line)) for line in (text, following))


def is_date_line(text: str) -> bool:
    """Tell whether a line is a date, an issue number or a document number and nothing else."""
    return len(text) < 40 and bool(_DATE_LINE.match(text) or _ISSUE_LINE.match(text))


def is_own_line(text: str) -> bool:
    """Tell whether a line never continues the one before it: colophon, list of members, salutation, closing note."""
    return bool(_OWN_LINE.match(text)) or is_date_line(text)


def is_heading(text: str) -> bool:
    """Tell whether a paragraph is a heading with a marker: no sentence ends in it."""
    return len(text) <= 60 and bool(HEADING_MARKER.match(text)) and not re.search(r"[。！？；!?;]", text)


def is_open(text: str) -> bool:
    """Tell whether a quotation, a title or a bracket is still open at the end of ``text``."""
    tail = text[-200:]
    for opening, closing in _PAIRS:
        at = tail.rfind(opening)
        if at >= 0 and tail.rfind(closing) < at:
            return True
    return False
