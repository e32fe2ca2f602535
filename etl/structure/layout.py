"""Which line of a document is what: every paragraph gets its kind.

A document is read from both ends. From the top: heads, title lines, subtitle,
byline, salutation or addressee, until the first line of the body. From the
bottom and behind the body: signature, closing notes, attachments. What lies
between is body, table, caption or a heading without number; numbered headings
are found later by outline.py. A line stays ``body`` where nothing speaks for
another kind: a document may open without any title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.records import CleanText, Paragraph
from etl.structure import patterns as pat
from etl.structure.front import FORMAL_MARKER, is_byline, mark_front
from etl.structure.titles import BRACKETED, Line, bare
from etl.structure.years import chinese_number

__all__ = ["read_paragraphs"]

_LONGEST_HEADING = 34
_NUMBER_CELL = re.compile(r"[约近达]?[-+±]?\d[\d,.]*(?:[%‰]|[\u4e00-\u9fff]{1,4})?|[-—/无\\]+")
_ROSTER = re.compile(
    r"(?:常务)?(?:副?组\s?长|副?主\s?任|成\s?员|顾\s?问|第一组长|副?总指挥|副?指挥长|副?召集人|副?秘书长|副?队长|联络员)[：:]"
)
_TEAM = re.compile(
    r"(?P<label>[^：:，。；\d]{0,10}?)(?:(?P<chinese>[一二三四五六七八九十]{1,3})|(?P<number>\d{1,2})|(?P<letter>[A-Z]))"
    r"(?P<kind>号?[\u4e00-\u9fff]{1,6})[：:]\s?(?P<rest>[^。：:]{2,80})"
)
_LIST_MARKS = re.compile(r"[、，,；;\s]+")
_SCHEDULED = re.compile(r"\d{1,2}[月日时：:]|[年月日]前|[要应须将]|负责")
_LONGEST_TEAM, _LONGEST_NAME = 90, 14
_ROSTER_ROW = re.compile(r"[\u4e00-\u9fff·]{2,8}\s[^。；：]{2,40}")
_CAPTION = re.compile(
    r"(?:▲|△|▼|↑|[（(]?上?图(?:为|①|：|:|\d|/)|图片说明).{2,}|.{4,80}(?:记者|通讯员)?\s?[\u4e00-\u9fff]{2,4}\s?[/摄]影?[）)]?$"
)
_SHOT = re.compile(r"(?:\s摄|摄影?[）)]?)$")
_NOTES = re.compile("(?:附?注|注释|说明|备注)[:：]")
_ATTACHED_ITEM = re.compile(r"(?:附件)?\s?\d{1,2}[.．、：:]")


def read_paragraphs(clean: CleanText) -> tuple[Paragraph, ...]:
    """Return the paragraphs of ``clean`` with their kinds, numbered from 1."""
    lines = _lines(clean.text)
    _mark_captions(lines, clean.captions)
    _mark_tables(lines)
    body = mark_front(lines, _web_titles(clean))
    _mark_back(lines, body)
    _mark_plain_headings(lines, body)
    return tuple(Paragraph(no, line.start, line.end, line.kind) for no, line in enumerate(lines, 1))


def _lines(text: str) -> list[Line]:
    lines = []
    at = 0
    for raw in text.split("\n"):
        inner = raw.strip()
        if inner:
            start = at + raw.index(inner[0])
            lines.append(Line(start, start + len(inner), inner))
        at += len(raw) + 1
    return lines


def _web_titles(clean: CleanText) -> tuple[str, ...]:
    """Return what page and file call the title, for comparison."""
    named = (item.value for item in clean.evidence if item.kind == "web_title" and not pat.ISSUE.search(item.value))
    return tuple(filter(None, dict.fromkeys(map(bare, named))))


# ── captions and tables ─────────────────────────────────────────────────────────────────────────────────────────


def _mark_captions(lines: Sequence[Line], captions: tuple[tuple[int, int], ...]) -> None:
    spans = sorted(captions)
    at = 0
    for line in lines:
        while at < len(spans) and spans[at][1] <= line.start:
            at += 1
        given = at < len(spans) and spans[at][0] < line.end
        if given or (len(line.text) <= 120 and _reads_as_caption(line.text) and _CAPTION.fullmatch(line.text)):
            line.kind = "caption"


def _reads_as_caption(text: str) -> bool:
    return (
        text[0] in "▲△▼↑"
        or text.startswith(("图为", "上图", "图片说明", "（图", "图：", "图①"))
        or ("摄" in text[-3:] and bool(_SHOT.search(text)))
    )


def _cells(line: Line) -> list[str]:
    return line.text.split() if line.kind == "body" and len(line.text) <= 200 else []


def _numbers(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells[1:] if _NUMBER_CELL.fullmatch(cell))


def _is_row(cells: Sequence[str]) -> bool:
    return len(cells) >= 2 and all(len(cell) <= 30 and cell[-1] not in "。；！？" for cell in cells)


def _mark_tables(lines: Sequence[Line]) -> None:
    """Mark runs of rows: equal numbers of cells with figures in them, or rosters of names and posts."""
    rows = [_cells(line) for line in lines]
    at = 0
    while at < len(lines):
        end = _table_end(rows, at) if _is_row(rows[at]) else at
        if end == at:
            end = max(_roster_end(lines, at), _teams_end(lines, at))
        for line in lines[at:end]:
            line.kind = "table"
        at = max(end, at + 1)


def _table_end(rows: Sequence[list[str]], at: int) -> int:
    """Return the line behind the table that begins at ``at``, or ``at`` where there is none."""
    end = at
    while end < len(rows) and _is_row(rows[end]) and abs(len(rows[end]) - len(rows[at])) <= 2:
        end += 1
    block = rows[at:end]
    figures = sum(1 for cells in block if _numbers(cells))
    if len(block) >= 2 and figures >= max(1, len(block) // 2):
        return end
    return end if len(block) >= 3 and min(map(len, block)) >= 3 else at


def _roster_end(lines: Sequence[Line], at: int) -> int:
    if lines[at].kind != "body" or len(lines[at].text) > 90 or not _ROSTER.match(lines[at].text):
        return at
    end = at + 1
    while end < len(lines) and len(lines[end].text) <= 90 and lines[end].kind == "body":
        text = lines[end].text
        if not (_ROSTER.match(text) or _ROSTER_ROW.fullmatch(text)) or pat.is_note(text):
            break
        end += 1
    return end if end - at >= 2 else at


def _teams_end(lines: Sequence[Line], at: int) -> int:
    """Return the line behind the rows that list who belongs to the first, second … team or route, or ``at``."""
    end = at
    last: re.Match[str] | None = None
    while (
        end < len(lines)
        and lines[end].kind == "body"
        and len(lines[end].text) <= _LONGEST_TEAM
        and "：" in lines[end].text
    ):
        team = _TEAM.fullmatch(lines[end].text)
        if team is None or not _lists_names(team["rest"]) or not (last is None or _is_next(last, team)):
            break
        last = team
        end += 1
    return end if end - at >= 2 else at


def _lists_names(text: str) -> bool:
    """Tell whether words are names side by side and no sentence."""
    parts = _LIST_MARKS.split(text.rstrip("；;"))
    return len(parts) > 1 and all(len(part) <= _LONGEST_NAME for part in parts) and not _SCHEDULED.search(text)


def _is_next(one: re.Match[str], two: re.Match[str]) -> bool:
    """Tell whether two rows have the same label with the next number."""
    return (one["label"], one["kind"]) == (two["label"], two["kind"]) and _number(two) == _number(one) + 1


def _number(team: re.Match[str]) -> int:
    if team["letter"]:
        return ord(team["letter"])
    return int(team["number"]) if team["number"] else chinese_number(team["chinese"])


# ── back ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _mark_back(lines: Sequence[Line], body: int) -> None:
    """Mark salutations inside, signatures, notes and the heads of attachments behind the front."""
    listed = noted = False
    for at in range(body, len(lines)):
        line = lines[at]
        if line.kind != "body":
            continue
        if listed and _ATTACHED_ITEM.match(line.text) and (len(line.text) <= 80 or noted):
            line.kind = "note"
            continue
        listed = False
        line.kind = _back_kind(lines, at, body)
        noted = bool(_NOTES.fullmatch(line.text))
        line.kind = "note" if noted else line.kind
        listed = line.kind == "note" and (noted or line.text.lstrip("（(").startswith("附"))
        if line.kind == "signature":
            _mark_signers(lines, at, body)


def _back_kind(lines: Sequence[Line], at: int, body: int) -> str:
    text = lines[at].text
    if pat.is_salutation(text):
        return "salutation"
    if at == body:
        return "note" if text[0] in "（(" and len(text) <= 60 and pat.is_note(text) else "body"
    if len(text) <= 46 and pat.ATTACHMENT_PAGE.match(text):
        return "head"
    if len(text) <= 400 and pat.is_note(text):
        return "note"
    if _is_signature(lines, at):
        return "signature"
    return "byline" if _is_closing_byline(lines, at) else "body"


def _is_closing_byline(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line behind the text names its writers in brackets."""
    text = lines[at].text
    return at >= len(lines) - 3 and len(text) <= 30 and bool(BRACKETED.fullmatch(text)) and is_byline(text, True)


