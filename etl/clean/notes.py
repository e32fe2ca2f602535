"""Notes that a site sets above a text: its beginning under a name of their own, from which print it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["notes_above"]

_EXCERPT = re.compile(
    r"[\[【(（]?(?:内容)?(?:摘\s?要|提要|导读|导语|简介|概要|概述|核心提示)[\]】)）]?\s?[:：]?\s*"
    r"|[\[【(（](?:内容|文章|本文)[\u4e00-\u9fff]{0,4}[\]】)）]\s?[:：]?\s*"
)
_NOTE = re.compile(r"[〔【\[(（]?(?:编者按|按语|说明|校注|整理者按|录入说明)[〕】\])）]?\s?[:：]?")
_OF_EDITION = re.compile(
    "扫描|识别|录入|校改|校对|底本|铅印|油印|排印|原件|脚注|注释|标点|馆藏|收入《|选自《|原载|页码"
)
_BLANKS = re.compile(r"\s+")
_HEAD_LINES, _MOST_OF_NOTE, _FEWEST_OF_EDITION = 12, 6, 3
_SHORTEST_EXCERPT, _EXCERPT_REACH = 14, 60


def notes_above(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the lines that make up such notes, and why."""
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if _is_excerpt(lines, number):
            yield number, "beginning of the text, given above it"
        elif _NOTE.match(line):
            yield from ((at, "note of the edition") for at in _note_of_edition(lines, number))


def _is_excerpt(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line gives, under a name of its own, the beginning of the text below it."""
    label = _EXCERPT.match(lines[number])
    said = _BLANKS.sub("", lines[number][label.end() :]).rstrip("….。") if label else ""
    if len(said) < _SHORTEST_EXCERPT:
        return False
    below = _BLANKS.sub("", "".join(lines[number + 1 : number + _EXCERPT_REACH]))
    return said[:_SHORTEST_EXCERPT] in below and said[-_SHORTEST_EXCERPT:] in below


def _note_of_edition(lines: Sequence[str], number: int) -> range:
    """Return the lines of a note that says from which print the text was scanned, typed and put right."""
    until = number + 1
    while lines[until - 1][-1] not in "。）)〕】" and until < min(len(lines), number + _MOST_OF_NOTE):
        until += 1
    said = "".join(lines[number:until])
    return range(number, until if len(set(_OF_EDITION.findall(said))) >= _FEWEST_OF_EDITION else number)
