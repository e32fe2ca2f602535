"""Finds the bodies that a text names: a token that ends a name, then its owner to the left.

Four kinds of tokens. A *core* (教育局, 组织部, 委) stands behind a division (赫山区),
a level word (区) or the body that it belongs to (区委 + 组织部), and some also
alone (由组织部抽调). A *head* ends a name that is made freely (领导小组, 有限公司):
its name reaches back to a division, a level word or a body in the same clause,
never over a verb that rules one out. A *room* is only ever part of a body. A
*national* body is in the lexicon whole. Each body keeps the one that it is part of.
"""

from __future__ import annotations

from functools import lru_cache

from etl.extract.organisations.body import Body
from etl.extract.organisations.heads import head, is_verbal
from etl.extract.organisations.lexicon import LEVELS, TOKENS, Token, is_stem, stem_characters, tokens
from etl.extract.organisations.owners import is_phrase, owner_at, with_prefix, words_before
from etl.extract.organisations.patterns import (
    AFTER,
    BAD_LOOSE,
    COLLECTIVE,
    COORDINATED,
    CUT,
    HAN,
    HARD,
    NUMBERED,
    SHARED,
)

__all__ = ["scan"]

_DEEPEST = 4  # 县委 > 组织部 > 办公室 > 党支部 is as deep as bodies go
_OFFICE = Token("办", "room", False, "办公室", "none")
_HOSTS = frozenset(("委", "政府", "人民政府", "党委", "党工委", "工委", "管委会", "人大", "政协"))


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
    owner = owner_at(text, start)
    if owner is not None:
        kind, begin = owner
        if token.text == "党委" and text[end : end + 1] == "、" and begin == start - 1:
            kind = "level"
        return Body(with_prefix(text, begin), end, kind, start, token)
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
        if owner_at(text, begin) is not None:
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
    lead = words_before(text, start)
    if lead == start or start - lead > 3 or is_phrase(text[lead:start]):
        confidence = 0.9 if lead == start else 0.8
        return Body(start, end, "none", start, token, None, confidence)
    return Body(lead, end, "free", start, token, None, 0.6)


def _may_hold(last: Body, token: Token) -> bool:
    if token.text in ("委", "人民政府", "政府", "人大", "政协", "人大常委会") or token.side in ("court", "army"):
        return False
    return last.token.kind != "national" or token.kind != "core" or token.side in ("party", "none")


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
            owner = owner_at(text, at + 1)
            if owner is not None:
                full = Token(
                    stem + token.text, "loose", False, stem + ("办公室" if token.text == "办" else "局"), "government"
                )
                return Body(owner[1], end, owner[0], at + 1, full, None, 0.75)
    return None


def _own_office(text: str, start: int, end: int, last: Body) -> Body | None:
    """Return the office of a committee or government that is named by what it does (市委目标督查办)."""
    stem = text[last.end : start]
    if not stem:
        return _room(text, start, end, _OFFICE, last)
    known = 2 <= len(stem) <= 6 and all(map(HAN.match, stem)) and not set(stem) & (HARD | LEVELS)
    if not known or (len(stem) < 4 and BAD_LOOSE.search(stem)) or is_verbal(stem):
        return None
    return Body(
        last.start, end, "body", last.end, Token(stem + "办", "room", False, stem + "办公室", "none"), last, 0.75
    )


_READERS = {"stop": _stop, "national": _national, "core": _core, "room": _room, "head": head, "loose": _loose}
