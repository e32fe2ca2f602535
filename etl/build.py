"""The whole way, from paths to a published warehouse: run, load, publish, check, swap.

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
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import duckdb

from etl.access import DATABASE, SITE_DATABASE
from etl.check import CheckResult, check_star, keep_results
from etl.errors import BuildError, UsageError
from etl.load import connect, count_rows, load, reading
from etl.memory import MEMORY_VARIABLE, memory_limit
from etl.publish import complete, publish, publish_checks, swap
from etl.records import Rejection
from etl.run import Executor, RunResult, run
from etl.sources import ReadOptions, list_items

__all__ = [
    "SHARDS",
    "BuildReport",
    "Observer",
    "analyse_items",
    "build",
    "drafted",
    "failures",
    "locked",
    "refuse_failed",
    "tell",
    "timed",
]

SHARDS = "shards"
"""Folder of the warehouse where the shards of an unfinished build lie."""


class Observer:
    """Is told how a build goes on; this one keeps quiet."""

    def advance(self, n_inputs: int) -> None:
        """So many more inputs are done."""

    def stage(self, name: str) -> AbstractContextManager[object]:
        """Enclose a stage: analyse, load, publish or check."""
        del name
        return nullcontext()


@dataclass
class BuildReport:
    """What a build did."""

    started_at: str
    run_id: str = ""
    n_inputs: int = 0
    n_resumed: int = 0
    n_withdrawn: int = 0
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
    with locked(warehouse), drafted(warehouse) as (draft, report):
        work = partial(run, items, warehouse / SHARDS, workers=workers, options=options, executor=executor)
        analyse_items(work, report, observer)
        if not report.n_inputs:
            raise UsageError(f"no text was found in {', '.join(paths)}: give files or folders of texts")
        _make(warehouse, draft, report, observer)
    return report


@contextmanager
def drafted(warehouse: Path) -> Iterator[tuple[Path, BuildReport]]:
    """Yield a folder for a new build and its report; swap the build in at the end, or take it away if it fails."""
    started = datetime.now(UTC)
    builds = warehouse / "builds"
    draft = builds / f"{started:%Y%m%dT%H%M%S%fZ}.tmp"
    draft.mkdir(parents=True)
    try:
        yield draft, BuildReport(started.isoformat(timespec="seconds"))
        finished = draft.rename(draft.with_suffix(""))
    except BaseException as error:
        shutil.rmtree(draft, ignore_errors=True)
        if isinstance(error, duckdb.OutOfMemoryException):
            raise BuildError(
                f"DuckDB needs more memory than the {memory_limit()} that it may hold: "
                f"set {MEMORY_VARIABLE} to more, such as 4GB, and give the same command again"
            ) from error
        raise
    swap(warehouse, finished)
    _prune(builds, finished)
    shutil.rmtree(warehouse / SHARDS, ignore_errors=True)


def failures(checks: Sequence[CheckResult]) -> list[CheckResult]:
    """Return the checks that forbid to publish a warehouse."""
    return [check for check in checks if check.severity == "fail" and check.n_failing]


def analyse_items(work: Callable[..., RunResult], report: BuildReport, observer: Observer) -> None:
    """Make the shards of all items, and count them in the report."""
    with timed("analyse", report, observer):
        result = work(progress=observer.advance)
    report.n_inputs, report.n_resumed = result.n_inputs, result.n_resumed


def _make(warehouse: Path, draft: Path, report: BuildReport, observer: Observer) -> None:
    """Make both databases in the folder ``draft``; the star is checked while SQLite makes its indexes.

    Nothing else is asked of DuckDB then: what it holds in memory for one cannot be had for another.
    """
    database, before = draft / DATABASE, (warehouse / DATABASE).resolve()
    with timed("load", report, observer):
        load(warehouse / SHARDS, database, report.started_at, before if before.exists() else None)
    with reading(database) as star, ThreadPoolExecutor(1) as beside:
        with timed("publish", report, observer):
            publish(star, draft / SITE_DATABASE)
        completing = beside.submit(complete, draft / SITE_DATABASE)
        with timed("check", report, observer):
            report.checks = check_star(star)
            wait([completing])
    with closing(connect(database)) as connection:
        keep_results(connection, report.checks)
        refuse_failed(report.checks, draft)
        completing.result()
        publish_checks(connection, draft / SITE_DATABASE)
        tell(connection, report)
    shutil.rmtree(database.with_suffix(".spill"), ignore_errors=True)


def tell(connection: duckdb.DuckDBPyConnection, report: BuildReport, which: str = "") -> None:
    """Put into the report what the star says: the run's id, its rows, and what was not loaded, by the loader too."""
    (report.run_id,) = connection.execute("select run_id from etl_run").fetchall()[0]
    report.rows = count_rows(connection)
    rows = connection.execute(f"select source, stage, reason, detail from rejections {which} order by all").fetchall()
    report.rejections = [Rejection(*row) for row in rows]


@contextmanager
def timed(name: str, report: BuildReport, observer: Observer) -> Iterator[None]:
    """Tell the observer of a stage, and the report how long it took."""
    start = time.perf_counter()
    with observer.stage(name):
        yield
    report.seconds[name] = time.perf_counter() - start


def refuse_failed(checks: Sequence[CheckResult], draft: Path) -> None:
    """Raise BuildError if a check forbids to publish the draft, which is kept for a look."""
    failed = failures(checks)
    if failed:
        (draft / SITE_DATABASE).unlink(missing_ok=True)
        kept = draft.rename(draft.with_name("failed"))
        names = ", ".join(f"{check.check_name} ({check.n_failing})" for check in failed)
        raise BuildError(f"checks failed, so the warehouse was not replaced: {names}; look at {kept / DATABASE}")


@contextmanager
def locked(warehouse: Path) -> Iterator[None]:
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
        _remove_leftovers(warehouse / "builds")
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
