"""Stray spaces go, spaces that part stay as one.

Within a sentence Chinese is written without spaces, between number and unit
too. A space stays between the cells of a row, between post and name, between
the halves of a title, and in Latin; within a name it goes (``李　锐``).
"""

from __future__ import annotations

import re
from functools import cache

from etl.clean.forms import is_tabbed
from etl.clean.mapped import Change, Mapped
from etl.lexicon import lines as lexicon_lines

__all__ = ["set_spaces"]

_BLANK_SIGN = r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_RUN = re.compile(f"{_BLANK_SIGN}{_BLANK_SIGN}*")  # opens with one, so that text without any is passed over fast
_TAB = re.compile(f"{_BLANK_SIGN}*\t{_BLANK_SIGN}*")
_WIDE_GAP = re.compile(r"\t|[ \xa0\u2000-\u200a\u3000]{2,}")
_SENTENCE = re.compile(r"[，。；！？]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_MARKS = frozenset("，。、；：？！（）《》〈〉【】〔〕“”‘’…—·")
_CLOSING_IN_ROW = frozenset("）〕】》”")
_OPENING_IN_ROW = frozenset("（《“")
_POST_END = re.compile(
    r"(?:书记|主任|[省市县区州镇乡村局处科院校厂站所队组部行社会委]长|市长|县长|区长|局长|部长|厅长|处长|科长|院长|校长|会长|主席|委员|常委|代表|秘书长|助理|经理|总监|总裁|董事长|检察长|巡视员|调研员|专员|干事|记者|通讯员|作者|编辑|撰稿|摄影|同志|教授|研究员|工程师|总理|部队长|政委|司令员|参谋长|站长|队长|组长|所长|主编|审核|编|审|签发人?|签发|负责人|联系人|发言人|支书|镇长|乡长|村长)$"
)
_CREDIT = frozenset("摄文图编审著译辑报绘整")
_NAME_AHEAD = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ \xa0\u3000]{1,2}[\u4e00-\u9fff])(?![\u4e00-\u9fff])"
    r"|[\u4e00-\u9fff]{1,5}·"
)
_EMPTY_CELL, _EMPTY_CELL_BEFORE = re.compile(r"[—–-]{1,2}(?=\s|$)"), re.compile(r"\s[—–-]{1,2}$")
_NEXT_FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}：\S")
_FIELDS = re.compile(r"：[^：]{2,16}[ \u3000\xa0][^：\s]{2,6}：")
_REPORTED = re.compile(r"本[报网台刊]讯$")
_YEAR = re.compile(r"(?:19|20)\d\d(?:年|[-./]\d)|\d{1,2}月\d{1,2}日")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}[ \xa0\u3000]{1,2}\d{3}(?!\d)")
_MAYBE, _BLANK = r"[ \xa0\u3000]{0,2}", r"[ \xa0\u3000]{1,2}"
_SPELLED = re.compile(
    rf"(?<![\d.])\d+{_MAYBE}\.{_MAYBE}\d+(?:{_BLANK}\d(?!\d))*"
    rf"|(?<![\d.])\d(?:{_MAYBE}\.?{_BLANK}\d(?![\d.]))+(?:{_MAYBE}\.{_MAYBE}\d(?:{_BLANK}\d(?!\d))*)?"
)
_STOP = re.compile(r"[。；！？]")
_ISSUE = re.compile(r"第\s?\d+\s?[期号届次]")
_FIGURE_CELL = re.compile(r"\d[\d.,]*%?(?:$| +[\d.]+%?(?: |$))")
_SPREAD_NAME = re.compile(
    r"(?<=[ \xa0\u3000])(?P<name>[\u4e00-\u9fff](?:[ \xa0\u3000][\u4e00-\u9fff]){2})(?=$|[ \xa0\u3000]{2}|[）)])"
)
_SPREAD_LABEL = re.compile(
    r"(?:(?<![^\n])|(?<=[ \xa0\u3000]{2}))[\u4e00-\u9fff](?P<gap>[ \xa0\u3000]{1,4})[\u4e00-\u9fff]"
    r"(?:(?P=gap)[\u4e00-\u9fff]){1,4}[ \xa0\u3000]{0,4}(?=[：:])"
)
_SPREAD_KIND = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:"
    + "|".join(
        rf"{kind[0]}[ \xa0\u3000]{{1,4}}{kind[1]}"
        for kind in (*lexicon_lines("kinds_of_document"), "快报", "专报", "通讯", "文件", "会刊")
        if len(kind) == 2
    )
    + r")(?=\s*$)"
)
_NAME_BORDER = re.compile(r"[、，：:；。（）()\s]|$")
_TITLE_OPEN = re.compile(r"[《“]([^《》“”\n]{0,60})$")
_HALF_TITLE, _HALF_QUOTE = re.compile(r"([^《》\n]{0,60})》"), re.compile(r"([^《》“”\n]{0,60})[》”]")
_BRACKET_OPEN = re.compile(r"[（【]([^（）【】\n]{0,40})$")


