"""Townships that no gazetteer holds, and villages: by what stands before and behind them."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.extract.places.context import Found
from etl.extract.places.words import TELLING, Words, is_han
from etl.extract.vocabulary import word_class
from etl.openers import Opener

__all__ = ["is_plain_name", "townships_and_villages"]

ROOM = 4
VERBS = "vdrtp"
_KIND = Opener(
    "(?<=[一-龥])(?:(?<![城集乡村市副各本该我全每制心强名古小])镇|(?<![城家故侨水下返回还入同老各本该我全每县])乡(?!村)|"
    "街道|苏木)(?![亲愁土级长镇江静定压痛守韵情])|(?<=[一-龥])(?<!人民)公社(?!员|化)"
)
_VILLAGE = Opener("(?<=[一-龥])(?:(?<!村)村(?!落(?!实|户|地|后|成|细)|[庄寨镇级务情集]|组(?!织))|社区)")
_HAMLET = Opener("(?<=[一-龥])(?:寨|屯|庄|嘎查|坪|塆|坝子|圩|牧场)(?![子园稼主里上下中户民])")
_BRIGADE = Opener("(?<=[一-龥]{2})(?:大队|生产队)(?!长)")
_IN_COMMUNE = "公社"
_SERVICE = re.compile(
    "警|防|执法|治安|监察|稽查|路政|运政|渔政|督察|管理|救援|勘探|地质|经侦|禁毒|法制|飞行|学生|女子|突击|工作|建筑|工程|航空|武装|民兵|直属|独立|守备|红旗手|所有|落后|先进|大队|^第"
)
_NUMBERED = re.compile(
    "(?:[一二三四五六七八九十两几]+(?:个|条|名|户|座|所|类|级|大|小|新)|行政|自然|示范|试点|贫困|中心|重点)"
)
_ROW = re.compile(" \\d")
_SHORT_NAME = 2
_STREET = re.compile("街(?=[、，。；）和及等])(?<=[一-龥]{2}街)")
_BODY = re.compile(
    "党支部|革委会|管委会|蹲点|社员|生产队|队长|党总支|党委|村?委会|居委会|支部|支书|两委|“两委”|驻村|村?民|居民|[，。、；：）和与及等]|的|调研|考察|实地|贫困户|种植户|养殖户|脱贫户|村?主任|党员|干部|通过|依托|利用|因地制宜|位于|共有|现有|全村|今年|去年|近年来|落实|实施|修建|新建|硬化|流转|种植|引进|争取|投资|成立|[一二三四五六七八九十0-9]+(?:组|社(?!区)|队)"
)
_NOT_IN_NAME = re.compile(
    "[农乡强开闭驻进入]$|深入|街道|乡镇|农村|城市|社区|召开|举行|开展|推进|建设|加强|属地|"
    "[畅各全每个等的和与及是为在到有该其些所本我他们之如同里或不了几多两某着过被把更最很再又也都就会能可要应让给从向往以于而]|"
    # 单位联村、领导包村 tell who looks after villages
    "(?:领导|干部|党员|单位|部门|机关|企业|支部|班子|成员|书记|人员|教师|医生|民警|队员|[局委办])[联包帮扶挂访下]$"
)
_NO_NAME = re.compile(
    "^(?:人民|山区|兄弟|邻近|城|集|小|大|古|老|新|强|名|家|故|侨|水|下|返|回|还|入|同|他|异|城关|小城|建制|中心|重点|特色|示范|文明|卫生|经济强?|"
    "生态|旅游|边远|偏远|贫困|试点|先进|后进|乡|镇|街道|农|山|渔|行政|自然|农业|空壳|空心|示范|整治|重点|项目|美丽|城中|城边|"
    "部分|一些|所辖|下辖|驻地|沿线|周边|新型|和谐|平安|智慧|民族|少数民族|革命|帮扶|包村|驻|进|入|到|下|联|包|移民|建档立卡|脱贫|"
    "搬迁|富裕|经济|数字|文化|工业|专业|养殖|种植|千|百|万|十|[一二三四五六七八九十百千万]+)+$"
)


def townships_and_villages(text: str, found: list[Found], words: Words) -> list[Found]:
    """Return the townships with a clear border before them, and the villages named behind their township or listed."""
    taken = {at for place in found for at in range(place.start, place.end)}
    ends = {place.end for place in found}
    result = []
    for pattern, judge in (
        (_KIND, _township),
        (_STREET, _street),
        (_VILLAGE, _village),
        (_HAMLET, _hamlet),
        (_BRIGADE, _brigade),
    ):
        for match in pattern.finditer(text):
            if match.start() in taken or match.start() - 1 in taken:
                continue
            start = judge(text, match, ends, words)
            if start is not None:
                result.append(
                    Found(
                        start, match.end(), "village" if pattern in (_VILLAGE, _HAMLET, _BRIGADE) else "township", 0.75
                    )
                )
                ends.add(match.end())
    return result + _again(text, result, words)


def _again(text: str, found: list[Found], words: Words) -> list[Found]:
    """Return the other places in which villages found stand without their township."""
    known = {(place.start, place.end) for place in found}
    names = sorted({text[p.start : p.end] for p in found if p.method == "village" and p.end - p.start > _SHORT_NAME})
    if not names:
        return []
    hits = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text)
    return [
        Found(start, end, "village", 0.75)
        for _, start, end in hits
        if (start, end) not in known and (words.opens(start) or words.begins(start, end))
    ]


def _border(text: str, at: int, ends: set[int], words: Words) -> int | None:
    """Return the nearest border before ``at``: a mark, another place or a word that leads to places."""
    for start in range(at - 1, max(-1, at - ROOM - 1), -1):
        if start in ends or start == 0 or not is_han(text[start - 1]):
            return start
        if words.opens(start):
            return start if words.begins(start, at) else None
        if not is_han(text[start]):
            return None
    return None


def is_plain_name(name: str) -> bool:
    """Tell whether no character of the name is a function word."""
    return not _NOT_IN_NAME.search(name)


def _named(name: str) -> bool:
    return len(name) > 0 and all(map(is_han, name)) and not _NOT_IN_NAME.search(name) and not _NO_NAME.match(name)


def _township(text: str, match: re.Match[str], ends: set[int], words: Words) -> int | None:
    start, end = _border(text, match.start(), ends, words), match.start()
    if start is None or not _named(text[start:end]):
        return None
    in_table = _ROW.match(text, match.end()) is not None and text[start - 1 : start] in ("", "\n")
    if words.tells(start, end) and not in_table:
        return None
    if text[start - 1 : start] == "“" and text.startswith("”", match.end()):
        return None
    return start if start in ends or (end - start > 1 and (in_table or words.may_name(start, end))) else None


def _street(text: str, match: re.Match[str], ends: set[int], words: Words) -> int | None:
    """Return the start of a street that is listed beside a township (``张集镇、东关街等单位``)."""
    start = _border(text, match.start(), ends, words)
    listed = start is not None and text[start - 1 : start] == "、" and start - 1 in ends
    return start if listed and start is not None and _named(text[start : match.start()]) else None


def _is_of_township(text: str, start: int, end: int, ends: set[int]) -> bool:
    """Tell whether a village stands behind its township, where a number may open its name (高桥镇三合村)."""
    name = text[start:end]
    of_township = start in ends and text[start - 1] in "镇乡道木"
    return of_township and len(name) > 1 and is_plain_name(name) and not _NUMBERED.match(name)


def _hamlet(text: str, match: re.Match[str], ends: set[int], words: Words) -> int | None:
    """Return the start of a hamlet behind its township (清河镇李家寨)."""
    start, end = _border(text, match.start(), ends, words), match.start()
    if start is None or start not in ends or text[start - 1] not in "镇乡道木村":
        return None
    return start if _named(text[start:end]) and not words.tells(start, match.end(), VERBS) else None


def _brigade(text: str, match: re.Match[str], ends: set[int], words: Words) -> int | None:
    """Return the start of a production brigade, in a text that tells of communes (古城大队)."""
    start, end = _border(text, match.start(), ends, words), match.start()
    if start is None or end - start < _SHORT_NAME or _IN_COMMUNE not in text:
        return None
    name = text[start:end]
    named = is_plain_name(name) and not _NUMBERED.match(name) and not _SERVICE.search(name)
    return start if named and not words.tells(start, end, VERBS) else None


def _behind_verb(text: str, end: int) -> int | None:
    """Return the start of the name of three characters, or two, that stands behind a verb (帮助千将坪村)."""
    for start in (end - 3, end - 2):
        led = word_class(text[max(0, start - 2) : start]) == "v" or text[max(0, start - 1) : start] in ("据", "的")
        if start > 0 and led and all(map(is_han, text[start:end])):
            return start
    return None


def _village(text: str, match: re.Match[str], ends: set[int], words: Words) -> int | None:
    """Return the start of a village behind its township, listed beside a place, or with a body or mark behind it."""
    start, end = _border(text, match.start(), ends, words), match.start()
    if start is None or end - start == 1:
        start = _behind_verb(text, end) or start
    if start is None or not (_named(text[start:end]) or _is_of_township(text, start, end, ends)):
        return None
    beside = start in ends or (text[start - 1 : start] == "、" and start - 1 in ends)
    acts = end - start > 1 and _BODY.match(text, match.end()) and words.may_name(start, end)
    if not beside and not acts:
        return None
    in_township = start in ends and text[start - 1] in "镇乡道"
    kinds = VERBS if in_township else TELLING
    of_people = text.startswith("民", match.end()) and len(words.inside(start, end)) < end - start
    return None if of_people or words.tells(start, end, kinds) else start