def _is_signature(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text
    if len(text) > 60:
        return False
    bare = text.strip("（）() ")
    if pat.DATE.fullmatch(bare):
        return True
    date = pat.DATE.search(bare)
    if date and date.end() == len(bare):
        words = bare[: date.start()].split()
        return bool(words) and all(pat.is_issuer(word) for word in words)
    return at == len(lines) - 1 and pat.is_issuer(text) and text[-1] not in "会组镇乡"


def _mark_signers(lines: Sequence[Line], at: int, body: int) -> None:
    """Mark the names above a signature's date: bodies, or one person with or without a post."""
    for back in range(at - 1, max(body, at - 6), -1):
        line = lines[back]
        if line.kind != "body" or len(line.text) > 60 or line.text[-1] in "。；：！？，":
            return
        if not (all(pat.is_issuer(word) for word in line.text.split()) or is_byline(line.text, True)):
            return
        line.kind = "signature"


# ── headings without number ─────────────────────────────────────────────────────────────────────────────────────


def _mark_plain_headings(lines: Sequence[Line], body: int) -> None:
    """Mark short lines without closing mark inside the body; numbered ones are left to the outline."""
    for at in range(body, len(lines) - 1):
        line = lines[at]
        if line.kind != "body" or len(line.text) > _LONGEST_HEADING or len(line.text) < 3:
            continue
        if (
            line.text[-1] in "。；：！？，、…）"
            or line.text.count("“") != line.text.count("”")
            or FORMAL_MARKER.match(line.text)
            or "。" in line.text
        ):
            continue
        behind = lines[at + 1]
        longer = behind.kind == "table" or len(behind.text) > len(line.text)
        if longer or lines[at - 1].kind == "head" or FORMAL_MARKER.match(behind.text):
            line.kind = "heading"
