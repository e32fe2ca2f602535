"""Finds posts: a title, reaching back over its body (赫山区 + 副 + 区长), and the lists that 、 joins.

Whether a post is held by somebody is decided where people are found: here every
string that could be a post is one. The surface is as written and includes the
body; titles that follow each other without a mark (县委常委宣传部长) are one post.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from etl.extract.organisations.body import Body
from etl.extract.organisations.lexicon import division_to
from etl.lexicon import lines
from etl.openers import WordList

__all__ = ["Post", "PostIndex", "find_posts"]

_GAP = re.compile(
    r"[一-龥]{1,8}(?:所|院|系|室|处|科|部|中心|办|队|站|股|组|分会|分局|支部|党委|党组|学院|大队|中队|专业|班|馆)\Z"
)
_ZONE = re.compile(r"(?:工业园区?|产业园区?|经济技术开发区|经济开发区|开发区|高新区|经开区|示范区|旅游区|新区)\Z")
_NO_GAP = re.compile("[的了在由把将对向被从召开主持出席举行成立会议要求派任命兼]")
_IN_WORD = re.compile("[办经管料处总代自修梳]")
_VERB_OBJECTS = frozenset(("理事", "理事会理事长"))
_LONG = re.compile("期|远(?![一-龥])|久|效|足|征|三角|治久")
_LONGEST_GAP = 10
_LONGEST_PREFIX, _LONGEST_ROOM = 5, 5
_LONGEST_LIST = 12


@dataclass(frozen=True, slots=True)
class Post:
    """A string that can be a post: ``body`` is the organisation at its head, if any."""

    start: int
    end: int
    title_start: int
    body: Body | None


@cache
def _titles() -> tuple[str, ...]:
    levels = tuple("省市县区州盟旗镇乡村")
    prefixed = (f"{kind}{level}长" for level in levels for kind in ("副", "常务副", "代", "代理"))
    return tuple(sorted({*lines("post_titles"), *prefixed, "长"}))


_TITLES = WordList(_titles)


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(lines("post_prefixes"))


@cache
def _rooms() -> frozenset[str]:
    numbered = (number + unit for number in "一二三四五六七八九十" for unit in ("组", "中队", "大队"))
    return frozenset((*lines("post_rooms"), *numbered))


def find_posts(text: str, bodies: tuple[Body, ...]) -> tuple[Post, ...]:
    """Return what can be a post, in order; neighbours without a mark between them are one."""
    by_end = {body.end: body for body in bodies}
    covered = {at: body for body in bodies for at in range(body.start, body.end)}
    found: list[Post] = []
    for _, start, end in _TITLES.find(text):
        if _IN_WORD.search(text, max(0, start - 1), start) and text[start:end] in _VERB_OBJECTS:
            continue
        if text[end - 1] == "长" and _LONG.match(text, end):
            continue
        around = covered.get(start)
        if around is not None and end <= around.end:
            continue
        post = Post(around.start, end, around.end, around) if around is not None else _read(text, start, end, by_end)
        if post is None:
            continue
        joined = _joined(text, found, post)
        if joined is not None:
            found[-1] = joined
        elif not found or post.start >= found[-1].end:
            found.append(post)
    return tuple(found)


def _read(text: str, start: int, end: int, by_end: dict[int, Body]) -> Post | None:
    if text[start:end] == "长":
        body = by_end.get(start)
        return Post(body.start, end, start, body) if body and text[start - 1] in "局部厅处院校委台社站所" else None
    title = start if start in by_end else _over_prefixes(text, start)
    return _with_body(text, title, end, by_end)


def _over_prefixes(text: str, start: int) -> int:
    size = next((n for n in range(min(_LONGEST_PREFIX, start), 0, -1) if text[start - n : start] in _prefixes()), 0)
    if text[start - size : start] == "新任" and "一" <= text[start - 3 : start - 2] <= "龥":
        return start  # 孔维新任组长 holds no 新任
    return start - size


def _with_body(text: str, title: int, end: int, by_end: dict[int, Body]) -> Post:
    at = title
    for _ in range(3):
        body = by_end.get(at)
        if body is not None:
            return Post(body.start, end, title, body)
        room = next((n for n in range(min(_LONGEST_ROOM, at), 0, -1) if text[at - n : at] in _rooms()), 0)
        if not room:
            break
        at -= room
    for body_end in range(at, max(0, at - _LONGEST_GAP), -1):
        body = by_end.get(body_end)
        if body is not None:
            between = text[body_end:title]
            if not between or (_GAP.fullmatch(between) and not _NO_GAP.search(between)):
                return Post(body.start, end, title, body)
            break
    village = _over_village(text, title)
    return Post(village if village < title else _over_division(text, at), end, title, None)


_VILLAGE = re.compile(
    r"(?<![一-龥])(?:在|由|请|让|是|及|和|以及)?(?P<name>[一-龥]{1,9}?(?:镇|乡|街道|苏木)[一-龥]{1,5}?(?:村|社区|嘎查|寨|屯|庄))\Z"
)
_TOWNSHIP_END = frozenset("镇乡道木")
_LONGEST_VILLAGE = 6


def _over_village(text: str, at: int) -> int:
    """Return where the township starts whose village ends at ``at`` (桃源镇花溪村), ``at`` where none does."""
    if text[at - 1 : at] not in ("村", "区", "查", "寨", "屯", "庄"):
        return at
    for start in range(at - 2, max(0, at - _LONGEST_VILLAGE), -1):
        if text[start - 1] in _TOWNSHIP_END:
            above = division_to(text, start)
            if above < start:
                return above
    found = _VILLAGE.search(text, max(0, at - 18), at)
    return found.start("name") if found else at


def _over_division(text: str, at: int) -> int:
    start = division_to(text, at)
    if start < at:
        return start
    village = _over_village(text, at)
    if village < at:
        return village
    level = text[at - 1 : at]
    zone = _ZONE.search(text, max(0, at - 12), at) if level in ("园", "区") else None
    if zone:
        return zone.start()
    return at - 3 if level in ("区", "州", "县", "旗") and text.startswith("自治", at - 3) else at


def _joined(text: str, found: list[Post], post: Post) -> Post | None:
    """Return one post of two that touch (县委常委宣传部长, 党委书记兼局长), else None."""
    if not found:
        return None
    last = found[-1]
    between = text[last.end : post.start]
    if last.end == post.start or (between in ("兼", "、兼") and post.start - last.end <= 1):
        return Post(last.start, post.end, last.title_start, last.body or post.body)
    return None


class PostIndex:
    """The posts of a text by their start and end, and the lists they form."""

    def __init__(self, text: str, posts: tuple[Post, ...]) -> None:
        self._text = text
        self.posts = posts
        self.by_start = {post.start: post for post in posts}
        self.by_end = {post.end: post for post in posts}
        self._starts = [post.start for post in posts]

    def has_start(self, start: int, end: int) -> bool:
        """Tell whether a post starts in a stretch."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end

    def list_to(self, end: int) -> tuple[Post, ...]:
        """Return the posts joined by 、 whose last ends at ``end``; a comma joins too where no name parts them."""
        result = self._joined_to(end)
        if result and self._text[result[0].start - 1 : result[0].start] == "，":
            more = self._joined_to(result[0].start - 1)
            if more and self._opens(more[0].start):
                return more + result
        return result

    def _joined_to(self, end: int) -> tuple[Post, ...]:
        result: list[Post] = []
        post = self.by_end.get(end)
        while post is not None and len(result) < _LONGEST_LIST:
            result.append(post)
            post = self._before(post.start)
        return tuple(reversed(result))

    def _opens(self, start: int) -> bool:
        """Tell whether a list of posts opens its sentence, so that a comma cannot part it from a name before."""
        return start == 0 or self._text[start - 1] in "。；：\n由，"

    def list_from(self, start: int) -> tuple[Post, ...]:
        """Return the posts joined by 、 whose first starts at ``start``, in order."""
        result: list[Post] = []
        post = self.by_start.get(start)
        while post is not None and len(result) < _LONGEST_LIST:
            result.append(post)
            gap = 1 if self._text[post.end : post.end + 1] in tuple("、 　兼") else 0
            post = self.by_start.get(post.end + gap) if gap else None
        return tuple(result)

    def _before(self, start: int) -> Post | None:
        if start and self._text[start - 1] in "、 　":
            return self.by_end.get(start - 1)
        return None
