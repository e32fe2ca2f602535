"""What a line of a page says of itself, in names: its form, its words, and what stands right beside it.

The names are those of ``page_evidence.tsv``, where each has its weights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from etl.clean.forms import is_date_line, is_own_line
from etl.clean.head import OF_DOCUMENT, TYPED, is_title
from etl.clean.wording import Wording

__all__ = ["SITE", "evidences", "is_prose", "of_form"]

SITE = frozenset({"word of sites", "words of sites"})
_NO_LETTERS = re.compile(r"[\W_]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENDED = re.compile(r"[。！？；][”’」』）)]*$")
_STOPPED = re.compile(r"。[”’」』）)]*$")
_MARKED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[章节条]"
)
_BARS = re.compile(r"[|｜│┃┆丨·•/>»›＞→]+|\s{2,}|\t|\u3000+")
_MATCHES = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        ("comma", r".*(?:，|,(?=[\u4e00-\u9fff]))"),
        ("heading", _MARKED.pattern),
        ("item with a sign", r"[·•・◇◆■□●○▪►▶★☆▲△*>»＞«‹›↑↓←→]\s?"),
        ("in brackets", r"[\[【(（〖<《].+[\])】）〗>》]$"),
        ("field", r"[\u4e00-\u9fff \u3000]{2,7}\s?[:：/｜|]\s?[^\s。][^。]{0,40}$"),
        ("time of day", r".*?\d{1,2}[:：]\d\d(?![:：]?\d*[^\s\d])"),
        (
            "day in figures",
            r".*?(?:(?:19|20)\d\d\s?[-/.年]\s?\d\d?\s?[-/.月]\s?\d\d?|(?<!\d)\d\d?-\d\d?(?!\d))",
        ),
        ("address", r".*?(?:https?:|www\.|[a-z0-9]\.(?:com|cn|net|org|gov)|@|\d{3,4}-\d{7,8})"),
        ("code", r".*?\d{6}"),
        ("speaks to the reader", r".*?(?:您|点击|戳|请.{0,8}(?:点|登|下载|关注|扫|选|输)|欢迎|免费|楼主|小编)"),
        ("issuer", r".*(?:办公室|政府|委员会|领导小组|指挥部|委|局|厅|部|院|会|处|社|公司|大学|中心)$"),
        ("salutation", r"(?:各位|同志|尊敬的|各[\u4e00-\u9fff（）()]{1,8}[、，]).{0,80}[:：!！]$"),
        ("names", r"(?:[\u4e00-\u9fff]{1,4}\s+){1,12}[\u4e00-\u9fff]{1,4}$"),
        ("masthead", r"[\u4e00-\u9fff“”]{4,}(?:简报|专报|快报|摘报|文件)(?:[（(].{1,12}[）)])?$"),
        (
            "deck",
            r"(?:[\u4e00-\u9fff]{2,18}?(?:讲话|主持|报告|出席|致辞|参加)[\s、]{1,4})+[\u4e00-\u9fff]{2,18}(?:讲话|主持|报告|出席|致辞)$",
        ),
        ("dash first", r"[-—].{4}"),
    )
)
_BEGINS = frozenset({"heading", "salutation"})
_LENGTHS = ((2, "1-2"), (5, "3-5"), (9, "6-9"), (16, "10-16"), (28, "17-28"), (50, "29-50"), (100, "51-100"))
_SHARES = ((0.9, "covered over .9"), (0.6, "covered over .6"), (0.35, "covered over .35"), (0.0, "covered a little"))
_SENTENCE, _LONG, _WRAPPED, _OPEN, _REACH = 12, 28, 15, 18, 12


def is_prose(names: Sequence[str]) -> bool:
    """Tell by its names whether a line is prose, so that the body of the text has begun."""
    return ("full sentence" in names or "length over 100" in names) and "known" not in names


def evidences(
    lines: Sequence[str], words: Sequence[Wording], reasons: Sequence[str], apart: Sequence[bool]
) -> list[list[str]]:
    """Return the names of what each line says."""
    plain = [_NO_LETTERS.sub("", line) for line in lines]
    n_times = Counter(plain)
    tells = sum(apart) * 4 <= 3 * len(lines)
    found = []
    for at, line in enumerate(lines):
        names = ["every line", *of_form(line), *_of_wording(words[at])]
        if reasons[at]:
            names.append("known")
        if plain[at] and n_times[plain[at]] > 1:
            names.append("recurs")
        if tells and apart[at]:
            names.append("blank line above")
        found.append(names)
    _add_beside(lines, found)
    _add_behind(lines, found)
    for at in _rests(lines, words, found):
        found[at].append("rest of a sentence")
    return found


def _add_beside(lines: Sequence[str], found: list[list[str]]) -> None:
    """Add what the lines right above and below tell."""
    is_prose_long = ["full sentence" in names and len(line) > _LONG for names, line in zip(found, lines, strict=True)]
    if first := next((names for names in found if "form of a title" in names), None):
        first.append("first title")
    for at, (line, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True)):
        if len(line) >= _WRAPPED and abs(len(line) - len(below)) <= 1:
            found[at].append("as wide as its neighbour")
        if at and is_prose_long[at - 1]:
            found[at].append("prose above")
        if at + 1 < len(lines) and is_prose_long[at + 1]:
            found[at].append("prose below")
        if at + 1 < len(lines) and "issuer" in found[at] and "line of a date" in found[at + 1]:
            found[at].append("signature")
            found[at + 1].append("day of a signature")


def _add_behind(lines: Sequence[str], found: list[list[str]]) -> None:
    """Add which lines stand behind a signature: no heading, attachment or other document has begun since."""
    is_signed = False
    for line, names in zip(lines, found, strict=True):
        if is_signed and (not _BEGINS.isdisjoint(names) or line.startswith("附")):
            is_signed = False
        if is_signed:
            names.append("behind a signature")
        is_signed = is_signed or "day of a signature" in names


def _rests(lines: Sequence[str], words: Sequence[Wording], found: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield the lines that end a sentence which the text before an interruption left open."""
    open_at = -_REACH
    for at, line in enumerate(lines):
        if words[at].n_web or "known" in found[at] or "recurs" in found[at]:
            continue
        goes_on = "comma" in found[at] and not _ENDED.search(line)
        if at - open_at <= _REACH and (goes_on or (_ENDED.search(line) and "heading" not in found[at])):
            yield at
        if goes_on and len(line) >= _OPEN:
            open_at = at
        elif _ENDED.search(line):
            open_at = -_REACH


