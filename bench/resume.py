"""A build that is killed half-way, and the same command again: what is left to do, and whether the exports are equal.

    python bench/resume.py [--items 3000 | --full]

Parent and workers are killed together (SIGKILL) when half of the shards are there.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from common import Bench, Row, alone, contents, finished, started

from etl.run import batches
from etl.sources import list_items


def measure(bench: Bench) -> Sequence[Row]:
    """Return what the second command costs against a whole build."""
    whole = bench.built
    warehouse = bench.folder / "killed"
    command = ("build", bench.file(), "--warehouse", warehouse, "--workers", bench.workers)
    n_batches = sum(1 for _ in batches(list_items([str(bench.file())])))
    n_kept = kill_when_half_done(command, warehouse / "shards", n_batches)
    again = finished(started(*command), warehouse)
    is_equal = contents(whole.warehouse, bench.folder) == contents(warehouse, bench.folder)
    ratio = again.seconds / whole.seconds
    return [
        Row(
            f"build again, killed at {n_kept} of {n_batches} shards",
            f"{again.seconds:.1f} s (extraction {again.stages['analyse']:.1f} s)",
            f"whole build: {whole.seconds:.1f} s (extraction {whole.stages['analyse']:.1f} s)",
            ratio,
            "< 1, same exports",
            ratio < 1 and is_equal,
        )
    ]


def kill_when_half_done(command: Sequence[object], shards: Path, n_batches: int) -> int:
    """Run a build until half of its shards are there, kill it, and return how many are."""
    process = started(*command)
    while process.poll() is None and len(whole_shards(shards)) < n_batches / 2:
        time.sleep(0.02)
    if process.poll() is not None:
        raise SystemExit("the build ended before it could be killed: give more --items")
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return len(whole_shards(shards))


def whole_shards(shards: Path) -> list[Path]:
    return [path for path in shards.iterdir() if path.suffix != ".tmp"] if shards.exists() else []


if __name__ == "__main__":
    alone(__doc__, measure)
