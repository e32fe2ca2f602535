"""How soon the site answers over HTTP: every canned question, and the pages that people open.

    python bench/queries.py [--items 3000 | --full] [--warehouse DIR]

Cold: a server that has answered nothing but its versions, and a file of which
the system holds no page. Warm: the same request again and again. A question
that exceeds Datasette's limit of one second is an error, whatever it takes.
"""

from __future__ import annotations

import math
import os
import re
import sqlite3
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx
from common import Bench, Row, opened, options, started, table

from etl.access import SITE_DATABASE
from etl.describe import read_queries

LIMIT_COLD, LIMIT_WARM = 1.0, 0.150
WARM_REQUESTS = 20
AT_ONCE, ROUNDS = 8, 2
_WORDS = ("党建", "发展", "經濟")
_PATHS = {
    "reader: document with most mentions": (
        "select '/-/document/' || document_id as path from dim_document join fact_document using (document_key)"
        " order by n_mentions desc, document_key limit 1"
    ),
    "reader: document of middle length": (
        "select '/-/document/' || document_id as path from dim_document join fact_document using (document_key)"
        " order by n_characters, document_key limit 1 offset (select count(*) / 2 from fact_document)"
    ),
    "figures: group with most": (
        "select '/-/figures?group=' || i.indicator_group as path"
        " from dim_indicator as i join fact_metric as f on f.indicator_key = i.indicator_key"
        " where i.indicator_group <> '' group by i.indicator_group order by count(*) desc, i.indicator_group limit 1"
    ),
}
_ENTITY = (
    "select '/-/' || entity_type || '/' || entity_key as path from dim_entity join mart_entity using (entity_key)"
    " where entity_type = ? order by n_mentions desc, entity_key limit 1"
)
_ENTITY_TYPES = ("person", "organisation", "place", "meeting", "formulation")


@dataclass(frozen=True)
class Latency:
    """Seconds of one page: the first request, and the middle and the 95th percentile of those after it."""

    name: str
    cold: float
    p50: float
    p95: float


def measure(bench: Bench) -> Sequence[Row]:
    """Return the slowest questions and pages."""
    return summary(*latencies(bench.built.warehouse))


def latencies(warehouse: Path) -> tuple[list[Latency], list[Latency], int, float]:
    """Return the latencies of questions and of pages, and the errors and the 95th percentile of eight readers."""
    questions, pages = question_paths(), page_paths(warehouse)
    cold = {path: first_answer(warehouse, path) for path in (*questions.values(), *pages.values())}
    with serving(warehouse) as client:
        warm = {path: again(client, path) for path in cold}
        n_errors, crowded = at_once(client, list(cold) * ROUNDS)
    found = [[Latency(name, cold[path], *warm[path]) for name, path in named.items()] for named in (questions, pages)]
    return found[0], found[1], n_errors, crowded


def question_paths() -> dict[str, str]:
    return {query.name: f"/gongwen/{query.name}?{urlencode(query.defaults)}" for query in read_queries()}


def page_paths(warehouse: Path) -> dict[str, str]:
    """Return pages of each kind, the heaviest of its kind where one can be told."""
    paths = {"home": "/"} | {f"search: {word}": f"/-/search?{urlencode({'q': word})}" for word in _WORDS}
    with closing(sqlite3.connect(f"file:{(warehouse / SITE_DATABASE).resolve()}?mode=ro", uri=True)) as connection:
        for name, query in _PATHS.items():
            paths |= dict(connection.execute(f"select ?, path from ({query})", [name]))
        for kind in _ENTITY_TYPES:
            named = f"{kind} with most mentions"
            paths |= dict(connection.execute(f"select ?, path from ({_ENTITY})", [named, kind]))
    return paths


def first_answer(warehouse: Path, path: str) -> float:
    with serving(warehouse) as client:
        client.get("/-/versions.json").raise_for_status()
        evict((warehouse / SITE_DATABASE).resolve())
        return asked(client, path)


