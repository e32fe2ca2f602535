"""What a figure measures: verb and object as they stand, without number and adverbs.

A sentence is read from left to right. What one clause measures is carried over
commas and semicolons (``外贸出口6.4亿元，增长8%``), a verb over a list
(``巡查21座水库、46口山塘``), the subjects of a list are handed out by ``分别``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from etl.extract.metrics.acts import by_disposal, by_limit, by_partner
from etl.extract.metrics.changes import by_change
from etl.extract.metrics.clauses import TIME, Place, find_verb, strip_left
from etl.extract.metrics.figures import Figure
from etl.extract.metrics.lists import share_endings
from etl.extract.metrics.naming import (
    GROWTH_NOUN,
    MOST_LISTED,
    RATE_NOUN,
    Name,
    State,
    join_topic,
    without_comparison,
)
from etl.extract.metrics.plain import plain
from etl.extract.metrics.relations import by_chain, by_excess, by_gap, by_range_end
from etl.extract.metrics.shares import by_multiple, by_portion, by_share

__all__ = ["name_figures"]


def name_figures(text: str, figures: list[Figure], places: list[Place], gaps: list[str]) -> list[Name]:
    """Return the name of each figure of a sentence; ``gaps`` is the text before each figure since the last."""
    state = State(text, figures, places)
    for i in range(len(figures)):
        _carry_gap(state, gaps[i])
        name = state.pending.pop(i, None) or _name(state, i)
        state.names.append(name)
        if name.topic:
            state.topic = name.topic[-_LONGEST_TOPIC:]
    return share_endings(state)


_LONGEST_TOPIC = 60
_STATED = re.compile(
    r"([^，]{2,20}?(?:率|额|量|值|收入|面积|指数|水平|比重|人数|投资|余额|增幅|增速|涨幅|降幅))(?:最[高低快慢大小]|位?居|位?列|名列|排|再创|创|稳|保持|继续|持续|首次|逐年|进一步|明显|大幅|呈|不断|快速|平稳|较快|由[负降跌]|止跌|企稳|回升|回暖|扭亏|转[正升降]|实现)"
)
_MATTER = re.compile(r"(?:对|就|围绕|针对)(?P<what>[一-龥]{2,10}?)(?=逐|进行|开展|实行|予以|全面|集中|一一|分类)")


def _carry_gap(state: State, gap: str) -> None:
    """Take over what a clause without a figure speaks of: ``增速居全省前列，较上季度加快…``."""
    clauses = re.split(r"[，；：。]", gap)[:-1]
    for clause in clauses[-1:]:
        dealt = _MATTER.search(clause)
        state.matter = dealt["what"] if dealt else state.matter
        match = GROWTH_NOUN.match(clause.strip())
        stated = _STATED.match(strip_left(clause))
        if match and state.topic:
            state.topic = join_topic(state.topic, match[0])
        elif stated:
            state.topic = stated[1]


def _name(state: State, i: int) -> Name:
    left = _own_words(state, i, strip_left(state.places[i].left))
    for rule in _RULES:
        name = rule(state, i, left)
        if name is not None:
            return name
    return plain(state, i, left)


_ASIDE = re.compile(
    r"^(?:重点|主要|一般|大多|多)?在(?=[一-龥]{2})|^[^，]{2,10}?(?<![小及同临定平按])时(?=[一-龥]{2,5}率)"
)
_AT_LEAST = re.compile(
    "^(?:每[个名户位家所支][一-龥]{1,6}?(?=至少))?(?:(?:至少|最少|用[一-龥\\d]{1,6}天时间|只有|仅有)(?=[一-龥]{2}))"
)


def _own_words(state: State, i: int, left: str) -> str:
    """Cut what the figure before counted, and 集中抽查时 before a rate, from the words before a figure."""
    counted = state.names[-1].object if state.names and state.places[i].joint == "run" else ""
    if len(counted) > 2 and left.startswith(counted) and find_verb(left[len(counted) :]):
        left = strip_left(left[len(counted) :])
    return _AT_LEAST.sub("", _ASIDE.sub("", left, count=1), count=1)


def _by_distribution(state: State, i: int, left: str) -> Name | None:
    """``…分别下降3%和7.5%``: name this figure and keep the names of those that follow."""
    if "分别" not in state.places[i].left:
        return None
    count = _run_length(state, i)
    subjects = _subjects(state, i, count)
    predicate = state.places[i].left.rsplit("分别", 1)[1]
    if len(subjects) < count:
        verb = find_verb(predicate)
        own = strip_left(state.places[i].left.rsplit("分别", 1)[0]).strip("，、")
        acts = verb is not None and not verb[0]
        if not acts and (not own or "、" in own):
            return None
        subjects = ["" if acts else own] * count
    for k in range(count):
        own = state.places[i + k].left.strip("、和及与 ") if k else ""
        name = _as_if(state, i, subjects[k], own or predicate)
        state.pending[i + k] = name._replace(topic=subjects[k])
    return state.pending.pop(i)


def _as_if(state: State, i: int, subject: str, predicate: str) -> Name:
    """Name figure ``i`` as if ``subject`` alone stood before its predicate."""
    place, topic = state.places[i], state.topic
    alone = (subject + predicate).replace("分别", "")  # a carried subject may hold the word that led here
    state.places[i], state.topic = place._replace(left=alone), subject or topic
    name = _name(state, i) if predicate.strip(TIME) else plain(state, i, subject)
    state.places[i], state.topic = place, topic
    return name


_OWN_CHANGE = re.compile("增长|下降|上升|提高|增加|减少|回落|上涨|下跌")


def _run_length(state: State, i: int) -> int:
    count = 1
    while i + count < len(state.figures) and count < MOST_LISTED and state.places[i + count].joint == "list":
        own = state.places[i + count].left.strip("、和及与 ")
        if own and not _OWN_CHANGE.fullmatch(own):
            break
        count += 1
    return count


def _subjects(state: State, i: int, count: int) -> list[str]:
    own = strip_left(state.places[i].left.rsplit("分别", 1)[0])
    own = without_comparison(own).strip("，、")
    if own:
        parts = [p for p in re.split(r"、|以及|和|及|与", own) if p]
        if len(parts) == count:
            return _share_tail(parts)
        return [own] * count if count == 1 else []
    topics = [n.topic for n in state.names[-40:] if n.change == "level" and n.topic]
    return topics[-count:] if len(topics) >= count else []


def _share_tail(parts: list[str]) -> list[str]:
    """Give ``城镇`` the tail of ``农村居民人均可支配收入``."""
    last = parts[-1]
    shared = []
    for part in parts[:-1]:
        tail = last[len(part) :] if len(last) > len(part) + 1 and not RATE_NOUN.search(part) else ""
        shared.append(part + tail)
    return [*shared, last]


_RULES: tuple[Callable[[State, int, str], Name | None], ...] = (
    by_limit,
    by_chain,
    by_excess,
    by_gap,
    _by_distribution,
    by_range_end,
    by_share,
    by_multiple,
    by_portion,
    by_change,
    by_disposal,
    by_partner,
)
