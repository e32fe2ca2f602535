"""Finds the bodies that a text names: a token that ends a name, then its owner to the left.

Four kinds of tokens. A *core* (教育局, 组织部, 委) stands behind a division (赫山区),
a level word (区) or the body that it belongs to (区委 + 组织部), and some also
alone (由组织部抽调). A *head* ends a name that is made freely (领导小组, 有限公司):
its name reaches back to a division, a level word or a body in the same clause,
never over a verb that rules one out. A *room* is only ever part of a body. A
*national* body is in the lexicon whole. Each body keeps the one that it is part of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.extract.organisations.lexicon import (
    LEVELS,
    TOKENS,
    Token,
    division_from,
    division_to,
    is_stem,
    stem_characters,
    tokens,
)
from etl.extract.organisations.patterns import (
    AFTER,
    AND,
    BAD_LOOSE,
    BARE_BEHIND_LEVEL,
    BRACKET,
    BRANCHES,
    COLLECTIVE,
    COMPOUND,
    COORDINATED,
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
    NAME_PART,
    NATION,
    NEEDS_ANCHOR,
    NEEDS_STEM,
    NUMBERED,
    OF_A_LEVEL,
    OWN,
    PARTY_PREFIX,
    PLACEHOLDERS,
    REACH,
    SHARED,
    STATE_COMPANY,
    TEAMS,
    TENDER,
    TRADES,
    VILLAGE,
    ZONE,
    ZONE_OWNER,
)
from etl.extract.vocabulary import is_word, word_class
from etl.lexicon.divisions import divisions

__all__ = ["Body", "scan"]

_DEEPEST = 4  # 县委 > 组织部 > 办公室 > 党支部 is as deep as bodies go
_QUOTED_FIELD = re.compile("“[^“”]{2,8}”")
_OFFICE = Token("办", "room", False, "办公室", "none")
_OF_THE_GROUP = re.compile(r"(?:领导小组|指挥部|协调小组)\Z")
_NO_VERBS = re.compile("财经|经济|经营|经贸|代表联络")
_BARE_ZONES = frozenset(("高新区", "经开区", "开发区", "景区", "工业园区", "产业园区", "度假区", "保税区"))
_ZONE_NAMES = ("高新区", "经开区")
_SEAT = re.compile(
    "地区|(?:县城|城关|城区)(?=第[一二三四五六七八九十]|[一二三四五六七八九十](?:小|中|幼)|(?:中心)?(?:小学|中学|初中|高中|幼儿园))"
)
_COMMUNE = "公社"
_ITS_COMMUNE = re.compile("[一-龥]{2}(?<![各个全每])(?<!人民)公社")
_OPENING = 150
_LONGEST_COMMUNE = 7  # with its county
_NTH = re.compile("第[一二三四五六七八九十]+届")
_FARMS = frozenset(("林场", "农场", "牧场"))
_REACHED_OVER = frozenset("上下里外前后来本")
_HOSTS = frozenset(("委", "政府", "人民政府", "党委", "党工委", "工委", "管委会", "人大", "政协"))


@dataclass(frozen=True, slots=True)
class Body:
    """A named body: ``text[start:owner_end]`` is its owner, ``parent`` the body that it is part of.

    ``owner``: division, level, body, free or none. ``rule`` and ``confidence`` go to the mention.
    """

    start: int
    end: int
    owner: str
    owner_end: int
    token: Token
    parent: Body | None = None
    confidence: float = 0.95

    @property
    def depth(self) -> int:
        """Return how many bodies it is part of, one within the other."""
        return 0 if self.parent is None else 1 + self.parent.depth

    @property
    def rule(self) -> str:
        """Return the id of the rule that found it."""
        return f"org-{self.token.kind}-{self.owner}"


@lru_cache(maxsize=4)
def scan(text: str) -> tuple[Body, ...]:
    """Return the bodies of the text in their order, without overlaps."""
    found: list[Body] = []
    known = tokens()
    for index, start, end in TOKENS.find(text):
        token = known[index]
        after = AFTER.get(token.text) or AFTER.get(token.text[-1])
        if (after is not None and after.match(text, end)) or NUMBERED.match(text, end):
            continue
        last = found[-1] if found and found[-1].depth < _DEEPEST else None
        body = _READERS[token.kind](text, start, end, token, last)
        if body is not None:
            while found and found[-1].end > body.start:
                found.pop()
            found.append(body)
    return tuple(found)


def _stop(_text: str, _start: int, _end: int, _token: Token, _last: Body | None) -> None:
    """Return nothing: the token is a word that only looks like a body (大局, 举办, 中小学)."""


def _national(text: str, start: int, end: int, token: Token, _last: Body | None) -> Body | None:
    before = text[start - 1 : start]
    if (
        token.text in ("国办", "中办", "全总", "东盟", "欧盟", "最高法", "最高检")
        and HAN.match(before)
        and before not in HARD
    ):
        return None
    return Body(start, end, "none", start, token, None, 0.97)


def _room(_text: str, start: int, end: int, token: Token, last: Body | None) -> Body | None:
    if last is None or last.end != start or last.token.side == "company":
        return None
    return Body(last.start, end, "body", start, token, last, 0.95)


def _core(text: str, start: int, end: int, token: Token, last: Body | None) -> Body | None:
    if token.side == "youth":
        return Body(start, end, "level", start + 2, token)
    start = _over_stems(text, start, token)
    if last is not None and last.end == start and _may_hold(last, token):
        return Body(last.start, end, "body", start, token, last)
    owner = _owner(text, start)
    if owner is not None:
        kind, begin = owner
        if token.text == "党委" and text[end : end + 1] == "、" and begin == start - 1:
            kind = "level"
        return Body(_with_prefix(text, begin), end, kind, start, token)
    if last is not None and token.text in COORDINATED and text[last.end : start] == "、" and last.token.text != "党委":
        return Body(start, end, "none", start, token, None, 0.8)
    if (
        not token.alone
        or text[start - 1 : start] in LEVELS
        or COLLECTIVE.search(text, max(0, start - 4), start)
        or SHARED.search(text, max(0, start - 16), start)
    ):
        return None
    return _alone(text, start, end, token)


def _over_stems(text: str, start: int, token: Token) -> int:
    """Return where a department of joined fields starts (扶贫和移民局), which the lexicon has only in parts."""
    begin = start
    for _ in range(3 if token.side == "government" else 0):
        limit = begin - (text[begin - 1 : begin] in ("和", "与"))
        length = next((n for n in range(min(8, limit), 1, -1) if is_stem(text[limit - n : limit])), 0)
        if not length:
            break
        begin = limit - length
        if _owner(text, begin) is not None:
            return begin
    return _over_new_stem(text, start) if token.side == "government" and token.text[-1] in "局厅委" else start


def _over_new_stem(text: str, start: int) -> int:
    """Return where a department starts whose fields the lexicon lacks, behind a level word that opens its clause."""
    known = stem_characters()
    for at in range(start - 1, max(-1, start - 12), -1):
        opens = at == 0 or not HAN.match(text, at - 1) or text[at - 1] in "和与及由"
        if opens and text[at] in "省市县区州" and start - at > 2 and not CUT.match(text, at + 1, start):
            return at + 1
        if text[at] not in known:
            break
    return start


def _alone(text: str, start: int, end: int, token: Token) -> Body | None:
    """Return a department without an owner, with the unknown name before it where there is one."""
    lead = _lead(text, start)
    if lead == start or start - lead > 3 or _is_phrase(text[lead:start]):
        confidence = 0.9 if lead == start else 0.8
        return Body(start, end, "none", start, token, None, confidence)
    return Body(lead, end, "free", start, token, None, 0.6)


def _may_hold(last: Body, token: Token) -> bool:
    if token.text in ("委", "人民政府", "政府", "人大", "政协", "人大常委会") or token.side in ("court", "army"):
        return False
    return last.token.kind != "national" or token.kind != "core" or token.side in ("party", "none")


def _owner(text: str, end: int) -> tuple[str, int] | None:
    """Return kind and start of the owner that ends at ``end``: a division's name, a zone, a seat or a level word."""
    seat = _SEAT.match(text, max(0, end - 2))
    if seat and not (seat[0] == "地区" and HAN.match(text, end - 3)):
        return "level" if seat[0] == "地区" else "none", end - 2
    if end > 1 and text[end - 1] == text[end - 2] and text[end - 1] in LEVELS:
        start = division_to(text, end - 1, stems=False)
        return ("division", start) if start < end - 1 else None
    if text.startswith(_COMMUNE, max(0, end - 2)):
        return _commune(text, end)
    start = division_to(text, end)
    if start < end and not (end - start == 2 and text[end - 1] in LEVELS and text[start] in "全我各本该"):
        return None if _stem_of_a_word(text, start, end) else ("division", start)
    zone = ZONE_OWNER.search(text, max(0, end - 12), end)
    if zone:
        lead = max(_lead(text, end), zone.start())
        return None if COLLECTIVE.search(text, max(0, lead - 4), lead) else ("division", lead)
    return _level(text, end - 1) if end and text[end - 1] in LEVELS else None


