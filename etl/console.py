"""What people see in a terminal: answers to SQL, and the doctor's report."""

from __future__ import annotations

import csv
import json
import platform
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any, TextIO

import duckdb
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from etl import __version__
from etl.access import connect
from etl.errors import UsageError

__all__ = ["FORMATS", "Finding", "console_for", "diagnose", "plain", "print_findings", "query"]

_ROWS_AT_ONCE = 5_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_WIDE = 10_000


def console_for(stream: TextIO) -> Console:
    """Return a console that writes to ``stream``; one that is no terminal is wide enough for any line."""
    return Console(file=stream, width=None if stream.isatty() else _WIDE)


def plain(value: object) -> Text:
    """Return text for a terminal: no markup, no control characters that a document may have brought along."""
    return Text(_CONTROL.sub(" ", str(value)))


def query(warehouse: Path, sql: str, form: str, out: TextIO) -> None:
    """Answer ``sql`` from the warehouse, read-only, in one of FORMATS.

    Raises UsageError with the database's own words where the query is wrong.
    """
    with connect(warehouse) as connection:
        try:
            cursor = connection.execute(sql)
            columns = [column[0] for column in cursor.description or ()]
            FORMATS[form](columns, _rows(cursor), out)
        except duckdb.Error as error:
            message = str(error).partition("\nLINE ")[0]
            raise UsageError(" ".join(message.split())) from None


def _rows(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(_ROWS_AT_ONCE):
        yield from rows


def _as_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    table = Table(*columns, box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*("" if value is None else plain(value) for value in row))
    console_for(out).print(table)


def _as_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(rows)


def _as_json(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    out.write("[")
    for n, row in enumerate(rows):
        record = json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=_json_value)
        out.write(f"{',' if n else ''}\n  {record}")
    out.write("\n]\n")


def _json_value(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _as_markdown(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    for row in (columns, ["---"] * len(columns), *rows):
        cells = ("" if value is None else _CONTROL.sub(" ", str(value)).replace("|", "\\|") for value in row)
        out.write(f"| {' | '.join(cells)} |\n")


FORMATS: dict[str, Callable[[Sequence[str], Iterable[Sequence[Any]], TextIO], None]] = {
    "table": _as_table,
    "csv": _as_csv,
    "json": _as_json,
    "markdown": _as_markdown,
}


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's report: what was looked at, what was found, and what to do where it is not well."""

    name: str
    found: str
    is_well: bool
    advice: str = ""
    is_needed: bool = True


def diagnose(warehouse: Path) -> list[Finding]:
    """Look at everything that gongwen needs or can use."""
    findings = [Finding("gongwen", __version__, True), Finding("Python", platform.python_version(), True)]
    findings += [_sqlite(), *_packages(), _chromium(), _warehouse(warehouse)]
    return findings


def _sqlite() -> Finding:
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("pragma compile_options")}
    advice = "install a Python whose SQLite was built with FTS5; search needs it"
    return Finding("SQLite with FTS5", sqlite3.sqlite_version, "ENABLE_FTS5" in options, advice)


def _packages() -> list[Finding]:
    """Look for every package that gongwen declares; those of an extra may be missing."""
    try:
        declared = requires("gongwen") or []
    except PackageNotFoundError:
        advice = "python -m pip install -e . in the checkout installs gongwen with everything it needs"
        return [Finding("packages", "gongwen is not installed", False, advice)]
    findings = []
    for requirement in declared:
        name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
        extra = re.search(r"extra == ['\"](\w+)['\"]", requirement)
        target = f"gongwen[{extra[1]}]" if extra else "gongwen"
        findings.append(_package(name, f"python -m pip install '{target}'", is_needed=not extra))
    return findings


def _package(name: str, advice: str, *, is_needed: bool) -> Finding:
    try:
        return Finding(name, version(name), True, "", is_needed)
    except PackageNotFoundError:
        return Finding(name, "missing", False, advice, is_needed)


def _chromium() -> Finding:
    path = shutil.which("chromium")
    advice = "only the browser tests need it; on Debian: apt-get install chromium"
    return Finding("chromium", path or "missing", bool(path), advice, is_needed=False)


def _warehouse(warehouse: Path) -> Finding:
    try:
        with connect(warehouse) as connection:
            counted = connection.execute("select count(*) from documents").fetchone()
    except UsageError as error:
        return Finding(f"warehouse {warehouse}", "missing", False, str(error), is_needed=False)
    except duckdb.Error as error:
        advice = f"build it again: {str(error).splitlines()[0]}"
        return Finding(f"warehouse {warehouse}", "unreadable", False, advice, is_needed=False)
    return Finding(f"warehouse {warehouse}", f"{counted[0] if counted else 0:,} documents", True)


def print_findings(findings: Sequence[Finding], console: Console) -> None:
    """Print the doctor's report."""
    table = Table("", "what", "found", "what to do", box=box.SIMPLE_HEAD)
    for finding in findings:
        mark = "ok" if finding.is_well else "MISSING" if finding.is_needed else "optional"
        table.add_row(mark, plain(finding.name), plain(finding.found), "" if finding.is_well else plain(finding.advice))
    console.print(table)
