"""What a document is bound to, and which division a name stands for in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from etl.lexicon.divisions import Region, divisions, township_stem
from etl.lexicon.gazetteer import DIVISION, OTHER, STEM, TOWNSHIP, WORLD, Name, other_places

__all__ = ["Found", "Setting", "link", "setting"]

NEAR = 4


class Found(NamedTuple):
    """A place found in a text; ``name`` is that of the gazetteer where it is in it."""

    start: int
    end: int
    method: str
    confidence: float
    name: Name | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The document's division and year, and the names that belong to it.

    ``own`` are the names and short names of its division and those above,
    ``near`` those of the divisions beside and below it; ``townships`` leads from the
    names and short names of its townships to the whole name and the county.
    """

    code: str
    year: int | None
    own: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    durable: frozenset[str] = frozenset()
    townships: MappingProxyType[str, tuple[str, Region]] = field(default_factory=lambda: MappingProxyType({}))

    def binds(self, name: str) -> bool:
        """Tell whether the name belongs to the document's division, those above, beside or below."""
        return name in self.own or name in self.near


@cache
def _children() -> MappingProxyType[str, tuple[Region, ...]]:
    below: dict[str, list[Region]] = {}
    for version in divisions().versions:
        below.setdefault(version.parent_code, []).append(version)
    return MappingProxyType({code: tuple(regions) for code, regions in below.items()})


@lru_cache(maxsize=512)
def setting(code: str, year: int | None) -> Setting:
    """Return what a document of that division and year is bound to."""
    index = divisions()
    region = (index.code_at(code, year) or next(iter(index.by_code.get(code, ())), None)) if code else None
    if region is None:
        return Setting("", year)
    year = year or _year_of(region)
    chain = index.chain(region, year)
    beside = [child for above in chain[:2] for child in _in_force(above, year)]
    counties = [r for r in (region, *beside) if r.level == "county" and (r is region or r.parent_code == region.code)]
    return Setting(
        code=region.code,
        year=year,
        own=_names(chain),
        near=_names(beside),
        durable=frozenset(r.durable for r in (*chain, *beside)),
        townships=_townships(counties),
    )


def _year_of(region: Region) -> int | None:
    """Return a year in which a division that is no more was in force."""
    return None if region.valid_to is None else max(region.valid_from, region.valid_to - 1)


def _in_force(above: Region, year: int | None) -> list[Region]:
    children = _children().get(above.code, ())
    return [c for c in children if (c.covers(year) if year else c.valid_to is None) and c.level != "province"]


def _names(regions: Iterable[Region]) -> frozenset[str]:
    return frozenset(name for r in regions for name in (r.name, r.stem))


def _townships(counties: Iterable[Region]) -> MappingProxyType[str, tuple[str, Region]]:
    result: dict[str, tuple[str, Region]] = {}
    for county in counties:
        for name in divisions().townships(county):
            result.setdefault(name, (name, county))
            result.setdefault(township_stem(name), (name, county))
    return MappingProxyType(result)


def link(text: str, place: Found, before: Found | None, here: Setting) -> tuple[str, str]:
    """Return the canonical name and the division's code: of the division meant, else the surface."""
    surface = text[place.start : place.end]
    kind = place.name.kind if place.name else ""
    if place.method == "list" and surface in here.townships:
        kind = TOWNSHIP
    if kind == WORLD:
        return surface, ""
    if kind == OTHER:
        return surface, _codes().get(other_places()[surface], "")
    if kind in (DIVISION, STEM):
        region = _division(text, place, before, here)
        return (region.full_name, region.code) if region else (surface, "")
    return _township(text, place, before, here)


@cache
def _codes() -> MappingProxyType[str, str]:
    """Return the codes of today's divisions by full name."""
    return MappingProxyType({v.full_name: v.code for v in divisions().versions if v.valid_to is None})


def _division(text: str, place: Found, before: Found | None, here: Setting) -> Region | None:
    """Return the division that a name means."""
    above = text[before.start : before.end] if before and _precedes(before, place.start) else ""
    is_full = place.name is not None and place.name.kind == DIVISION
    return _meant(text[place.start : place.end], is_full, above, here)


@lru_cache(maxsize=4096)
def _meant(surface: str, is_full: bool, above: str, here: Setting) -> Region | None:
    """Return the division meant: under the one named just before, bound to the document, the only one of its rank."""
    index = divisions()
    candidates = index.named(surface, here.year) if is_full else index.called(surface, here.year)
    under = [r for r in candidates if above and _lies_in(r, above)]
    bound = [r for r in candidates if r.durable in here.durable]
    own = [r for r in bound if r.name in here.own]
    for group in (under, own, bound, candidates):
        region = _sole(group)
        if region:
            return region
    return None


def _precedes(before: Found, start: int) -> bool:
    return 0 <= start - before.end < NEAR


def _lies_in(region: Region, above: str) -> bool:
    return above not in (region.name, region.stem) and any(
        above in (r.name, r.stem) for r in divisions().chain(region)[1:]
    )


def _sole(regions: Iterable[Region]) -> Region | None:
    """Return the only one, or the only one of the highest rank (安康 is the prefecture)."""
    for level in ("province", "prefecture", "county"):
        ranked = [r for r in regions if r.level == level]
        if ranked:
            return ranked[0] if len(ranked) == 1 else None
    return None


def _township(text: str, place: Found, before: Found | None, here: Setting) -> tuple[str, str]:
    """Return a township (or zone, or village) under its county, the document's division where that is not known."""
    surface, start = text[place.start : place.end], place.start
    known = here.townships.get(surface) or here.townships.get(township_stem(surface))
    if known:
        name, county = known
        full = name if township_stem(name) == surface else surface
        return county.full_name + full, county.code
    index = divisions()
    homes = [r for code in index.township_name_homes.get(surface, ()) if (r := index.code_at(code))]
    above = text[before.start : before.end] if before and _precedes(before, start) else ""
    under = [r for r in homes if above and (above in (r.name, r.stem) or _lies_in(r, above))]
    county_at = [index.at(r, here.year) for r in (under or homes)]
    if len(county_at) == 1 and (under or not here.code):
        return county_at[0].full_name + surface, county_at[0].code
    return surface, here.code
