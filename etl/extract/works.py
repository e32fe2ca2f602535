"""Cited documents: titles in ``《》`` with the document number that stands beside them.

Brackets are read with their nesting (``《关于印发〈…〉的通知》``). Where a bracket
is broken, a title still counts if it ends like a document (``…的通知``). The
names of newspapers, periodicals and programmes are no cited documents.
"""

from __future__ import annotations

import re

from etl.extract.spans import SentenceIndex
from etl.records import Mention, Reading

__all__ = ["find_works"]

_LONGEST = 160
_MARKS = re.compile(r"[《》。\n]")
_TYPES = (
    "通知|意见|决定|办法|规定|方案|条例|细则|规划|计划|纲要|公告|通告|通报|报告|批复|函|要点|细则|规程|章程|准则|法"
)
_MEDIA = re.compile(
    r"(?:日报|晚报|时报|早报|晨报|周报|周刊|月刊|学报|都市报|青年报|新闻报|商报|参考消息|新闻联播|焦点访谈|求是|半月谈|红旗文稿|瞭望|学习时报|画报|朝闻天下|东方时空|今日说法)$"
)
_ART = re.compile(
    r"(?:电视剧|电影|影片|纪录片|专题片|宣传片|微视频|动画片|节目|栏目|专栏|晚会|歌曲|歌剧|话剧|舞剧|戏|小说|图书|系列报道|诗集|歌|曲|画)$"
)
_ODD = re.compile(
    rf"(?:〈(?P<a>[^〈〉《》\n]{{3,80}}(?:{_TYPES}))〉|<<(?P<b>[^<>\n]{{2,80}})>>|＜＜?(?P<c>[^＜＞\n]{{3,80}}(?:{_TYPES}))＞＞?)"
)
_OPEN_ONLY = re.compile(rf"[^《》“”。；，\n]{{4,80}}?(?:{_TYPES})(?=[（(〔，。；、要]|$)")
_NUMBER = (
    r"(?:[\u4e00-\u9fffＸX×]{1,12}?[〔\[［（(【]?(?:(?:19|20)\d\d|[XＸ×]{1,4})年?[〕\]］）)】]?\s?第?[\dXＸ×]{1,4}号"
    r"|[\u4e00-\u9fff]{0,14}令(?:(?:19|20)\d\d年)?\s?第?[\d一二三四五六七八九十百]{1,4}号"
    r"|(?:GB|DB|DBJ|JGJ|HJ|NY|WS|AQ)\d{0,2}[/T ]*[\d.]+[—-]\d{2,4})"
)
_BEHIND = re.compile(rf"》?[（(〔\[]?({_NUMBER})(?=[）)〕\]，、；以简 ])")
_BEFORE = re.compile(rf"(?:^|[，。；、（(照据和及由行发])(?:按照|依照|根据|依据|遵照|执行|落实)?({_NUMBER})(?:文件?)?$")


def find_works(reading: Reading) -> tuple[Mention, ...]:
    """Return the titles of cited documents in order."""
    text, sentences = reading.text, SentenceIndex(reading)
    found = []
    for start, end, method in sorted({*_bracketed(text), *_odd(text)}):
        sentence = sentences.at(start, end)
        title = text[start:end]
        if sentence is None or _MEDIA.search(title) or _ART.search(text[max(0, start - 8) : start - 1]):
            continue
        found.append(
            Mention(
                entity_type="work",
                start=start,
                end=end,
                sentence_no=sentence.no,
                name=title,
                method=f"work.{method}",
                confidence=0.95 if method == "title" else 0.7,
                number=_number(text, start, end),
            )
        )
    return tuple(found)


def _bracketed(text: str) -> list[tuple[int, int, str]]:
    """Return the outermost titles; a bracket that is never closed gives what looks like a document."""
    found, opened, depth = [], -1, 0
    for mark in _MARKS.finditer(text):
        char, at = mark.group(), mark.start()
        if opened >= 0 and (char in "。\n" or at - opened > _LONGEST):
            found += _unclosed(text, opened)
            opened, depth = -1, 0
        if char == "《":
            opened, depth = (at if depth == 0 else opened), depth + 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0 or (text[at + 1 : at + 2] not in ("》", "的") and not _closes_later(text, at)):
                if at > opened + 1:
                    found.append((opened + 1, at, "title"))
                opened, depth = -1, 0
    return found + (_unclosed(text, opened) if opened >= 0 else [])


def _closes_later(text: str, at: int) -> bool:
    """Return whether the title around a nested one is closed behind it, before another opens."""
    opening, closing = text.find("《", at + 1, at + _LONGEST), text.find("》", at + 1, at + _LONGEST)
    return closing >= 0 and (opening < 0 or closing < opening) and "。" not in text[at:closing]


def _unclosed(text: str, opened: int) -> list[tuple[int, int, str]]:
    title = _OPEN_ONLY.match(text, opened + 1)
    return [(opened + 1, title.end(), "unclosed")] if title else []


def _odd(text: str) -> list[tuple[int, int, str]]:
    """Return titles in other brackets that stand outside ``《》``."""
    found = []
    for match in _ODD.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        outside = text.rfind("《", max(0, start - _LONGEST), start) <= text.rfind("》", max(0, start - _LONGEST), start)
        if outside:
            found.append((start, end, "odd"))
    return found


def _number(text: str, start: int, end: int) -> str:
    """Return the document number in the bracket behind the title, or directly before it."""
    behind = _BEHIND.match(text, end)
    if behind:
        return behind[1]
    before = _BEFORE.search(text[max(0, start - 30) : start - 1])
    return before[1] if before else ""
