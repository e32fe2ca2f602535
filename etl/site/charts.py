"""Charts as inline SVG, drawn on the server: no script, no style attribute. Each stands beside its table.

Every mark is a link where it leads somewhere, and says what it stands for to
those who hear or point; ``charts.js`` lets the arrow keys walk over the marks
of a chart, which without it are reached one by one. Colours are told apart by
the colour-blind, and never alone: a target is a square, a part is dark on light.

No library took its place. Vega, which Datasette's chart plugins ship, compiles
its expressions with ``Function``, so it needs ``unsafe-eval``, and adds 0.8 MB
of script to a page; a renderer for the server (``vl-convert``) is an 88 MB
binary whose marks are no links and cannot be focused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from markupsafe import Markup

__all__ = ["Bar", "Line", "Point", "bars", "dots", "late", "mark", "number", "ranked", "sheet", "ticks", "timeline"]

_WIDTH, _HEIGHT = 640, 264
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 14, 30, 40
_ROW, _CHARACTER = 24, 13.5
_LONGEST_NAME = 15
_SPAN_DRAWN = 30


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in time: a decimal year, a value, what a reader sees on pointing at it, its class and where it leads."""

    year: float
    value: float
    title: str
    kind: str = "reported"
    href: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with a name: its value, how much of it is a part (or None), what it says, where it leads.

    ``said`` stands behind the bar; the value, where it is empty.
    """

    name: str
    value: float
    title: str
    part: float | None = None
    href: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a timeline: the row it lies in, decimal years, what it says, its class and where it leads."""

    row: str
    start: float
    end: float
    title: str
    kind: str = "stated"
    href: str = ""


def number(value: float) -> str:
    """Return a number as people of the field write it: 亿 and 万 for the large."""
    for size, name in ((1e8, "亿"), (1e4, "万")):
        if abs(value) >= size:
            return f"{value / size:,.4g}{name}"
    return f"{value:,.4g}"


def ticks(low: float, high: float, about: int = 4) -> list[float]:
    """Return round numbers from at or below ``low`` to at or above ``high``, about as many as asked for."""
    high = high if high > low else low + (abs(low) or 1.0)
    rough = (high - low) / about
    step = 10.0 ** floor(log10(rough))
    step *= next(times for times in (1, 2, 5, 10) if times * step >= rough * 0.999)
    return [n * step for n in range(floor(low / step), ceil(high / step - 1e-9) + 1)]


def mark(shape: Markup, title: str, href: str = "") -> Markup:
    """Return a mark that can be reached by keyboard: a link where it leads somewhere."""
    if href:
        return Markup('<a class="mark" href="{}" aria-label="{}">{}<title>{}</title></a>').format(
            href, title, shape, title
        )
    return Markup('<g class="mark" tabindex="0" role="img" aria-label="{}">{}<title>{}</title></g>').format(
        title, shape, title
    )


def sheet(label: str, about: str, inside: Markup, size: tuple[float, float], more: str = "") -> Markup:
    """Return the SVG around what was drawn, with its name and description."""
    svg = Markup(
        '<svg class="chart{}" viewBox="0 0 {:.0f} {:.0f}" role="group" aria-label="{}"><desc>{}</desc>{}</svg>'
    )
    return svg.format(f" {more}" if more else "", *size, label, about, inside)


@dataclass(frozen=True, slots=True)
class _Axes:
    """The frame of a chart of values over years."""

    first: float
    last: float
    marks: list[float]

    def x(self, year: float) -> float:
        return _LEFT + (year - self.first) / (self.last - self.first) * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        low, high = self.marks[0], self.marks[-1]
        return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - (value - low) / (high - low))

    def drawn(self, unit: str) -> Markup:
        line = Markup('<line class="{}" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/>')
        parts = [
            line.format("axis" if value == 0 else "grid", _LEFT, _WIDTH - _RIGHT, self.y(value), self.y(value))
            + _text(_LEFT - 6, self.y(value) + 4, number(value), "end")
            for value in self.marks
        ]
        return Markup("").join([*parts, _text(4, 12, unit, "start"), self._years()])

    def _years(self) -> Markup:
        first, last = floor(self.first), ceil(self.last)
        every = max(1, ceil((last - first) * 40 / (_WIDTH - _LEFT - _RIGHT)))
        named = [
            _text(self.x(year + 0.5), _HEIGHT - _BOTTOM + 16, str(year), "middle") for year in range(first, last, every)
        ]
        return Markup("").join([*named, _text(_WIDTH - _RIGHT, _HEIGHT - 6, "年 year", "end")])


