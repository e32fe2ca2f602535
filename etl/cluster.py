"""Shards made by the workers of a Dask cluster: the same function on each batch as here.

Workers share storage with this process, or send their shards through a URL of
theirs, any that fsspec knows, from which they are fetched as they are done. A
worker that is lost costs the batches it was at. Workers of other versions are
refused, for their rows would differ: all are asked when the run begins, and each
again with every batch, as they may come later.
"""

from __future__ import annotations

import asyncio
import logging
import pickle
import platform
import threading
import time
import warnings
from collections.abc import Iterator
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from fsspec.core import url_to_fs

from etl.errors import BuildError, GongwenError, UsageError
from etl.run import Batch, BatchResult, Suspects, analyse_batch
from etl.shards import DRAFT
from etl.sources import ReadOptions
from etl.versions import versions

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["Cluster", "make_shard", "what_runs_here"]

CONNECT_SECONDS = 5.0
EMPTY_SECONDS = 60.0
"""So long a cluster may be without any worker."""

_LOOK_SECONDS = 2.0
_IN_FLIGHT = 2
"""Batches in flight for each thread of the cluster."""

_LIBRARIES = ("ahocorasick-rs", "onnxruntime", "pyarrow", "pypdfium2", "pypinyin", "python-docx", "resiliparse")
_ONE_AT_A_TIME = threading.Lock()

Described = tuple[tuple[str, str], ...]


class OtherVersionsError(GongwenError):
    """A worker has other versions than the process that sends it work."""


class Cluster:
    """An executor (``etl.run.Executor``): the workers of the scheduler at ``address``.

    They write where this process reads, or, with ``url``, send what they made through a folder there.

    Raises UsageError where Dask is not installed, no scheduler answers, or workers have other versions.
    """

    def __init__(self, address: str, url: str = "") -> None:
        self.address, self.url = address, url.rstrip("/")
        self.client = _connected(address)
        try:
            _refuse_others(self.client, address)
            if url:
                _refuse_unknown(url)
        except BaseException:
            self.client.close()
            raise

    def __enter__(self) -> Cluster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.close()

    def __call__(self, work: Iterator[Batch], options: ReadOptions, shards: Path) -> Iterator[BatchResult]:
        """Yield the result of every batch, in the order in which they are done, its shard being in ``shards``."""
        return _Sent(self, work, options, shards.resolve()).results()


class _Sent:
    """The work of one run: what is in flight, and what must be done again."""

    def __init__(self, cluster: Cluster, work: Iterator[Batch], options: ReadOptions, shards: Path) -> None:
        self.cluster, self.client = cluster, cluster.client
        self.work, self.options, self.shards = work, options, shards
        self.suspects, self.is_trial = Suspects(), False
        self.pending: dict[Future[Any], Batch] = {}
        self.n_threads = 1
        self.last_seen = time.monotonic()

    def results(self) -> Iterator[BatchResult]:
        try:
            self._fill()
            while self.pending:
                for future in self._done():
                    batch = self.pending.pop(future)
                    result = self._result(future, batch)
                    if result is not None:
                        yield result
                self._fill()
        finally:
            if self.pending:
                self.client.cancel(list(self.pending), force=True)

    def _fill(self) -> None:
        """Keep a few batches in flight for each thread, so that neither workers nor memory wait on each other."""
        self.is_trial = False
        while not self.suspects.waiting and len(self.pending) < _IN_FLIGHT * self.n_threads:
            batch = next(self.work, None)
            if batch is None:
                break
            self._send(batch)
        if self.suspects.waiting and not self.pending:
            self.is_trial = True
            self._send(self.suspects.waiting.popleft())

    def _send(self, batch: Batch) -> None:
        call = partial(make_shard, batch, self.options, self.shards, self.cluster.url, what_runs_here())
        sent, key = pickle.dumps(call), f"gongwen-{uuid4().hex}"
        self.pending[self.client.submit(_CALLED, sent, key=key, retries=1, pure=False)] = batch

    def _done(self) -> list[Future[Any]]:
        """Return what is done, as soon as anything is."""
        from distributed import wait  # noqa: PLC0415 (an extra)
        from distributed.client import FuturesCancelledError  # noqa: PLC0415

        while True:
            self._look()
            try:
                with self.client.as_current():
                    waited = wait(list(self.pending), timeout=_LOOK_SECONDS, return_when="FIRST_COMPLETED")
                return list(waited.done)
            except TimeoutError:
                continue
            except FuturesCancelledError:
                raise self._lost() from None

    def _lost(self) -> BuildError:
        return BuildError(f"the scheduler at {self.cluster.address} is lost: {_again(self.cluster.address)}")

    def _look(self) -> None:
        """Count the cluster's threads; without a scheduler, or for long without workers, there is no going on."""
        try:
            self.n_threads = sum(self.client.nthreads().values())
        except (OSError, TimeoutError, ValueError):  # ValueError where the client has given up already
            raise self._lost() from None
        now = time.monotonic()
        if self.n_threads:
            self.last_seen = now
        elif now - self.last_seen > EMPTY_SECONDS:
            raise BuildError(f"no workers are left at {self.cluster.address}: {_again(self.cluster.address)}")

    def _result(self, future: Future[Any], batch: Batch) -> BatchResult | None:
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 (an extra)

        try:
            result, place = future.result()
        except KilledWorker:  # a batch that waited at the same worker may be meant
            if self.is_trial:
                self.suspects.accuse(batch)
            else:
                self.suspects.waiting.append(batch)
            return None
        except OtherVersionsError as error:
            raise BuildError(str(error)) from None
        except Exception as error:
            reason = f"{type(error).__name__}: {error}".splitlines()[0]
            raise BuildError(f"a worker of {self.cluster.address} cannot make a shard: {reason}") from error
        self._fetch(place, result.shard)
        return BatchResult(result.n_inputs, result.shard)

    def _fetch(self, place: str, name: str) -> None:
        """Bring a shard here that was sent through a URL, or see that it is here already."""
        target = self.shards / name
        if place:
            fs, path = url_to_fs(place)
            if not target.exists():
                draft = self.shards / f"{name}.{uuid4().hex}{DRAFT}"
                draft.mkdir(parents=True)
                for file in fs.ls(path, detail=False):
                    fs.get_file(file, str(draft / str(file).rsplit("/", 1)[-1]))
                draft.rename(target)
            fs.rm(path, recursive=True)
        elif not target.exists():
            raise BuildError(
                f"workers of {self.cluster.address} write to a {self.shards} that is not this one: "
                "give a folder or bucket that all of them reach, with --shards URL"
            )


