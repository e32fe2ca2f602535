"""What people see in a terminal: a build's progress and summary, answers to SQL, checks, and the doctor's report."""

from __future__ import annotations

import csv
import json
import platform
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any, TextIO

import duckdb
from rich import box
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from etl import __version__
from etl.access import DATABASE, connect
from etl.build import BuildReport, Observer
from etl.check import CheckResult
from etl.errors import UsageError

__all__ = [
    "FORMATS",
    "Finding",
    "ProgressBar",
    "console_for",
    "diagnose",
    "print_checks",
    "print_findings",
    "print_report",
    "query",
]

_ROWS_AT_ONCE = 5_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_REASONS_SHOWN = 20
_WIDE = 10_000


def console_for(stream: TextIO) -> Console:
    """Return a console that writes to ``stream``; one that is no terminal is wide enough for any line."""
    return Console(file=stream, width=None if stream.isatty() else _WIDE)


class ProgressBar(Observer):
    """Shows inputs done and inputs per second; says nothing where the console is no terminal."""

    def __init__(self, console: Console) -> None:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.fields[done]}"))
        self.bar = Progress(*columns, TimeElapsedColumn(), console=console, disable=not console.is_terminal)
        self.task = self.bar.add_task("", total=None, done="")
        self.n_done = 0

    def advance(self, n_inputs: int) -> None:
        """Count inputs in and show how many are done a second."""
        self.n_done += n_inputs
        elapsed = self.bar.tasks[0].elapsed or 0.0
        rate = f", {self.n_done / elapsed:,.0f} documents/s" if elapsed > 0.5 else ""
        self.bar.update(self.task, done=f"{self.n_done:,} documents{rate}")

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Show the stage that is at work."""
        self.bar.update(self.task, description=name)
        with self.bar:
            yield


def print_report(report: BuildReport, warehouse: Path, console: Console) -> None:
    """Print what a build did: inputs, rejections with their reasons, rows of each table, seconds of each stage."""
    n_rejected = len(report.rejections)
    tables = Table("table", "rows", box=box.SIMPLE_HEAD)
    tables.columns[1].justify = "right"
    for name, n_rows in report.rows.items():
        tables.add_row(name, f"{n_rows:,}")
    console.print(tables)
    if n_rejected:
        _print_rejections(report, console)
    n_warnings = sum(check.n_failing > 0 for check in report.checks)
    seconds = " · ".join(f"{stage} {seconds:.1f}" for stage, seconds in report.seconds.items())
    for name, value in (
        ("seconds", f"{seconds} · together {sum(report.seconds.values()):.1f}"),
        ("checks", f"{len(report.checks)} run, {n_warnings} with findings (gongwen check shows them)"),
        ("warehouse", str(warehouse / DATABASE)),
        ("documents", f"{report.n_inputs - n_rejected:,} loaded, {n_rejected:,} rejected"),
    ):
        console.print(f"{name:<9}  {value}", highlight=False, markup=False, soft_wrap=True)


def _print_rejections(report: BuildReport, console: Console) -> None:
    table = Table("rejected", "reason", "for example", box=box.SIMPLE_HEAD)
    counts = Counter((rejection.stage, rejection.reason) for rejection in report.rejections)
    examples = {(rejection.stage, rejection.reason): rejection.source for rejection in reversed(report.rejections)}
    for reason, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:_REASONS_SHOWN]:
        table.add_row(f"{count:,}", _plain(f"{reason[0]}: {reason[1]}"), _plain(examples[reason]))
    console.print(table)


def print_checks(checks: Sequence[CheckResult], console: Console) -> None:
    """Print the result of every check."""
    table = Table("check", "severity", "status", "failing", "detail", box=box.SIMPLE_HEAD)
    for check in checks:
        cells = (check.check_name, check.severity, check.status, f"{check.n_failing:,}", check.detail)
        table.add_row(*(_plain(cell) for cell in cells))
    console.print(table)


def _plain(value: object) -> Text:
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
        table.add_row(*("" if value is None else _plain(value) for value in row))
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
        table.add_row(
            mark, _plain(finding.name), _plain(finding.found), "" if finding.is_well else _plain(finding.advice)
        )
    console.print(table)
