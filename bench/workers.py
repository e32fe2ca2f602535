"""Extraction with two workers against one: documents to shards, the databases not counted.

python bench/workers.py [--items 3000 | --full]
"""

from __future__ import annotations

from collections.abc import Sequence

from common import Bench, Row, alone

WANTED = 1.7


def measure(bench: Bench) -> Sequence[Row]:
    """Return how much faster the extraction stage is with two workers."""
    two = bench.built if bench.workers == 2 else bench.build(bench.file(), "two-workers", 2)
    one = bench.build(bench.file(), "one-worker", 1)
    seconds = [built.stages["analyse"] for built in (one, two)]
    ratio = seconds[0] / seconds[1]
    return [
        Row(
            "extraction, 2 workers",
            f"{seconds[1]:.1f} s",
            f"1 worker: {seconds[0]:.1f} s",
            ratio,
            "≥ 1.7",
            ratio >= WANTED,
        )
    ]


if __name__ == "__main__":
    alone(__doc__, measure)
