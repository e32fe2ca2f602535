"""Figures of what is dealt with: disposed of, treated, done for partners, or done within a time limit."""

from __future__ import annotations

import re

from etl.extract.metrics.clauses import Place, find_verb, noun_phrase, strip_left
from etl.extract.metrics.naming import MOST_LISTED, Name, State, clean_act, clean_predicate, strip_right

__all__ = ["by_disposal", "by_limit", "by_partner"]

_DISPOSAL = re.compile(r"(?:^|[^\w]|.*?)(?:将|把)(?P<mod>[^，。；]*)$")
_BATCH = re.compile(r"^(?:第[一二三四五六七八九十]+批|首批|全部|剩余的?|其余的?)")
_TREAT = re.compile(r"^(?:.*?)对(?P<mod>[^，。；]{0,24})$")
_TREATED = re.compile(r"(?:进行|予以|给予|作出|开展|采取|适用|实施|实行|落实)(?:了)?(?P<verb>[一-龥]{2,8})")


def by_disposal(state: State, i: int, left: str) -> Name | None:
    """``将结余的60万元工程款退还到位`` and ``对20个先进单位进行了表彰``."""
    place = state.places[i]
    noun, predicate = noun_phrase(place.right, place.next_follows)
    disposed = _DISPOSAL.match(place.left)
    if disposed and find_verb(disposed["mod"]) is None:
        name = _disposed_of(place, strip_right(_BATCH.sub("", disposed["mod"])))
        if name:
            return name
    if disposed and noun and predicate:
        verb = find_verb(strip_left(predicate))
        if verb and "的" not in predicate[: verb[0]]:
            return Name(verb[1][:2] + noun, noun, topic=noun, verb=verb[1])
    if not noun or not (_TREAT.match(place.left) or place.joint == "list"):
        return None
    treated = _TREATED.search(
        state.text[state.figures[i].end : state.figures[i].end + 60].split("。")[0].split("，")[0]
    )
    if treated is None or (place.joint == "list" and not _treat_open(state, i)):
        return None
    return Name(treated["verb"] + noun, noun, topic=noun, verb=treated["verb"], rule="treat")


def _disposed_of(place: Place, thing: str) -> Name | None:
    """``将第二批抚恤金500万元拨付到位``: the thing stands before the figure, the verb behind."""
    verb = find_verb(place.right)
    if verb is None or verb[0] or len(thing) < 2:
        return None
    return Name(verb[1] + thing, thing, topic=thing, verb=verb[1])


def _treat_open(state: State, i: int) -> bool:
    return bool(state.names) and state.names[-1].rule == "treat"


_PARTNER = re.compile("[与同为给向对]")


def by_partner(state: State, i: int, left: str) -> Name | None:
    """``与80户农户结对``, ``为35家企业办理贷款``, ``与6个乡、9个局签订责任书``."""
    first, last = i, i
    while first > i - MOST_LISTED and _follows_in_list(state, first):
        first -= 1
    lead = _PARTNER.match(state.text, state.figures[first].start - 1)
    if lead is None or state.figures[i].kind != "count" or (first < i and state.names[first].rule != "with"):
        return None
    noun = noun_phrase(state.places[i].right, state.places[i].next_follows)[0]
    if not noun:
        return None
    while last + 1 < len(state.places) and state.places[last + 1].joint == "list" and last - i < MOST_LISTED:
        last += 1
    predicate = noun_phrase(state.places[last].right, state.places[last].next_follows)[1]
    act = clean_predicate(re.split(r"[，。；、“（]", predicate)[0])
    verb = find_verb(act)
    if verb is None or verb[0] or len(act) > 14:
        return None
    return Name(lead[0] + noun + act, noun, topic=noun, rule="with")


def _follows_in_list(state: State, i: int) -> bool:
    return i > 0 and state.places[i].joint == "list" and not _PARTNER.match(state.text, state.figures[i].start - 1)


_HANDLING = re.compile(r"^(?:予以|给予|进行|作出)")
_TAKEN = re.compile(r"[把将](?P<rest>[^，]{4,})")


def by_limit(state: State, i: int, left: str) -> Name | None:
    """``在5日之内上门勘验``: a time limit measures the act that it limits."""
    figure, place = state.figures[i], state.places[i]
    if figure.kind != "duration" or state.text[figure.end - 1] != "内":
        return None
    act = _HANDLING.sub("", clean_act(place.right))
    if not act:
        return None
    taken = _TAKEN.match(act)
    verb = find_verb(taken["rest"]) if taken else None
    if taken and verb:
        act = verb[1] + taken["rest"][: verb[0]]
    matter = strip_right(left.removesuffix("在"))
    if len(act) <= 3 and matter.endswith(("问题", "事项", "诉求", "件", "案件", "线索", "申请", "投诉", "意见")):
        act += matter.removeprefix("对")
    return Name(act, act, topic=act, rule="limit")
