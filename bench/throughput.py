"""Throughput of the whole build and of each room, as ratios to jieba.posseg over the same text in the same run.

    python bench/throughput.py [--megabytes 2] [--workers 1 2]

The text is a sample of the news corpus beside the checkout where there is one,
otherwise the sample documents, repeated under other names. Ratios carry over
from machine to machine better than seconds do.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import tempfile
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from inspect import isfunction
from itertools import cycle
from pathlib import Path
from typing import Any

import jieba
import jieba.posseg

from etl import analyse as chain
from etl.build import build
from etl.run import default_workers
from etl.sources import Item, ReadOptions, list_items, read_item

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "cctv_news.jsonl.gz"
SAMPLES = ROOT / "tests" / "samples" / "documents"
OPTIONS = ReadOptions()
ORACLE_BYTES = 300_000
"""jieba.posseg is slow: so much text is enough to time it."""


def texts(n_bytes: int) -> tuple[str, list[str]]:
    """Return the name of the source and texts of about ``n_bytes`` bytes of UTF-8."""
    name, found = ("news corpus", corpus()) if CORPUS.exists() else ("samples, repeated", samples())
    taken: list[str] = []
    size = 0
    for text in found:
        if size >= n_bytes:
            break
        taken.append(text)
        size += len(text.encode())
    return name, taken


def corpus() -> Iterator[str]:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield f"{record['title']}\n{record['date']}\n{record['text']}"


def samples() -> Iterator[str]:
    items = [item for item in list_items([str(SAMPLES)], OPTIONS) if isinstance(item, Item)]
    read = [read_item(item, OPTIONS) for item in items]
    return cycle([document.text for document in read if hasattr(document, "text")])


def seconds_of(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def oracle_speed(documents: list[str]) -> float:
    """Return jieba.posseg's bytes per second, the median of three."""
    jieba.setLogLevel(60)
    jieba.initialize()
    text = "\n".join(documents).encode()[:ORACLE_BYTES].decode("utf-8", "ignore")
    runs = [seconds_of(lambda: sum(1 for _ in jieba.posseg.cut(text))) for _ in range(3)]
    return len(text.encode()) / statistics.median(runs)


def time_rooms(documents: list[str]) -> dict[str, float]:
    """Return the seconds spent in each function that ``analyse`` calls, and in all of it."""
    spent: dict[str, float] = defaultdict(float)
    rooms = {name: value for name, value in vars(chain).items() if is_room(value)}

    def timed(name: str, room: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            start = time.perf_counter()
            result = room(*arguments)
            spent[name] += time.perf_counter() - start
            return result

        return call

    raws = [read_item(Item(f"{n}.txt", "", "text/plain", text.encode()), OPTIONS) for n, text in enumerate(documents)]
    chain.analyse(raws[0])  # lexicons are read once, and that is not throughput
    try:
        for name, room in rooms.items():
            setattr(chain, name, timed(name, room))
        spent["analyse (all rooms)"] = seconds_of(lambda: deque(map(chain.analyse, raws), maxlen=0))
    finally:
        for name, room in rooms.items():
            setattr(chain, name, room)
    return dict(spent)


def is_room(value: Any) -> bool:
    return isfunction(value) and value.__module__.startswith("etl.") and value.__module__ != chain.__name__


def time_build(documents: list[str], workers: int) -> dict[str, float]:
    """Return the seconds of each stage of a whole build."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "documents.jsonl")
        records = ({"id": str(n), "text": text} for n, text in enumerate(documents))
        source.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "utf-8")
        return build([str(source)], Path(folder, "warehouse"), workers=workers, options=OPTIONS).seconds


def report(name: str, seconds: float, n_bytes: int, oracle: float) -> None:
    speed = n_bytes / seconds
    print(f"{name:<28}{seconds:>9.2f} s{speed / 1e6:>9.2f} MB/s{speed / oracle:>9.1f} x jieba.posseg")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=2.0, help="how much text (default: 2)")
    parser.add_argument("--workers", type=int, nargs="*", default=sorted({1, default_workers()}))
    given = parser.parse_args()

    name, documents = texts(int(given.megabytes * 1e6))
    n_bytes = sum(len(text.encode()) for text in documents)
    print(f"{len(documents):,} documents, {n_bytes / 1e6:.2f} MB of UTF-8: {name}\n")
    oracle = oracle_speed(documents)
    report("jieba.posseg", n_bytes / oracle, n_bytes, oracle)
    print()
    for room, seconds in sorted(time_rooms(documents).items(), key=lambda entry: -entry[1]):
        report(room, seconds, n_bytes, oracle)
    for workers in given.workers:
        print()
        stages = time_build(documents, workers)
        for stage, seconds in stages.items():
            report(f"{stage}, {workers} workers", seconds, n_bytes, oracle)
        report(f"build, {workers} workers", sum(stages.values()), n_bytes, oracle)


if __name__ == "__main__":
    main()
