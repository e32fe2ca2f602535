"""A build replaces the warehouse at its end or not at all."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from etl import build as building
from etl.build import Observer, build
from etl.check import CheckResult
from etl.errors import BuildError, UsageError
from etl.sources import ReadOptions

ROOT = Path(building.__file__).parents[1]
FIRST, SECOND = "关于做好防汛工作的通知\n各村要备足沙袋200个。\n", "关于做好秋收工作的通知\n各村要备足麻袋300个。\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, "utf-8")
    return folder


def make(papers: Path, observer: Observer | None = None, name: str = "w"):
    return build([str(papers)], papers.parent / name, workers=1, options=ReadOptions(), observer=observer)


def titles(warehouse: Path) -> list[str]:
    with duckdb.connect(str((warehouse / "gongwen.duckdb").resolve()), read_only=True) as connection:
        return [row[0] for row in connection.execute("select title from documents order by title").fetchall()]


def builds(warehouse: Path) -> list[str]:
    return sorted(path.name for path in (warehouse / "builds").iterdir())


def test_a_build_reports_what_it_did(papers: Path) -> None:
    (papers / "b.txt").write_bytes(b"")
    stages: list[str] = []

    class Watching(Observer):
        done = 0

        def advance(self, n_inputs: int) -> None:
            self.done += n_inputs

        def stage(self, name: str):
            stages.append(name)
            return super().stage(name)

    watching = Watching()
    report = make(papers, watching)
    assert stages == list(report.seconds) == ["analyse", "load", "publish", "check"]
    assert watching.done == report.n_inputs == 2
    assert [rejection.source for rejection in report.rejections] == ["papers/b.txt"]
    assert report.rows["document_text"] == 1
    assert report.rows["etl_rejection"] == 1
    assert report.rows["quality_check"] == len(report.checks) > 5
    assert titles(papers.parent / "w") == ["关于做好防汛工作的通知"]


def test_a_new_build_takes_the_place_of_the_old_one(papers: Path) -> None:
    first = make(papers)
    (papers / "a.txt").write_text(SECOND, "utf-8")
    second = make(papers)
    warehouse = papers.parent / "w"
    assert titles(warehouse) == ["关于做好秋收工作的通知"]
    assert len(builds(warehouse)) == 1
    assert first.run_id != second.run_id
    assert make(papers).run_id == second.run_id


def test_a_build_that_a_reader_holds_is_pruned_later(papers: Path) -> None:
    make(papers)
    warehouse = papers.parent / "w"
    with (warehouse / "gongwen.sqlite").resolve().open("rb") as reader:
        fcntl.flock(reader, fcntl.LOCK_SH)
        make(papers)
        assert len(builds(warehouse)) == 2
    make(papers)
    assert len(builds(warehouse)) == 1


@pytest.mark.parametrize("stage", ["load", "check", "publish"])
def test_a_build_that_fails_leaves_the_old_warehouse(papers: Path, stage: str) -> None:
    make(papers)
    (papers / "a.txt").write_text(SECOND, "utf-8")

    class Failing(Observer):
        def stage(self, name: str):
            if name == stage:
                raise RuntimeError("disk full")
            return super().stage(name)

    with pytest.raises(RuntimeError, match="disk full"):
        make(papers, Failing())
    assert titles(papers.parent / "w") == ["关于做好防汛工作的通知"]
    assert len(builds(papers.parent / "w")) == 1


def test_a_build_whose_checks_fail_is_kept_for_a_look_but_not_published(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(papers)
    warehouse = papers.parent / "w"
    failed = CheckResult("texts_are_whole", "fail", "failed", 3, "…")
    warned = CheckResult("parts_add_up", "warn", "failed", 2, "…")
    with monkeypatch.context() as patch:
        patch.setattr(building, "check_star", lambda _: [failed, warned])
        with pytest.raises(BuildError, match=r"texts_are_whole \(3\); look at .*builds/failed/gongwen.duckdb"):
            make(papers)
        assert (warehouse / "builds" / "failed" / "gongwen.duckdb").exists()
        patch.setattr(building, "check_star", lambda _: [warned])
        make(papers)
    assert len(builds(warehouse)) == 1
    assert titles(warehouse) == ["关于做好防汛工作的通知"]


def test_two_builds_on_one_warehouse_do_not_mix(papers: Path) -> None:
    class Second(Observer):
        said = ""

        def stage(self, name: str):
            if name == "load":
                with pytest.raises(BuildError) as refused:
                    make(papers)
                self.said = str(refused.value)
            return super().stage(name)

    second = Second()
    make(papers, second)
    assert f"process {os.getpid()}" in second.said
    assert "--warehouse" in second.said
    assert titles(papers.parent / "w") == ["关于做好防汛工作的通知"]


def test_a_killed_build_leaves_the_old_warehouse_and_its_rest_is_cleared_away(papers: Path) -> None:
    make(papers)
    warehouse = papers.parent / "w"
    before = (warehouse / "gongwen.sqlite").read_bytes()
    (papers / "a.txt").write_text(SECOND * 400, "utf-8")
    for n in range(60):
        (papers / f"b{n}.txt").write_text(SECOND * 200, "utf-8")
    command = [sys.executable, "-m", "etl.cli", "build", str(papers), "--warehouse", str(warehouse), "--workers", "1"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while not list(warehouse.glob("builds/*.tmp")) and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert list(warehouse.glob("builds/*.tmp"))
    assert (warehouse / "gongwen.sqlite").read_bytes() == before
    (papers / "a.txt").write_text(FIRST, "utf-8")
    for n in range(60):
        (papers / f"b{n}.txt").unlink()
    make(papers)
    assert len(builds(warehouse)) == 1


def test_nothing_is_made_where_a_path_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        build([str(tmp_path / "nowhere")], tmp_path / "w", workers=1, options=ReadOptions())
    assert not (tmp_path / "w").exists()
