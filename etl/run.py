"""Many documents through the rooms: batches, a pool of processes, one Parquet shard for each batch.

Items are read, analysed and written where they are needed, in the worker; only
counts come back. A shard's name follows from what its inputs hold and from all
versions, so that it is known beforehand: the same run over the same folder of
shards, after it was killed, goes on from those that are whole. A document that
a room cannot bear becomes a rejection; a worker that dies is replaced and its
batches are done again.

Who makes the shards is an ``Executor``: this process, a pool of processes here,
or a cluster (``etl.cluster``).
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import astuple, dataclass, field
from functools import partial
from hashlib import sha256
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from traceback import extract_tb

from etl.errors import BuildError
from etl.proof import prove
from etl.records import Analysis, RawDocument, Rejection
from etl.shards import write_shard
from etl.sources import Item, ReadOptions, read_item
from etl.versions import versions

__all__ = [
    "Batch",
    "BatchResult",
    "Executor",
    "RunResult",
    "Suspects",
    "analyse_batch",
    "batches",
    "default_workers",
    "run",
    "shard_name",
]

BATCH_BYTES = 2_000_000
BATCH_ITEMS = 200
FEW_BYTES = 600_000
"""So much is analysed here as fast as by workers, whose start takes as long."""
DEADLY_INPUTS = 10
"""So many inputs may kill their worker before the fault is sought elsewhere."""

_COLLECT = (500_000, 20, 20)
"""Amid a batch garbage is looked for only where a document leaves very much of it."""

Batch = tuple[Item | Rejection, ...]


@dataclass(frozen=True)
class BatchResult:
    """What comes back of one batch: how many inputs it had, and the name of its shard."""

    n_inputs: int
    shard: str


Executor = Callable[[Iterator[Batch], ReadOptions, Path], Iterator[BatchResult]]
"""Makes a shard of every batch in the folder given, in any order, and yields each result when its shard is there."""


@dataclass
class RunResult:
    """The same of all batches; ``n_resumed`` inputs were found done by a run before."""

    n_inputs: int = 0
    n_resumed: int = 0
    shards: set[str] = field(default_factory=set)

    def add(self, result: BatchResult) -> None:
        """Count a batch in."""
        self.n_inputs += result.n_inputs
        self.shards.add(result.shard)


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
    executor: Executor | None = None,
) -> RunResult:
    """Analyse all items and write their shards below the folder ``shards``, which holds no others at the end.

    Shards that are there already are not made again. ``progress`` is called with the number of
    inputs that were done since the last call. Without an ``executor`` there are so many ``workers`` here.
    """
    shards.mkdir(parents=True, exist_ok=True)
    result = RunResult()
    work = _unfinished(batches(items), options, shards, result, progress)
    if executor is None:
        first = tuple(islice(work, 3))
        work = chain(first, work)
        executor = _here if workers <= 1 or _are_few(first) else partial(_in_pool, workers)
    for batch in executor(work, options, shards):
        result.add(batch)
        progress(batch.n_inputs)
    _prune(shards, result.shards)
    return result


def _unfinished(
    work: Iterable[Batch], options: ReadOptions, shards: Path, result: RunResult, progress: Callable[[int], None]
) -> Iterator[Batch]:
    """Pass on the batches whose shards are yet to be made, and count the others in."""
    found = {folder.name for folder in shards.iterdir()}
    for batch in work:
        if found and (name := shard_name(batch, options)) in found:
            result.add(BatchResult(len(batch), name))
            result.n_resumed += len(batch)
            progress(len(batch))
        else:
            yield batch


def _prune(shards: Path, names: set[str]) -> None:
    """Remove what other runs left: shards of other inputs or versions, and drafts."""
    for folder in shards.iterdir():
        if folder.name not in names:
            shutil.rmtree(folder)


def _are_few(first: Sequence[Batch]) -> bool:
    """Tell whether all is done here before workers would have started."""
    n_bytes = sum(len(item.data) for batch in first for item in batch if isinstance(item, Item))
    return len(first) < 2 or (len(first) == 2 and n_bytes <= FEW_BYTES)


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
    """Read and analyse the items of a batch and write them as one shard, unless that is there."""
    name = shard_name(batch, options)
    if not (shards / name).exists():
        _make_shard(batch, options, shards / name)
    return BatchResult(len(batch), name)


def shard_name(batch: Batch, options: ReadOptions) -> str:
    """Return a name that follows from what the batch's inputs hold, how they are read, and all versions."""
    parts = (versions(), astuple(options), sorted(_digest(item) for item in batch))
    return sha256(json.dumps(parts).encode()).hexdigest()[:20]


