"""A map of places as dots, drawn on the server like the charts.

No outline ships with it: none is free of licence, of doubt about borders, or
of a download. What shows the land instead is a faint dot for the seat of every
county that the divisions hold, with a graticule and the provinces' names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from markupsafe import Markup

from etl.site.charts import mark, sheet

__all__ = ["Place", "Spot", "dot_map", "short_name"]

Spot = tuple[float, float]
"""Latitude and longitude."""

_WIDTH, _MARGIN, _TALLEST = 720.0, 14.0, 640.0
_SMALLEST, _LARGEST = 3.5, 22.0
_SUFFIXES = ("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市")


@dataclass(frozen=True, slots=True)
class Place:
    """A place with documents: where it is, what it says, how much lies there, and where it leads."""

    spot: Spot
    name: str
    n: int
    title: str
    href: str
    kind: str = "county"


def short_name(name: str) -> str:
    """Return a province's name as maps write it: 广西 for 广西壮族自治区."""
    return next((name.removesuffix(suffix) for suffix in _SUFFIXES if name.endswith(suffix)), name)


def _albers(spot: Spot) -> tuple[float, float]:
    """Project by Albers' equal-area cone with the parallels 25 and 47 degrees, centred on 105 east and 36 north."""
    south, north = radians(25), radians(47)
    n = (sin(south) + sin(north)) / 2
    c = cos(south) ** 2 + 2 * n * sin(south)

    def radius(latitude: float) -> float:
        return sqrt(c - 2 * n * sin(radians(latitude))) / n

    angle, distance = n * radians(spot[1] - 105), radius(spot[0])
    return distance * sin(angle), distance * cos(angle) - radius(36)


class _View:
    """The projection of a part of the earth onto the sheet."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        flat = [_albers(spot) for spot in spots]
        self._left, right = min(x for x, _ in flat), max(x for x, _ in flat)
        self._top, bottom = min(y for _, y in flat), max(y for _, y in flat)
        wide, high = max(right - self._left, 0.002), max(bottom - self._top, 0.002)
        self._scale = min((_WIDTH - 2 * _MARGIN) / wide, (_TALLEST - 2 * _MARGIN) / high)
        self.height = high * self._scale + 2 * _MARGIN
        self.width = wide * self._scale + 2 * _MARGIN

    def __call__(self, spot: Spot) -> tuple[float, float]:
        x, y = _albers(spot)
        return _MARGIN + (x - self._left) * self._scale, _MARGIN + (y - self._top) * self._scale

    def holds(self, x: float, y: float) -> bool:
        return 0 <= x <= self.width and 0 <= y <= self.height


def dot_map(places: Sequence[Place], land: Sequence[Spot], names: Sequence[tuple[str, Spot]], label: str) -> Markup:
    """Draw ``places`` over the dots of ``land`` (which sets what is shown), with ``names`` where they find room."""
    shown = [*land, *(place.spot for place in places)]
    if not shown:
        return Markup("")
    view = _View(shown)
    most = max((place.n for place in places), default=1)
    rings = [_ring(view, place, most) for place in sorted(places, key=lambda place: -place.n)]
    inside = _graticule(view, shown) + _land(view, land, "land") + _land(view, [spot for _, spot in names], "seat")
    inside += Markup("").join(rings) + _labels(view, names, places, most)
    about = f"{len(places)} 个地区，最多 {most:,} 份文书；淡点为各县治所"
    return sheet(label, about, inside, (view.width, view.height), "map")


def _land(view: _View, land: Sequence[Spot], kind: str) -> Markup:
    dots = "".join("M{:.0f} {:.0f}h0".format(*view(spot)) for spot in land)
    return Markup('<path class="{}" d="{}"/>').format(kind, dots)


def _ring(view: _View, place: Place, most: int) -> Markup:
    x, y = view(place.spot)
    size = _size(place, most)
    circle = Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>').format(place.kind, x, y, size)
    return mark(circle, place.title, place.href)


def _size(place: Place, most: int) -> float:
    return max(_SMALLEST, _LARGEST * sqrt(place.n / most))


def _graticule(view: _View, spots: Sequence[Spot]) -> Markup:
    south, north = min(spot[0] for spot in spots), max(spot[0] for spot in spots)
    west, east = min(spot[1] for spot in spots), max(spot[1] for spot in spots)
    step = 10 if max(north - south, east - west) > 12 else 2 if max(north - south, east - west) > 2 else 1
    lines, said = [], []
    for latitude in range(int(south // step) * step, int(north) + step + 1, step):
        points = [view((latitude, west - 8 + n * (east - west + 16) / 24)) for n in range(25)]
        lines.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points))
        said.append((next(((x, y) for x, y in points if view.holds(x, y)), None), f"{latitude}°N"))
    for longitude in range(int(west // step) * step, int(east) + step + 1, step):
        points = [view((south - 8 + n * (north - south + 16) / 24, longitude)) for n in range(25)]
        lines.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points))
        said.append((next(((x, y) for x, y in points if view.holds(x, y)), None), f"{longitude}°E"))
    text = Markup('<text class="degree" x="{:.0f}" y="{:.0f}">{}</text>')
    named = [text.format(place[0] + 2, place[1] - 2, degree) for place, degree in said if place]
    return Markup('<path class="graticule" d="{}"/>').format("".join(lines)) + Markup("").join(named)


def _labels(view: _View, names: Sequence[tuple[str, Spot]], places: Sequence[Place], most: int) -> Markup:
    """Write each name beside its spot where no dot and no other name stands; one that finds no room is left out."""
    taken = []
    for place in places:
        if place.kind == "province":  # a ring: a name may stand in it
            continue
        (x, y), size = view(place.spot), _size(place, most)
        taken.append((x - size, y - size, x + size, y + size))
    parts = []
    for name, spot in sorted(names):
        x, y = view(spot)
        wide = 12.0 * len(name) + 2
        for left, base in _around(x, y, wide):
            box = (left, base - 12, left + wide, base + 2)
            if view.holds(*box[:2]) and view.holds(*box[2:]) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                parts.append(Markup('<text class="name" x="{:.0f}" y="{:.0f}">{}</text>').format(left, base, name))
                break
    return Markup("").join(parts)


def _around(x: float, y: float, wide: float) -> list[tuple[float, float]]:
    """Return where the text of a name may begin, the best place first."""
    beside = [(x + 6, y + 4), (x - wide - 4, y + 4), (x - wide / 2, y - 7), (x - wide / 2, y + 17)]
    corners = [(left, base) for base in (y - 9, y + 17) for left in (x + 6, x - wide - 4)]
    far = [(x + 14, y + 4), (x - wide - 12, y + 4), (x - wide / 2, y + 26), (x - wide / 2, y - 18)]
    return beside + corners + far


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