@cache
def _surnames() -> frozenset[str]:
    return frozenset("".join(lexicon_lines("clean_surnames")))


def set_spaces(doc: Mapped) -> None:
    """Drop or keep each run of white space of ``doc``, whose lines are paragraphs."""
    if not _RUN.search(doc.text):
        return
    changes: list[Change] = []
    at = 0
    lines = doc.text.split("\n")
    cells = [_n_cells(line) for line in lines]
    for number, line in enumerate(lines):
        if _RUN.search(line):
            in_table = cells[number] >= 3 and cells[number] in (
                *cells[max(0, number - 1) : number],
                *cells[number + 1 : number + 2],
            )
            changes += [(at + a, at + b, kept) for a, b, kept in _line_changes(line, in_table)]
        at += len(line) + 1
    silent = [c for c in changes if doc.text[c[0] : c[1]] != c[2]]
    doc.record([c for c in silent if not c[2]], "spaces", "space inside a phrase, a name or a figure")
    doc.tidy(silent)


def _n_cells(line: str) -> int:
    """Return how many cells a line would have as a row of a table; 0 for a sentence or a spread word."""
    if not _RUN.search(line) or _SENTENCE.search(line) or _is_padded(line) or _ISSUE.search(line):
        return 0
    wide = _WIDE_GAP.split(line.strip())
    return len(wide) if len(wide) > 1 else len(line.split())


def _line_changes(line: str, in_table: bool) -> list[Change]:
    if is_tabbed(line.strip()):
        return _tabs(line)
    is_prose = bool(_SENTENCE.search(line))
    wides = bool(_WIDE_GAP.search(line.strip()))
    is_roll = _is_roll(line)
    is_row = is_roll or (not is_prose and (wides or in_table))
    is_padded = _is_padded(line)
    figures = _gaps_in_names(line) if is_row else _gaps_in_figures(line) | _gaps_in_names(line)
    if kind := _SPREAD_KIND.search(line):
        figures |= {gap.start() for gap in _RUN.finditer(line, *kind.span())}
    figures |= {gap.start() for label in _SPREAD_LABEL.finditer(line) for gap in _RUN.finditer(line, *label.span())}
    changes: list[Change] = []
    cell_start, cell = 0, ""
    for match in _RUN.finditer(line):
        start, end = match.span()
        cell = (cell + line[cell_start:start])[-16:]
        wide = bool(_WIDE_GAP.match(match[0])) or (in_table and not wides) or is_roll
        if start == 0 or end == len(line) or start in figures:
            keeps = False
        elif is_padded:
            keeps = wide and wides and _parts_padded(line, start, end)
        else:
            keeps = not _is_name(line, start, end, cell) and _keeps(line, (start, end), wide, is_prose, is_row)
        changes.append((start, end, " " if keeps else ""))
        cell_start = end
        if keeps:
            cell = ""
    return changes


def _tabs(line: str) -> list[Change]:
    """Keep one tab between the cells of a row, for a later round is to see its row too; in cells go stray spaces."""
    changes: list[Change] = []
    reached = 0
    for tab in _TAB.finditer(line):
        start = reached
        if cell := line[start : tab.start()]:
            changes += [(start + a, start + b, kept) for a, b, kept in _line_changes(cell, False)]
        is_edge = not line[: tab.start()].strip() or tab.end() == len(line)
        changes.append((*tab.span(), "" if is_edge else "\t"))
        reached = tab.end()
    return [*changes, *((reached + a, reached + b, kept) for a, b, kept in _line_changes(line[reached:], False))]


def _gaps_in_figures(line: str) -> set[int]:
    """Return where the spaces within spread figures begin (``2 0 1 0``, ``6 8 . 5``)."""
    return {gap.start() for figure in _SPELLED.finditer(line) for gap in _RUN.finditer(line, *figure.span())}


def _gaps_in_names(line: str) -> set[int]:
    """Return where the spaces within a name of three spread characters behind a post begin (``局长  傅 宝 田``)."""
    return {
        gap.start()
        for match in _SPREAD_NAME.finditer(line)
        if match["name"][0] in _surnames()
        and match["name"][-1] != "摄"
        and _POST_END.search(line[: match.start("name")].rstrip()[-8:])
        for gap in _RUN.finditer(line, *match.span("name"))
    }


def _is_roll(line: str) -> bool:
    """Tell whether a line is a roll of names or short cells, one space apart."""
    parts = line.split()
    return (
        len(parts) >= 6
        and len(line) <= 8 * len(parts)
        and not _STOP.search(line)
        and _n_singles(parts) * 2 < len(parts)
    )