def _text(x: float, y: float, text: str, anchor: str) -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(x, y, anchor, text)


def bars(
    points: Sequence[tuple[int, float]], label: str, unit: str = "", leads: Callable[[int], str] | None = None
) -> Markup:
    """Draw one bar for each year from the first to the last; years without a value stay empty.

    ``leads`` gives the address of a year's bar.
    """
    if not points:
        return Markup("")
    first, last, top = min(points)[0], max(points)[0], max(value for _, value in points)
    axes = _Axes(first, last + 1, ticks(0, top or 1))
    step = (_WIDTH - _LEFT - _RIGHT) / (last + 1 - first)
    thick = min(step * 0.8, 60)
    rect = Markup('<rect class="bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>')
    parts = [
        mark(
            rect.format(axes.x(year + 0.5) - thick / 2, axes.y(value), thick, axes.y(0) - axes.y(value)),
            f"{year}：{number(value)}",
            leads(year) if leads else "",
        )
        for year, value in sorted(points)
        if value
    ]
    about = f"{first} 至 {last} 年，最高 {number(top)}"
    return sheet(label, about, axes.drawn(unit) + Markup("").join(parts), (_WIDTH, _HEIGHT))


def late(points: Sequence[tuple[int, float]]) -> tuple[list[tuple[int, float]], str]:
    """Return counts by year without scattered early years, and a note on what is left out.

    A hundred empty years before the first full one would leave no room for the rest.
    """
    ordered, total, before = sorted(points), sum(value for _, value in points), 0.0
    if not ordered or ordered[-1][0] - ordered[0][0] <= _SPAN_DRAWN:
        return ordered, ""
    while before + ordered[0][1] <= total / 100:
        before += ordered.pop(0)[1]
    note = f"（另有 {number(before)} 早于 {ordered[0][0]} 年，未画 earlier, not drawn）" if before else ""
    return ordered, note


def dots(points: Sequence[Point], label: str, unit: str = "") -> Markup:
    """Draw a mark for each figure over its time: filled for what was reported, hollow and square for a target."""
    if not points:
        return Markup("")
    low, high = min(0.0, *(p.value for p in points)), max(0.0, *(p.value for p in points))
    axes = _Axes(
        floor(min(p.year for p in points)), floor(max(p.year for p in points)) + 1, ticks(low, high or low + 1)
    )
    parts = [_dot(axes.x(p.year), axes.y(p.value), p) for p in sorted(points, key=lambda p: (p.year, p.value))]
    about = f"{len(points)} 个数字，{number(min(p.value for p in points))} 至 {number(high)}"
    return sheet(label, about, axes.drawn(unit) + Markup("").join(parts), (_WIDTH, _HEIGHT))


def _dot(x: float, y: float, point: Point) -> Markup:
    if point.kind == "target":
        shape = Markup('<rect class="target" x="{:.1f}" y="{:.1f}" width="9" height="9"/>').format(x - 4.5, y - 4.5)
    else:
        shape = Markup('<circle class="reported" cx="{:.1f}" cy="{:.1f}" r="4.5"/>').format(x, y)
    return mark(shape, point.title, point.href)