_CALLED = lambda sent: pickle.loads(sent)()  # noqa: E731, S301
"""Runs what was sent: opaque bytes and a function that has no name to import, for a scheduler has no gongwen."""


def make_shard(
    batch: Batch, options: ReadOptions, shards: Path, url: str, expected: Described
) -> tuple[BatchResult, str]:
    """Make the shard of a batch on a worker: in the folder ``shards``, or below ``url``, and then say where."""
    difference = _difference(expected, what_runs_here())
    if difference:
        raise OtherVersionsError(f"worker {platform.node()} has {difference}: install the same versions everywhere")
    with _ONE_AT_A_TIME:  # the rooms hold the interpreter: threads gain nothing, and none of them was promised any
        if not url:
            return analyse_batch(batch, options, shards), ""
        with TemporaryDirectory(prefix="gongwen-") as folder:
            result = analyse_batch(batch, options, Path(folder))
            place = f"{url}/{result.shard}-{uuid4().hex}"
            fs, path = url_to_fs(place)
            fs.makedirs(path, exist_ok=True)
            for file in sorted(Path(folder, result.shard).iterdir()):
                fs.put_file(str(file), f"{path}/{file.name}")
            return result, place


@cache
def what_runs_here() -> Described:
    """Return the versions of everything that decides about rows."""
    pipeline, lexicon, models = versions()
    python = ".".join(platform.python_version_tuple()[:2])
    libraries = ((name, _version(name)) for name in _LIBRARIES)
    return (("gongwen", pipeline), ("lexicon", lexicon), ("models", models), ("python", python), *libraries)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _difference(expected: Described, found: Described) -> str:
    """Name the first version that differs, theirs and ours, or nothing."""
    theirs = dict(found)
    for name, ours in expected:
        if theirs.get(name) != ours:
            return f"{name} {theirs.get(name)} where this process has {name} {ours}"
    return ""


def _connected(address: str) -> Client:
    try:
        from distributed import Client  # noqa: PLC0415 (an extra)
        from distributed.versions import VersionMismatchWarning  # noqa: PLC0415
    except ImportError:
        raise UsageError("--cluster wants Dask: python -m pip install 'gongwen[cluster]'") from None
    for name in ("distributed", "distributed.client", "distributed.core", "distributed.comm", "tornado"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what is lost is told once, by us
    warnings.simplefilter("ignore", VersionMismatchWarning)
    warnings.filterwarnings("ignore", "Sending large graph")  # a batch is as large as its largest document
    try:
        kind = asyncio.run(asyncio.wait_for(_what_answers(address), CONNECT_SECONDS))
        if kind == "Scheduler":
            return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        reason = f"a {kind} does"
    except TimeoutError:
        reason = f"nothing does within {CONNECT_SECONDS:.0f} seconds"
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    raise UsageError(f"no Dask scheduler answers at {address}: {reason}; start one, or correct it")


async def _what_answers(address: str) -> str:
    """Return what kind of Dask's servers has this address; a client would wait for ever for any other server's."""
    from distributed.core import rpc  # noqa: PLC0415 (an extra)

    async with rpc(address) as server:
        return str((await server.identity())["type"])


def _refuse_others(client: Client, address: str) -> None:
    """Refuse a cluster without workers, and one whose workers have other versions."""
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError:
        raise UsageError(f"the scheduler at {address} has no workers: start one with dask worker {address}") from None
    told = client.run(what_runs_here, on_error="return")
    for worker, found in sorted(told.items()):
        if isinstance(found, BaseException):
            reason = f"{type(found).__name__}: {found}".splitlines()[0]
            raise UsageError(f"worker {worker} cannot run gongwen ({reason}): install the same version there")
        difference = _difference(what_runs_here(), found)
        if difference:
            raise UsageError(f"worker {worker} has {difference}: install the same versions everywhere")


def _refuse_unknown(url: str) -> None:
    try:
        url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"cannot write shards to {url}: {error}; check that its protocol is installed") from None


def _again(address: str) -> str:
    return f"see to the workers at {address} and give the same command again, which goes on from what is done"
