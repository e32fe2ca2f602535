"""Four times the corpus against the corpus itself: time, and memory of parent and workers together.

    python bench/growth.py [--items 3000 | --full]

The copies share nothing that the corpus does not share itself (see corpus.py).
Memory is resident and sampled; pages that processes share count for each of
them. DuckDB's memory_limit is what every build sets.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from common import Bench, Row, alone

from etl.memory import MEMORY_LIMIT

TIMES = 4
WANTED_TIME, WANTED_MEMORY = 4.4, 1.2


def measure(bench: Bench) -> Sequence[Row]:
    """Return the cost of four times the corpus in time and in memory."""
    once = bench.built
    more = bench.build(bench.file(TIMES), "four-times", bench.workers)
    shutil.rmtree(more.warehouse)
    time, memory = more.seconds / once.seconds, more.peak / once.peak
    limit = f"DuckDB's memory_limit {MEMORY_LIMIT}"
    rows = [
        Row(
            "time, 4 × the corpus",
            f"{more.seconds:.1f} s",
            f"1 ×: {once.seconds:.1f} s",
            time,
            "≤ 4.4",
            time <= WANTED_TIME,
        ),
        Row(
            "peak memory, 4 × the corpus",
            f"{more.peak / 1e6:,.0f} MB",
            f"1 ×: {once.peak / 1e6:,.0f} MB ({limit})",
            memory,
            "≤ 1.2",
            memory <= WANTED_MEMORY,
        ),
    ]
    rows += [
        Row(
            f"— {stage}, 4 ×",
            f"{seconds:.1f} s",
            f"1 ×: {once.stages[stage]:.1f} s",
            seconds / max(once.stages[stage], 0.1),
        )
        for stage, seconds in more.stages.items()
        if stage in once.stages
    ]
    return rows


if __name__ == "__main__":
    alone(__doc__, measure)
