"""Shares and ratios: ``占…的比重``, ``是2005年的3.4倍``, ``三分之二的行政村编制了规划``."""

from __future__ import annotations

import re

from etl.extract.metrics.clauses import TIME, Place, find_verb, noun_phrase, strip_left
from etl.extract.metrics.naming import Name, State, clean_predicate, strip_right, topic_of

__all__ = ["by_multiple", "by_portion", "by_share"]

_SHARE = re.compile(
    r"^(?P<who>.*?)(?:仅|约|只|就|共|要)?占(?!地|用|有率|据|领)(?:到|了)?(?:全县|全市|全区|全省|全年|全国)?(?P<whole>.*?)(?:的)?(?P<noun>比重|比例|份额|比)?$"
)


_TIMES_OF = re.compile(
    r"^(?P<who>.*?)(?:已|仅|约|将近|达到|达|为|是|相当于|接近|超过|不足|不到)+(?P<base>[^，。；]*?)的?$"
)


_RATIO_OF = re.compile(
    r"^(?P<who>.*?)(?:仅|只|约)?(?:相当于|不到|不足|仅为|仅是|只有|为|是|接近|超过|高于|达到)(?P<base>[^，。；]+?)的$"
)


_OF_WHOLE = re.compile(r"^(?P<who>.*?)控制在(?P<base>[^，。；]+?)的?$")


# 完成年度任务的97%
_OF_PLAN = re.compile(
    r"^(?P<who>.*?)(?:已|共|累计)*完成(?:了)?(?P<base>[^，。；占]{0,8}(?:任务|计划|目标|预算|定额|预期)(?:数|指标|任务|总数)?)的?$"
)


_TO_WHOLE = re.compile(r"^与[^，；]{2,20}?(?:的)?(?:比率|比值|比例|之比)")


def _split_share(state: State, i: int) -> Name | None:
    """Name the share of ``占财政支出35.5亿元的81%``, where the whole has a figure of its own."""
    if state.places[i].left != "的" or state.figures[i].kind != "percent" or not state.names:
        return None
    match = re.search(r"占([^，；占]{2,20})$", state.places[i - 1].left)
    if match is None:
        return None
    topic = state.names[-2].topic if len(state.names) > 1 else ""
    return Name(f"{topic}占{match[1]}的比重", topic, topic=topic)


def by_share(state: State, i: int, left: str) -> Name | None:
    """``占水果总产量的比重达34%``, ``占预算总额的六成``, ``占比35%``."""
    to = _TO_WHOLE.match(state.places[i].left)
    if to and state.topic:
        return Name(state.topic + to[0], state.topic, topic=state.topic + to[0])
    split = _split_share(state, i)
    if split:
        return split
    plan = _OF_PLAN.match(left) if state.figures[i].kind == "percent" else None
    topic = plan["who"] or state.topic if plan else ""
    if plan and topic:
        return Name(f"{topic}占{plan['base']}的比重", topic, topic=topic)
    if "占" not in left or state.figures[i].kind not in ("percent", "ratio", "money", "count"):
        return None
    match = _SHARE.match(strip_right(left) if not left.endswith("占") else left)
    if match is None or (state.figures[i].kind in ("money", "count")):
        return None
    who = strip_right(match["who"].replace("分别", ""))
    verb = find_verb(who)
    who = who[verb[0] :] if verb else who
    topic = who or state.topic
    whole = strip_left(match["whole"]).rstrip("的")
    indicator = f"{topic}占{whole}的比重" if whole else f"{topic}占比"
    return Name(indicator, topic, topic=indicator if match["noun"] == "比重" else topic)


def by_multiple(state: State, i: int, left: str) -> Name | None:
    """``是2005年的3.4倍``, ``相当于邻县的九成``, ``控制在门票收入的3%以内``."""
    figure = state.figures[i]
    if figure.unit == "倍":
        raw = state.places[i].left
        match = _TIMES_OF.match(strip_left(raw) if TIME not in raw else raw.strip("，"))
        if match:
            who = strip_left(match["who"]) or state.topic
            return Name(f"{topic_of(who)}为{_base(state, i, match['base'])}的倍数", who, topic=topic_of(who))
    if figure.kind not in ("percent", "ratio") or not left.endswith("的"):
        return None
    match = _OF_WHOLE.match(left)
    if match and match["base"]:
        who = strip_left(match["who"]) or state.topic
        return Name(f"{who}占{match['base']}的比重", who, topic=who)
    match = _RATIO_OF.match(left)
    if match:
        who = strip_right(strip_left(match["who"])) or state.topic
        return Name(f"{who}与{match['base']}之比", who, topic=who)
    return None


