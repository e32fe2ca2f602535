"""What a document takes on disk in each form, and what it costs to make: the rates that docs/scale.md counts with.

python bench/sizes.py [--items 3000 | --full]
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from common import Bench, Row, alone, gongwen

from etl.access import DATABASE, SITE_DATABASE
from etl.run import run
from etl.sources import ReadOptions, list_items

_MOST_SHARDED = 2_000


def measure(bench: Bench) -> Sequence[Row]:
    """Return bytes for each document in shards, DuckDB, SQLite and the star, and processor time for each megabyte."""
    n_documents, built = len(bench.records), bench.built
    text = bench.megabytes * 1e6 / n_documents
    star = bench.folder / "star"
    exported = gongwen("export", "--star", star, "--warehouse", built.warehouse, warehouse=built.warehouse)
    shards, processor = sharded(bench)
    forms = {
        "shards (while a build runs)": shards,
        "gongwen.duckdb": (built.warehouse / DATABASE).resolve().stat().st_size / n_documents,
        "gongwen.sqlite": (built.warehouse / SITE_DATABASE).resolve().stat().st_size / n_documents,
        "star of Parquet": size(star) / n_documents,
    }
    rows = [
        Row(f"bytes a document, {name}", f"{value:,.0f}", f"text in UTF-8: {text:,.0f}", value / text)
        for name, value in forms.items()
    ]
    seconds = f"{built.processor / bench.megabytes:.1f} core-seconds a MB"
    return [
        *rows,
        Row("processor, extraction to shards", f"{processor:.2f} core-seconds a MB", "one process"),
        Row("processor, whole build", seconds, f"{bench.workers} workers"),
        Row("export of the star", f"{exported.seconds:.1f} s", f"peak {exported.peak / 1e6:,.0f} MB"),
    ]


def sharded(bench: Bench) -> tuple[float, float]:
    """Return bytes a document in shards, and processor seconds a megabyte, both of a part of the corpus."""
    step = max(1, len(bench.records) // _MOST_SHARDED)
    part = Bench(bench.corpus, 0, 1, bench.folder / "part")
    part.folder.mkdir()
    part.records = bench.records[::step]
    start = time.process_time()
    result = run(list_items([str(part.file())]), part.folder / "shards", workers=1, options=ReadOptions())
    processor = time.process_time() - start
    n_bytes = size(part.folder / "shards")
    shutil.rmtree(part.folder)
    return n_bytes / result.n_inputs, processor / part.megabytes


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    alone(__doc__, measure)
