"""The whole build, raw text to published SQLite, against jieba.posseg alone over the same text.

    python bench/throughput.py [--items 3000 | --full]

jieba.posseg.lcut runs in one process, document by document, while nothing else
runs here; the build has as many workers as there are cores. Processor time is
stated beside, for it says more than the clock where others use the machine too.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import jieba
import jieba.posseg
from common import Bench, Row, alone, seconds_of

WANTED = 2.0


def measure(bench: Bench) -> Sequence[Row]:
    """Return a row for the build and one for each of its stages."""
    began = time.process_time()
    tagged = tagging_seconds([record["text"] for record in bench.records])
    processor = time.process_time() - began
    oracle = f"jieba.posseg.lcut: {tagged:.1f} s, {bench.megabytes / tagged:.2f} MB/s"
    built = bench.built
    ratio = tagged / built.seconds
    value = f"{built.seconds:.1f} s, {bench.megabytes / built.seconds:.2f} MB/s"
    rows = [Row(f"whole build, {bench.workers} workers", value, oracle, ratio, "≥ 2", ratio >= WANTED)]
    rows.append(
        Row(
            "— processor time, all processes",
            f"{built.processor:.1f} s",
            f"jieba.posseg.lcut: {processor:.1f} s",
            processor / built.processor,
        )
    )
    rows += [Row(f"— {stage}", f"{seconds:.1f} s", oracle, tagged / seconds) for stage, seconds in built.stages.items()]
    return rows


def tagging_seconds(texts: Sequence[str]) -> float:
    """Return how long jieba.posseg takes to tag all texts, its dictionary loaded before."""
    jieba.setLogLevel(60)
    jieba.posseg.lcut("预热")
    return seconds_of(lambda: [len(jieba.posseg.lcut(text)) for text in texts])


if __name__ == "__main__":
    alone(__doc__, measure)
