"""Posts of a forum: the thread holds a document, and what others say of it is none of it.

The heads of posts cut a page into posts. The longest holds the document; a post
that goes on with it says so, or opens with a heading or amid a sentence. What
else is short is a reply. The thread's own title and what its poster says before
the document are known by the title that the document itself prints below them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from etl.clean.head import OF_DOCUMENT, TYPED, is_issuer, is_title

__all__ = ["mark_posts"]

_HEAD = "head of a post"
_LONGEST_REPLY, _ENOUGH, _FEWEST, _OPENING, _LONG = 160, 2, 0.2, 8, 12
_OPENS = re.compile(r"(?:楼主|沙发|板凳|地板|#?\d{1,4}\s?[#楼层FL]|.{0,24}发表于)")
_CONTINUED = re.compile(r"[（(【\[]?\s?(?:接|续|紧接|承接)\s?(?:上|前)")
_GOES_ON = re.compile(
    rf"[，。；：、）”]|{_CONTINUED.pattern}|[一二三四五六七八九十]{{1,3}}、|[（(][一二三四五六七八九十]{{1,3}}[）)]"
)
_OF_POSTER = re.compile(
    rf"(?:{_CONTINUED.pattern}(?:一?[楼帖贴层]|文)[。.!！）)】\]]*|[（(]?(?:全文)?完[）)]?[。.!！][^。]{{0,16}}[。.!！]?)$"
)


def mark_posts(lines: Sequence[str], reasons: list[str]) -> None:
    """Mark what a forum's thread holds besides a document: replies, signatures, remarks, its own title."""
    heads = [at for at, reason in enumerate(reasons) if reason == _HEAD and _OPENS.match(lines[at])]
    if len(heads) < _ENOUGH:
        return
    _mark_replies(lines, reasons, heads)
    _mark_opening(lines, reasons, heads[0])
    n_times = Counter(lines)
    for at, line in enumerate(lines):
        if (
            not reasons[at]
            and n_times[line] > 1
            and len(line) >= _LONG
            and not (is_issuer(line) or line[-1] in "。；：")
        ):
            reasons[at] = "signature of a post"
        elif not reasons[at] and _OF_POSTER.match(line):
            reasons[at] = "remark of a poster"


def _mark_replies(lines: Sequence[str], reasons: list[str], heads: Sequence[int]) -> None:
    posts = [[at for at in range(start + 1, end) if not reasons[at]] for start, end in pairwise([*heads, len(lines)])]
    sizes = [sum(len(lines[at]) for at in post) for post in posts]
    longest = min(_LONGEST_REPLY, _FEWEST * max(sizes))
    longest = min(_LONGEST_REPLY, _FEWEST * max(sizes))
    for number, (head, until) in enumerate(pairwise([*heads, len(lines)])):
        if not number or sizes[number] > longest:
            continue
        goes_on = any(_GOES_ON.match(lines[at]) for at in posts[number][:2])
        if not (goes_on or any(_CONTINUED.match(lines[at]) for at in range(head + 1, until))):
            for at in posts[number]:
                reasons[at] = "reply to a post"


def _mark_opening(lines: Sequence[str], reasons: list[str], head: int) -> None:
    """Mark the thread's title and its poster's remarks above the title that the document prints itself."""
    opening = [at for at in range(head + 1, len(lines)) if not reasons[at]][:_OPENING]
    own = next((at for at in opening if TYPED.search(lines[at]) and is_title(lines[at])), -1)
    for at in range(own):
        if reasons[at] or OF_DOCUMENT.search(lines[at]):
            continue
        if at < head:
            reasons[at] = "title of the page"
        elif lines[at][-1] in "。！~～":
            reasons[at] = "remark of a poster"
