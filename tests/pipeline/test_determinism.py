"""The same input gives the same exports: at any parallelism, in any order, as often as one likes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.build import build
from etl.export import export
from etl.sources import ReadOptions

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples" / "documents"
SHARED = ROOT.parent / "shared"


def inputs() -> list[str]:
    real = [path for path in (SHARED / "seeds", SHARED / "gold" / "raw") if path.exists()]
    return [str(path) for path in (*sorted(SAMPLES.iterdir()), *real)]


def exported(paths: list[str], folder: Path, workers: int) -> dict[str, bytes]:
    build(paths, folder / "warehouse", workers=workers, options=ReadOptions())
    export(folder / "warehouse", folder / "export")
    files = {p.name: p.read_bytes() for p in sorted((folder / "export").iterdir()) if p.suffix in {".csv", ".json"}}
    shutil.rmtree(folder)
    return files


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return exported(inputs(), tmp_path_factory.mktemp("first") / "a", 1)


@pytest.mark.parametrize(("workers", "backwards"), [(1, True), (2, False), (2, True)])
def test_exports_are_equal_to_the_byte(tmp_path, first, workers, backwards):
    paths = inputs()[::-1] if backwards else inputs()
    again = exported(paths, tmp_path / "b", workers)
    assert again.keys() == first.keys()
    assert len(first["documents.csv"]) > 10_000
    assert [name for name in first if again[name] != first[name]] == []