def _digest(item: Item | Rejection) -> str:
    if isinstance(item, Rejection):
        parts: tuple[object, ...] = ("rejected", *astuple(item))
    else:
        told = [astuple(evidence) for evidence in item.evidence]
        content = sha256(item.data).hexdigest()
        parts = (item.source, item.path, item.media_type, item.line, item.charset, told, content)
    return sha256(json.dumps(parts).encode()).hexdigest()


def _make_shard(batch: Batch, options: ReadOptions, folder: Path) -> None:
    read = [item if isinstance(item, Rejection) else _read(item, options) for item in batch]
    analyses: list[Analysis] = []
    rejections = [outcome for outcome in read if isinstance(outcome, Rejection)]
    for raw in (outcome for outcome in read if isinstance(outcome, RawDocument)):
        outcome = _analyse(raw)
        if isinstance(outcome, Rejection):
            rejections.append(outcome)
        else:
            analyses.append(outcome)
    write_shard(folder, analyses, rejections)


def _read(item: Item, options: ReadOptions) -> RawDocument | Rejection:
    try:
        return read_item(item, options)
    except Exception as error:  # one unreadable input must not stop the others
        return Rejection(item.source, "read", _reason(error), "a fault of the reader: please report it with this file")


def _analyse(raw: RawDocument) -> Analysis | Rejection:
    from etl.analyse import analyse  # noqa: PLC0415 (the rooms load slowly, and who has workers needs none of them)

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


class Suspects:
    """Batches whose worker died, to be done again alone, until the input is found that kills its worker."""

    def __init__(self) -> None:
        self.waiting: deque[Batch] = deque()
        self.n_deadly = 0

    def accuse(self, batch: Batch) -> None:
        """Take a batch that was alone with its worker when that died: halve it, or reject its only input."""
        if len(batch) > 1:
            half = len(batch) // 2
            self.waiting.extendleft((batch[half:], batch[:half]))
        else:
            self.waiting.appendleft((self._rejected(batch[0]),))

    def _rejected(self, item: Item | Rejection) -> Rejection:
        self.n_deadly += 1
        if self.n_deadly > DEADLY_INPUTS:
            raise BuildError(f"worker processes keep dying, last at {item.source}: try fewer workers, or more memory")
        advice = "the worker process died, most often for want of memory: split the document, or try --workers 1"
        return Rejection(item.source, "analyse", "its worker process died", advice)


def _here(work: Iterator[Batch], options: ReadOptions, shards: Path) -> Iterator[BatchResult]:
    for batch in work:
        yield analyse_batch(batch, options, shards)


def _in_pool(workers: int, work: Iterator[Batch], options: ReadOptions, shards: Path) -> Iterator[BatchResult]:
    return _Pool(work, options, shards, workers).results()


class _Pool:
    """A pool of processes that outlives its workers: when one dies, every batch in flight is suspect."""

    def __init__(self, work: Iterator[Batch], options: ReadOptions, shards: Path, workers: int) -> None:
        self.work, self.options, self.shards, self.workers = work, options, shards, workers
        self.suspects = Suspects()

    def results(self) -> Iterator[BatchResult]:
        """Yield the result of every batch, in the order in which they are done."""
        while (first := self._next()) is not None:
            self.suspects.waiting.appendleft(first)
            pending: dict[Future[BatchResult], Batch] = {}
            pool = ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"), initializer=_start_worker)
            try:
                yield from self._drain(pool, pending)
            except BrokenProcessPool:
                self._suspect(list(pending.values()))
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
        waiting = self.suspects.waiting
        while len(pending) < (1 if waiting else 2 * self.workers) and (batch := self._next()) is not None:
            waiting.appendleft(batch)  # safe there should the pool be broken already
            future = pool.submit(_in_worker, batch, self.options, self.shards)
            pending[future] = waiting.popleft()

    def _next(self) -> Batch | None:
        return self.suspects.waiting.popleft() if self.suspects.waiting else next(self.work, None)

    def _suspect(self, lost: list[Batch]) -> None:
        if len(lost) == 1:
            self.suspects.accuse(lost[0])
        else:
            self.suspects.waiting.extend(lost)


def _start_worker() -> None:
    """Warm the rooms up once; an interrupt from the keyboard is the parent's business, its death is ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _analyse(RawDocument("warm-up", "", "", 0, "text/plain", "utf-8", "text", "会议召开。"))
    gc.collect()
    gc.freeze()  # the lexicons stay, and are looked through at every collection otherwise: a tenth of the time
    gc.set_threshold(*_COLLECT)


def _in_worker(batch: Batch, options: ReadOptions, shards: Path) -> BatchResult:
    """Make the shard of a batch and collect its garbage behind it, when nothing else of it is left to look through."""
    result = analyse_batch(batch, options, shards)
    gc.collect(0)
    return result


def _die_with_parent() -> None:
    """End this worker when its parent is gone: a parent that was killed cannot, and it would wait for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