def _commune(text: str, end: int) -> tuple[str, int] | None:
    """Return the people's commune that ends at ``end``: by its name, or the one whose document this is."""
    at = end - len(_COMMUNE)
    lead = _lead(text, at)
    if 2 <= at - lead <= _LONGEST_COMMUNE and not COLLECTIVE.search(text, lead, at):
        return "division", lead
    is_own = (
        lead == at
        and text[at - 1 : at] not in ("各", "每", "个")
        and _ITS_COMMUNE.search(text, 0, _OPENING) is not None
    )
    return ("level", at) if is_own else None


def _stem_of_a_word(text: str, start: int, end: int) -> bool:
    return text[end - 1] not in LEVELS and is_word(text[start:end])


def _level(text: str, at: int) -> tuple[str, int] | None:
    """Return the owner whose last character is the level word at ``at``, or None where it is part of a word."""
    if text.startswith("自治", max(0, at - 2), at):
        return "level", at - 2
    before = text[at - 1 : at]
    if before and before in PLACEHOLDERS:
        start = at
        while start and text[start - 1] in PLACEHOLDERS:
            start -= 1
        return "division", start
    if before == "、" and SHARED.search(text, max(0, at - 16), at):
        return None
    if before in OWN or not HAN.match(before) or (before in HARD and before not in "各每个"):
        return "level", at
    return None if before in "全各每个名" else _behind_words(text, at)


