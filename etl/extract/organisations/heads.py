"""Names that are made freely: from a head (领导小组, 有限公司) back to a division, a level word or a body."""

from __future__ import annotations

import re

from etl.extract.organisations.body import Body
from etl.extract.organisations.lexicon import LEVELS, Token, division_from
from etl.extract.organisations.owners import is_phrase, with_prefix
from etl.extract.organisations.patterns import (
    AND,
    BARE_BEHIND_LEVEL,
    BRACKET,
    BRANCHES,
    COLLECTIVE,
    COMPOUND,
    COUNTED,
    CUT,
    FREE_LEVEL_HEADS,
    GENERIC,
    HAN,
    HARD,
    HELD,
    JOINT,
    KEEP,
    LEARNED,
    LEVEL_IN_A_WORD,
    NAME_PART,
    NATION,
    NEEDS_ANCHOR,
    NEEDS_STEM,
    OF_A_LEVEL,
    REACH,
    STATE_COMPANY,
    TEAMS,
    TENDER,
    TRADES,
    VILLAGE,
    ZONE,
)
from etl.extract.vocabulary import is_word, word_class
from etl.lexicon.divisions import divisions

__all__ = ["head", "is_verbal"]

_QUOTED_FIELD = re.compile("“[^“”]{2,8}”")
_OF_THE_GROUP = re.compile(r"(?:领导小组|指挥部|协调小组)\Z")
_NO_VERBS = re.compile("财经|经济|经营|经贸|代表联络")
_BARE_ZONES = frozenset(("高新区", "经开区", "开发区", "景区", "工业园区", "产业园区", "度假区", "保税区"))
_ZONE_NAMES = ("高新区", "经开区")
_NTH = re.compile("第[一二三四五六七八九十]+届")
_FARMS = frozenset(("林场", "农场", "牧场"))
_REACHED_OVER = frozenset("上下里外前后来本")


def head(text: str, start: int, end: int, token: Token, last: Body | None) -> Body | None:
    """Return a freely made name: from its division, level word or body to the head."""
    if token.text == "办公室" and last is not None and last.end == start:
        return Body(last.start, end, "body", start, token, last)
    floor = max(0, start - REACH)
    if last is not None and last.end > floor:
        nested = _under(text, start, end, token, last)
        if nested is not None:
            return nested
        floor = last.end
    begin = _cut(text, _clause(text, floor, start), start)
    if token.side in ("company", "school"):
        begin = max([begin, *(found.end() for found in JOINT.finditer(text, begin, start))])
    if token.side == "company" and begin > floor and text[begin - 1] in _REACHED_OVER:
        begin = _over_function_word(text, begin, floor)
    anchor = _anchor(text, begin, start, token)
    if anchor is not None:
        kind, at, owner_end = anchor
        stem = text[owner_end:start]
        of_party = _NTH.fullmatch(stem) and with_prefix(text, at) < at and not text.startswith("第", end)
        if of_party or _is_named(stem, kind, token):
            return Body(with_prefix(text, at), end, kind, owner_end, token, None, 0.9)
        return None
    group = _OF_THE_GROUP.search(text, begin, start) if token.text == "办公室" else None
    if group:
        return Body(group.start(), end, "none", group.start(), token, None, 0.8)
    return _unanchored(text, begin, start, end, token)


def _under(text: str, start: int, end: int, token: Token, last: Body) -> Body | None:
    """Return the body that the head makes a part of the body before it (县委 + 农村工作 + 领导小组)."""
    between = text[last.end : start]
    field = token.text.endswith("工委") and _QUOTED_FIELD.fullmatch(between)
    if field or (token.text in BRANCHES and last.token.text not in BRANCHES and _is_branch(between)):
        return Body(last.start, end, "body", last.end, token, last, 0.9)
    if not between:
        return _behind_body(start, end, token, last)
    if token.text in _FARMS and last.token.side == "government":
        named = 2 <= len(between) <= 4 and all(map(HAN.match, between)) and not set(between) & HARD
        return Body(last.start, end, "body", last.end, token, last, 0.85) if named else None
    if "company" in (last.token.side, token.side) or token.side == "school" or not _may_name_part(between, token):
        return None
    hosts = ("school", "government") if token.text == "医院" else ("government",)
    if token.text not in FREE_LEVEL_HEADS and last.token.side not in hosts:
        return None
    return Body(last.start, end, "body", last.end, token, last, 0.9)


