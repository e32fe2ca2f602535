"""A real cluster of Dask on this machine: what it gives is what the pool gives, also when a worker is killed."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from uuid import uuid4

import pyarrow.parquet as pq
import pytest
from distributed import Client

from etl import cli, cluster
from etl import run as running
from etl.build import Observer, build
from etl.cluster import Cluster
from etl.errors import BuildError, UsageError
from etl.export import export
from etl.sources import Item, ReadOptions

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples" / "documents"
OPTIONS = ReadOptions()
N_SAMPLES, N_COPIES, BATCH_ITEMS = 6, 8, 4
SECONDS = 60


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shortest samples in UTF-8, each under many keys and with a line of its own."""
    folder = tmp_path_factory.mktemp("cluster") / "papers"
    folder.mkdir()
    texts = {path.stem: path.read_bytes().decode("utf-8", "replace") for path in SAMPLES.rglob("*.txt")}
    sound = sorted((len(text), stem) for stem, text in texts.items() if "\ufffd" not in text)
    for _, stem in sound[:N_SAMPLES]:
        for n in range(N_COPIES):
            (folder / f"{stem}-{n:02}.txt").write_text(f"{texts[stem]}\n（{n}）\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The exports of a build without a cluster."""
    folder = tmp_path_factory.mktemp("pool")
    build([str(papers)], folder / "w", workers=2, options=OPTIONS)
    return exported(folder / "w", folder / "tables")


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small batches, and patience with a machine that does other things too."""
    monkeypatch.setattr(running, "BATCH_ITEMS", BATCH_ITEMS)
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", float(SECONDS))


def exported(warehouse: Path, target: Path) -> dict[str, bytes]:
    export(warehouse, target)
    return {path.name: path.read_bytes() for path in target.iterdir()}


@contextmanager
def started(*arguments: str, package: Path = ROOT, cwd: Path = Path()) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(package)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """A scheduler that has no gongwen, for it need not; it takes a free port and tells which."""
    told = folder / f"scheduler-{uuid4().hex}.json"
    there = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
    with started("dask_scheduler", *there, package=folder, cwd=folder):
        until = time.monotonic() + SECONDS
        while not (told.exists() and told.stat().st_size):
            assert time.monotonic() < until, "the scheduler does not start"
            time.sleep(0.05)
        yield json.loads(told.read_text())["address"]


@contextmanager
def worker(
    address: str, folder: Path, package: Path = ROOT, nanny: str = "--no-nanny"
) -> Iterator[subprocess.Popen[bytes]]:
    one = ("--nthreads", "1", "--no-dashboard", nanny, "--host", "127.0.0.1")
    with started("dask_worker", address, *one, package=package, cwd=folder) as process:
        yield process


@contextmanager
def local_cluster(folder: Path, n_workers: int = 2) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    with ExitStack() as stack:
        address = stack.enter_context(scheduler(folder))
        workers = [stack.enter_context(worker(address, folder)) for _ in range(n_workers)]
        with Client(address, timeout=SECONDS, set_as_default=False) as client:
            client.wait_for_workers(n_workers, timeout=SECONDS)
        yield address, workers


@pytest.fixture(scope="module")
def running_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with local_cluster(tmp_path_factory.mktemp("running")) as (address, _):
        yield address


def tasks_left(address: str) -> int:
    with Client(address, timeout=SECONDS, set_as_default=False) as client:
        return len(client.run_on_scheduler(lambda dask_scheduler: list(dask_scheduler.tasks)))


@pytest.mark.parametrize("is_sent", [False, True], ids=["shared folder", "through a URL"])
def test_exports_are_those_of_the_pool(
    running_cluster: str, papers: Path, expected: dict[str, bytes], tmp_path: Path, is_sent: bool
) -> None:
    url = (tmp_path / "bucket").as_uri() if is_sent else ""
    with Cluster(running_cluster, url) as executor:
        report = build([str(papers)], tmp_path / "w", workers=1, options=OPTIONS, executor=executor)
    assert report.n_inputs == N_SAMPLES * N_COPIES
    assert exported(tmp_path / "w", tmp_path / "tables") == expected
    assert not is_sent or not list((tmp_path / "bucket").iterdir()), "what was fetched is not left there"
    assert tasks_left(running_cluster) == 0


def test_a_worker_that_is_killed_costs_its_shards_only(
    papers: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    with local_cluster(tmp_path) as (address, workers):

        class Killing(Observer):
            """Kills a worker as soon as the first batches are done."""

            n_done = 0

            def advance(self, n_inputs: int) -> None:
                self.n_done += n_inputs
                if self.n_done >= 3 * BATCH_ITEMS and workers[0].poll() is None:
                    os.kill(workers[0].pid, signal.SIGKILL)
                    workers[0].wait()

        killing = Killing()
        with Cluster(address) as executor:
            report = build(
                [str(papers)], tmp_path / "w", workers=1, options=OPTIONS, executor=executor, observer=killing
            )
    assert workers[0].returncode == -signal.SIGKILL
    assert (report.n_inputs, report.rejections) == (N_SAMPLES * N_COPIES, [])
    assert exported(tmp_path / "w", tmp_path / "tables") == expected


def test_a_worker_of_another_version_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "etl", tmp_path / "other" / "etl", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "sql", tmp_path / "other" / "sql")
    module = tmp_path / "other" / "etl" / "__init__.py"
    module.write_text(re.sub(r"(?m)^__version__ = .*$", '__version__ = "0.0.9"', module.read_text("utf-8")), "utf-8")
    with scheduler(tmp_path) as address, worker(address, tmp_path, tmp_path / "other"):
        code = cli.main(["build", str(SAMPLES), "--warehouse", str(tmp_path / "w"), "--cluster", address])
    err = capsys.readouterr().err
    assert code == 2
    assert err.count("\n") == 1
    assert "0.0.9" in err
    assert cluster.what_runs_here()[0][1] in err
    assert not (tmp_path / "w").exists()


def test_a_worker_that_comes_later_is_refused_with_its_first_batch(tmp_path: Path) -> None:
    other = (("gongwen", "0.0.9"), *cluster.what_runs_here()[1:])
    with pytest.raises(cluster.OtherVersionsError, match=r"0\.0\.9"):
        cluster.make_shard((), OPTIONS, tmp_path, "", other)
    assert not list(tmp_path.iterdir())


def test_a_worker_without_gongwen_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "etl.py").write_text("raise ImportError('no gongwen here')")
    with (
        scheduler(tmp_path) as address,
        worker(address, tmp_path, tmp_path / "empty"),
        pytest.raises(UsageError, match="cannot run gongwen"),
    ):
        Cluster(address)


def test_an_interrupt_leaves_no_tasks(running_cluster: str, papers: Path, tmp_path: Path) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    class Impatient(Observer):
        advance = staticmethod(stop)

    with Cluster(running_cluster) as executor, pytest.raises(KeyboardInterrupt):
        build([str(papers)], tmp_path / "w", workers=1, options=OPTIONS, executor=executor, observer=Impatient())
    deadline = time.monotonic() + SECONDS
    while tasks_left(running_cluster) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert tasks_left(running_cluster) == 0


class Deadly:
    """Looks like an item; the worker that unpickles it dies."""

    def __init__(self, source: str) -> None:
        self.source = source

    def __reduce__(self):
        return os._exit, (9,)


def test_a_document_that_kills_its_workers_is_found_and_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_digest", lambda item: item.source)
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")
    items = [Item(f"{n}.txt", f"{n}.txt", "text/plain", f"各村修渠{n}公里。".encode()) for n in "123"]
    with scheduler(tmp_path) as address, worker(address, tmp_path, nanny="--nanny"), Cluster(address) as executor:
        done = list(executor(iter([tuple(items[:2]), (items[2], Deadly("deadly.txt"))]), OPTIONS, tmp_path / "shards"))
    assert sum(result.n_inputs for result in done) == 4
    kept, rejected = (
        [row for file in (tmp_path / "shards").glob(f"*/{name}.parquet") for row in pq.read_table(file).to_pylist()]
        for name in ("documents", "rejections")
    )
    assert sorted(row["source"] for row in kept) == ["1.txt", "2.txt", "3.txt"]
    assert [(row["source"], row["reason"]) for row in rejected] == [("deadly.txt", "its worker process died")]


def test_a_scheduler_that_is_killed_ends_the_build(papers: Path, tmp_path: Path) -> None:
    with ExitStack() as stack:
        address = stack.enter_context(scheduler(tmp_path))
        stack.enter_context(worker(address, tmp_path))
        executor = stack.enter_context(Cluster(address))
        threading.Timer(0.5, Client(address, set_as_default=False).shutdown).start()
        with pytest.raises(BuildError, match="same command again"):
            build([str(papers)], tmp_path / "w", workers=1, options=OPTIONS, executor=executor)


def test_a_cluster_that_loses_its_last_worker_ends_the_build(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "EMPTY_SECONDS", 1.0)
    monkeypatch.setattr(cluster, "_LOOK_SECONDS", 0.2)
    with local_cluster(tmp_path, 1) as (address, workers), Cluster(address) as executor:
        threading.Timer(0.5, workers[0].kill).start()
        with pytest.raises(BuildError, match="same command again"):
            build([str(papers)], tmp_path / "w", workers=1, options=OPTIONS, executor=executor)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("--cluster", "tcp://127.0.0.1:1"), "no Dask scheduler answers"),
        (("--cluster", "nonsense"), "no Dask scheduler answers"),
        (("--shards", "file:///nowhere"), "--cluster"),
    ],
)
def test_a_cluster_that_cannot_be_reached_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments, hint: str
) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 2.0)
    start = time.monotonic()
    code = cli.main(["build", str(SAMPLES), "--warehouse", str(tmp_path / "w"), *arguments])
    assert time.monotonic() - start < 20
    err = capsys.readouterr().err
    assert (code, err.count("\n")) == (2, 1)
    assert hint in err


def test_what_is_no_scheduler_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, running_cluster: str
) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 2.0)
    with Client(running_cluster, timeout=SECONDS, set_as_default=False) as client:
        a_worker = next(iter(client.scheduler_info()["workers"]))
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as pages:
        threading.Thread(target=pages.serve_forever, daemon=True).start()
        for address, hint in ((a_worker, "a Worker does"), (f"tcp://127.0.0.1:{pages.server_port}", "nothing does")):
            assert cli.main(["build", str(SAMPLES), "--warehouse", str(tmp_path / "w"), "--cluster", address]) == 2
            assert hint in capsys.readouterr().err
        pages.shutdown()


def test_without_dask_one_line_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert cli.main(["build", str(SAMPLES), "--warehouse", str(tmp_path / "w"), "--cluster", "tcp://127.0.0.1:1"]) == 2
    assert "pip install 'gongwen[cluster]'" in capsys.readouterr().err
