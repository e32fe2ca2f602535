"""The administrative divisions of China and how they changed: an immutable index over ``divisions.tsv.gz``.

A division is kept as *versions*: a code, a name and the years in which they were
in force. Codes recur and names change, so a version is known by its key (code and
first year), and the versions of one division share a durable key (静海县 and
静海区). The list knows years only: in the year of a change both versions are in
force, and the name that a text writes decides.

Townships are those of today, by stem (岚角山 was a town and is a 街道), and lead to
the county as it was in a given year.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType

__all__ = ["Divisions", "Region", "divisions", "regions", "stem_of", "township_stem"]

Names = MappingProxyType[str, tuple["Region", ...]]

_PEOPLES = (
    "蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|"
    "傈僳族|佤族|畲族|高山族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|"
    "毛南族|仡佬族|锡伯族|阿昌族|普米族|塔吉克族?|怒族|乌孜别克族|俄罗斯族|鄂温克族|德昂族|保安族|裕固族|京族|"
    "塔塔尔族|独龙族|鄂伦春族?|赫哲族|门巴族|珞巴族|基诺族|各族"
)
_AUTONOMOUS = re.compile(f"^(.+?)(?:{_PEOPLES})*(?:自治[区州县旗])$")
_SUFFIX = re.compile("(?:特别行政区|行政区|地区|林区|矿区|特区|新区|[省市县区盟州]|(?<![左右前中后合])旗)$")
_TOWNSHIP = re.compile(
    f"^(.+?)(?:(?:{_PEOPLES})*(?:民族)?[乡镇]|街道办事处|街道|办事处|苏木|区公所|民族苏木|地区|"
    "(?:经济|农业|高新|工业|产业|旅游)*(?:开发区|园区))$"
)


@dataclass(frozen=True, slots=True)
class Region:
    """A version of a division; ``valid_to`` is the year in which it ended, ``None`` if it stands.

    ``durable`` is the key of the first version of the same division,
    ``current_code`` the code that the division (or what it became part of) has
    today. ``wordlike`` says what else the short name is: ``"word"`` an everyday word,
    ``"name"`` a name of other things or people too, ``"rare"`` in no dictionary,
    ``""`` nothing else.
    """

    code: str
    name: str
    full_name: str
    level: str
    province: str
    prefecture: str
    county: str
    parent_code: str
    valid_from: int
    valid_to: int | None
    successors: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    durable: str
    current_code: str
    wordlike: str = ""

    @property
    def key(self) -> str:
        """Return the version's own key."""
        return f"{self.code}-{self.valid_from}"

    @property
    def stem(self) -> str:
        """Return the short name."""
        return stem_of(self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the name, of an autonomous division the shorter ones in use too (大理州, 长阳县, 长阳自治县)."""
        found = _AUTONOMOUS.match(self.name)
        if found is None or len(found.group(1)) < 2 or self.level == "province":
            return (self.name,)
        kind = self.name[-1]
        return tuple(dict.fromkeys((self.name, found.group(1) + kind, f"{found.group(1)}自治{kind}")))

    def covers(self, year: int) -> bool:
        """Tell whether the version was in force in some part of the year."""
        return self.valid_from <= year and (self.valid_to is None or year <= self.valid_to)


def stem_of(name: str) -> str:
    """Return a division's name without what says its kind (麦积区 → 麦积), itself where one character would be left."""
    found = _AUTONOMOUS.match(name)
    stem = found.group(1) if found else _SUFFIX.sub("", name)
    if found and len(stem) == 1:  # 内蒙古, whose name is that of a people too
        stem = name[:-3]
    return stem if len(stem) > 1 else name


def township_stem(name: str) -> str:
    """Return a township's name without 镇, 乡, 街道 and the like, itself where one character would be left."""
    found = _TOWNSHIP.match(name)
    return found.group(1) if found and len(found.group(1)) > 1 else name


class Divisions:
    """Every version and township, looked up by code, name, stem and year."""

    def __init__(self, versions: tuple[Region, ...], townships: dict[str, tuple[str, ...]]) -> None:
        self.versions = versions
        self._townships = townships

    @cached_property
    def by_name(self) -> Names:
        """Versions by their names (北道区)."""
        return _grouped((name, v) for v in self.versions for name in v.names)

    @cached_property
    def by_stem(self) -> Names:
        """Versions by their short name (北道); names that have none stand under themselves."""
        return _grouped((v.stem, v) for v in self.versions)

    @cached_property
    def by_code(self) -> Names:
        """Versions by code, the earlier first."""
        return _grouped((v.code, v) for v in self.versions)

    @cached_property
    def by_durable(self) -> Names:
        """Versions of one division by durable key, the earlier first."""
        return _grouped((v.durable, v) for v in sorted(self.versions, key=lambda v: (v.valid_from, v.code)))

    @cached_property
    def township_homes(self) -> MappingProxyType[str, tuple[str, ...]]:
        """Codes of today's counties by the stem of their townships."""
        return self._homes(township_stem)

    @cached_property
    def township_name_homes(self) -> MappingProxyType[str, tuple[str, ...]]:
        """Codes of today's counties by the whole name of their townships."""
        return self._homes(str)

    def _homes(self, fold: type[str] | object) -> MappingProxyType[str, tuple[str, ...]]:
        homes: dict[str, list[str]] = defaultdict(list)
        for code, names in self._townships.items():
            for name in sorted({fold(name) for name in names}):  # type: ignore[operator]
                homes[name].append(code)
        return MappingProxyType({name: tuple(codes) for name, codes in homes.items()})

    def townships(self, region: Region) -> tuple[str, ...]:
        """Return the names of the townships that lie in the county today."""
        return self._townships.get(region.code if region.valid_to is None else region.current_code, ())

    def code_at(self, code: str, year: int | None = None) -> Region | None:
        """Return the version that bore a code in a year (the later one in that of a change), today's without a year."""
        versions = self.by_code.get(code, ())
        fitting = [v for v in versions if v.covers(year)] if year else [v for v in versions if v.valid_to is None]
        return fitting[-1] if fitting else None

    def named(self, name: str, year: int | None = None) -> tuple[Region, ...]:
        """Return the versions of that name; with a year those in force, or where none was the nearest in time."""
        return _in_force(self.by_name.get(name, ()), year)

    def called(self, stem: str, year: int | None = None) -> tuple[Region, ...]:
        """Return the versions of that short name; with a year as in ``named``."""
        return _in_force(self.by_stem.get(stem, ()), year)

    def at(self, region: Region, year: int | None) -> Region:
        """Return the version of the same division that was in force in the year, else the version given."""
        if year is None or region.covers(year):
            return region
        return next((v for v in reversed(self.by_durable[region.durable]) if v.covers(year)), region)

    def chain(self, region: Region, year: int | None = None) -> tuple[Region, ...]:
        """Return the division and those above it, the lowest first."""
        result = [region]
        while result[-1].parent_code:
            parent = self._parent(result[-1], year)
            if parent is None:
                break
            result.append(parent)
        return tuple(result)

    def _parent(self, region: Region, year: int | None) -> Region | None:
        versions = self.by_code.get(region.parent_code, ())
        named = [v for v in versions if v.name in (region.prefecture, region.province)] or versions
        fitting = [v for v in named if year and v.covers(year)] or list(named)
        return fitting[-1] if fitting else None


def _grouped(pairs: Iterable[tuple[str, Region]]) -> Names:
    groups: dict[str, list[Region]] = defaultdict(list)
    for key, region in pairs:
        groups[key].append(region)
    return MappingProxyType({key: tuple(group) for key, group in groups.items()})


def _in_force(versions: tuple[Region, ...], year: int | None) -> tuple[Region, ...]:
    """Return the versions in force in the year; of a division that had no such name then, the version nearest to it."""
    nearest: dict[str, Region] = {}
    for version in versions:
        other = nearest.get(version.durable)
        if other is None or _distance(version, year) <= _distance(other, year):
            nearest[version.durable] = version
    least = min((_distance(v, year) for v in nearest.values()), default=0)
    return tuple(v for v in nearest.values() if _distance(v, year) == least)


def _distance(region: Region, year: int | None) -> int:
    when = year or 9999
    if when < region.valid_from:
        return region.valid_from - when
    return max(0, when - (region.valid_to or 9999))


def _number(text: str) -> float | None:
    return float(text) if text else None


def _region(fields: list[str]) -> Region:
    code, name, level, province, prefecture, parent, start, end, successors, lat, lon, durable, current, wordlike = (
        fields
    )
    above = "" if level == "province" else province
    middle = prefecture if level == "county" else ""
    return Region(
        code=code,
        name=name,
        full_name=above + middle + name,
        level=level,
        province=province,
        prefecture=name if level == "prefecture" else middle,
        county=name if level == "county" else "",
        parent_code=parent,
        valid_from=int(start),
        valid_to=int(end) if end else None,
        successors=tuple(successors.split(",")) if successors else (),
        latitude=_number(lat),
        longitude=_number(lon),
        durable=durable,
        current_code=current,
        wordlike=wordlike,
    )


@cache
def divisions() -> Divisions:
    """Return the index; the file is read once in a process."""
    packed = files(__package__).joinpath("divisions.tsv.gz").read_bytes()
    versions, townships = [], {}
    for line in gzip.decompress(packed).decode().splitlines():
        kind, *fields = line.split("\t")
        if kind == "D":
            versions.append(_region(fields))
        elif kind == "T":
            townships[fields[0]] = tuple(fields[1].split(" "))
    return Divisions(tuple(versions), townships)


def regions() -> tuple[Region, ...]:
    """Return every version of a division from province to county, ordered by code and first year."""
    return divisions().versions