def _behind_body(start: int, end: int, token: Token, last: Body) -> Body | None:
    if last.token.side == "company" and token.side == "company":
        return Body(last.start, end, last.owner, last.owner_end, token, last.parent, 0.9)
    return None if token.side in ("company", "school") else Body(last.start, end, "body", start, token, last)


def _may_name_part(between: str, token: Token) -> bool:
    """Tell whether the words between a body and a head can name the part."""
    plain = KEEP.sub("", AND.sub("", between) if token.text in LEARNED else between)
    if len(between) > 20 or between[0] in LEVELS or HELD.search(between) or any(char in HARD for char in plain):
        return False
    return all(map(NAME_PART.match, between)) and not CUT.search(_NO_VERBS.sub("", plain))


def _is_branch(between: str) -> bool:
    """Tell whether what stands between a company and its branch is the name of a place."""
    return 0 < len(between) <= 8 and (len(between) <= 4 or between[-1] in LEVELS) and not set(between) & HARD


def _clause(text: str, floor: int, start: int) -> int:
    """Return how far back the characters of a name reach: to a mark, or a word that no name holds."""
    begin = start
    while begin > floor:
        char = text[begin - 1]
        quote = text.rfind("“", floor, begin) if char == "”" else -1
        if quote >= 0 and text.find("”", quote, begin) == begin - 1:
            begin = quote
            continue
        place = BRACKET.search(text, max(floor, begin - 7), begin)
        if place and begin > start - 8:
            begin = place.start()
            continue
        if not NAME_PART.match(char) or (char in HARD and not KEEP.search(text, max(0, begin - 4), begin + 3)):
            break
        begin -= 1
    return begin + text.startswith("其中", max(0, begin - 1))


def _over_function_word(text: str, begin: int, floor: int) -> int:
    """Return where a division's name opens a company's that has a function word in it (甘肃渭上本草药业)."""
    for at in range(begin - 2, max(floor, begin - 8) - 1, -1):
        opens = at == floor or not HAN.match(text, at - 1) or text[at - 1] in HARD or JOINT.match(text, at - 1)
        if opens and at < division_from(text, at, begin) < begin:
            return at
        if not HAN.match(text, at):
            break
    return begin


def _cut(text: str, begin: int, start: int) -> int:
    """Return the begin behind the last verb that cannot be part of the name."""
    for found in CUT.finditer(text, begin, start):
        if found.group() in TENDER and not _opens(text, found.end(), start):
            continue
        begin = found.end()
    return begin


def _opens(text: str, at: int, limit: int) -> bool:
    """Tell whether a name may open at ``at``: a nation, a division or a level word."""
    if at >= limit:
        return False
    if NATION.match(text, at, limit):
        return True
    if text[at] in LEVELS and not LEVEL_IN_A_WORD.match(text, at):
        return True
    return (text[at] == "全" and text[at + 1 : at + 2] in tuple(LEVELS)) or division_from(text, at, limit) > at


def _anchor(text: str, begin: int, start: int, token: Token) -> tuple[str, int, int] | None:
    """Return kind, start and end of what a freely made name begins with."""
    is_central = token.text in TEAMS and text.startswith("中央", begin)
    is_state = token.side == "company" and STATE_COMPANY.match(text, begin, start) is not None
    if is_central or is_state or (token.text not in ("银行", "公司") and NATION.match(text, begin, start)):
        return "free", begin, begin
    if text[begin : begin + 1] == "全" and text[begin + 1 : begin + 2] in tuple("省市县区州盟旗镇乡"):
        behind = _level_behind(text, begin + 1)
        if behind:
            return "level", begin + 2, begin + 3
        return ("level", begin, begin + 2) if token.text in FREE_LEVEL_HEADS else None
    for at in range(begin, start):
        end = division_from(text, at, start)
        if end > at and text.startswith(_ZONE_NAMES, begin, end):
            continue
        if end > at and (at == begin or _splits(text, begin, at)):
            while (more := division_from(text, end, start)) > end:
                end = more
            return "division", at, end
        if text[at] in LEVELS and at - begin <= 10 and (at == begin or at < start - 1):
            owner = _free_level(text, begin, at)
            if owner is not None:
                return owner
    return None


