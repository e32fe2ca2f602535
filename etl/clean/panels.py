"""Panels of public information: the table of fields that a portal sets above a document of an office.

``索 引 号 … 组配分类 … 名 称 … 文 号 …`` comes as fields with colons, as cells of a row,
or with each key and each value on a line of its own. Its keys name a block of
lines; a block counts where one of them is a key that only such panels print.

An office's own system shows a document under a form of its own, rows of keys and
values (``标　题 | … | 文　号 | …``), and what became of it in a table below: a form
counts where a value is the title that is printed below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from etl.clean.head import is_issuer
from etl.clean.mapped import Mapped
from etl.lexicon import table

__all__ = ["mark_rows", "panel_lines", "read_days", "read_panel"]

_GAP = r"[^\S\n]{0,4}"


def _any_of(keys: Iterable[str]) -> str:
    return "|".join(_GAP.join(key) for key in sorted(keys, key=len, reverse=True))


_FIELDS = [row for row in table("page_fields") if row["where"] != "line"]
_DATED = [row for row in table("page_fields") if row["where"] == "line"]
_ONLY = _any_of(row["label"] for row in _FIELDS if row["where"] == "panel")
_KEY = rf"(?P<only>{_ONLY})|{_any_of(row['label'] for row in _FIELDS if row['where'] != 'panel')}"
_OPENS = re.compile(rf"[\[【]?\s?(?:{_KEY})[\]】]?\s*(?:(?P<colon>[:：])|(?=[ \u3000\xa0\t])|$)")
_OF_LINES = _any_of(row["label"] for row in _DATED)
_ENDS = re.compile(rf"(?:{_OF_LINES})\s*(?:[:：]|(?=[ \u3000\xa0\t])|$)")
_MORE = re.compile(rf"(?:[ \u3000\xa0\t]|^)(?:{_ONLY})\s*(?:[:：]|[ \u3000\xa0\t]|$)")
_FIELD = re.compile(
    r"(?!各|尊敬|同志|签|作者|主\s?送|联系|记者|编者按|按语|核心|摘要|时间|地点|主持|参加|出席|会议|议题)"
    r"[\u4e00-\u9fff \u3000]{2,10}[:：]\s?[^\s，][^。；！？]{0,60}"
)
_BRACKETED = re.compile(r"【[\u4e00-\u9fff \u3000]{2,10}】[^。；！？]{0,80}")
_PROSE = re.compile("[。；]|[！？](?!$)")
_FEWEST, _REACH, _LONGEST = 2, 60, 160
_BORDERS = re.compile(r"\t+|[ \xa0]{2,}"), re.compile(r"\u3000{2,}")
_CELL_KEY = re.compile(r"(?:[\u4e00-\u9fff][ \u3000\xa0]{0,4}){2,6}")
_COLON_FIELD = re.compile(rf"(?:\[|【)?{_CELL_KEY.pattern}(?:\]|】)?[:：][ \u3000\xa0]*(?=\S)")
_BEGINS = re.compile("(?:[\u4e00-\u9fff]{0,2}(?:内容|正文|全文|原文)|正文[\u4e00-\u9fff]{2})[:：]?")
_FEWEST_ROWS, _FEWEST_CELLS, _BELOW, _LONGEST_CAPTION = 3, 3, 12, 10
_TITLE_LINES, _SHORTEST_TITLE, _SHORTEST_PROSE = 3, 6, 20
_CAPTION = re.compile(r"[\u4e00-\u9fff \u3000]{2,}")
_SEP = "[ \u3000\xa0\t]*[:：]?[ \u3000\xa0\t\n]*"
_DAY = r"((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})"
_NUMBER = r"[\u4e00-\u9fff]{2,12}[〔\[（(［]\s?(?:19|20)\d\d\s?[〕\]）)］]\s?第?\s?\d{1,4}\s?号"
_BODY = r"[\u4e00-\u9fff]{4,30}(?=\s|$)"
_TITLE = r"[^\s|｜][^\n|｜]{5,90}"


def _saying(fact: str) -> str:
    return _any_of(row["label"] for row in _FIELDS if row["fact"] == fact)


_NUMBERS = re.compile(f"(?:{_saying('number')}){_SEP}({_NUMBER})")
_BODIES = re.compile(f"(?:{_saying('issuer')}){_SEP}({_BODY})")
_TITLES = re.compile(rf"(?:^|(?<=[\s|｜【\[]))(?:{_saying('title')}){_SEP}({_TITLE})", re.M)
_PUBLISHED, _WRITTEN = (re.compile(f"(?:{_saying(fact)}){_SEP}{_DAY}") for fact in ("published", "written"))
_UPLOADS, _ENTERED = (
    re.compile(rf"(?:{_any_of(row['label'] for row in _DATED if row['fact'] == fact)})[】\]]?{_SEP}{_DAY}")
    for fact in ("uploaded", "entered")
)


def panel_lines(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that make up such panels."""
    found: set[int] = set()
    at = 0
    while at < min(len(lines), _REACH):
        block, opened, is_panel = _block(lines, at)
        if is_panel and opened >= _FEWEST:
            found.update(block)
        at = block[-1] + 1 if block else at + 1
    return found | _bracketed(lines[:_REACH]) | set(_forms(lines))


def _cells(line: str, may_say: bool = False) -> list[str]:
    """Return the cells of a row; a line with sentences is one only where these may stand in a cell."""
    if len(line) > _LONGEST or (not may_say and _PROSE.search(line)):
        return [line]
    return next((cells for border in _BORDERS if len(cells := border.split(line)) > 1), [line])


