"""Figures told by another one: a distance from it, an excess over a plan, the next level of what was named before."""

from __future__ import annotations

import re

from etl.extract.metrics.clauses import TIME, strip_left
from etl.extract.metrics.naming import FROM, FROM_BASE, Name, State, strip_right, topic_of

__all__ = ["by_chain", "by_excess", "by_gap", "by_range_end"]

_GAP = re.compile(
    r"(?P<of>增速|增幅|涨幅|降幅)?(?:比[^，；]{1,12}?|分别)?(?:[高低快慢多少]于|[高低快慢]出|好于|优于|领先|落后)[^，；]{1,14}$"
)
_FARTHER = re.compile(r"^(?P<who>[^，；]*?)(?P<gap>比[^，；\ue001]{2,14}?[高低快慢多少贵])$")


def by_gap(state: State, i: int, left: str) -> Name | None:
    """``高于全省平均水平2.1个百分点``: the distance to something else, of what was spoken of."""
    farther = _FARTHER.match(state.places[i].left) if state.figures[i].kind not in ("percent", "count") else None
    if farther and (farther["who"] or state.topic):
        who = strip_left(strip_right(farther["who"])) or state.topic
        return Name(who + farther["gap"], who, topic=who)
    gap = _GAP.match(left) if state.figures[i].kind == "percent" and state.topic else None
    if gap is None:
        return None
    if gap["of"]:
        topic = state.topic.removesuffix("增长")
        return Name(topic + left, topic)
    return Name(state.topic + strip_right(left), state.topic)


_EXCEEDS = re.compile(r"^(?:比)?(?P<how>超过|超额完成|超额|超)(?P<base>(?:全年|年度?)?(?:计划|任务|目标|预算)?)$")


def by_excess(state: State, i: int, left: str) -> Name | None:
    """``超过年计划4%``, ``超额3%完成任务``: by how much the last thing told of exceeds what was set for it."""
    exceeds = (
        _EXCEEDS.match(state.places[i].left.strip(f"，{TIME}"))
        if state.figures[i].kind == "percent" and state.topic
        else None
    )
    done = re.match("完成(?:年?度?)?(?:任务|计划|目标)", state.places[i].right) if exceeds else None
    if exceeds is None or not (exceeds["base"] or done):
        return None
    topic = topic_of(state.topic)
    return Name(topic + exceeds["how"] + (exceeds["base"] or (done[0] if done else "")), topic)


_TURNED = re.compile("(?:调整|优化|转变|变化|演变)?[为到至]")


def by_chain(state: State, i: int, left: str) -> Name | None:
    """``三次产业结构由9:46:45调整为8:45:47``: each member bears the name of the first."""
    if state.figures[i].unit != "比例" or not state.names or state.figures[i - 1].unit != "比例":
        return None
    goes_on = left[-1:] in tuple(":：∶") or _TURNED.fullmatch(left)
    return state.names[-1] if goes_on else None


def by_range_end(state: State, i: int, left: str) -> Name | None:
    """``由9所增加到14所``: the second level bears the name of the first."""
    if not state.names or state.places[i].joint != "run":
        return None
    if FROM.search(state.places[i - 1].left) is None and FROM_BASE.search(state.places[i - 1].left) is None:
        return None
    if re.match(
        r"(?:[一-龥]{0,4}?)(?:提高|增加|提升|增长|扩大|上升|下降|降低|减少|缩短|压缩|压减|缩减|降|升|增|减|扩|发展|调整|上调|下调|变|改|跃升|攀升|缩小|拓展|延长|恢复|扩展|回落|回升|优化|精简|合并|整合|调减|调增|涨|跌)[一-龥]{0,2}?(?:到|至|为|成)",
        left,
    ):
        return state.names[-1]._replace(total=None)
    return None
