"""Many documents through the rooms: batches, a pool of processes, one Parquet shard for each batch.

Items are read, analysed and written where they are needed, in the worker; only
counts come back. A shard's name follows from what is in it, so
that the same batch made twice is the same folder. A document that a room
cannot bear becomes a rejection; a worker that dies is replaced and its batches
are done again.
"""

from __future__ import annotations

import json
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from traceback import extract_tb

from etl import __version__
from etl.analyse import analyse
from etl.errors import BuildError
from etl.records import Analysis, RawDocument, Rejection
from etl.shards import prove, write_shard
from etl.sources import Item, ReadOptions, read_item

__all__ = ["BatchResult", "RunResult", "analyse_batch", "batches", "default_workers", "run"]

BATCH_BYTES = 2_000_000
BATCH_ITEMS = 200
DEADLY_INPUTS = 10
"""So many inputs may kill their worker before the fault is sought elsewhere."""

_DIGESTS = 1 << 256
Batch = tuple[Item | Rejection, ...]


@dataclass(frozen=True)
class BatchResult:
    """What comes back of one batch: how many inputs it had, and a number made from their content."""

    n_inputs: int
    digest: int


@dataclass
class RunResult:
    """The same of all batches; ``digest`` is the same in any order and grouping of the same inputs."""

    n_inputs: int = 0
    digest: int = 0

    def add(self, result: BatchResult) -> None:
        """Count a batch in."""
        self.n_inputs += result.n_inputs
        self.digest = (self.digest + result.digest) % _DIGESTS


def default_workers() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    items: Iterable[Item | Rejection],
    shards: Path,
    *,
    workers: int,
    options: ReadOptions,
    progress: Callable[[int], None] = lambda _: None,
) -> RunResult:
    """Analyse all items and write their shards below the folder ``shards``.

    ``progress`` is called with the number of inputs that were done since the last call.
    """
    shards.mkdir(parents=True, exist_ok=True)
    result = RunResult()
    work = batches(items)
    first = tuple(islice(work, 2))
    in_process = workers <= 1 or len(first) < 2
    work = chain(first, work)
    done = _here(work, options, shards) if in_process else _Pool(work, options, shards, workers).results()
    for batch in done:
        result.add(batch)
        progress(batch.n_inputs)
    return result


def batches(items: Iterable[Item | Rejection]) -> Iterator[Batch]:
    """Group items so that a batch holds at most BATCH_ITEMS and, but for its last one, BATCH_BYTES."""
    batch: list[Item | Rejection] = []
    n_bytes = 0
    for item in items:
        batch.append(item)
        n_bytes += 0 if isinstance(item, Rejection) else len(item.data)
        if n_bytes >= BATCH_BYTES or len(batch) >= BATCH_ITEMS:
            yield tuple(batch)
            batch, n_bytes = [], 0
    if batch:
        yield tuple(batch)


def analyse_batch(batch: Batch, options: ReadOptions, shards: Path) -> BatchResult:
    """Read and analyse the items of a batch and write them as one shard."""
    read = [item if isinstance(item, Rejection) else _read(item, options) for item in batch]
    analyses: list[Analysis] = []
    rejections = [outcome for outcome in read if isinstance(outcome, Rejection)]
    for raw in (outcome for outcome in read if isinstance(outcome, RawDocument)):
        outcome = _analyse(raw)
        if isinstance(outcome, Rejection):
            rejections.append(outcome)
        else:
            analyses.append(outcome)
    digests = sorted(_digest(outcome) for outcome in read)
    write_shard(shards / _shard_name(digests), analyses, rejections)
    return BatchResult(len(batch), sum(digests) % _DIGESTS)


def _read(item: Item, options: ReadOptions) -> RawDocument | Rejection:
    try:
        return read_item(item, options)
    except Exception as error:  # one unreadable input must not stop the others
        return Rejection(item.source, "read", _reason(error), "a fault of the reader: please report it with this file")


