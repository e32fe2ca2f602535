"""Rivers, lakes and reservoirs that no gazetteer holds: a name of two or three characters before what they are."""

from __future__ import annotations

import re

from etl.extract.people.shapes import surname_length
from etl.extract.places.context import Found
from etl.extract.places.villages import is_plain_name
from etl.extract.places.words import Words, is_han
from etl.extract.vocabulary import is_word
from etl.openers import Opener

__all__ = ["waters"]

_KIND = Opener(
    "(?<=[一-龥]{2})(?:水库|沙地|沙漠|草原"
    "|河(?![南北东西口池道边床堤坝岸畔沟滩湾长段湖港面网套]|流(?!域))"
    "|江(?![南北东西口山湖河苏河面边岸豚水段])|溪|湖(?![南北泊面区口岸畔滨])|渠(?![道系首长]))"
)
_FOLLOWS = re.compile(
    "$|[^一-龥]|流域|干流|支流|两岸|沿岸|沿线|沿河|水质|河道|河段|段|治理|整治|综合|清淤|水系|源头|上游|下游|中游|等|和|及|与|大桥|防洪|饮用|灌区|除险|库区|"
    "生态|环境|保护|水源|水位|水面|地区|南缘|北缘|腹地|边缘|是|为|在|的|被|已|也|自|由|从|全长|全线|一带|、"
)
_LEADS = re.compile(
    "(?:负责|流经|治理|整治|清理|疏浚|沿|巡查|境内|境内的|推进|加强|实施|完成|保护|包联|对|地处|位于|横跨|跨越|穿越|监测|开展|改造|加固|修复|引|截断|抽取|来到|察看|"
    "查看|考察|实地|启动|建成|新建|修建|兴建|抓好|全面完成)\\Z"
)
_PLAIN = re.compile(
    "林业|农业|[万千百]亩|调度|管理|整治|监测|巡查|维修|维护|修复|改造|保护|建设|承包|养殖|治理|查看|察看|参观|沟渠|江河|湖泊|[干支斗农毛水河灌]渠|护城|黑臭|垃圾|污染|主要|重要|大小|县级|乡级|镇级|村级|市级|省级|每条|沿线|界|内|运|山|小型|中型|大型|病险|新建|拟建|在建|骨干|上游|下游|农村|山区|城区|城市|人工|天然|平原|高原|饮用|水源|座|类|条|级|"
    "一|两|三条|几|多|各|本|该|全|无|某|其|个|处|大小|湿地"
)
_NO_OPENING = frozenset("对好将在把沿向从由与和跨过经据及以为让使被")
_GREAT = frozenset(("长江", "黄河", "珠江", "淮河", "海河", "汉江", "湘江", "赣江", "浙江"))
_ROOM, _LONGEST_PERSON = 3, 3


def waters(text: str, found: list[Found], words: Words) -> list[Found]:
    """Return the waters that bear a name of their own."""
    starts = {place.end: place.start for place in found}
    ends = frozenset(starts)
    result = []
    for match in _KIND.finditer(text):
        if _FOLLOWS.match(text, match.end()):
            start = _behind_place(text, match.start(), ends) or _name_start(text, match, words)
            known = starts.get(match.end())
            if start is not None and (known is None or known - start == 1):
                result.append(Found(start, match.end(), "water", 0.75))
    return result


def _behind_place(text: str, end: int, ends: frozenset[int]) -> int:
    """Return where a name of one to three characters begins right behind a place (江西|梅江), 0 where none does."""
    start = next((end - n for n in range(1, _ROOM + 1) if end - n in ends), 0)
    return start if start and all(map(is_han, text[start:end])) and _is_name(text[start:end], led=False) else 0


def _name_start(text: str, match: re.Match[str], words: Words) -> int | None:
    """Return where the name begins: behind a mark or a word that leads to waters, or where the dictionary cuts."""
    end = match.start()
    for length in range(2, _ROOM + 1):
        start = end - length
        if start < 0 or not all(map(is_han, text[start:end])):
            return None
        led = start == 0 or not is_han(text[start - 1]) or _LEADS.search(text, max(0, start - 4), start) is not None
        if not (led or words.opens(start) or words.begins(start, match.end())):
            continue
        whole = text[start : match.end()]
        if text[start - 1 : start] == "“" and text.startswith("”", match.end()):
            return None
        if text[start] in _NO_OPENING or whole[-2:] in _GREAT or text[start - 1 : start].isdecimal():
            return None
        everyday = _PLAIN.search(whole) or (len(match.group()) == 1 and is_word(whole))
        if everyday or _may_be_person(text, start, match.end()) or words.tells(start, end, "vd"):
            return None
        return start if _is_name(text[start:end], led=led) else None
    return None


def _may_be_person(text: str, start: int, end: int) -> bool:
    """Tell whether a person may be named so: two or three characters after a title, or alone between marks."""
    if end - start > _LONGEST_PERSON or not surname_length(text, start):
        return False
    return text[start - 1 : start] in tuple("长记任员席") or (
        (start == 0 or not is_han(text[start - 1])) and not is_han(text[end : end + 1])
    )


def _is_name(name: str, *, led: bool) -> bool:
    if not is_plain_name(name):
        return False
    return led or not is_word(name)
