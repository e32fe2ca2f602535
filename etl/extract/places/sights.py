"""Sights, old towns and quarters that no gazetteer holds: by what they are called, and by the lists they stand in.

``鲁史古镇`` says itself what it is; ``石洞寺`` does where it is listed beside a place;
``天上王城`` where what is listed becomes a scenic area of the state. Quarters (``江南片``)
count where a document names several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.extract.places.context import Found
from etl.extract.places.villages import is_plain_name
from etl.extract.places.words import Words, is_han
from etl.extract.vocabulary import is_word
from etl.openers import Opener

__all__ = ["sights"]

_OLD = Opener(
    "(?:古镇|古村落|古村(?!落)|古城(?!墙|区)|古寨|古街|古堡|石窟|大峡谷|瀑布|风情小镇|小镇|牧场)(?![人上居民长主])"
)
_KIND = re.compile(
    "(?:[寺庙观宫塔楼阁洞岩崖峡泉岛湖滩谷岭山]|湿地|草原|温泉|遗址|故居|陵园|梯田|花海|水库|瀑布|石林|溶洞|大桥|古树群)\\Z"
)
_NEXT = re.compile("(?P<mark>、)(?P<name>[一-龥]{2,7}?)(?=[、，。；）]|等|为|和|及|与)")
_RAISED = Opener(
    "(?:成功)?(?:晋升|晋级|获评|创建|创成|评定|升格|跻身|入选|列入|列为)为?(?:国家|省级|全国|第[一二三四五六七八九十]+批|首批)"
)
_SIGHTS = Opener(
    "等(?:[一二三四五六七八九十两\\d]+[个处大]?)?(?:著名|主要|重点|热门|精品|旅游|自然|人文|红色|知名)*(?:景区|景点|景观|名胜|旅游区)"
)
_ITEMS = re.compile("(?:[一-龥]{2,9}、)*[一-龥]{2,9}\\Z")
_LEADS = re.compile(
    "^.*(?:在|到|对|赴|往|了|从|由|以|为|是|将|把|向|打造|建成|建设|推出|串联|游览|包括|依托|开发|提升|完善|其中|新增|拥有|现有|以及|支持|推动)(?=[一-龥]{2})"
)
_QUARTER = Opener("(?<=[一-龥]{2})片(?![区面子儿段石状岩材酒上状片酬])")
_QUARTER_FOLLOWS = re.compile("[、，。；：）和 \n]|的?分别|\\d|$")
_NO_NAME = re.compile(
    "特色|美丽|文化|历史|旅游|[千百]年|康养|田园|风情$|数字|智慧|边境|民族|国家|著名|明清|传统|农业|工业|产业|科技|基金|电商|体育|运动|"
    "现代|知名|一[座个处]|各|每|中国|世界|生态|宜居|这|那|该|本|我|全|中心|附近|周边|边陲|沿海|古老|大型|万亩|千亩|高标准|标准化|智能|海洋|家庭|养殖|奶牛|肉牛|种"
)
_NO_QUARTER = re.compile(
    "[图照影芯名药卡刀连成唱相底胶镜瓦叶肉薯切样钢铝铜锌木竹碎弹大小整一两几多贺短专]$|[一二三四五六七八九十两\\d]"
)
_LONGEST = 4


def sights(text: str, found: list[Found], words: Words) -> list[Found]:
    """Return the sights, old towns and quarters that were not found before."""
    result = list(_old_towns(text, words))
    result += _raised(text)
    result += _quarters(text)
    ends = {place.end for place in (*found, *result)}
    starts = {place.start for place in (*found, *result)}
    return result + list(_beside(text, starts, ends))


def _old_towns(text: str, words: Words) -> Iterator[Found]:
    for match in _OLD.finditer(text):
        start = _name_start(text, match.start(), match.end(), words)
        if start is not None:
            yield Found(start, match.end(), "sight", 0.75)


def _name_start(text: str, end: int, whole: int, words: Words) -> int | None:
    """Return where the two to four characters begin that name the sight."""
    for length in range(2, _LONGEST + 1):
        start = end - length
        if start < 0 or not all(map(is_han, text[start:end])):
            return None
        quoted = text[start - 1 : start] == "“"
        opens = start == 0 or words.opens(start)
        if not (opens or (length > 1 and words.begins(start, whole) and not words.begins(start + 1, whole))):
            continue
        name = text[start:end]
        if _NO_NAME.search(name) or not is_plain_name(name) or (is_word(name) and not quoted):
            return None
        return start if quoted or not words.tells(start, end) else None
    return None


def _raised(text: str) -> Iterator[Found]:
    """Yield what is listed before it becomes a scenic area (``…晋升为国家4A级旅游景区``) or is said to be one."""
    for pattern in (_RAISED, _SIGHTS):
        for match in pattern.finditer(text):
            if pattern is _RAISED and "景区" not in text[match.end() : match.end() + 12]:
                continue
            items = _ITEMS.search(text, max(0, match.start() - 60), match.start())
            at = items.start() if items else match.start()
            for item in text[at : match.start()].split("、"):
                lead = _LEADS.match(item)
                start = at + (lead.end() if lead else 0)
                name = text[start : at + len(item)]
                if 2 < len(name) <= 8 and is_plain_name(name) and not _NO_NAME.search(name):
                    yield Found(start, at + len(item), "sight", 0.65)
                at += len(item) + 1


def _quarters(text: str) -> list[Found]:
    """Return the quarters of a county (``江南片、江北片``), where two or more are named."""
    result, named = [], set()
    for match in _QUARTER.finditer(text):
        if not _QUARTER_FOLLOWS.match(text, match.end()):
            continue
        start = next(
            (match.start() - n for n in (2, 3) if not is_han(text[match.start() - n - 1 : match.start() - n])), -1
        )
        name = text[start : match.start()]
        if start >= 0 and not _NO_QUARTER.search(name) and is_plain_name(name):
            result.append(Found(start, match.end(), "quarter", 0.65))
            named.add(name)
    return result if len(named) > 1 else []


def _beside(text: str, starts: set[int], ends: set[int]) -> Iterator[Found]:
    """Yield what is listed beside a place and says by its last character that it is a sight."""
    for end in sorted(ends):
        match = _NEXT.match(text, end)
        if match and _is_sight(match["name"]) and match.start("name") not in starts:
            yield Found(*match.span("name"), "sight", 0.65)


def _is_sight(name: str) -> bool:
    plain = is_plain_name(name) and not is_word(name) and not _NO_NAME.search(name)
    return len(name) > 2 and plain and _KIND.search(name) is not None