def _level_behind(text: str, at: int) -> bool:
    """Tell whether the level word stands twice (全区区作风建设…), so that the second one begins the name."""
    return text[at] == text[at + 1 : at + 2]


def _splits(text: str, begin: int, at: int) -> bool:
    """Tell whether what stands before a division's name is a word of the sentence."""
    return is_word(text[begin:at]) or is_word(text[max(begin, at - 2) : at]) or at - begin == 1


def _free_level(text: str, begin: int, at: int) -> tuple[str, int, int] | None:
    if LEVEL_IN_A_WORD.match(text, at):
        return None
    if at == begin:
        return "level", at, at + 1
    prefix = text[begin:at]
    if prefix[-1] in COMPOUND[text[at]] or is_word(text[at - 1 : at + 1]):
        return None
    if len(prefix) <= 3 and not is_phrase(prefix):
        return "division", begin, at + 1
    return ("level", at, at + 1) if is_phrase(prefix) and len(prefix) <= 6 else None


def _is_named(stem: str, kind: str, token: Token) -> bool:
    """Tell whether the words between owner and head make a name."""
    text, by_name = token.text, kind == "division"
    if COUNTED.search(stem) and token.side in ("school", "company"):
        return False
    if text == "办公室":
        return len(stem) >= 2 and not is_verbal(stem)
    if not stem:
        return text not in NEEDS_STEM and (by_name or text in BARE_BEHIND_LEVEL)
    if text == "委员会":
        return not stem.endswith("届")
    if (
        text in ("公司", "集团", "银行", "学校", "大学", "学院")
        or text in TRADES
        or token.side not in ("school", "company")
    ):
        return True
    return bool(GENERIC.sub("", stem)) or (by_name and token.side == "school") or len(stem) >= 4


def is_verbal(stem: str) -> bool:
    """Tell whether a verb stands in the stem that no name holds."""
    return any(found.group() not in TENDER for found in CUT.finditer(stem))


def _unanchored(text: str, begin: int, start: int, end: int, token: Token) -> Body | None:
    stem = text[begin:start]
    if (
        not stem
        or (begin > 0 and text[begin - 1] in "各每某0123456789")
        or COUNTED.search(stem)
        or OF_A_LEVEL.match(stem)
    ):
        return None
    if token.text in ("管委会", "管理委员会"):
        zone = ZONE.search(stem) is not None and (len(GENERIC.sub("", stem)) >= 2 or stem in _BARE_ZONES)
        return Body(begin, end, "free", begin, token, None, 0.85) if zone else None
    if token.text in NEEDS_ANCHOR:
        long_enough = (
            token.text in FREE_LEVEL_HEADS - TEAMS and token.text not in ("办公室", "委员会") and len(stem) >= 6
        )
        return (
            Body(begin, end, "none", begin, token, None, 0.6)
            if long_enough and text[begin - 1 : begin] != "的"
            else None
        )
    if token.text.startswith(VILLAGE):
        return _of_village(text, begin, start, end, token)
    while token.side == "company" and len(stem) > 4 and word_class(stem[:2]) == "v":
        begin, stem = begin + 2, stem[2:]
    bare = GENERIC.sub("", stem)
    if len(bare) < 2 or is_word(stem) or word_class(stem[:2])[:1] in ("v", "d", "p", "c", "a", "r") or len(stem) > 18:
        return None
    return Body(begin, end, "free", begin, token, None, 0.8)


def _of_village(text: str, begin: int, start: int, end: int, token: Token) -> Body | None:
    """Return the body of a village or street that bears a name."""
    stem = text[begin:start]
    if token.text.startswith("街道办") and len(stem) == 1:
        begin -= text[begin - 1 : start] + "街道" in divisions().township_name_homes
    is_plain = not GENERIC.sub("", stem) or COLLECTIVE.search(stem) is not None
    named = 2 <= start - begin <= 6 and not is_plain and "“" not in stem
    return Body(begin, end, "free", begin, token, None, 0.8) if named else None
