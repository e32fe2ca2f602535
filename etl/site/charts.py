"""Charts as inline SVG, drawn on the server: no script, no style attribute. Each stands beside its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

__all__ = ["Point", "bars", "dots", "number"]

_WIDTH, _HEIGHT = 640, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 12, 12, 26


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in time: a decimal year, a value, what a reader sees on pointing at it, and its class."""

    year: float
    value: float
    title: str
    kind: str = "reported"


def number(value: float) -> str:
    """Return a number as people of the field write it: 亿 and 万 for the large."""
    for size, name in ((1e8, "亿"), (1e4, "万")):
        if abs(value) >= size:
            return f"{value / size:,.4g}{name}"
    return f"{value:,.4g}"


def _ticks(top: float) -> list[float]:
    step = 10.0 ** len(str(int(top))) if top >= 1 else 1.0
    while top / step < 2:
        step /= 2 if top / step >= 1 else 5
    return [step * n for n in range(int(top / step) + 1)]


def _frame(label: str, inside: Markup, ticks: list[float], top: float) -> Markup:
    height = _HEIGHT - _TOP - _BOTTOM
    line = Markup('<line class="grid" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/>')
    text = Markup('<text x="{}" y="{:.1f}" text-anchor="end">{}</text>')
    grid = Markup("")
    for tick in ticks:
        y = _TOP + height * (1 - tick / top)
        grid += line.format(_LEFT, _WIDTH - _RIGHT, y, y) + text.format(_LEFT - 6, y + 4, number(tick))
    svg = Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>')
    return svg.format(_WIDTH, _HEIGHT, label, grid, inside)


def bars(points: Sequence[tuple[int, float]], label: str) -> Markup:
    """Draw one bar for each year from the first to the last; years without a value stay empty."""
    if not points:
        return Markup("")
    values = dict(points)
    first, last = min(values), max(values)
    top = max(values.values()) or 1.0
    width = (_WIDTH - _LEFT - _RIGHT) / (last - first + 1)
    thick, every = min(width * 0.8, 60), max(1, -(-34 // int(width + 1)))
    parts = []
    for year in range(first, last + 1):
        x, height = _LEFT + (year - first) * width, (_HEIGHT - _TOP - _BOTTOM) * values.get(year, 0) / top
        bar = Markup(
            '<rect class="bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}：{}</title></rect>'
        )
        if height:
            parts.append(
                bar.format(
                    x + (width - thick) / 2,
                    _HEIGHT - _BOTTOM - height,
                    min(width * 0.8, 60),
                    height,
                    year,
                    number(values[year]),
                )
            )
        if (year - first) % every == 0:
            parts.append(_year_label(x + width / 2, year))
    return _frame(label, Markup("").join(parts), _ticks(top), top)


def _year_label(x: float, year: int) -> Markup:
    return Markup('<text x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(x, _HEIGHT - 8, year)


def dots(points: Sequence[Point], label: str) -> Markup:
    """Draw a dot for each figure over its time: filled for what was reported, hollow and square for a target."""
    if not points:
        return Markup("")
    first, last = int(min(p.year for p in points)), int(max(p.year for p in points)) + 1
    top = 1.06 * max(p.value for p in points) or 1.0
    wide, high = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
    every = max(1, round((last - first) / 12))
    parts = [
        _year_label(_LEFT + (year + 0.5 - first) / (last - first) * wide, year) for year in range(first, last, every)
    ]
    for point in points:
        x, y = _LEFT + (point.year - first) / (last - first) * wide, _TOP + high * (1 - max(point.value, 0) / top)
        shape = (
            Markup('<rect class="target" x="{:.1f}" y="{:.1f}" width="9" height="9"><title>{}</title></rect>').format(
                x - 4.5, y - 4.5, point.title
            )
            if point.kind == "target"
            else Markup('<circle class="reported" cx="{:.1f}" cy="{:.1f}" r="4.5"><title>{}</title></circle>').format(
                x, y, point.title
            )
        )
        parts.append(shape)
    return _frame(label, Markup("").join(parts), _ticks(top), top)