def _analyse(raw: RawDocument) -> Analysis | Rejection:
    try:
        analysis = analyse(raw)
        prove(analysis)
    except Exception as error:  # one document that a room cannot bear must not stop the others
        advice = f"a fault of gongwen, not of the document: please report it with this document ({_place(error)})"
        return Rejection(raw.source, "analyse", _reason(error), advice)
    return analysis


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _place(error: Exception) -> str:
    """Return the module and line that raised."""
    frame = extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}, line {frame.lineno}"


def _digest(outcome: RawDocument | Rejection) -> int:
    """Return a number that stands for one input: its key and its content, or why it has none."""
    if isinstance(outcome, Rejection):
        parts = ("rejected", outcome.source, outcome.stage, outcome.reason)
    else:
        parts = ("read", outcome.source, outcome.sha256, outcome.reader)
    return int.from_bytes(sha256(json.dumps(parts).encode()).digest())


def _shard_name(digests: list[int]) -> str:
    """Return a name that follows from the batch's inputs and the version of the pipeline."""
    return sha256(f"{__version__} {digests}".encode()).hexdigest()[:20]


def _here(work: Iterable[Batch], options: ReadOptions, shards: Path) -> Iterator[BatchResult]:
    for batch in work:
        yield analyse_batch(batch, options, shards)


class _Pool:
    """A pool of processes that outlives its workers.

    When a worker dies, every batch in flight is suspect and is done again
    alone; one that kills its worker alone is halved until the single input is
    found, and that one is rejected.
    """

    def __init__(self, work: Iterator[Batch], options: ReadOptions, shards: Path, workers: int) -> None:
        self.work, self.options, self.shards, self.workers = work, options, shards, workers
        self.suspects: deque[Batch] = deque()
        self.n_deadly = 0

    def results(self) -> Iterator[BatchResult]:
        """Yield the result of every batch, in the order in which they are done."""
        while (first := self._next()) is not None:
            self.suspects.appendleft(first)
            pending: dict[Future[BatchResult], Batch] = {}
            pool = ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"), initializer=_start_worker)
            try:
                yield from self._drain(pool, pending)
            except BrokenProcessPool:
                yield from self._suspect(list(pending.values()))
            finally:
                pool.shutdown(cancel_futures=True)

    def _drain(self, pool: ProcessPoolExecutor, pending: dict[Future[BatchResult], Batch]) -> Iterator[BatchResult]:
        self._fill(pool, pending)
        while pending:
            done, _ = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                result = future.result()
                del pending[future]
                yield result
            self._fill(pool, pending)

    def _fill(self, pool: ProcessPoolExecutor, pending: dict[Future[BatchResult], Batch]) -> None:
        """Keep a few batches in flight, so that neither workers nor memory wait on each other."""
        while len(pending) < (1 if self.suspects else 2 * self.workers) and (batch := self._next()) is not None:
            self.suspects.appendleft(batch)  # safe there should the pool be broken already
            future = pool.submit(analyse_batch, batch, self.options, self.shards)
            pending[future] = self.suspects.popleft()

    def _next(self) -> Batch | None:
        return self.suspects.popleft() if self.suspects else next(self.work, None)

    def _suspect(self, lost: list[Batch]) -> Iterator[BatchResult]:
        if len(lost) != 1:
            self.suspects.extend(lost)
        elif len(lost[0]) > 1:
            half = len(lost[0]) // 2
            self.suspects.extendleft((lost[0][half:], lost[0][:half]))
        else:
            yield self._deadly(lost[0][0])

    def _deadly(self, item: Item | Rejection) -> BatchResult:
        self.n_deadly += 1
        if self.n_deadly > DEADLY_INPUTS:
            raise BuildError(f"worker processes keep dying, last at {item.source}: try fewer --workers, or more memory")
        advice = "the worker process died, most often for want of memory: split the document, or try --workers 1"
        rejection = Rejection(item.source, "analyse", "its worker process died", advice)
        return analyse_batch((rejection,), self.options, self.shards)


def _start_worker() -> None:
    """Warm the rooms up once; an interrupt from the keyboard is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    analyse(RawDocument("warm-up", "", "", 0, "text/plain", "utf-8", "text", "会议召开。"))