@cache
def of_form(line: str) -> tuple[str, ...]:
    """Return the names of what a line's form says, whatever stands beside it."""
    return tuple(_of_form(line))


def _of_form(line: str) -> Iterator[str]:
    n = len(line)
    yield "length " + next((name for most, name in _LENGTHS if n <= most), "over 100")
    yield from (name for name, pattern in _MATCHES if pattern.match(line))
    yield from _of_letters(line)
    if _STOPPED.search(line):
        yield "full sentence" if n >= _SENTENCE else "short sentence"
    elif line[-1] in "？?！!":
        yield "calls or asks"
    elif line[-1] in "，、；：,;:":
        yield "goes on"
    cells = [cell for cell in _BARS.split(line) if cell.strip()]
    if len(cells) >= 3:
        yield "cells" if sum(map(len, cells)) <= 8 * len(cells) else "long cells"
    if is_date_line(line):
        yield "line of a date"
    elif is_own_line(line):
        yield "line of a document"
    if OF_DOCUMENT.search(line):
        yield "head of a document"
    if TYPED.search(line):
        yield "kind of document"
    if is_title(line):
        yield "form of a title"


def _of_letters(line: str) -> Iterator[str]:
    digits = sum(map(str.isdigit, line)) / len(line)
    if not _HAN.search(line):
        yield "no Chinese character"
    if digits >= 0.2:
        yield "mostly digits" if digits >= 0.4 else "many digits"
    if sum(ch.isascii() and ch.isalpha() for ch in line) >= 0.4 * len(line):
        yield "mostly Latin"


def _of_wording(word: Wording) -> Iterator[str]:
    if word.n_web:
        yield "word of sites" if word.n_web == 1 else "words of sites"
    elif word.n_all > 1:
        yield "values of sites"
    if word.to_reader:
        yield "to whoever reads"
    if word.n_own:
        yield "field of documents"
    if word.n_all:
        yield next(name for least, name in _SHARES if word.share >= least)
