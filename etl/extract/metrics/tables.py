"""Figures in tables: unit and measure from the head of the column, the thing from the name of the row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from etl.extract.metrics.units import match_unit
from etl.records import Reading, Sentence

__all__ = ["Cell", "read_tables"]

_CELL = re.compile(r"[^\s|]+")
_VALUE = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?")
_POWER = r"(?P<power>(?:[百万亿]|千(?![瓦克米伏帕]))*)"
_HEAD = re.compile(rf"^(?P<name>.*?)[（(](?:单位[：:])?{_POWER}(?P<unit>[^（）()]+)[）)]$")
_UNIT_LINE = re.compile(rf"单位[：:]\s?{_POWER}(?P<unit>[^\s，、（）]{{1,6}})")
_TOTAL = re.compile(r"^(?:合计|总计|总数|小计|共计|全[省市县区州国]合计|全[省市县区州国]|合\s?计)$")
_POWERS = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_PLAN = re.compile(r"任务|计划|目标|分解|安排|指标|预算|分配")
_DONE = re.compile(r"完成|情况|统计|进展|实绩|现状|进度|成绩|结果")
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_GROWTH = re.compile(r"(?:比|较)?(?:上年|去年|上期|同期|上年同期|去年同期)|同比|环比|增长|增减|增幅|增速|±")
_UNIT_COLUMN = ("单位", "计量单位")
_SERIAL = re.compile(r"^(?:序号|编号|排名|名次|位次|电话|联系电话|年份|年度|备注)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column's measure, with its unit where the head names one."""

    name: str
    unit: str
    kind: str
    power: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a table: ``total`` is the index of the cell that sums up its column, among the cells returned."""

    sentence: Sentence
    start: int
    end: int
    value: Decimal
    unit: str
    kind: str
    indicator: str
    object: str
    planned: bool
    total: int | None
    change: str = "level"


def read_tables(reading: Reading) -> list[Cell]:
    """Return the figures of every table of the document."""
    cells: list[Cell] = []
    for rows in _tables(reading.sentences):
        cells += _read(reading, rows, len(cells))
    return cells


def _tables(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    tables: list[list[Sentence]] = []
    last = -2
    for i, sentence in enumerate(sentences):
        if sentence.kind != "table":
            continue
        if last == i - 1:
            tables[-1].append(sentence)
        else:
            tables.append([sentence])
        last = i
    return tables


def _read(reading: Reading, rows: list[Sentence], offset: int) -> list[Cell]:
    text = reading.text
    intro = text[max(0, rows[0].start - 120) : rows[0].start]
    columns: list[Column] = []
    cells: list[tuple[int, bool, Cell]] = []
    for row in rows:
        parts = [(m[0], row.start + m.start(), row.start + m.end()) for m in _CELL.finditer(text[row.start : row.end])]
        head = _columns(parts, text[row.start : row.end], intro)
        if head:
            columns = head
        elif columns:
            planned = _planned(reading, intro)
            cells += _row(row, parts, columns, planned)
    return _with_totals(cells, offset)


def _planned(reading: Reading, intro: str) -> bool:
    lines = [line for line in intro.split("\n") if line.strip()]
    near = lines[-1] if lines else ""
    if _PLAN.search(near) or _DONE.search(near):
        return bool(_PLAN.search(near)) and not _DONE.search(near)
    return reading.facts.doc_type == "notice"


def _columns(parts: list[tuple[str, int, int]], row: str, intro: str) -> list[Column]:
    """Return the columns that a head row declares, or nothing where the row holds figures."""
    if not parts or any(_VALUE.fullmatch(cell.rstrip("%％")) for cell, _, _ in parts):
        return []
    common = _UNIT_LINE.search(row) or _UNIT_LINE.search(intro[-40:])
    if len(parts) < 2:
        return []
    return [_column(cell, common) for cell, _, _ in parts]


def _column(cell: str, common: re.Match[str] | None) -> Column:
    match = _HEAD.match(cell) or common
    if match is None:
        return Column(cell, "", "", 1)
    found = match_unit(match["unit"], 0)
    name = match["name"] if "name" in match.re.groupindex else cell
    if found is None or found[1] != len(match["unit"]):
        return Column(name, "", "", 1)
    power = 1
    for sign in match["power"]:
        power *= _POWERS[sign]
    return Column(name, found[0].name, found[0].kind, power)


def _row(
    row: Sentence, parts: list[tuple[str, int, int]], columns: list[Column], planned: bool
) -> list[tuple[int, bool, Cell]]:
    if len(parts) < 2:
        return []
    shift = len(columns) - len(parts)
    label = _measured(next((cell for cell, _, _ in parts if not _is_value(cell)), ""))
    own = next((c for (c, _, _), column in zip(parts, columns, strict=False) if column.name in _UNIT_COLUMN), "")
    label = _column(f"{label.name}（{own}）", None) if own and not shift else label
    is_total = _TOTAL.match(label.name) is not None
    found = []
    for i, (cell, start, end) in enumerate(parts):
        at = i + shift
        if not _is_value(cell) or not 0 <= at < len(columns) or _SERIAL.match(columns[at].name):
            continue
        made = _cell(row, (cell, start, end), label, columns[: at + 1])
        if made is not None:
            found.append((at, is_total, replace(made, planned=planned)))
    return found


def _is_value(cell: str) -> bool:
    match = _VALUE.match(cell)
    if match is None or _YEAR.fullmatch(cell):
        return False
    return match.end() == len(cell) or match_unit(cell, match.end()) is not None or cell[match.end() :] in "%％‰"


def _measured(label: str) -> Column:
    """Return a row's name, with the unit that it carries itself: ``水泥（万吨）``."""
    return _column(label, None)


def _cell(row: Sentence, part: tuple[str, int, int], label: Column, columns: Sequence[Column]) -> Cell | None:
    """Return the figure of a cell in the last of ``columns``; those before tell what a growth is the growth of."""
    (cell, start, end), column = part, columns[-1]
    match = _VALUE.match(cell)
    if match is None:
        return None
    grows = _GROWTH.search(column.name) is not None
    measure = label if label.unit and not column.unit and not grows else column
    number = Decimal(match[0].replace(",", "").lstrip("+"))
    value, unit, kind = number * measure.power, measure.unit, measure.kind
    if match.end() < len(cell):
        own = match_unit(cell, match.end())
        unit, kind = (own[0].name, own[0].kind) if own else ("%", "percent")
        value = number
    if not unit:
        return None
    if not (grows and kind == "percent"):
        indicator = _joined(label.name, column.name)
        return Cell(row, start, end, value, unit, kind, indicator, column.name, False, None)
    name = _joined(label.name, next((c.name for c in reversed(columns[:-1]) if c.unit or label.unit), ""))
    change, word = ("decrease", "下降") if value < 0 else ("increase", "增长")
    return Cell(row, start, end, abs(value), unit, kind, name + word, name, False, None, change)


def _joined(label: str, column: str) -> str:
    """Return what a cell measures: ``水泥`` and ``产量``, but ``发电量`` alone, which says it already."""
    return label if column[-1:] and label.endswith(column[-1:]) and len(label) > len(column) else label + column


def _with_totals(cells: list[tuple[int, bool, Cell]], offset: int) -> list[Cell]:
    """Make each row's figure part of the figure of the 合计 line in its column."""
    totals = {at: offset + i for i, (at, is_total, _) in enumerate(cells) if is_total}
    result = []
    for at, is_total, cell in cells:
        total = None if is_total or cell.kind == "percent" else totals.get(at)
        result.append(replace(cell, total=total))
    return result
