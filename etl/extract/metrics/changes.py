"""Changes: ``增长12.3%``, ``比上季度净增630户``, ``减少贫困人口2万人``, ``翻一番``."""

from __future__ import annotations

import re
from functools import cache

from etl.extract.metrics.clauses import TIME
from etl.extract.metrics.figures import Figure
from etl.extract.metrics.naming import (
    GROWTH_NOUN,
    Name,
    State,
    clean_subject,
    comparison,
    counted_behind,
    join_topic,
    strip_right,
    topic_of,
    without_comparison,
)
from etl.extract.metrics.words import compiled

__all__ = ["by_change"]

_BY_PRICE = re.compile(r"按[^，]{2,8}?(?:计算|口径|价格)(?:计算)?")


@cache
def _change() -> re.Pattern[str]:
    return compiled(
        r"(?P<word>(?P<up>(?<!新){0})|(?P<down>{1}))(?:了|约|近|将近|超过|不少于|不低于|至少|达|达到|幅度达|幅度超过|幅度为|仅|不超过|超)*$",
        "increase",
        "decrease",
    )


@cache
def _change_front() -> re.Pattern[str]:
    return compiled(
        r"(?P<up>净增加|净增长|净增|增加|扩大|多增|增收)(?![到至为值幅速率量长]|收入)|(?P<down>净减少|净减|减少|压减|减|削减|降低|缩减)(?![到至为排税免负贫值幅速率量灾、])"
    )


_MANNER = re.compile(r"(?:的|名义|实际|可比价|年均|平均|预计|预期|大幅|小幅|稳步|分别|合计|共)+$")


def by_change(state: State, i: int, left: str) -> Name | None:
    """``同比增长12.3%``, ``比上季度净增630户``, ``工期缩短30天``, ``翻一番``."""
    bare = without_comparison(_BY_PRICE.sub("", left)).replace(TIME, "")
    match = _change().search(bare)
    growth = _by_growth_noun(state, i, bare) if not match else None
    if growth:
        return growth
    if match is None or (
        match["word"] in ("减", "降", "增", "翻", "精简")
        and match.start()
        and not _single_change(match["word"], state.figures[i])
    ):
        return _by_growing_thing(state, i, bare)
    subject, change = bare[: match.start()], "increase" if match["up"] else "decrease"
    subject, word = _MANNER.sub("", strip_right(subject)), match["word"]
    subject = clean_subject(subject)
    noun, compare = counted_behind(state, i), _compared(state, i)
    word = "翻番" if state.figures[i].unit == "番" else word
    topic = subject or state.topic
    if noun and not subject and state.figures[i].kind not in ("percent", "ratio"):
        return Name(word + noun, noun, change, compare, noun)
    if subject and GROWTH_NOUN.fullmatch(subject) and state.topic:
        topic = join_topic(state.topic, subject)
    elif not subject and state.figures[i].unit == "百分点" and _after_growth(state, i):
        topic = topic + "增幅"
    rate = re.search(r"年均(?:实际|名义)?$", bare[: match.start()]) is not None
    return Name(
        (topic or "") + word,
        topic,
        change,
        compare,
        topic_of(topic) if subject else "",
        rule="rate" if rate else "change",
    )


_GROWING = re.compile(r"(?P<up>增幅|增速|涨幅|增长率|增长速度)|(?P<down>降幅|跌幅)")


def _by_growth_noun(state: State, i: int, bare: str) -> Name | None:
    """``增幅最高，为12%``: the clause before names the growth that this figure gives."""
    if bare.strip("，、为达到是约") or state.figures[i].kind != "percent":
        return None
    found = _GROWING.search(state.topic[-6:])
    if found is None:
        return None
    return Name(state.topic, state.topic, "increase" if found["up"] else "decrease", topic=state.topic, rule="change")


def _single_change(word: str, figure: Figure) -> bool:
    if word == "翻":
        return figure.unit == "番"
    if word == "精简":
        return figure.kind in ("percent", "ratio")
    return figure.kind in ("percent", "money")


def _after_growth(state: State, i: int) -> bool:
    last = state.names[-1] if state.names else None
    return last is not None and last.change != "level" and state.figures[i - 1].unit == "%" and last.rule == "change"


def _by_growing_thing(state: State, i: int, bare: str) -> Name | None:
    match = _change_front().search(bare)
    if match is None or (match.start() and not _stands_as_verb(bare[: match.start()])):
        return None
    rest = strip_right(bare[match.start() :])
    noun = rest[len(match[0]) :]
    if not noun or "的" in noun or "率" in noun[-1:] or _tail_to(bare):
        return None
    counted = counted_behind(state, i)
    change = "increase" if match["up"] else "decrease"
    indicator = rest if not counted else match[0] + counted
    return Name(indicator, counted or noun, change, _compared(state, i), noun, match[0])


def _tail_to(bare: str) -> bool:
    return re.search(r"(?:达到|达|为|到|至)(?:约|近|了)?$", bare) is not None


def _stands_as_verb(head: str) -> bool:
    return re.search(r"(?:[，、局委办部县市区镇乡村社会队]|企业|单位|公司|可|共|累计|将|已|再)$", head) is not None


def _compared(state: State, i: int) -> str:
    """Return the base of the change as it stands: ``同比``, ``比上年``."""
    left = state.places[i].left
    match = comparison(left)
    if match is None:
        return ""
    start = state.figures[i].start - len(left)
    how = state.text[start + match.start("how") : start + match.end("how")]
    return how.replace("相比", "").replace("与", "比", 1)
