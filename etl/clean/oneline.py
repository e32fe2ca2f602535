"""Pages that arrive as one line: where the site's own words before and behind the text begin and end.

Between spaces stand parts: the site's (path, file name, fields, buttons), then
title and body, then the site's again. Each part is weighed like a line of its
own; what stands before the last part of the site in the head, or behind the
first one in the tail, is the site's, unless it would take the title with it.
"""

from __future__ import annotations

import re

from etl.clean.wording import FILE_TAIL, wordings

__all__ = ["site_ends"]

_LONG, _SHARE, _HALF = 400, 0.9, 0.5
_GAP = re.compile(r"[ \t\xa0\u2002\u2003\u3000]+")
_PROSE_END = re.compile(r"[。！？；：!?;:…][”’」』）)》]*$")
_SIGN = re.compile(r"[|│｜>»·\-—/\\]+|\d{1,5}")
_HEARERS = re.compile(
    r"(?:同志们|各位[\u4e00-\u9fff、，,]{2,20}|尊敬的[\u4e00-\u9fff、，,]{2,24}|[\u4e00-\u9fff]{1,4}们)[:：]"
)
_BODY, _TITLE, _LONGEST_PART, _MOST_PARTS = 25, 8, 120, 60


def site_ends(text: str) -> list[tuple[int, int]]:
    """Return the spans of the site's words before and behind a text of one line; none where the text has lines."""
    lines = text.split("\n")
    line = max(lines, key=len)
    if len(line) < _LONG or len(line) < _SHARE * len(text):
        return []
    start = sum(len(before) + 1 for before in lines[: lines.index(line)])
    gaps = [match.span() for match in _GAP.finditer(line)]
    spans = list(zip([0, *(end for _, end in gaps)], [*(first for first, _ in gaps), len(line)], strict=True))
    parts = [(first, last) for first, last in spans if first < last]
    return [(start + first, start + last) for first, last in (_head(line, parts), _tail(line, parts)) if first < last]


def _head(line: str, parts: list[tuple[int, int]]) -> tuple[int, int]:
    opening = parts[:_MOST_PARTS]
    is_site = _weighed(line, opening)
    body = next((n for n, (a, b) in enumerate(opening) if not is_site[n] and _is_body(line[a:b])), 0)
    last = max((n for n in range(body) if is_site[n]), default=-1)
    if last < 0 or not any(_is_title(line[a:b]) for a, b in opening[last + 1 : body]):
        return 0, 0
    return opening[0][0], opening[last][1]


def _tail(line: str, parts: list[tuple[int, int]]) -> tuple[int, int]:
    closing = parts[-_MOST_PARTS:]
    is_site = _weighed(line, closing)
    body = max((n for n, (a, b) in enumerate(closing) if not is_site[n] and _is_body(line[a:b])), default=-1)
    first = next((n for n in range(body + 1, len(closing)) if is_site[n]), -1)
    if body < 0 or first < 0:
        return 0, 0
    return closing[first][0], closing[-1][1]


def _weighed(line: str, parts: list[tuple[int, int]]) -> list[bool]:
    found = wordings(line, parts, _LONGEST_PART)
    return [
        word.is_site(True)
        or (b - a < _TITLE and word.n_all > 0 and word.share >= _HALF)
        or bool(FILE_TAIL.search(line[a:b]))
        or bool(_SIGN.fullmatch(line[a:b]))
        for word, (a, b) in zip(found, parts, strict=True)
    ]


def _is_body(part: str) -> bool:
    return bool(_HEARERS.fullmatch(part)) or (len(part) >= _BODY and bool(_PROSE_END.search(part[-4:])))


def _is_title(part: str) -> bool:
    return len(part) >= _TITLE
