"""How much of a line is the wording of a site: its buttons, counters, fields, notices and menus.

No single phrase decides. A line is weighed by the share of its characters that
words of sites, their fields with values, dates, sizes and counts cover; what a
title, a heading or a sentence says of such things stays well below that share.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.lexicon import table

__all__ = ["FILE_NAME", "FILE_TAIL", "Wording", "wording", "wordings"]

_EXTENSION = r"\.(?:docx?|wps|pdf|pptx?|txt|rtf|xlsx?|ceb|zip|rar)"
FILE_NAME = re.compile(rf"[^\s\\/:*?\"<>|。！？]{{2,60}}{_EXTENSION}(?![A-Za-z])", re.I)
FILE_TAIL = re.compile(
    rf"{_EXTENSION}[\s\[【(（]*(?:\d+\s?(?:页|[KM]B?|人|次)[^\n，。]{{0,12}})?[\s\])）】]*(?:[【\[(（][^】\]）)]{{1,12}}[】\])）]\s?)*$",
    re.I,
)
_DATE = r"(?:(?:19|20)?\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{1,2}[-/]\d{1,2})"
_VALUE = re.compile(
    rf"https?://[^\s\u4e00-\u9fff]+|www\.[^\s\u4e00-\u9fff]+|{FILE_NAME.pattern}"
    rf"|{_DATE}(?:[ \u3000T]{{0,3}}\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)?"
    r"|约?[\d.,]+\s?(?:[KMG]B?(?![A-Za-z])|[千万]?字|页|次|人次|人|分钟|分|元|条|篇|楼|积分|金币|文币|豆|点|位|版|期|号?[-—]\d+|%)?"
    r"|[★☆]+|[您请亲]|(?<![\u4e00-\u9fff])[大中小顶踩赞赏](?![\u4e00-\u9fff])|第?\s?[A-Z]?\d{1,3}\s?版\s?[:：]?\s?[\u4e00-\u9fff]{0,6}"
    r"|[\u4e00-\u9fff]{2,6}(?:日报|晚报|早报|时报|晨报|商报|导报|周报|周刊)社?|[A-Za-z0-9_]+",
    re.I,
)
_HAS_VALUE = re.compile(r"[\d.,A-Za-z_ſK★☆您请亲大中小顶踩赞赏报刊]")
_KEY_VALUE = re.compile(
    r"\s?[:：]\s?[^\s|｜,，。;；\[\]【】()（）]{1,30}"
    r"|[ \u3000]{1,2}[^\s|｜,，。;；:：\[\]【】()（）]{1,16}(?=[\s|｜]|$)|\s?[:：]"
)
_OWN_VALUE = re.compile(r"\s?[:：/]\s?[\u4e00-\u9fff·]{1,12}(?: [\u4e00-\u9fff](?![\u4e00-\u9fff]))?")
_SHORT, _HARDLY = 30, 0.2
_ROOM = {"key": 10, "own": 10}
"""How much the value of a field is taken to cover."""
_SOME, _MORE = 0.2, 0.4
_TO_READER = re.compile(
    "您|你(?!们)|小编|^亲[，,]|本站|本平台|本文档|该文档|此文档|本网站|本网页|本公众号|搜[狐狗]|网易|头条号|百家号"
)
_LETTER = re.compile(r"[\w★☆]")


class Wording(NamedTuple):
    """What of a line is a site's: ``share`` of its letters covered, number of words that only sites use, of any.

    ``to_reader``: it speaks to whoever reads the page.
    """

    share: float = 0.0
    n_web: int = 0
    n_own: int = 0
    n_all: int = 0
    to_reader: bool = False

    def is_site(self, at_border: bool) -> bool:
        """Tell whether the line is a site's; ``at_border``: it lies before or behind the text or at a page's end."""
        if at_border and self.to_reader and self.n_all >= 2 and self.share >= (0.25 if self.n_web else 0.3):
            return True
        if not self.n_web:
            return at_border and self.share >= 0.8 and self.n_all >= 4 and not self.n_own
        if at_border:
            return self.share >= (0.5 if self.n_web > 1 else 0.6) or (self.n_web >= 3 and self.share >= 0.36)
        return self.share >= (0.7 if self.n_web > 1 else 0.9) and self.n_web + self.n_all >= 4

    def is_hinted(self) -> bool:
        """Tell whether the line speaks of a site's things at all: enough between the text and the site's lines."""
        return (self.n_web > 0 and self.share >= _SOME) or (self.n_all > 1 and self.share >= _MORE and not self.n_own)


_NONE = Wording()


@cache
def _terms() -> tuple[AhoCorasick, tuple[str, ...]]:
    kinds: dict[str, str] = {}
    for row in table("furniture_terms"):
        term = row["term"]
        for form in (term, term.lower(), term.upper()):
            kinds.setdefault(form, row["kind"])
    return AhoCorasick(list(kinds), MatchKind.LeftmostLongest), tuple(kinds.values())


def wordings(text: str, spans: Sequence[tuple[int, int]], longest: int) -> list[Wording]:
    """Return the wording of each line; lines over ``longest`` are not weighed."""
    return [wording(text[start:end]) if end - start <= longest else _NONE for start, end in spans]


@cache
def wording(line: str) -> Wording:
    """Return the wording of one line."""
    automaton, kinds = _terms()
    hits = automaton.find_matches_as_indexes(line)
    if not hits:
        return _NONE
    said = sum([end - start + _ROOM.get(kinds[term], 0) for term, start, end in hits])
    if len(line) > _SHORT and said < _HARDLY * len(line) and "，" in line:
        # prose that mentions a word of sites: not worth the count
        return Wording(said / len(line), 0, 0, len(hits), False)
    return _weigh(line, [(start, end, kinds[term]) for term, start, end in hits])


def _weigh(line: str, hits: Sequence[tuple[int, int, str]]) -> Wording:
    covered = bytearray(len(line))
    n_web = n_own = 0
    for start, end, kind in hits:
        n_web += kind in ("web", "key")
        n_own += kind == "own"
        value = {"key": _KEY_VALUE, "own": _OWN_VALUE}.get(kind)
        match = value.match(line, end) if value else None
        until = match.end() if match else end
        if kind == "key" and match is None and end - start <= 2:
            n_web -= 1  # 大小, 浏览, 阅读 without a value are words like others
        covered[start:until] = b"\1" * (until - start)
    n_values = 0
    for match in _VALUE.finditer(line) if _HAS_VALUE.search(line) else ():
        n_values += 1
        covered[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    letters = [m.start() for m in _LETTER.finditer(line)]
    share = sum(covered[at] for at in letters) / len(letters) if letters else 0.0
    return Wording(share, n_web, n_own, len(hits) + n_values, bool(_TO_READER.search(line)))
