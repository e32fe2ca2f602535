"""The canned questions (``sql/queries``), pick-lists (``sql/picks``) and examples for the SQL editor, a file each.

A file opens with its header: comments that give a question its texts, its
parameters and, by name, the list of values that a parameter is chosen from
(``pick``, all there are) or helped by (``suggest``, the most frequent).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.assets import asset_path

__all__ = ["Example", "Param", "Pick", "Query", "read_examples", "read_picks", "read_queries"]

_HEADER = re.compile(r"--\s*(\w+)\b[ ]*(\w*)[ ]*(?:=\s*([^:]*))?:\s*(.*)")
_LIMIT = re.compile(r"\nlimit (\d+)\Z")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a canned question; ``default`` is what an empty value stands for.

    ``pick`` names the pick-list of its values; where ``is_open``, other values are as good.
    """

    name: str
    default: str
    zh: str
    en: str
    pick: str = ""
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """A canned question: one file of ``sql/queries``."""

    name: str
    title_zh: str
    title_en: str
    description: str
    group: str
    params: tuple[Param, ...]
    sql: str

    @property
    def duckdb_sql(self) -> str:
        """The question for DuckDB, whose parameters are written ``$name`` instead of ``:name``."""
        names = "|".join(p.name for p in self.params)
        return re.sub(rf"(?<!:):({names})\b", r"$\1", self.sql) if names else self.sql

    @property
    def defaults(self) -> dict[str, str]:
        """The value of each parameter where none is given."""
        return {p.name: p.default for p in self.params}

    @property
    def limit(self) -> int:
        """How many rows a page shows; 0 for all."""
        found = _LIMIT.search(self.sql)
        return int(found[1]) if found else 0

    @property
    def whole_sql(self) -> str:
        """The question without the limit of a page."""
        return _LIMIT.sub("", self.sql)


@dataclass(frozen=True, slots=True)
class Pick:
    """A pick-list: a select of ``value`` and, where they are counted, ``n``; ``codes`` names the list of its codes."""

    name: str
    about: str
    codes: str
    sql: str


@dataclass(frozen=True, slots=True)
class Example:
    """A SELECT to begin with in the SQL editor: one file of ``sql/examples``."""

    zh: str
    en: str
    sql: str


def read_examples() -> list[Example]:
    """Return the examples in the order of their files."""
    found = []
    for path in sorted(asset_path("sql", "examples").glob("*.sql")):
        zh, _, en = {kind: value for kind, _, _, value in _header(path)}["title"].partition(" · ")
        found.append(Example(zh, en, _body(path)))
    return found


def read_queries(folder: Path | None = None) -> list[Query]:
    """Return the canned questions in the order of their names.

    Raises ValueError with the file's name where a header lacks a title,
    description or group, or names a pick-list or parameter that there is not.
    """
    picks = {pick.name for pick in read_picks()}
    return [_read_query(path, picks) for path in sorted((folder or asset_path("sql", "queries")).glob("*.sql"))]


def read_picks() -> list[Pick]:
    """Return the pick-lists in the order of their names."""
    found = []
    for path in sorted(asset_path("sql", "picks").glob("*.sql")):
        said = {kind: value for kind, _, _, value in _header(path)}
        found.append(Pick(path.stem, said["about"], said.get("codes", ""), _body(path)))
    return found


def _header(path: Path) -> Iterator[tuple[str, str, str, str]]:
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("--"):
            return
        match = _HEADER.match(line)
        if match:
            kind, name, default, value = match.groups()
            yield kind, name, (default or "").strip(), value.strip()


def _body(path: Path) -> str:
    lines = path.read_text("utf-8").splitlines()
    start = next(no for no, line in enumerate(lines) if not line.startswith("--"))
    return "\n".join(lines[start:]).strip().rstrip(";")


def _read_query(path: Path, picks: set[str]) -> Query:
    said: dict[str, str] = {}
    params: dict[str, tuple[str, str]] = {}
    lists: dict[str, tuple[str, bool]] = {}
    for kind, name, default, value in _header(path):
        if kind == "param":
            params[name] = (default, value)
        elif kind in {"pick", "suggest"}:
            lists[name] = (value, kind == "suggest")
        else:
            said[kind] = value
    missing = {"title", "description", "group"} - set(said)
    if missing:
        raise ValueError(f"{path.name}: the header lacks {', '.join(sorted(missing))}")
    unknown = (set(lists) - set(params)) | ({pick for pick, _ in lists.values()} - picks)
    if unknown:
        raise ValueError(f"{path.name}: there is no parameter or pick-list {', '.join(sorted(unknown))}")
    zh, _, en = said["title"].partition(" · ")
    found = tuple(_param(name, *params[name], *lists.get(name, ("", True))) for name in params)
    return Query(path.stem, zh.strip(), en.strip(), said["description"], said["group"], found, _body(path))


def _param(name: str, default: str, text: str, pick: str, is_open: bool) -> Param:
    zh, _, en = text.partition(" · ")
    return Param(name, default, zh.strip(), en.strip(), pick, is_open)