def _behind_words(text: str, at: int) -> tuple[str, int] | None:
    """Return the owner at a level word that other words precede: an unknown name, or words of the sentence."""
    lead = _lead(text, at)
    prefix = text[lead:at]
    if not prefix:
        return "level", at
    in_word = is_word(text[at - 1 : at + 1]) or prefix[-1] in LEVELS
    if len(prefix) <= 4 and not in_word and not _is_phrase(prefix):
        return "division", lead
    return None if in_word or prefix[-1] in COMPOUND[text[at]] else ("level", at)


def _is_phrase(text: str) -> bool:
    """Tell whether a string before a body is words of the sentence and no name."""
    return len(text) == 1 or is_word(text) or is_word(text[-2:]) or is_word(text[:2])


def _lead(text: str, end: int) -> int:
    """Return where the words directly before ``end`` start, behind the last mark, function word or verb."""
    start = end
    while start > 0 and end - start < 8 and HAN.match(text, start - 1):
        start -= 1
    cut = max((at + 1 for at in range(start, end) if text[at] in HARD), default=start)
    return max([cut, *(found.end() for found in CUT.finditer(text, start, end))])


def _with_prefix(text: str, start: int) -> int:
    found = PARTY_PREFIX.search(text, max(0, start - 10), start)
    if found:
        return found.start()
    return (
        start - 1 if text[start - 1 : start] == "团" and text[start - 2 : start - 1] not in tuple("社兵集剧") else start
    )