def _n_singles(parts: list[str]) -> int:
    return sum(len(part) == 1 or part.isdigit() for part in parts)


def _is_padded(line: str) -> bool:
    """Tell whether a word is spread over its line (``印　发``, ``政 府 工 作 报 告``): only single characters."""
    parts = line.split()
    return len(parts) > 1 and all(len(part) == 1 and _HAN.match(part) for part in parts)


def _parts_padded(line: str, start: int, end: int) -> bool:
    """Between spread words (``县 长  梁 玉 成``) the wide gap parts them, if each has several characters."""
    return " " in line[max(0, start - 12) : start].strip() and " " in line[end : end + 12].strip()


def _keeps(line: str, gap: tuple[int, int], wide: bool, is_prose: bool, is_row: bool) -> bool:
    start, end = gap
    left, right = line[start - 1], line[end]
    if is_row and wide:
        return left != "："
    if left in _MARKS or right in _MARKS:
        return not is_prose and (_parts_cells(line, start, end, wide) or _is_beside_empty_cell(line, start, end))
    han_left, han_right = bool(_HAN.match(left)), bool(_HAN.match(right))
    if han_left and han_right:
        return _between_han(line, start, end, is_prose)
    if han_left or han_right:
        is_display = not is_prose and (bool(_NEXT_FIELD.match(line, end)) or _parts_figure(line, start, end, wide))
        return is_display or bool(_REPORTED.search(line[:start][-6:]))
    if left.isdigit() and right.isdigit():
        return not (is_prose and _THOUSANDS.search(line[max(0, start - 4) : end + 4]))
    return not (left.isdigit() and right in "%‰℃")


def _is_beside_empty_cell(line: str, start: int, end: int) -> bool:
    return bool(_EMPTY_CELL.match(line, end) or _EMPTY_CELL_BEFORE.search(line, 0, start))


def _parts_cells(line: str, start: int, end: int, wide: bool) -> bool:
    """Tell whether a space beside a mark parts cells: it is wide, or the mark closes or opens a cell's bracket."""
    left, right = line[start - 1], line[end]
    is_set_off = wide or left in _CLOSING_IN_ROW or (right == "（" and bool(_FIELDS.search(line)))
    return is_set_off and _parts_display(left, right)


def _parts_display(left: str, right: str) -> bool:
    """In a line that is no sentence, a space behind a closing mark or before an opening one parts its cells."""
    return (left in _CLOSING_IN_ROW or left not in _MARKS) and (right in _OPENING_IN_ROW or right not in _MARKS)


def _parts_figure(line: str, start: int, end: int, wide: bool) -> bool:
    """Beside a figure a space parts only dates and wide cells; ``2511 个`` and ``第 23 期`` are one."""
    right, left = line[end : end + 12], line[max(0, start - 14) : start]
    if _YEAR.match(right) and _HAN.match(left[-1:]):
        return len(left) > 1
    if re.search(r"(?:年|月|日|期|号)$", left) and re.match(r"(?:19|20)\d\d年", right):
        return True
    if re.search(r"\d[日期号]$", left) and _HAN.match(right):
        return True
    if _FIGURE_CELL.match(right) and re.search(r"[\u4e00-\u9fff]{2}$", left):
        return True
    return wide


def _is_name(line: str, start: int, end: int, cell: str) -> bool:
    """Tell whether a space parts surname and given name, bordered on both sides; ``cell`` stands before it."""
    left, right = line[start - 1], line[end]
    if not (_HAN.match(left) and _HAN.match(right)):
        return False
    before = cell[:-1]
    alone = not before or bool(re.search(r"[、，：:；。（）()]$", before))
    if _NAME_BORDER.match(line[end + 1 : end + 2]):
        return alone or (left in _surnames() and right not in _CREDIT and bool(_POST_END.search(before)))
    is_pair = bool(_HAN.match(line[end + 1])) and bool(_NAME_BORDER.match(line[end + 2 : end + 3]))
    return alone and is_pair and left in _surnames() and bool(before)


def _between_han(line: str, start: int, end: int, is_prose: bool) -> bool:
    before, after = line[max(0, start - 64) : start], line[end : end + 64]
    if not is_prose:
        return True
    if _POST_END.search(before) and _NAME_AHEAD.match(after):
        return True
    if _BRACKET_OPEN.search(before) and re.match(r"[^（\n]{0,40}）", after):
        return True
    if title := _TITLE_OPEN.search(before):
        half = _HALF_TITLE.match(after) if line[title.start()] == "《" else _HALF_QUOTE.match(after)
        return half is not None and len(title[1]) >= 4 and len(half[1]) >= 4
    return after[:1] in _CREDIT and len(after) == 1
