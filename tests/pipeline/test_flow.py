"""The house: data flows down, so a module imports only rooms above its own."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import pairwise
from pathlib import Path

import pytest

import etl

PACKAGE = Path(etl.__file__).parent

ROOMS = (
    *("errors", "assets", "versions", "records", "schema", "folding", "openers", "lexicon", "questions", "describe"),
    *("sources", "clean", "structure", "extract", "analyse"),
    *("proof", "shards", "run", "cluster", "memory", "load", "merge", "check", "access", "publish"),
    *("amend", "build", "add"),
    *("export", "star", "explain", "site", "console", "summary", "cli"),
)
"""From top to bottom; what declares and describes the warehouse stands above everything that fills it."""


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(module: Path) -> Iterator[tuple[str, int]]:
    """Yield each room of etl that the module imports anywhere, in functions too, with the line."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: imports name their room in full"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for parts in (name.split(".") for name in names):
            if parts[0] == "etl" and len(parts) > 1 and not parts[1].startswith("__"):
                yield parts[1], node.lineno


MODULES = sorted(PACKAGE.rglob("*.py"))


def test_every_module_stands_in_a_room() -> None:
    assert {room_of(module) for module in MODULES} - {"__init__"} == set(ROOMS)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_rooms_above_its_own(module: Path) -> None:
    room = room_of(module)
    above = ROOMS[: ROOMS.index(room) + 1] if room in ROOMS else ()
    wrong = [f"{name} (line {line})" for name, line in imported_rooms(module) if name not in above]
    assert not wrong, f"{room} may not import {', '.join(wrong)}"


def test_nothing_is_imported_in_a_circle() -> None:
    """Modules within one room may build on each other, but never mutually."""
    graph = {name_of(module): set(imported_modules(module)) for module in MODULES}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for other in sorted(graph.get(name, ())):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def name_of(module: Path) -> str:
    parts = ("etl", *module.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(module: Path) -> Iterator[str]:
    known = {name_of(other) for other in MODULES}
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "etl":
            targets = {f"{node.module}.{alias.name}" for alias in node.names}
            found = targets & known
            yield from found or {node.module}


def test_the_order_has_no_room_twice() -> None:
    assert all(first != second for first, second in pairwise(sorted(ROOMS)))


def test_every_library_that_is_imported_is_declared() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    entries = (*project["dependencies"], *project["optional-dependencies"]["cluster"])
    declared = {re.split(r"[^A-Za-z0-9-]", entry)[0].lower() for entry in entries}
    distributions = packages_distributions()
    imported = {name.split(".")[0] for module in MODULES for name in imported_names(module)}
    foreign = imported - sys.stdlib_module_names - {"etl"}
    missing = {
        name
        for name in foreign
        if not declared & {distribution.lower().replace("_", "-") for distribution in distributions.get(name, ())}
    }
    assert not missing


def imported_names(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