def ranked(rows: Sequence[Bar], label: str, unit: str = "", aim: float | None = None) -> Markup:
    """Draw one lying bar for each row, with its name before it and its value behind; ``aim`` is a line to reach."""
    if not rows:
        return Markup("")
    top = max([row.value for row in rows] + ([aim] if aim else [])) or 1.0
    names = _names(row.name for row in rows)
    room = _WIDTH - names - _names(row.said or number(row.value) for row in rows)
    height = _TOP + _ROW * len(rows) + 8
    parts = [_text(names, 14, unit, "start")]
    if aim:
        x = names + aim / top * room
        parts.append(
            Markup('<line class="aim" x1="{0:.1f}" x2="{0:.1f}" y1="{1}" y2="{2}"/>').format(x, _TOP - 4, height)
        )
        parts.append(_text(x, 14, number(aim), "middle"))
    parts += [_lying(row, names, _TOP + n * _ROW, room / top) for n, row in enumerate(rows)]
    return sheet(label, f"{len(rows)} 条，最高 {number(top)}", Markup("").join(parts), (_WIDTH, height))


def _lying(row: Bar, x: float, y: float, scale: float) -> Markup:
    rect = Markup('<rect class="{}" x="{}" y="{}" width="{:.1f}" height="{}"/>')
    drawn = rect.format("bar" if row.part is None else "whole", x, y, max(row.value * scale, 1), _ROW - 8)
    if row.part is not None:
        drawn += rect.format("bar", x, y, max(row.part * scale, 0), _ROW - 8)
    drawn += _text(x - 6, y + 12, _short(row.name), "end")
    drawn += _text(x + row.value * scale + 5, y + 12, row.said or number(row.value), "start")
    return mark(drawn, row.title, row.href)


def _names(names: Iterable[str]) -> float:
    """Return how much room the longest of the names takes, as it is shown."""
    return 18 + _CHARACTER * max(len(_short(name).encode("gbk", "replace")) / 2 for name in names)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def timeline(lines: Sequence[Line], label: str) -> Markup:
    """Draw one row for each name, with its stretches and moments over the years."""
    if not lines:
        return Markup("")
    names = list(dict.fromkeys(line.row for line in lines))
    left = _names(names)
    first, last = min(line.start for line in lines), max(line.end for line in lines)
    if last - first < 1:
        first, last = floor(first), ceil(last + 0.001)
    room, height = _WIDTH - left - _RIGHT - 8, _TOP + _ROW * len(names) + 24
    scale = room / (last - first)
    parts = []
    for n, name in enumerate(names):
        y = _TOP + n * _ROW
        parts.append(
            Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(left, _WIDTH - _RIGHT, y + 8, y + 8)
        )
        parts.append(_text(left - 6, y + 12, _short(name), "end"))
    for line in lines:
        x, y = left + (line.start - first) * scale, _TOP + names.index(line.row) * _ROW
        parts.append(mark(_stretch(line, x, y, (line.end - line.start) * scale), line.title, line.href))
    parts.append(_months(left, first, last, scale, height))
    return sheet(label, f"{len(names)} 行，{len(lines)} 段", Markup("").join(parts), (_WIDTH, height))


def _stretch(line: Line, x: float, y: float, width: float) -> Markup:
    if line.kind == "event":
        return Markup('<path class="event" d="M{:.1f} {}l6 6-6 6-6-6z"/>').format(x, y + 2)
    return Markup('<rect class="{}" x="{:.1f}" y="{}" width="{:.1f}" height="12" rx="2"/>').format(
        line.kind, x, y + 2, max(width, 3)
    )


def _months(left: float, first: float, last: float, scale: float, height: float) -> Markup:
    """Name the years below, or, where the time is short, the quarters too."""
    quarters = last - first <= 3
    step = 0.25 if quarters else max(1, ceil((last - first) / 10))
    parts, at = [], ceil(first / step) * step
    while at < last:
        year, month = floor(at), round((at - floor(at)) * 12) + 1
        said = str(year) if month == 1 else f"{month}月"
        parts.append(_text(left + (at - first) * scale, height - 6, said, "middle"))
        at += step
    return Markup("").join(parts)
