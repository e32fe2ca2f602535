"""What the rules of naming share: the name, the state carried through a sentence, how a noun is cut free."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

import rjieba

from etl.extract.metrics.clauses import TIME, Place, find_verb, noun_phrase, strip_left
from etl.extract.metrics.figures import Figure
from etl.extract.metrics.words import compiled, words

__all__ = [
    "FROM",
    "FROM_BASE",
    "GROWTH_NOUN",
    "LIGHT",
    "MOST_LISTED",
    "RATE_NOUN",
    "Name",
    "State",
    "clean_act",
    "clean_predicate",
    "clean_subject",
    "comparison",
    "counted_behind",
    "join_topic",
    "strip_right",
    "times_done",
    "topic_of",
    "without_comparison",
]


class Name(NamedTuple):
    """How a figure is named; ``topic`` is what the next clauses speak of, ``total`` the index it is part of."""

    indicator: str
    object: str = ""
    change: str = "level"
    compared_to: str = ""
    topic: str = ""
    verb: str = ""
    total: int | None = None
    rule: str = "clause"


@dataclass(slots=True)
class State:
    """What is carried through a sentence; ``matter`` is what a clause without figures deals with."""

    text: str
    figures: list[Figure]
    places: list[Place]
    names: list[Name] = field(default_factory=list)
    topic: str = ""
    matter: str = ""
    pending: dict[int, Name] = field(default_factory=dict)


LIGHT = ("实现", "完成", "达成")
MOST_LISTED = 20
"""So many members a list is followed through."""

RATE_NOUN = re.compile(
    r"(?:率|比重|比例|面积|收入|总值|产值|增加值|余额|总量|总额|产量|标准|价格|人数|数量|指数|水平|规模|长度|里程|次数|件数|投资|支出|存款|贷款余额|库存|能力|时间|时限|工期|成本|利润|值|费|额|量|数|度|分|比)$"
)


_MODIFIERS = re.compile(r"(?:各级各类|各类|各种|各项|各级|全部|剩余的?|[约近超共了])")


@cache
def _tail() -> re.Pattern[str]:
    return compiled(
        r"(?:(?<![行成作认因统设审会估预通经公实应下传抵表送转发签合条契])"
        r"(?:{0}|{1}|{2}|{3})(?:了|过)?|[，、：:“（ ])+$",
        "measure",
        "minimum",
        "maximum",
        "approx",
    )


@cache
def _tail_adverbs() -> re.Pattern[str]:
    return compiled(
        r"(?:(?:原来|原先|原有|此前|最初|过去|以往)的|剩余|其余|余下|最后|共|总计|合计|累计|已|(?<![人户日月年亩平村])均|都|仅|只|力争|确保|预计|争取|要|将|首次|每年|分别|也|还|(?<![签合条契])约|总数|一次性|当年|全年|基本|可|应|须|必须|不得|新|人民币|实际|折合|平均|逐步|就|一般|同比|造成|导致|致使)+$"
    )


_PER_TAIL = re.compile(
    r"(?:平均)?每(?:百|千|万|百万)?(?:平方公里|平方米|立方米|公里|公斤|千克|公顷|亩|吨|斤|克|米|度|升|人|户|季度|半年|半月|[两三]个月|年|月|周|天|日)$"
)


@lru_cache(maxsize=2048)
def strip_right(left: str) -> str:
    """Drop the words of measuring from the end: ``茶园面积突破`` is ``茶园面积``."""
    previous = None
    keep = "折合人民币" if left.endswith(("折合人民币", "折合人民币近", "折合人民币约")) else ""
    while left != previous:
        previous = left
        left = _PER_TAIL.sub("", _tail().sub("", left))
        left = _tail_adverbs().sub("", left) if not left.endswith(("实际",)) else left
    return left + (keep if keep and not left.endswith(keep) else "")


FROM = re.compile(r"(?:由|从|自)\ue001*(?:原来|原先|原有|此前|最初|过去|以往)?的?$")
# 由开通之初的60万人次增至110万人次
FROM_BASE = re.compile(r"(?:由|从)[^，；由从]{1,12}的$")


_GOAL = re.compile(r"大关|关口|大台阶|台阶|范围|的高度|的好成绩")


_RISES = re.compile(r"(?:提高|增加?|减少?|升|降低?|扩大?|压缩|压减|缩短|上涨|下跌|上调|下调|跃升)[到至为]")


def counted_behind(state: State, i: int) -> str:
    """Return the noun that stands behind a figure and is counted by it."""
    place, figure = state.places[i], state.figures[i]
    if figure.unit == "人" and figure.core_end == figure.number.end:
        return noun_phrase(place.right, place.next_follows)[0]
    if place.next_follows and (FROM.search(place.left) or _RISES.match(place.right)):
        return ""
    if figure.kind in ("percent", "ratio", "duration") or not place.right or place.right[0] in "、，。（(以上下左 ":
        return ""
    if figure.kind not in ("count", "other") and (_GOAL.match(place.right) or _owns(place)):
        return ""
    noun = noun_phrase(place.right, place.next_follows)[0]
    if _is_full(state, i) and (figure.end > figure.core_end or _PEOPLE_END.search(place.left)):
        return ""
    return (
        ""
        if place.next_follows and noun in ("和", "及")
        else noun.rsplit("的", 1)[-1]
        if "的" in noun.strip("的")
        else noun
    )


_PEOPLE_END = re.compile(r"(?:人员|干部|党员|群众|专家|教师|医生|职工|队员|民警|志愿者|代表|学生|农民|工人|骨干|力量)$")


def _is_full(state: State, i: int) -> bool:
    """Tell whether verb and object stand before the figure: ``抽调医护人员120名以上驻点服务``."""
    body = strip_right(strip_left(state.places[i].left))
    verb = find_verb(body)
    return (
        verb is not None
        and len(body) > verb[0] + len(verb[1]) + 1
        and state.text[state.figures[i].end - 1] not in "余多来"
    )


_FUNDS = re.compile(r"[^，。；、]{0,14}(?:资金|经费|款|补助|补贴|债券|基金|奖金|费用|税费|物资|专款|贷款)")


def _owns(place: Place) -> bool:
    """Tell whether the noun behind is described by the figure: ``总投资12亿元的项目``, ``投资3亿元建设…``."""
    if place.right[0] == "的":
        body = strip_right(strip_left(place.left))
        return bool(body) and (
            find_verb(body) is None or body.endswith(("投资", "占地", "耗资", "出资", "价值", "能力", "库容"))
        )
    if _FUNDS.match(place.right):
        return False
    body = strip_right(strip_left(place.left))
    verb = find_verb(body)
    if verb and len(body) > verb[0] + len(verb[1]) + 1 and not body.endswith("的"):
        return True
    first = rjieba.cut(place.right[:8], False)
    return bool(first) and first[0] in words("strong") | words("weak")


def clean_subject(subject: str) -> str:
    """Return a subject without times, scope and agent."""
    subject = strip_left(subject)
    verb = find_verb(subject)
    if verb and verb[0]:
        subject = subject[verb[0] :]
    return _MODIFIERS.sub("", subject) if subject.startswith(("各", "全部")) else subject


def topic_of(noun: str) -> str:
    """Return a name without a light verb: 实现地区生产总值 speaks of 地区生产总值."""
    for word in LIGHT:
        if noun.startswith(word) and len(noun) > len(word):
            return noun[len(word) :]
    return noun


def clean_predicate(predicate: str) -> str:
    """Return what a thing counted does, without adverbs and 了."""
    predicate = re.sub(r"^(?:\ue001|都|均|已经|已|也|还|全部|及时|正式)+", "", predicate)
    predicate = re.sub(r"(?<=[一-龥])了(?=[一-龥]|$)", "", predicate, count=1)
    predicate = predicate.replace(TIME, "")
    return re.sub(r"(?<=[一-龥]{2})到位$", "", predicate).strip("，、。 ")


def clean_act(right: str) -> str:
    """Return what people or things counted do, as far as the first mark behind the figure."""
    act = re.split(r"[，。；、（）“”\ue001]", right.lstrip("的"))[0]
    act = clean_predicate(act)[:16]
    return "" if act in ("和", "及", "与", "或", "以及", "到", "至") else act


GROWTH_NOUN = re.compile(r"(?:增幅|增速|涨幅|降幅|增长率|增长速度|比重|占比|总量|增长幅度)")


def join_topic(topic: str, noun: str) -> str:
    """Return ``topic`` with its growth or share: 地区生产总值 and 增幅."""
    return topic if topic.endswith(noun) else topic + noun


_COMPARE = re.compile(
    r"(?:要)?(?P<how>同比|环比|^[^，。；：与同和]{2,12}?相比|(?<!可)(?:比(?![重例率值])|较|与)[^，。；：]{0,14}?(?=新增|净?(?:增|提|上(?![一个月年季周届半旬])|下|降|减|扩|加|缩|回|压|翻|多|少|高|低|收|涨|攀|延|跃|偏|名义|实际|分别|相比))(?:相比)?)"
)
_COMPARING = frozenset("比较与")


def comparison(left: str) -> re.Match[str] | None:
    """Return the base of comparison that stands in ``left``: ``同比``, ``比上年``."""
    return None if _COMPARING.isdisjoint(left) else _COMPARE.search(left)


def without_comparison(left: str) -> str:
    """Return ``left`` without bases of comparison."""
    return left if _COMPARING.isdisjoint(left) else _COMPARE.sub("", left)


_AT_A_RATE = re.compile(
    r"^.*每(?:半|[两二三四五六七八九十\d]+个?)?(?:小时|天|日|周|旬|月|季度|年|学期)(?:至少|不少于)?(?=[一-龥]{2})"
)
_OF_WORK = re.compile(r"^对[^，。；]{2,}?(?:工作|情况|进展|事项|问题)(?=[一-龥]{2,6}$)")


def times_done(body: str) -> str:
    """Return the act that is done so many times: ``重点时段每2小时巡查``, ``对整改情况通报``."""
    return _OF_WORK.sub("", _AT_A_RATE.sub("", body))
