"""Pages that arrive as one long line: their gaps and headings become paragraph breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.clean.forms import is_open
from etl.clean.mapped import Change, Mapped

__all__ = ["split_previews"]

_LONG = 200
_SHARE, _SHORT = 0.9, 80
_NUMERALS, _LONGEST_HEADING = "一二三四五六七八九十", 30
_GAP = re.compile(r"[ \t\xa0\u2002\u2003\u3000]+")
_ENDED = re.compile(r"[。！？：；!?:;…][”’」』）)》]*$")
_WIDE = re.compile("[ \xa0]{4}")
_INDENT = re.compile(r"(?<=[。！？：；!?:;”）)])[ \xa0]{0,4}(?:\u3000{2,}|[ \xa0]{4,})(?=\S)")
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节条编部]"
)
_UNSPACED = re.compile(
    r"(?<=[。！？!?：:；])(?=[一二三四五六七八九十]{1,2}、[^，。；、]{2,40}[，。])|(?<=[。！？；：!?;:])(?=[（(][一二三四五六七八九十]{1,2}[）)])"
)
_HEAD_END = re.compile(
    r"(?<=[。！？!?：:；])[一二三四五六七八九十]{1,2}、[^，。；：、（(]{2,20}?(?=[（(]一[）)]|一是|一要|一、|第一，|1[、.．])"
)
_ISSUE = re.compile(r"(?:总?第?\s?[\d一二三四五六七八九十百]{1,5}\s?期|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)$")
_DATE = re.compile(r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日$|[（(]?总?第\s?\d{1,5}\s?期[）)]?$")
_ISSUER = re.compile(r".{2,30}(?:办公室|委员会|小组|编委会|编|局|办|部|科|处|室)$")
_NUMERAL = "[〇○零一二三四五六七八九十]"
_DAY = re.compile(
    rf"\d{{4}}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日|{_NUMERAL}{{4}}年{_NUMERAL}{{1,3}}月{_NUMERAL}{{1,3}}日"
)
_REMARK, _ATTACHED = re.compile(r"[（(]此件[^（）()]{2,30}[）)]"), re.compile(r"附件?[:：\d]")
_ISSUER_ALONE = re.compile(r"[\u4e00-\u9fff]{2,28}(?:人民政府|委员会|办公室|政府|委|局|厅|部|院)")
_NAME = re.compile(r"[\u4e00-\u9fff]{1,4}(?:·[\u4e00-\u9fff]{1,6})?$")
_POST = re.compile(r"(?:书记|主任|长|员|主席|代表|记者|作者|校长|经理|委|同志)$")
_MARK = re.compile(r"[，。；：！？、,;:!?]")
_HEAD_MARK = re.compile(r"[，。；！？,;!?]")
_IN_ISSUE = re.compile(r"第[ \u3000\xa0]?[\d一二三四五六七八九十百]{1,5}[ \u3000\xa0]?(?:期|号|次|届)")
_BRACKETED = re.compile(r"[（(][^（）()]{2,40}[）)]$")
_HEARERS = re.compile(
    r"(?:同志们|各位[\u4e00-\u9fff、，]{2,20}|尊敬的[\u4e00-\u9fff、，]{2,24}|[\u4e00-\u9fff]{1,4}们)[:：]$"
)
_OWN = re.compile(
    r"(?:报|送|发|抄\s?送|抄\s?报|主\s?送|分\s?送|签\s?发|编\s?辑|责任编辑|责编|审\s?核|主\s?题\s?词|附\s?件|联\s?系\s?人)[:：]"
)


def split_previews(doc: Mapped) -> None:
    """Break the long lines of a single-line preview into paragraphs."""
    changes: list[Change] = []
    at = 0
    for line in doc.text.split("\n"):
        if len(line) >= _LONG or (len(line) >= _SHORT and len(line) >= _SHARE * len(doc.text)):
            indents = list(_indents(line, at))
            if len(line) >= _SHARE * len(doc.text):
                changes += _apart([*indents, *_breaks(line, at)])
            else:
                changes += indents
        at += len(line) + 1
    doc.replace(changes, "preview", "gap or heading that begins a paragraph on a page of one line")


def _apart(changes: list[Change]) -> Iterator[Change]:
    """Yield the changes that do not overlap an earlier one."""
    reached = -1
    for change in sorted(changes):
        if change[0] > reached:
            yield change
            reached = change[1]


def _indents(line: str, at: int) -> Iterator[Change]:
    """Break at the indents behind a sentence's end, which begin paragraphs wherever they stand."""
    if "\u3000\u3000" in line or _WIDE.search(line):
        yield from ((at + match.start(), at + match.end(), "\n") for match in _INDENT.finditer(line))


