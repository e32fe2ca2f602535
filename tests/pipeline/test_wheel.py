"""The wheel carries everything: installed elsewhere, it builds the samples without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    return next(target.glob("gongwen-*.whl"))


def test_the_wheel_carries_sql_metadata_and_lexicons(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    for folder in (ROOT / "sql", ROOT / "etl" / "lexicon"):
        for file in (path for path in folder.rglob("*") if path.suffix in {".sql", ".tsv", ".txt", ".gz"}):
            inside = file.relative_to(ROOT).as_posix()
            assert (f"etl/_assets/{inside}" if inside.startswith("sql/") else inside) in names
    assert "etl/_assets/metadata.yml" in names
    assert not [name for name in names if name.startswith("tests/")]


def test_the_wheel_builds_the_samples_from_a_fresh_environment(
    wheel: Path, make_environment: Callable[[Path], Path], tmp_path: Path
) -> None:
    programs = make_environment(tmp_path / "environment")
    clean = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}

    def run(*command: str) -> str:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=clean)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run(str(programs / "python"), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    where = run(str(programs / "python"), "-c", "import etl; print(etl.__file__)").strip()
    assert Path(where).is_relative_to(tmp_path), f"the checkout shines through: {where}"
    run(str(programs / "gongwen"), "build", str(ROOT / "tests" / "samples" / "documents"), "--workers", "1")
    with duckdb.connect(str(tmp_path / "warehouse" / "gongwen.duckdb"), read_only=True) as connection:
        assert connection.execute("select count(*) >= 15 from documents").fetchone() == (True,)
    assert run(str(programs / "gongwen"), "sql", "select 1 as one", "--format", "csv").split() == ["one", "1"]
