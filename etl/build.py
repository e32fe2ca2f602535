"""The whole way, from paths to a published warehouse: run, load, check, publish, swap.

A build works in ``DIR/builds/<run>.tmp`` under an exclusive lock on
``DIR/.lock``; its last step renames one link. Until then readers see the
warehouse before it, and so they do when a build fails or is killed. The shards
lie in ``DIR/shards`` until the build is done: the same build, given again after
it was ended in whatever way, goes on from those that are whole. The rest that a
killed build left behind is removed by the next one; a build whose checks fail
is kept as ``DIR/builds/failed`` until then.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import duckdb

from etl.access import DATABASE, SITE_DATABASE
from etl.check import CheckResult, keep_results, run_checks
from etl.errors import BuildError, UsageError
from etl.load import load
from etl.publish import publish, swap
from etl.records import Rejection
from etl.run import Executor, RunResult, run
from etl.sources import ReadOptions, list_items

__all__ = ["SHARDS", "BuildReport", "Observer", "build", "failures"]

SHARDS = "shards"
"""Folder of the warehouse where the shards of an unfinished build lie."""


class Observer:
    """Is told how a build goes on; this one keeps quiet."""

    def advance(self, n_inputs: int) -> None:
        """So many more inputs are done."""

    def stage(self, name: str) -> AbstractContextManager[object]:
        """Enclose a stage: analyse, load, check or publish."""
        del name
        return nullcontext()


@dataclass
class BuildReport:
    """What a build did."""

    started_at: str
    run_id: str = ""
    n_inputs: int = 0
    n_resumed: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    checks: list[CheckResult] = field(default_factory=list)


def build(
    paths: Sequence[str],
    warehouse: Path,
    *,
    workers: int,
    options: ReadOptions,
    observer: Observer | None = None,
    executor: Executor | None = None,
) -> BuildReport:
    """Build the warehouse in the folder ``warehouse`` anew from everything under ``paths``.

    An ``executor`` makes the shards in place of so many ``workers``.

    Raises UsageError where there is nothing to load, and BuildError where another build is at work
    or a check of severity ``fail`` fails; the warehouse before stands in each of these cases.
    """
    items, observer = list_items(paths, options), observer or Observer()
    with _locked(warehouse):
        started = datetime.now(UTC)
        report = BuildReport(started.isoformat(timespec="seconds"))
        builds = warehouse / "builds"
        _remove_leftovers(builds)
        draft = builds / f"{started:%Y%m%dT%H%M%S%fZ}.tmp"
        draft.mkdir(parents=True)
        try:
            work = partial(run, items, warehouse / SHARDS, workers=workers, options=options, executor=executor)
            _analyse(work, report, observer)
            if not report.n_inputs:
                raise UsageError(f"no text was found in {', '.join(paths)}: give files or folders of texts")
            _make(warehouse / SHARDS, draft, report, observer)
            finished = draft.rename(draft.with_suffix(""))
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        swap(warehouse, finished)
        _prune(builds, finished)
        shutil.rmtree(warehouse / SHARDS)
    return report


def failures(checks: Sequence[CheckResult]) -> list[CheckResult]:
    """Return the checks that forbid to publish a warehouse."""
    return [check for check in checks if check.severity == "fail" and check.n_failing]


def _analyse(work: Callable[..., RunResult], report: BuildReport, observer: Observer) -> None:
    with _timed("analyse", report, observer):
        result = work(progress=observer.advance)
    report.n_inputs, report.n_resumed = result.n_inputs, result.n_resumed


def _make(shards: Path, draft: Path, report: BuildReport, observer: Observer) -> None:
    """Make both databases in the folder ``draft``."""
    database = draft / DATABASE
    with _timed("load", report, observer):
        report.rows = load(shards, database, report.started_at)
        report.run_id, report.rejections = _told(database)
    with _timed("check", report, observer):
        report.checks = run_checks(database)
        keep_results(database, report.checks)
        report.rows["quality_check"] = len(report.checks)
        _refuse_failed(report.checks, draft)
    with _timed("publish", report, observer):
        publish(database, draft / SITE_DATABASE)


def _told(database: Path) -> tuple[str, list[Rejection]]:
    """Return the run's id, and what was not loaded; the loader itself may have rejected documents too."""
    with duckdb.connect(str(database), read_only=True) as connection:
        (run_id,) = connection.execute("select run_id from etl_run").fetchall()[0]
        rows = connection.execute("select source, stage, reason, detail from rejections order by all").fetchall()
    return run_id, [Rejection(*row) for row in rows]


@contextmanager
def _timed(name: str, report: BuildReport, observer: Observer) -> Iterator[None]:
    start = time.perf_counter()
    with observer.stage(name):
        yield
    report.seconds[name] = time.perf_counter() - start


def _refuse_failed(checks: Sequence[CheckResult], draft: Path) -> None:
    failed = failures(checks)
    if failed:
        kept = draft.rename(draft.with_name("failed"))
        names = ", ".join(f"{check.check_name} ({check.n_failing})" for check in failed)
        raise BuildError(f"checks failed, so the warehouse was not replaced: {names}; look at {kept / DATABASE}")


@contextmanager
def _locked(warehouse: Path) -> Iterator[None]:
    """Hold the warehouse's build lock; the system releases it with the process, however that ends."""
    try:
        warehouse.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise UsageError(f"{warehouse} is not a folder: give another --warehouse") from None
    with (warehouse / ".lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise BuildError(
                f"another build is at work on {warehouse} (process {lock.read().strip() or 'unknown'}): "
                "wait for it, or give another --warehouse"
            ) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def _remove_leftovers(builds: Path) -> None:
    for leftover in (*builds.glob("*.tmp"), builds / "failed"):
        shutil.rmtree(leftover, ignore_errors=True)


def _prune(builds: Path, current: Path) -> None:
    """Remove the builds before the current one, but not those that a reader holds a lock on."""
    for old in builds.iterdir():
        if old.is_dir() and not old.is_symlink() and old.name != current.name and not _is_held(old / SITE_DATABASE):
            shutil.rmtree(old, ignore_errors=True)


def _is_held(database: Path) -> bool:
    try:
        with database.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
    return False