def _breaks(line: str, at: int) -> list[Change]:
    inside = {gap.start() for issue in _IN_ISSUE.finditer(line) for gap in _GAP.finditer(line, *issue.span())}
    gaps = [match.span() for match in _GAP.finditer(line) if match.start() not in inside]
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(line)]
    parts = [line[start:end] for start, end in zip(starts, ends, strict=True)]
    if len(parts) > 8 and len(line) < 10 * len(parts):
        return []  # a roll of names
    n_ended = sum(bool(_ENDED.search(part[-4:])) for part in parts[:-1])
    changes: list[Change] = []
    in_head = not _HEAD_MARK.search(parts[0]) and len(parts[0]) <= 40
    for number, (start, end) in enumerate(gaps):
        before, after = parts[number], parts[number + 1]
        parts_them = _is_break(before, after, n_ended >= 2, in_head) or _is_damaged_heading(before, after, line)
        if parts_them and not is_open(line[max(0, start - 60) : start]):
            changes.append((at + start, at + end, "\n"))
        in_head = in_head and not _HEAD_MARK.search(after) and not _HEARERS.fullmatch(after)
    if n_ended < 2:
        places = {m.start() for m in _UNSPACED.finditer(line)} | {m.end() for m in _HEAD_END.finditer(line)}
        changes += [(at + place, at + place, "\n") for place in places]
    return sorted(set(changes))


def _is_break(before: str, after: str, is_spaced: bool, in_head: bool) -> bool:
    """Tell whether a gap parts paragraphs; ``is_spaced``: gaps behind sentences are the page's habit."""
    if _HEARERS.fullmatch(after) or _HEARERS.fullmatch(before) or (not in_head and _parts_tail(before, after)):
        return True
    if _OWN.match(after) and (_OWN.match(before) is None or before[-1:] in "。）)"):
        return True
    if _ENDED.search(before[-4:]):
        return is_spaced and not _MARK.match(after)
    if _HEADING.match(after) and len(before) > 1 and not _MARK.search(before[-1]):
        return True
    if _HEADING.match(before) and not re.search(r"[。；！？]", before) and len(before) <= 60:
        return len(after) > 4
    return in_head and _parts_head(before, after)


def _parts_tail(before: str, after: str) -> bool:
    """Below the body, a gap parts attachments, whoever signs, the day and remarks."""
    ended, signed = bool(_ENDED.search(before[-4:])), bool(_ISSUER.fullmatch(before) or _DAY.fullmatch(before))
    if _DAY.fullmatch(after):
        return signed
    if _REMARK.fullmatch(after):
        return signed or ended
    return bool(_ISSUER_ALONE.fullmatch(after)) and (ended or bool(_ATTACHED.match(before)))


def _is_damaged_heading(before: str, after: str, line: str) -> bool:
    """Tell whether a part is a heading that lost the mark behind its number, which a neighbour still has."""
    number = _NUMERALS.find(before[0]) if before else -1
    if number < 0 or len(before) > _LONGEST_HEADING or _MARK.match(before[1:2]) or re.search(r"[。；！？]", before):
        return False
    neighbours = _NUMERALS[max(0, number - 1) : number] + _NUMERALS[number + 1 : number + 2]
    return len(after) > 8 and any(f" {numeral}、" in line for numeral in neighbours)


def _parts_head(before: str, after: str) -> bool:
    """Before the body, a gap parts title, byline and body, but not issue and date, or post and name."""
    if _MARK.search(before[-1:]) or (_DATE.fullmatch(after) and (_ISSUE.search(before) or _ISSUER.fullmatch(before))):
        return False
    if _NAME.fullmatch(after) and _POST.search(before):
        return False
    if _BRACKETED.fullmatch(before) or _BRACKETED.fullmatch(after):
        return True
    return abs(len(before) - len(after)) > 2 or bool(_ISSUE.search(before)) or len(before) < 4
