"""Where the time of extraction goes: each function that ``analyse`` calls, against jieba.posseg over the same text.

python bench/rooms.py [--items 300]
"""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from inspect import isfunction
from typing import Any

from common import Bench, Row, alone, seconds_of
from corpus import Record, n_bytes
from throughput import tagging_seconds

from etl import analyse as chain
from etl.sources import Item, ReadOptions, read_item

_MOST_BYTES = 2_000_000
_SHOWN = 0.01
_OPTIONS = ReadOptions()


def measure(bench: Bench) -> Sequence[Row]:
    """Return a row for all rooms together and one for each that takes a percent or more."""
    records = part(bench.records)
    tagged, megabytes = tagging_seconds([record["text"] for record in records]), n_bytes(records) / 1e6
    spent = time_rooms([record["text"] for record in records])
    whole = max(spent.values())
    return [
        Row(
            name,
            f"{seconds:.2f} s, {megabytes / seconds:.2f} MB/s, {seconds / whole:.0%}",
            f"jieba.posseg.lcut: {tagged:.2f} s",
            tagged / seconds,
        )
        for name, seconds in sorted(spent.items(), key=lambda entry: -entry[1])
        if seconds >= _SHOWN * whole
    ]


def part(records: Sequence[Record]) -> list[Record]:
    """Return so many records, evenly spaced, as suffice to time the rooms."""
    step = max(1, round(n_bytes(records) / _MOST_BYTES))
    return list(records[::step])


def time_rooms(texts: Sequence[str]) -> dict[str, float]:
    """Return the seconds spent in each function that ``analyse`` calls, and in all of it, in this process."""
    spent: dict[str, float] = defaultdict(float)
    rooms = {name: value for name, value in vars(chain).items() if is_room(value)}

    def timed(name: str, room: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            start = time.perf_counter()
            result = room(*arguments, **named)
            spent[name] += time.perf_counter() - start
            return result

        return call

    raws = [read_item(Item(f"{n}.txt", "", "text/plain", text.encode()), _OPTIONS) for n, text in enumerate(texts)]
    deque(map(chain.analyse, raws[:20]), maxlen=0)  # lexicons are read once, and that is not throughput
    try:
        for name, room in rooms.items():
            setattr(chain, name, timed(name, room))
        spent["all rooms, one process"] = seconds_of(lambda: deque(map(chain.analyse, raws), maxlen=0))
    finally:
        for name, room in rooms.items():
            setattr(chain, name, room)
    return dict(spent)


def is_room(value: Any) -> bool:
    return isfunction(value) and value.__module__.startswith("etl.") and value.__module__ != chain.__name__


if __name__ == "__main__":
    alone(__doc__, measure)