def _pairs(line: str) -> list[str]:
    """Return the values of a row of keys and values, in cells or behind colons; none where a line is no such row."""
    cells = _cells(line)
    if len(cells) > 1 and len(cells) % 2 == 0 and all(map(_CELL_KEY.fullmatch, cells[::2])):
        return cells[1::2]
    field = None if _PROSE.search(line) else _COLON_FIELD.match(line)
    return [line[field.end() :]] if field else []


def _forms(lines: Sequence[str]) -> Iterator[int]:
    """Yield the rows of keys and values above a text, one of them the title that is printed below them.

    A word between the two that only says that the text begins goes with them.
    """
    prose = next((at for at, line in enumerate(lines) if len(line) >= _SHORTEST_PROSE and "。" in line), len(lines))
    values = [_pairs(line) for line in lines[: min(prose, _REACH)]]
    for is_form, group in groupby(range(len(values)), key=lambda at: bool(values[at])):
        block = list(group)
        if not is_form or len(block) < _FEWEST_ROWS:
            continue
        below = [_plain(line) for line in lines[block[-1] + 1 : min(prose, block[-1] + 1 + _BELOW)]]
        said = {_plain(value) for at in block for value in values[at] if not is_issuer(value)}
        title = next((at for at in range(len(below)) if not said.isdisjoint(_titles_at(below, at))), -1)
        if title >= 0:
            yield from block
        if title == 1 and _BEGINS.fullmatch(below[0]):
            yield block[-1] + 1


def _titles_at(lines: Sequence[str], at: int) -> Iterator[str]:
    """Yield what may be the title that begins in a line: this, or with the next one or two if it is broken."""
    for until in range(at + 1, at + 1 + _TITLE_LINES):
        if len(title := "".join(lines[at:until])) >= _SHORTEST_TITLE:
            yield title


def _plain(text: str) -> str:
    return "".join(text.split())


def mark_rows(lines: Sequence[str], reasons: list[str], apart: Sequence[bool]) -> None:
    """Mark what is left of a table most of whose rows are the page's: its head, its other rows, its name."""
    if not any(reasons):
        return
    counts = [len(_cells(line, may_say=True)) for line in lines]
    for n_cells, group in groupby(range(len(lines)), key=counts.__getitem__):
        block = list(group)
        marked = [at for at in block if reasons[at]]
        if n_cells < _FEWEST_CELLS or len(block) == 1 or not marked or 2 * len(marked) < len(block):
            continue
        caption = block[0] - 1
        is_called = caption >= 0 and apart[caption] and len(lines[caption]) <= _LONGEST_CAPTION
        rest = [caption] if is_called and _CAPTION.fullmatch(lines[caption]) else []
        for at in [*rest, *block]:
            reasons[at] = reasons[at] or reasons[marked[0]]


def _bracketed(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines of a law database: several fields, each behind its name in black brackets."""
    marked = [line[:1] == "【" and bool(_BRACKETED.fullmatch(line)) for line in lines]
    return {
        at
        for at, is_field in enumerate(marked)
        if is_field and (marked[at + 1 : at + 2] == [True] or marked[max(0, at - 1) : at] == [True])
    }


def _block(lines: Sequence[str], at: int) -> tuple[list[int], int, bool]:
    """Return the lines from ``at`` on that open with keys or hold a key's value, and what they are worth."""
    block: list[int] = []
    opened, is_panel, awaits = 0, False, False
    for number in range(at, len(lines)):
        line = lines[number]
        match = _OPENS.match(line) if len(line) <= _LONGEST and not _PROSE.search(line) else None
        if match:
            more = len(_MORE.findall(line))
            opened += 1 + more
            is_panel = is_panel or bool(match["only"]) or more > 0
            awaits = match.end() == len(line)
        elif awaits and block and len(line) <= _LONGEST and _opens_soon(lines, number):
            awaits = False
        elif is_panel and (_FIELD.fullmatch(line) or (len(line) <= _LONGEST and _ENDS.match(line))):
            opened += 1  # a field of a name that is not listed, or one that datelines have
            awaits = bool(_ENDS.fullmatch(line))
        else:
            break
        block.append(number)
    return block, opened, is_panel


def _opens_soon(lines: Sequence[str], number: int) -> bool:
    """Tell whether the line below a value names the next field, so that the value is one."""
    is_followed = number + 1 < len(lines) and bool(_OPENS.match(lines[number + 1]))
    return is_followed or bool(re.search(_NUMBER, lines[number]))


def read_panel(doc: Mapped, start: int, end: int) -> None:
    """Read number, issuing body and title out of the panel [start, end), as far as the page says them nowhere else."""
    text = doc.text[start:end]
    fields = ("web_number", _NUMBERS), ("web_issuer", _BODIES), ("web_source", _BODIES), ("web_title", _TITLES)
    for kind, pattern in fields:
        if found := pattern.search(text):
            doc.note(kind, found[1], start + found.start(1), start + found.end(1))


def read_days(doc: Mapped, start: int, end: int) -> None:
    """Read the days that the panel [start, end) names."""
    text = doc.text[start:end]
    fields = [("web_published_on", _PUBLISHED), ("written_on", _WRITTEN), ("uploaded_on", _UPLOADS)]
    if _PUBLISHED.search(text):
        fields.append(("uploaded_on", _ENTERED))
    for kind, pattern in fields:
        day = pattern.search(text)
        if day and 1 <= int(day[2]) <= 12 and 1 <= int(day[3]) <= 31:
            iso = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
            doc.note(kind, iso, start + day.start(1), start + day.end(3))
