"""Stamps of sites that share documents: random codes behind sentences, and notices of what the copy may be used for.

Both are set into the text when it is shared, so that a copy can be told: ``表彰。b5E2RGbCAP``, or behind a gap
``资料个人收集整理，仅供学习参考``. A code is no word of any language, and a text with one has several as long as it;
a notice says who collected the text or for what it may be used, and stands at the ends of lines again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from etl.clean.mapped import Mapped
from etl.openers import sign

__all__ = ["rest_of_line", "strip_stamps"]

_BLANK = r"[ \t\u3000\xa0\u2002\u2003]"
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?P<code>[A-Za-z][A-Za-z0-9]{7,11}|\d[A-Za-z][A-Za-z0-9]{6,10})(?![A-Za-z0-9@./:_-])"
)
_LEADS = re.compile(rf"[\u4e00-\u9fff。！？；，、”）%]{_BLANK}{{0,2}}$|\d{_BLANK}{{1,2}}$")
_MIXED = re.compile(r"[a-z0-9][A-Z]")
_FEWEST_CHANGES, _FEWEST = 3, 2
_STOPS = tuple("。！？；”）")
_NOTICE = sign(
    r"仅供.{0,8}(?:学习|参考|交流|使用|阅读)|(?:请勿|勿[做作用]|不得|严禁|禁止|切勿).{0,6}(?:商业|商用|转载|传播|盗版|外传)"
    r"|(?:个人|网络|互联网|网上|网友|会员|用户).{0,2}(?:收集|搜集|整理|分享|上传)|(?:收集|搜集)于?(?:网络|互联网|整理)"
    r"|(?:资料|文档|本文|文章|此文|资源).{0,4}(?:来源|来自|源于|源自|下载自|收集|搜集|整理自)"
    r"|(?:如有|若有)侵权|版权归.{0,10}所有|更多.{0,12}(?:请|尽在|关注|访问|下载)|欢迎(?:下载|访问|光临)|精品(?:文档|资料)"
)
_TAIL = re.compile(
    rf"(?<=\S){_BLANK}{_BLANK}{{0,39}}(?P<mark>[^\s。！？“”][^\n。！？“”]{{4,38}}?[。！]?){_BLANK}{{0,40}}$", re.M
)
_SHORTEST_LINE, _NEAR = 14, 200


def strip_stamps(doc: Mapped) -> None:
    """Take random codes and notices of use out of the lines of ``doc``."""
    if _MIXED.search(doc.text):
        doc.remove(_codes(doc.text), "watermarks", "code of the site within the text")
    if _NOTICE.search(doc.text):
        doc.remove(_notices(doc.text), "watermarks", "notice of the site within the text")


def _codes(text: str) -> list[tuple[int, int]]:
    """Return the spans of codes: as long as each other, all different, most of them behind a closing mark."""
    found = [match for match in _CODE.finditer(text) if _is_random(match["code"]) and _lead(text, match)]
    sizes = Counter(len(match["code"]) for match in found)
    size = max(sizes, key=lambda n: (sizes[n], n), default=0)
    found = [match for match in found if len(match["code"]) == size]
    n_different = len({match["code"] for match in found})
    n_behind = sum(_lead(text, match)[0] in _STOPS for match in found)
    is_sure = n_different >= _FEWEST or all(_is_alone(match, text) for match in found)
    if not is_sure or n_different < len(found) or 2 * n_behind <= len(found):
        return []
    return [(match.start() - len(_lead(text, match)) + 1, match.end()) for match in found]


def _lead(text: str, code: re.Match[str]) -> str:
    """Return the character that a code follows, with the blanks between the two; nothing where it follows no text."""
    lead = _LEADS.search(text[max(0, code.start() - 3) : code.start()])
    return lead[0] if lead else ""


def _is_random(code: str) -> bool:
    """Tell whether small and capital letters and digits follow each other as in no word and no name of a thing."""
    kinds = _kinds(code)
    n_changes = len(list(groupby(kinds))) - 1
    return n_changes >= _FEWEST_CHANGES and "u" in kinds and "l" in kinds


def _is_alone(match: re.Match[str], text: str) -> bool:
    """Tell whether the only code of a text closes its line behind a sentence, and is as random as can be."""
    is_last = text[match.end() : match.end() + 1] in ("", "\n")
    return is_last and set(_kinds(match["code"])) == {"d", "l", "u"} and bool(_MIXED.search(match["code"]))


def _kinds(code: str) -> list[str]:
    """Return for each character whether it is a digit, a small or a capital letter."""
    return ["d" if char.isdigit() else "u" if char.isupper() else "l" for char in code]


def _notices(text: str) -> list[tuple[int, int]]:
    """Return the spans of notices behind a gap at the ends of lines of text: those that recur."""
    found = [
        match
        for match in _TAIL.finditer(text)
        if _NOTICE.search(match["mark"]) and rest_of_line(text, match.start()) >= _SHORTEST_LINE
    ]
    counts = Counter(match["mark"].strip() for match in found)
    return [match.span() for match in found if counts[match["mark"].strip()] > 1]


def rest_of_line(text: str, at: int) -> int:
    """Return how much a line says before ``at``, counted as far as it matters."""
    return len(text[max(text.rfind("\n", 0, at) + 1, at - _NEAR) : at].strip())