def _base(state: State, i: int, base: str) -> str:
    """Return the base of comparison with the time that was masked."""
    if TIME not in base:
        return base.rstrip("的")
    place = state.places[i]
    start = state.figures[i].start - len(place.left)
    original = state.text[start : state.figures[i].start]
    at = place.left.rfind(TIME)
    first = at
    while first and place.left[first - 1] == TIME:
        first -= 1
    return original[first:].rstrip("的")


def by_portion(state: State, i: int, left: str) -> Name | None:
    """``五分之二的社区建了食堂``, ``七成以上的农户…``."""
    figure, place = state.figures[i], state.places[i]
    if figure.kind not in ("percent", "ratio") or figure.unit not in ("%", "比例", "‰"):
        return None
    lead = strip_right(left)
    if lead.endswith("的") and len(lead) > 2:
        return _of_group(state, i, lead[:-1])
    if not place.right or place.right[0] in "、，。；（(）" or (lead and not lead.endswith(("使", "让", "有"))):
        return _by_reach(state, i, lead) or _by_bearer(state, i, left) or _by_act(place, lead)
    if figure.unit == "%" and figure.form == "arabic" and place.right[0] != "的":
        return None
    noun, predicate = noun_phrase(place.right, place.next_follows)
    if not noun:
        return _of_the_last(state, i)
    predicate = clean_predicate(predicate)
    return Name(f"{predicate}的{noun}占比" if predicate else f"{noun}占比", noun, topic=noun)


def _by_act(place: Place, lead: str) -> Name | None:
    """``团结95%以上的干部``."""
    verb = find_verb(lead)
    noun = noun_phrase(place.right, place.next_follows)[0] if place.right.startswith("的") else ""
    whole = verb is not None and not verb[0] and len(verb[1]) == len(lead)
    return Name(f"{lead}的{noun}占比", noun, topic=noun) if whole and noun else None


_REACH = re.compile(
    r"^(?P<what>.*?)(?:已|要)?(?:扩大|推广|覆盖|延伸|拓展|普及|惠及)(?:了|到|至)*(?:全[省市县区镇乡州旗国])?$"
)


def _by_reach(state: State, i: int, lead: str) -> Name | None:
    """``网格化管理推广到四分之三的社区``."""
    reach, place = _REACH.match(lead), state.places[i]
    noun = noun_phrase(place.right, place.next_follows)[0] if reach and place.right.startswith("的") else ""
    return Name(f"{reach['what'] or state.topic}的{noun}占比", noun, topic=noun) if reach and noun else None


def _of_group(state: State, i: int, group: str) -> Name:
    """``财政支出的七成用于民生``, ``懂管理的不足三成``, ``扣减奖金的五分之一``."""
    place = state.places[i]
    act = clean_predicate(place.right) if not place.next_follows and place.right[:1] not in tuple("、，。（的 ") else ""
    if act:
        return Name(f"{act}的{group}占比", group, topic=group)
    verb = find_verb(group)
    return Name(f"{group}占比" if verb and not verb[0] else f"{group}的占比", group, topic=group)


def _of_the_last(state: State, i: int) -> Name | None:
    """``发出建议23条，近八成被采纳``: a share of what was counted just before."""
    last = state.names[-1].object if state.names else ""
    act = clean_predicate(state.places[i].right)
    if not last or not act or state.places[i].next_follows or state.figures[i].form == "arabic":
        return None
    return Name(f"{act}的{last}占比", last, topic=last)


_BEARER = re.compile(r"^(?P<what>.*?)(?:由|中)(?P<who>.+?)(?P<act>承担|负担|解决|出资|自筹)$")


def _by_bearer(state: State, i: int, left: str) -> Name | None:
    match = _BEARER.match(left)
    if match is None:
        return None
    what = match["what"] or state.topic
    return Name(f"{match['who']}{match['act']}{what}占比", what, topic=what)
