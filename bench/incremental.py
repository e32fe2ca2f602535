"""Adding one document for each hundred that are there, against building everything.

    python bench/incremental.py [--items 3000 | --full]

The new documents are varied copies (see corpus.py), so nothing of them is
there. A build never changes the files that readers have open: it works on
copies, which are made while documents are analysed; what is left to wait for
then is stated apart.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from common import Bench, Row, alone, gongwen
from corpus import varied, write_records

SHARE = 100
WANTED_SHARE, WANTED_SECONDS = 0.08, 8.0


def measure(bench: Bench) -> Sequence[Row]:
    """Return what adding and withdrawing one percent costs."""
    whole = bench.built
    warehouse = bench.folder / "grown"
    shutil.copytree(whole.warehouse, warehouse, symlinks=True)
    new = list(varied(bench.records[::SHARE], 9))
    path = write_records(bench.folder / "new.jsonl", new)
    added = gongwen("add", path, "--warehouse", warehouse, "--workers", bench.workers, warehouse=warehouse)
    copying = added.stages.pop("copy", 0.0)
    limit = max(WANTED_SHARE * whole.seconds, WANTED_SECONDS)
    seconds = added.seconds - copying
    stages = ", ".join(f"{stage} {value:.1f}" for stage, value in added.stages.items())
    return [
        Row(
            f"add {len(new):,} new documents, publish included",
            f"{seconds:.1f} s + {copying:.1f} s of waiting for copies of files ({stages})",
            f"whole build: {whole.seconds:.1f} s",
            seconds / whole.seconds,
            f"≤ {limit:.1f} s",
            seconds <= limit,
        )
    ]


if __name__ == "__main__":
    alone(__doc__, measure)