def evict(file: Path) -> None:
    """Let the system forget what it holds of a file."""
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def again(client: httpx.Client, path: str) -> tuple[float, float]:
    if math.isinf(asked(client, path)):
        return math.inf, math.inf
    seconds = [asked(client, path) for _ in range(WARM_REQUESTS)]
    return statistics.median(seconds), percentile95(seconds)


def percentile95(seconds: Sequence[float]) -> float:
    return math.inf if math.inf in seconds else statistics.quantiles(seconds, n=20)[-1]


def at_once(client: httpx.Client, paths: Sequence[str]) -> tuple[int, float]:
    """Let eight readers ask for everything; return how many answers were errors, and the 95th percentile."""

    def one(path: str) -> tuple[bool, float]:
        start = time.perf_counter()
        answer = client.get(path)
        return answer.is_success, time.perf_counter() - start

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(one, paths))
    return sum(not is_well for is_well, _ in answers), percentile95([seconds for _, seconds in answers])


def asked(client: httpx.Client, path: str) -> float:
    """Return the seconds of an answer; one that is an error never comes."""
    start = time.perf_counter()
    answer = client.get(path)
    return time.perf_counter() - start if answer.is_success else math.inf


def shown(seconds: float) -> str:
    return "error" if math.isinf(seconds) else f"{seconds * 1000:.0f}"


@contextmanager
def serving(warehouse: Path) -> Iterator[httpx.Client]:
    process: subprocess.Popen[str] = started("serve", "--warehouse", warehouse, "--port", 0)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        address = re.search(r"http://\S+?(?=/ )", line)
        if not address:
            raise SystemExit(f"the site does not start: {line}{process.stderr.read()}")
        with httpx.Client(base_url=address[0], timeout=60) as client:
            yield client
    finally:
        process.kill()
        process.communicate()


def summary(questions: list[Latency], pages: list[Latency], n_errors: int, crowded: float) -> list[Row]:
    rows = []
    for what, found, limits in (("question", questions, (LIMIT_COLD, LIMIT_WARM)), ("page", pages, (None, None))):
        for moment, limit in zip(("cold", "p95"), limits, strict=True):
            slowest = max(found, key=lambda latency, moment=moment: getattr(latency, moment))  # type: ignore[misc]
            seconds = getattr(slowest, moment)
            middle = statistics.median(getattr(latency, moment) for latency in found)
            rows.append(
                Row(
                    f"slowest {what}, {moment if moment == 'cold' else 'warm p95'}",
                    f"{shown(seconds)} ms ({slowest.name})",
                    f"middle of {len(found)}: {middle * 1000:.0f} ms",
                    None if math.isinf(seconds) else seconds / middle,
                    f"≤ {limit * 1000:.0f} ms" if limit else "",
                    seconds <= limit if limit else None,
                )
            )
    name = f"{AT_ONCE} readers at once, {ROUNDS} × everything"
    return [*rows, Row(name, f"{n_errors} errors", f"p95 {crowded * 1000:.0f} ms", None, "0 errors", n_errors == 0)]


def details(questions: Sequence[Latency], pages: Sequence[Latency]) -> str:
    """Return a table of every question and page."""
    lines = ["| question or page | cold, ms | warm p50, ms | warm p95, ms |", "|---|---:|---:|---:|"]
    lines += [f"| {n.name} | {shown(n.cold)} | {shown(n.p50)} | {shown(n.p95)} |" for n in (*questions, *pages)]
    return "\n".join(lines)


def main() -> None:
    """Measure one warehouse, a given one or one that is built."""
    parser = options(__doc__)
    parser.add_argument("--warehouse", type=Path, help="a warehouse that is there already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = latencies(given.warehouse or opened(given, folder).built.warehouse)
    print(table(summary(*found)), details(*found[:2]), sep="\n\n")


if __name__ == "__main__":
    main()
