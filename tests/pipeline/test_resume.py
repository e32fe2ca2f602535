"""A build that is killed goes on from its finished shards, and gives the same exports."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.export import export

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples" / "documents"
N_COPIES = 41


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three batches, so that workers start: the shortest samples, each under many keys and with a line of its own."""
    folder = tmp_path_factory.mktemp("resume") / "papers"
    folder.mkdir()
    for sample in sorted(SAMPLES.rglob("*.txt"), key=lambda path: (path.stat().st_size, path))[:10]:
        data = sample.read_bytes()
        for n in range(N_COPIES):
            (folder / f"{sample.parent.name}-{sample.stem}-{n:02}.txt").write_bytes(data + f"\n（{n}）\n".encode())
    return folder


def command(papers: Path, warehouse: Path) -> list[str]:
    return [sys.executable, "-m", "etl.cli", "build", str(papers), "--warehouse", str(warehouse), "--workers", "2"]


def exported(warehouse: Path, target: Path) -> dict[str, bytes]:
    export(warehouse, target)
    return {path.name: path.read_bytes() for path in target.iterdir()}


def finished(warehouse: Path) -> set[str]:
    folder = warehouse / "shards"
    return {path.name for path in folder.iterdir() if path.suffix != ".tmp"} if folder.exists() else set()


def wait_for(done: Callable[[], object], process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 120
    while not done():
        assert process.poll() is None, "the build ended too early to be disturbed"
        assert time.monotonic() < deadline
        time.sleep(0.01)


def children(pid: int) -> list[int]:
    """The processes that a process started, of which the last are its workers."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
            if int(fields[1]) == pid and "spawn_main" in (stat.parent / "cmdline").read_text():
                found.append(int(stat.parent.name))
        except OSError:
            continue
    return found


@pytest.fixture(scope="module")
def undisturbed(papers: Path) -> dict[str, bytes]:
    warehouse = papers.parent / "undisturbed"
    subprocess.run(command(papers, warehouse), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    assert not (warehouse / "shards").exists(), "shards are gone when a build is done"
    return exported(warehouse, papers.parent / "undisturbed-export")


@pytest.mark.skipif(not Path("/proc").exists(), reason="finds the workers in /proc")
def test_a_build_whose_parent_is_killed_goes_on_from_its_shards(papers: Path, undisturbed: dict[str, bytes]) -> None:
    warehouse = papers.parent / "killed"
    with subprocess.Popen(command(papers, warehouse), cwd=ROOT, stdout=subprocess.DEVNULL, text=True) as process:
        wait_for(lambda: finished(warehouse), process)
        workers = children(process.pid)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert not (warehouse / "gongwen.duckdb").exists()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in workers):
        assert time.monotonic() < deadline, "workers end with their parent"
        time.sleep(0.05)
    before = {name: (warehouse / "shards" / name).stat().st_ino for name in finished(warehouse)}
    assert before
    again = subprocess.run(command(papers, warehouse), cwd=ROOT, check=True, capture_output=True, text=True)
    assert "analysed before" in again.stdout
    assert exported(warehouse, papers.parent / "killed-export") == undisturbed


@pytest.mark.skipif(not Path("/proc").exists(), reason="finds the worker in /proc")
def test_a_build_whose_worker_is_killed_gives_the_same_exports(papers: Path, undisturbed: dict[str, bytes]) -> None:
    warehouse = papers.parent / "worker"
    with subprocess.Popen(command(papers, warehouse), cwd=ROOT, stdout=subprocess.DEVNULL, text=True) as process:
        wait_for(lambda: finished(warehouse) and children(process.pid), process)
        os.kill(children(process.pid)[-1], signal.SIGKILL)
    assert process.returncode == 0
    assert exported(warehouse, papers.parent / "worker-export") == undisturbed
    shutil.rmtree(warehouse)