def _loose(text: str, start: int, end: int, token: Token, last: Body | None) -> Body | None:
    """Return a department that the lexicon lacks: a level word, two to six characters, 局 or 办."""
    if last is not None and token.text == "办" and last.token.text in _HOSTS and last.end <= start:
        own = _own_office(text, start, end, last)
        if own is not None:
            return own
    if token.text == "局" and text[end : end + 1] in ("面", "势", "部", "限"):
        return None
    for at in range(start - 2, max(-1, start - (5 if token.text == "办" else 8)), -1):
        char = text[at]
        if not HAN.match(char):
            return None
        stem = text[at + 1 : start]
        if char in LEVELS and len(stem) >= 2 and not BAD_LOOSE.search(stem) and not CUT.search(stem):
            owner = _owner(text, at + 1)
            if owner is not None:
                full = Token(
                    stem + token.text, "loose", False, stem + ("办公室" if token.text == "办" else "局"), "government"
                )
                return Body(owner[1], end, owner[0], at + 1, full, None, 0.75)
    return None


def _is_verbal(stem: str) -> bool:
    """Tell whether a verb stands in the stem that no name holds."""
    return any(found.group() not in TENDER for found in CUT.finditer(stem))


def _own_office(text: str, start: int, end: int, last: Body) -> Body | None:
    """Return the office of a committee or government that is named by what it does (市委目标督查办)."""
    stem = text[last.end : start]
    if not stem:
        return _room(text, start, end, _OFFICE, last)
    known = 2 <= len(stem) <= 6 and all(map(HAN.match, stem)) and not set(stem) & (HARD | LEVELS)
    if not known or (len(stem) < 4 and BAD_LOOSE.search(stem)) or _is_verbal(stem):
        return None
    return Body(
        last.start, end, "body", last.end, Token(stem + "办", "room", False, stem + "办公室", "none"), last, 0.75
    )


def _head(text: str, start: int, end: int, token: Token, last: Body | None) -> Body | None:
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
        of_party = _NTH.fullmatch(stem) and _with_prefix(text, at) < at and not text.startswith("第", end)
        if of_party or _is_named(stem, kind, token):
            return Body(_with_prefix(text, at), end, kind, owner_end, token, None, 0.9)
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
    if text[at] in LEVELS and text[at : at + 2] not in (
        "市场",
        "区域",
        "县域",
        "城市",
        "乡村",
        "镇村",
        "省级",
        "市级",
        "县级",
        "区级",
        "市政",
    ):
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
    following = text[at : at + 2]
    if following in (
        "市场",
        "区域",
        "县域",
        "乡村",
        "镇村",
        "省级",
        "市级",
        "县级",
        "区级",
        "市政",
        "乡镇",
        "市民",
        "省会",
        "县城",
        "市区",
    ):
        return None
    if at == begin:
        return "level", at, at + 1
    prefix = text[begin:at]
    if prefix[-1] in COMPOUND[text[at]] or is_word(text[at - 1 : at + 1]):
        return None
    if len(prefix) <= 3 and not _is_phrase(prefix):
        return "division", begin, at + 1
    return ("level", at, at + 1) if _is_phrase(prefix) and len(prefix) <= 6 else None


def _is_named(stem: str, kind: str, token: Token) -> bool:
    """Tell whether the words between owner and head make a name."""
    text, by_name = token.text, kind == "division"
    if COUNTED.search(stem) and token.side in ("school", "company"):
        return False
    if text == "办公室":
        return len(stem) >= 2 and not _is_verbal(stem)
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


_READERS = {"stop": _stop, "national": _national, "core": _core, "room": _room, "head": _head, "loose": _loose}
