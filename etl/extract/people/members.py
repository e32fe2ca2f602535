"""Finds the members that a notice lists line by line, under their roles or with their posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from etl.extract.people.rules import Find, past_spaces
from etl.extract.people.shapes import Cut, name_at
from etl.extract.posts import Post, PostIndex
from etl.extract.vocabulary import is_word
from etl.lexicon import table

__all__ = ["lines_of_members"]

_BEFORE_OWN = re.compile(r"(?:[（(][男女][）)])?[ 　]*[（(，,：:、 　]?[ 　]*")
_BETWEEN_MEMBERS = re.compile(r"[ 　]*[）)]?[ 　]*[，,、；;。]?[ 　]*")
_ENDS = re.compile(r"[ 　]*(?:[）)；;。，,、]|\n|$)")
_SLOT = re.compile("[一-龥]{2,4}(?=[ 　（(])")


@cache
def _list_role() -> re.Pattern[str]:
    roles = sorted((row["role"] for row in table("list_roles")), key=lambda role: (-len(role), role))
    spaced = "|".join(r"[ 　]{0,4}".join(role) for role in roles)
    return re.compile(rf"[ 　]*(?P<role>{spaced})[ 　]*[：:][ 　]*")


@cache
def _post_roles() -> frozenset[str]:
    return frozenset(row["role"] for row in table("list_roles") if row["post"] == "yes")


def lines_of_members(text: str, index: PostIndex, taken: frozenset[int]) -> Iterator[Find]:
    """Find the members that a notice lists line by line, each under the role said last (组长：…)."""
    role: Post | None = None
    open_list = False
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        head = _list_role().match(text, start, start + len(line)) if "：" in line or ":" in line else None
        if head:
            open_list, role = True, _role_post(head)
            begin = head.end()
        elif open_list or index.has_start(start, start + len(line)):
            begin = past_spaces(text, start)
        else:
            continue
        finds = list(_members(text, (begin, start + len(line)), index, taken, role=role, listed=open_list))
        open_list = open_list and (bool(finds) or bool(head))
        role = role if open_list else None
        yield from finds


def _role_post(head: re.Match[str]) -> Post | None:
    plain = re.sub(r"\s", "", head["role"])
    return Post(head.start("role"), head.end("role"), head.start("role"), None) if plain in _post_roles() else None


def _members(
    text: str, line: tuple[int, int], index: PostIndex, taken: frozenset[int], *, role: Post | None, listed: bool
) -> Iterator[Find]:
    """Yield the members in one line: a name, its posts behind a space, bracket or comma, the next name."""
    at, end = line
    first = True
    while at < end:
        cut = None if at in index.by_start or at in taken else name_at(text, at)
        if cut is None or cut.grade < 3 or cut.end > end:
            cut = _slot(text, line, at, index) if listed else None
        if cut is None:
            return
        mark = _BEFORE_OWN.match(text, cut.end, end)
        behind = mark.end() if mark else cut.end
        own = index.list_from(behind) if behind > cut.end else ()
        stop = own[-1].end if own else cut.end
        if own and not _ENDS.match(text, stop):
            own, stop = (), cut.end
        if not own and not listed:
            return
        if not own and first and not _ends_member(text, cut.end, end):
            return
        posts = (role, *own) if role is not None else own
        yield Find(cut.start, cut.end, posts, "person-member", 0.95 if own or role else 0.85)
        following = _BETWEEN_MEMBERS.match(text, stop, end)
        at, first = (following.end() if following else stop), False


def _slot(text: str, line: tuple[int, int], at: int, index: PostIndex) -> Cut | None:
    """Return what stands in the place of a name, whatever it begins with, where a post follows it behind a space."""
    found = _SLOT.match(text, at, line[1])
    if found is None or at in index.by_start or is_word(found.group()):
        return None
    mark = _BEFORE_OWN.match(text, found.end(), line[1])
    has_post = mark is not None and mark.end() > found.end() and mark.end() in index.by_start
    return Cut(at, found.end(), 3) if has_post else None


def _ends_member(text: str, at: int, end: int) -> bool:
    return at >= end or text[at] in "、，, 　（(；;。"
