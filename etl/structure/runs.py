"""Lists of places by their short names: ``甲、乙和丙等乡镇``, ``甲、乙两个片区``, ``甲、乙、丙镇``.

The word behind the list says what its items are, so that names which no gazetteer
knows are found too. A stretch between two marks is read once, so the work is
linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Run", "township_runs"]

SHARED = 60
_MARK = re.compile("[，。；：！？\n“”《》（）【】]")
_KIND = re.compile("[镇乡街木区旗县市州盟省国村场地社队]")
_TAIL = re.compile(
    "(?:等(?:地)?(?:[0-9]+|[一二三四五六七八九十百两几多]+)?(?:多|余)?个?"
    "(?:库区|山区|沿江|沿河|沿湖|沿海|沿线|高山|边远|重点|贫困|后进|先进|落后|试点|周边|中心|东部|西部|南部|北部|中部|产粮|产茶|受灾)?|(?:[0-9]+|[一二三四五六七八九十两]+)个?)"
    "(?P<what>乡镇街道|镇街道|乡镇|镇街|街镇|镇乡|街道|苏木|片区|旗县市?区?|县市区|市县区?|区县|县区|县市|市州|州市|盟市|省区市|省市区?|省区|"
    "省份|乡|镇|村|社区|县|区|市|省|国家|国(?!家)|(?:工业|产业|农业)?园区|开发区|林场|农场|公社|生产大队|大队|生产队)(?![长委级域直员])"
    "|等地(?![方下位质区税])"
)
_SHARED = re.compile("(?:[镇乡县区市](?<=[一-龥].)|街道(?<=[一-龥]街道))(?![长委级域直])")
_LEAD = re.compile(
    "^.*(?:在|到|对|赴|往|入|了|从|由|以|为|是|将|把|向|抓|察看|走访|查看|观摩|调研|选择|选定|确定|包括|涉及|覆盖|来自|其中|分别|位于|通过|组织|例如|以及|还有|如|完成|落实|实施|启动|推进|抓好|整治|建成|新建|改造|安排|指导|帮助|支持|深入|投资|治理|抽调|动员|发动|要求|督促|协调|巡查|检查|督查|修复|种植|打造|依托|带动|辐射|做好|开展|举办|召开|选取|围绕|立足|地处|经过|流经|途经|惠及|受益|选在|放在|设在|落户)"
)
_VERB = re.compile(
    "(?:完成|落实|实施|启动|推进|抓好|整治|新建|改造|安排|指导|帮助|深入|治理|督促|协调|检查|督查|修复|带动|辐射|惠及|走访|[听看去到查访]了)..$"
)
_PREFIX = re.compile("^[在到对赴从由以将把向为是如经与和及]")
_LAST = re.compile("[和及与]|以及")
_NAME = re.compile("[一-龥]{2,7}$")
_NO_NAME = re.compile(
    "^(?:各|全|每|所有|部分|其他|其它|多个|一些|这些|那些|县直|区直|市直|省直|乡镇|街道|农村|社区|机关|企业|学校|医院|单位|部门|城区|县城|城镇|"
    "城市|城乡|老区|山区|边远|偏远|贫困|重点|试点|示范|先进|后进|中心|省|市|县|区|乡|镇|村)|[的等各个所们]|"
    "(?:干部|群众|党员|单位|部门|企业|机关|学校|领导|人员|代表|委员|工作|建设|发展|管理|服务)$"
)


@dataclass(frozen=True, slots=True)
class Run:
    """The spans of the items, and the word behind them that says what they are (``等地`` says places)."""

    items: tuple[tuple[int, int], ...]
    what: str
    is_counted: bool


@lru_cache(maxsize=1)
def township_runs(text: str) -> tuple[Run, ...]:
    """Return the lists of places in the text; several rooms ask for those of one text."""
    runs: list[Run] = []
    at = 0
    for words in _MARK.split(text):
        if "、" in words and _KIND.search(words):
            runs += _runs(words, at)
        at += len(words) + 1
    return tuple(runs)


def _runs(words: str, offset: int) -> Iterator[Run]:
    begin = 0
    for tail in _TAIL.finditer(words):
        run = _run(words, begin, tail.start(), offset)
        begin = tail.end()
        if run:
            yield Run(run, tail.group("what") or "地", True)
    for tail in _SHARED.finditer(words, begin):
        run = _run(words, max(begin, tail.start() - SHARED), tail.start(), offset)
        if run:
            yield Run(run, tail.group(), False)


def _run(words: str, begin: int, end: int, offset: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of the items of a list that ends at ``end``; the first item loses the words that lead to it."""
    if "、" not in words[begin:end]:
        return ()
    spans: list[tuple[int, int]] = []
    for at, stop in _pieces(words, begin, end):
        start = at if spans else at + _lead_length(words[at:stop])
        if _NAME.match(words[start:stop]) and not _NO_NAME.search(words[start:stop]):
            spans.append((offset + start, offset + stop))
        elif spans:
            spans.clear()
    return tuple(spans) if len(spans) > 1 else ()


def _pieces(words: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    at = begin
    while at < end:
        mark = words.find("、", at, end)
        if mark < 0:
            yield from _last_two(words, at, end)
            return
        yield at, mark
        at = mark + 1


def _last_two(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the last item, or the last two where 和 joins them (but 和 may belong to a name: 太和)."""
    joint = _LAST.search(words, start + 2, end)
    if joint and joint.end() + 2 <= end and joint.start() - start >= 2:
        yield start, joint.start()
        yield joint.end(), end
    else:
        yield start, end


def _lead_length(item: str) -> int:
    """Return the length of the words before the first name of a list."""
    if len(item) > 4:
        lead = _LEAD.match(item[:-2])
        return lead.end() if lead else 0
    if _VERB.match(item):
        return 2
    return 1 if len(item) > 2 and _PREFIX.match(item) else 0
