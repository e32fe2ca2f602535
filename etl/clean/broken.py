"""Titles that a page breaks in two: the page says them elsewhere in one piece, or their first half cannot end.

They are made whole before lines are told apart, for half a title looks like a menu's word or a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from etl.clean.head import TYPED, is_title
from etl.lexicon.kinds import KINDS

__all__ = ["broken_titles"]

_HEAD_LINES, _LONGEST_SAID = 30, 200
_LONGEST, _SHORTEST, _SHORTEST_REST, _SHORTEST_BOTH, _JOINT = 40, 4, 2, 10, 4
_NO_TITLE = re.compile(r"[，。；：:|｜>»]|[！？…]$")
_CANNOT_END = re.compile(r"(?:在[^，。：:]{4,40}[上中时会]|关于[^，。：:]{4,40})的?$")
_KIND_ALONE = re.compile(rf"(?:的?重要)?(?:{KINDS})(?:稿|提纲)?")
_BODY = re.compile(r"[\u4e00-\u9fff]{2,36}(?:委员会|政府|办公室|法院|检察院|[局委办院部厅会团])")
_OF_BODY = re.compile(r"(?:常务委员会|常委会)?工作(?:情况)?(?:报告|总结|要点|计划|汇报)")
_CONFERENCE = "中国人民政治协商会议"
_NO_REST = re.compile(r"[-—－–（(〔【\[·•◆■●○▪★☆\d]|.*[。；：:|｜>»]")


def broken_titles(lines: Sequence[str], apart: Sequence[bool], titles: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the lines that the next one goes on; ``titles``: how the page itself is called."""
    pairs = [
        (at, line, rest)
        for at, (line, rest) in enumerate(pairwise(lines))
        if not apart[at + 1] and len(line) <= _LONGEST and len(rest) <= _LONGEST
    ]
    if not pairs:
        return
    said = "\n".join([*titles, *(line for line in lines[:_HEAD_LINES] if len(line) <= _LONGEST_SAID)])
    plain = _squash(said)
    for at, line, rest in pairs:
        if at < _HEAD_LINES and _goes_on(line, rest):
            yield at
            continue
        if line[-_JOINT:] + rest[:_JOINT] not in said:
            continue
        is_long = len(line) >= _SHORTEST and len(rest) >= _SHORTEST_REST and len(line) + len(rest) >= _SHORTEST_BOTH
        is_whole = bool(TYPED.search(line)) and not TYPED.search(rest)
        if not is_long or is_whole or _NO_TITLE.search(line) or _NO_REST.match(rest):
            continue
        if is_title(line + rest) and _squash(line + rest) in plain:
            yield at


def _goes_on(line: str, rest: str) -> bool:
    """Tell whether a line at the head of a page is the beginning of a title, whatever the page says elsewhere."""
    if _KIND_ALONE.fullmatch(rest):
        return bool(_CANNOT_END.match(line)) and not TYPED.search(line)
    if _OF_BODY.fullmatch(rest):
        return bool(_BODY.fullmatch(line))
    return line == _CONFERENCE and rest.endswith("委员会")


def _squash(text: str) -> str:
    return re.sub(r"[^\S\n]+", "", text)
