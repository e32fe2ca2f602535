"""Watermarks: the name or address of a site, set at the ends of lines or within the text that it serves.

A mark is told by what it is (an address, the name that the page's own lines
give the site) or by its repetition: the same short words in brackets, or behind
a gap at the end of prose lines, twice and more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from etl.clean.mapped import Mapped

__all__ = ["strip_watermarks"]

_ADDRESS = r"(?:https?://|www\.)[A-Za-z0-9.\-/_%?=&#]{4,120}|[A-Za-z0-9\-]{3,30}\.(?:com|cn|net|org|cc)(?:\.cn)?(?![A-Za-z0-9@])"
_BLANK = r"[ \t\u3000\xa0\u2002\u2003]"
_AT_END = re.compile(rf"(?m)(?<=\S)(?P<gap>{_BLANK}+)(?P<mark>[^\s，。；：、！？“”（）]{{2,24}}){_BLANK}*$")
_AT_START = re.compile(rf"(?m)^{_BLANK}*(?P<mark>[^\s，。；：、！？“”（）]{{2,24}})(?P<gap>{_BLANK}+)(?=\S)")
_BRACKETED = re.compile(
    r"[【〖\[〔{<《（(]{1,2}(?P<mark>[^【〖\[〔{<《（(】〗\]〕}>》）)\n，。；：]{2,24})[】〗\]〕}>》）)]{1,2}"
)
_INSIDE = re.compile(rf"{_BLANK}*(?<![A-Za-z0-9@./])(?:{_ADDRESS}){_BLANK}*", re.I)
_CREDIT = re.compile(
    r"[（(\[【〔][^（()）\[\]【】〔〕\n]{0,20}(?:本文|文章|此文|原文|资料|更多|转载|转自|来源于|收集|整理)[^（()）\[\]【】〔〕\n]{0,30}"
    rf"(?:{_ADDRESS}|文库|文档网|范文网|公文网|资料网|论文网|学习网)[^（()）\[\]【】〔〕\n]{{0,30}}[）)\]】〕]",
    re.I,
)
_PROSE = re.compile(r"[，。；、]|,(?=[\u4e00-\u9fff])")
_CITED = re.compile(r"(?:网址|网站|网页|邮箱|地址|登录|登陆|访问|链接|平台)[为是]?[:：]?[（(]?\s*$")
_SHORTEST = 14


def strip_watermarks(doc: Mapped, names: frozenset[str]) -> None:
    """Take the marks of a site out of the lines of ``doc``; ``names``: those by which the page calls the site."""
    for find in (_credits, _bracketed, _edges, _addresses):
        doc.remove(find(doc.text, names), "watermarks", "mark of the site within the text")


def _credits(text: str, _: frozenset[str]) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _CREDIT.finditer(text))


def _bracketed(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield bracketed marks: names of the site, or what stands in the same odd brackets at several lines' ends."""
    if not any(opening in text for opening in "【〖["):
        return
    found = [match for match in _BRACKETED.finditer(text) if match[0][0] in "【〖["]
    at_end = Counter(match[0] for match in found if text[match.end() : match.end() + 1] in ("\n", ""))
    inside = Counter(match[0] for match in found if _is_inside(text, match.start(), match.end()))
    for match in found:
        repeated = at_end[match[0]] > 1 and inside[match[0]] > 1
        if _is_inside(text, match.start(), match.end()) and (match["mark"] in names or repeated):
            yield match.span()


def _is_inside(text: str, start: int, end: int) -> bool:
    """Tell whether a span shares its line with text before it or behind it."""
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    after = text[end : end + 40].partition("\n")[0].strip()
    return bool(before or after)


def _edges(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield marks set off by a gap at the ends of prose lines: the site's names, or the same words again and again."""
    spans = []
    for pattern in (_AT_END, _AT_START):
        found = [match for match in pattern.finditer(text) if _in_prose(text, match)]
        counts = Counter(match["mark"] for match in found)
        for match in found:
            wide = len(match["gap"]) > 1 and counts[match["mark"]] > 1 and not match["mark"].isdigit()
            if match["mark"] in names or wide:
                spans.append((min(match.start("gap"), match.start("mark")), max(match.end("gap"), match.end("mark"))))
    yield from _apart(spans)


def _in_prose(text: str, match: re.Match[str]) -> bool:
    line = text[text.rfind("\n", 0, match.start("mark")) + 1 :].partition("\n")[0] if len(match[0]) < 200 else ""
    rest = line.replace(match["mark"], "").strip()
    return len(rest) >= _SHORTEST and bool(_PROSE.search(rest))


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reached = -1
    for start, end in sorted(spans):
        if start >= reached:
            yield start, end
            reached = end


def _addresses(text: str, _: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield addresses in prose that nothing leads up to: set off by a gap at a line's end, or printed several times."""
    if "." not in text:
        return
    found = [
        match for match in _INSIDE.finditer(text) if not _CITED.search(text[max(0, match.start() - 12) : match.start()])
    ]
    counts = Counter(match[0].strip().lower() for match in found)
    for match in found:
        if not _is_inside(text, match.start(), match.end()):
            continue
        gap = match[0][0].isspace() and text[match.end() : match.end() + 1] in ("\n", "")
        if gap or counts[match[0].strip().lower()] > 1:
            yield match.start(), match.end() - (len(match[0]) - len(match[0].rstrip()))
