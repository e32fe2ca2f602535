"""Gives a body its full name, through the document's region.

The convention: a body is called by the name of the division that it belongs to
and its own full name. A party committee is ``中共`` + division + ``委员会``, and
that of a city's district carries the city too, as such committees call
themselves (区委 in a document of 麦积区 → 中共天水市麦积区委员会, its 区委组织部 →
中共天水市麦积区委员会组织部). A government is division + ``人民政府`` (县政府 →
上犹县人民政府), a department division + department (区教育局 → 麦积区教育局), a youth
league committee ``共青团`` + division + ``委员会``, a consultative conference
``中国人民政治协商会议`` + division + ``委员会``. 区, 县, 市 and 省 mean the document's
own division of that level, or the one above it. A department without an owner
(组织部, 教育局) is the document's own. A body whose division is not known keeps its
surface as its name.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from etl.extract.organisations.body import Body
from etl.lexicon.divisions import Region, divisions
from etl.records import DocumentFacts

__all__ = ["Link", "Linker"]

_MUNICIPALITIES = frozenset(("北京市", "上海市", "天津市", "重庆市"))
_PREFIXES = ("中国共产主义青年团", "中国共产党", "共青团", "中共", "团", "全")


class Link(NamedTuple):
    """What a body is linked to: its canonical name, its parent's, and the code of its region."""

    name: str
    parent: str
    region_code: str


class Linker:
    """Links the bodies of one document."""

    def __init__(self, text: str, facts: DocumentFacts) -> None:
        self._text = text
        self._year = _year(facts)
        region = divisions().code_at(facts.region_code, self._year) if facts.region_code else None
        self._chain = divisions().chain(region, self._year) if region else ()

    def link(self, body: Body) -> Link:
        """Return the full name, the parent and the region of a body."""
        if body.token.kind == "national":
            return Link(body.token.full, "", "")
        if body.parent is not None:
            above = self.link(body.parent)
            return Link(
                above.name + self._text[body.parent.end : self._head(body)] + body.token.full,
                above.name,
                above.region_code,
            )
        surface = self._text[body.start : body.end]
        if body.owner == "free":
            return Link(surface, "", self._code())
        region, place = self._place(body)
        if region is None and not place:
            return Link(surface, "", "")
        return self._named(body, region, place)

    def _head(self, body: Body) -> int:
        return body.end - len(body.token.text)

    def _code(self) -> str:
        return self._chain[0].code if self._chain else ""

    def _place(self, body: Body) -> tuple[Region | None, str]:
        """Return the owner's division where it is known, and the owner's name."""
        if body.owner == "none":
            region = self._chain[0] if self._chain else None
            return region, region.name if region else ""
        owner = self._text[body.start : body.owner_end]
        for prefix in _PREFIXES:
            owner = owner.removeprefix(prefix)
        if body.owner == "level":
            region = self.at_level(owner[:1])
            return region, region.name if region else ""
        region = self.called(owner)
        return region, region.name if region else owner

    def at_level(self, level: str) -> Region | None:
        """Return the document's division that ends in the level word, or the one above that does."""
        if level in ("乡", "镇"):
            return None
        found = next((region for region in self._chain if region.name.endswith(level)), None)
        if found is not None or not self._chain:
            return found
        levels = {"省": "province", "市": "prefecture", "州": "prefecture", "盟": "prefecture"}
        wanted = levels.get(level)
        return next((region for region in self._chain if region.level == wanted), None) if wanted else None

    def called(self, owner: str) -> Region | None:
        """Return the division of that name, of several the one nearest to the document's."""
        index = divisions()
        for start in range(len(owner) - 1):
            name = owner[start:]
            versions = index.named(name, self._year) or index.called(name, self._year)
            if versions:
                return max(versions, key=lambda version: (self._nearness(version), version.code))
        return None

    def _nearness(self, region: Region) -> int:
        codes = {above.code for above in self._chain}
        return sum(above.code in codes for above in divisions().chain(region, self._year))

    def _named(self, body: Body, region: Region | None, place: str) -> Link:
        side, full = body.token.side, body.token.full
        stem = self._text[body.owner_end : self._head(body)]
        code = region.code if region else self._code()
        seat = _seat(region, place)
        committee = f"中共{seat}委员会"
        if side == "committee":
            return Link(committee, "", code)
        if side == "youth":
            return Link(f"共青团{seat}委员会", "", code)
        if side == "conference":
            return Link(f"中国人民政治协商会议{place}委员会", "", code)
        if side == "party":
            name = f"中共{seat}{full}" if full.endswith(("检查委员会", "党组")) else f"{committee}{stem}{full}"
            return Link(f"中共{seat}委员会" if full == "党委" else name, committee if full != "党委" else "", code)
        if side == "government" and not full.endswith(("人民政府", "行政公署")):
            return Link(place + stem + full, f"{place}人民政府", code)
        return Link(place + stem + full, "", code)


def _year(facts: DocumentFacts) -> int | None:
    day: date | None = facts.dated_from or facts.event_on or facts.published_on
    return day.year if day else None


def _seat(region: Region | None, place: str) -> str:
    """Return a division's name as its party committee writes it: a city's district with its city."""
    if region is None or not region.name.endswith("区") or region.level != "county":
        return place
    above = region.prefecture or (region.province if region.province in _MUNICIPALITIES else "")
    return above + region.name if above.endswith("市") else region.name
