"""What people see of a build: its progress, its summary, and the results of its checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich import box
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from etl.access import DATABASE
from etl.build import BuildReport, Observer
from etl.check import CheckResult
from etl.console import plain

__all__ = ["ProgressBar", "print_checks", "print_report"]

_REASONS_SHOWN = 20


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
    resumed = f", {report.n_resumed:,} of them analysed before" if report.n_resumed else ""
    withdrawn = f", {report.n_withdrawn:,} withdrawn or replaced" if report.n_withdrawn else ""
    for name, value in (
        ("seconds", f"{seconds} · together {sum(report.seconds.values()):.1f}"),
        ("checks", f"{len(report.checks)} run, {n_warnings} with findings (gongwen check shows them)"),
        ("warehouse", str(warehouse / DATABASE)),
        ("documents", f"{report.n_inputs - n_rejected:,} loaded, {n_rejected:,} rejected{withdrawn}{resumed}"),
    ):
        console.print(f"{name:<9}  {value}", highlight=False, markup=False, soft_wrap=True)


def _print_rejections(report: BuildReport, console: Console) -> None:
    table = Table("rejected", "reason", "for example", box=box.SIMPLE_HEAD)
    counts = Counter((rejection.stage, rejection.reason) for rejection in report.rejections)
    examples = {(rejection.stage, rejection.reason): rejection.source for rejection in reversed(report.rejections)}
    for reason, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:_REASONS_SHOWN]:
        table.add_row(f"{count:,}", plain(f"{reason[0]}: {reason[1]}"), plain(examples[reason]))
    console.print(table)


def print_checks(checks: Sequence[CheckResult], console: Console) -> None:
    """Print the result of every check."""
    table = Table("check", "severity", "status", "failing", "detail", box=box.SIMPLE_HEAD)
    for check in checks:
        cells = (check.check_name, check.severity, check.status, f"{check.n_failing:,}", check.detail)
        table.add_row(*(plain(cell) for cell in cells))
    console.print(table)
