"""What the measures share: the set-up, a build watched from outside, the table of ratios, the options.

Builds are made by the command line in processes of their own, so that what is
measured is what people run, and memory is counted where it is spent.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import chain
from pathlib import Path

import psutil
from corpus import CORPUS, Record, n_bytes, read_corpus, varied, write_records

from etl.run import default_workers

__all__ = [
    "Bench",
    "Built",
    "Row",
    "alone",
    "contents",
    "finished",
    "gongwen",
    "opened",
    "options",
    "seconds_of",
    "started",
    "table",
    "watched",
]

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_ITEMS = 3_000
_SECONDS_BETWEEN_SAMPLES = 0.05
_STAGE = re.compile(r"([a-z]+) (\d+\.\d)")


@dataclass(frozen=True)
class Row:
    """One result: what was measured against which baseline of the same run, and what was wanted of it."""

    name: str
    value: str
    baseline: str = ""
    ratio: float | None = None
    wanted: str = ""
    is_met: bool | None = None


@dataclass
class Built:
    """A command that ran: how long, in each stage too, how much memory and processor time it and its children took."""

    seconds: float
    peak: int
    processor: float
    out: str
    warehouse: Path = Path()
    stages: dict[str, float] = field(default_factory=dict)


@dataclass
class Bench:
    """What is measured on; the first build is made once and handed to every measure that wants one."""

    corpus: Path
    n_items: int
    workers: int
    folder: Path

    @property
    def name(self) -> str:
        """What the text is."""
        return self.corpus.name if self.corpus.exists() else "sample documents, repeated"

    @cached_property
    def records(self) -> list[Record]:
        """The documents."""
        return read_corpus(self.corpus, self.n_items)

    @property
    def megabytes(self) -> float:
        """Size of the texts in UTF-8."""
        return n_bytes(self.records) / 1e6

    def file(self, copies: int = 1) -> Path:
        """Return a file of the corpus and of so many less one varied copies of it."""
        path = self.folder / f"corpus-{copies}.jsonl"
        if not path.exists():
            write_records(path, chain(self.records, *(varied(self.records, n) for n in range(1, copies))))
        return path

    @cached_property
    def built(self) -> Built:
        """The whole build of the corpus, with as many workers as there are cores."""
        return self.build(self.file(), "warehouse", self.workers)

    def build(self, path: Path, name: str, workers: int) -> Built:
        """Build the warehouse ``name`` from ``path``."""
        warehouse = self.folder / name
        return gongwen("build", path, "--warehouse", warehouse, "--workers", workers, warehouse=warehouse)


def gongwen(*arguments: object, warehouse: Path) -> Built:
    """Run a command of gongwen to its end and watch it."""
    return finished(started(*arguments), warehouse)


def started(*arguments: object) -> subprocess.Popen[str]:
    """Start a command of gongwen in a process group of its own."""
    command = [sys.executable, "-m", "etl.cli", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finished(process: subprocess.Popen[str], warehouse: Path) -> Built:
    """Wait for a command and return what it took; it must end well."""
    start, before = time.perf_counter(), used()
    with watched(process.pid) as sampler:
        out, err = process.communicate()
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, process.args))} ended with {process.returncode}:\n{out}{err}")  # type: ignore[arg-type]
    line = next((line for line in out.splitlines() if line.startswith("seconds")), "")
    stages = {name: float(value) for name, value in _STAGE.findall(line) if name != "together"}
    return Built(seconds, sampler.peak, used() - before, out, warehouse, stages)


def used() -> float:
    """Return the processor seconds of all processes that were waited for."""
    times = os.times()
    return times.children_user + times.children_system


class watched:  # noqa: N801 - used like a function
    """Samples the resident memory of a process and all its children until the block ends."""

    def __init__(self, pid: int) -> None:
        self.process, self.peak = psutil.Process(pid), 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> watched:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._ended.wait(_SECONDS_BETWEEN_SAMPLES):
            self.peak = max(self.peak, resident(self.process))


def resident(process: psutil.Process) -> int:
    """Return the resident bytes of a process and its children; pages that they share count for each."""
    try:
        family = [process, *process.children(recursive=True)]
    except psutil.Error:
        return 0
    return sum(_resident(member) for member in family)


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def seconds_of(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def contents(warehouse: Path, folder: Path) -> dict[str, str]:
    """Return a hash of each file that an export writes; equal warehouses have equal exports."""
    target = folder / f"exported-{warehouse.name}"
    gongwen("export", target, "--warehouse", warehouse, warehouse=warehouse)
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in target.iterdir()}
    shutil.rmtree(target)
    return found


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a table in Markdown."""
    lines = ["| measure | value | baseline in the same run | ratio | wanted | met |", "|---|---|---|---:|---|---|"]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        met = {True: "yes", False: "**no**", None: ""}[row.is_met]
        lines.append(f"| {row.name} | {row.value} | {row.baseline} | {ratio} | {row.wanted} | {met} |")
    return "\n".join(lines)


def options(about: str) -> argparse.ArgumentParser:
    """Return the options that every measure has."""
    parser = argparse.ArgumentParser(description=about.partition("\n")[0])
    parser.add_argument(
        "--corpus",
        type=Path,
        default=CORPUS,
        help="JSON Lines with id, date, title and text (default: beside the checkout)",
    )
    parser.add_argument("--items", type=int, default=DEFAULT_ITEMS, help=f"how many (default: {DEFAULT_ITEMS:,})")
    parser.add_argument("--full", action="store_true", help="the whole corpus")
    parser.add_argument("--workers", type=int, default=default_workers(), help="processes (default: one for each core)")
    parser.add_argument("--folder", type=Path, help="where warehouses are built (default: a temporary folder)")
    return parser


def opened(given: argparse.Namespace, folder: str) -> Bench:
    """Return the set-up that the options ask for."""
    chosen = given.folder or Path(folder)
    chosen.mkdir(parents=True, exist_ok=True)
    return Bench(given.corpus, 0 if given.full else given.items, given.workers, chosen)


def alone(about: str, measure: Callable[[Bench], Sequence[Row]]) -> None:
    """Run one measure by itself and print its table."""
    given = options(about).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = opened(given, folder)
        print(f"{bench.name}: {len(bench.records):,} documents, {bench.megabytes:.1f} MB\n", flush=True)
        print(table(measure(bench)))
