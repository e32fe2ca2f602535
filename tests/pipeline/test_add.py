"""Documents added and withdrawn in any order leave what one build of the pile leaves: rows, search hits, exports."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import duckdb
import pytest

from etl.add import add, remove
from etl.build import build
from etl.export import export
from etl.folding import phrase
from etl.publish import SEARCHED
from etl.schema import TABLES
from etl.shards import document_id
from etl.sources import ReadOptions

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples" / "documents"
OPTIONS = ReadOptions()
OF_THIS_RUN = {"started_at", "finished_at"}
WORDS = ("党建", "会议", "的", "2014年", "创先争优", "村")


def rows_of(path: Path) -> dict[str, list[tuple]]:
    """Every table's rows, but for times and for what depends on history."""
    found = {}
    connection = duckdb.connect(str(path), read_only=True) if path.suffix == ".duckdb" else sqlite3.connect(path)
    for name, spec in TABLES.items():
        if name != "entity_redirect":
            columns = ", ".join(f'"{column}"' for column in spec.columns if column not in OF_THIS_RUN)
            found[name] = sorted(connection.execute(f"select {columns} from {name}").fetchall(), key=repr)
    connection.close()
    return found


def hits_of(path: Path) -> dict[tuple[str, str], list[int]]:
    with sqlite3.connect(path) as connection:
        for name in SEARCHED:
            connection.execute(f"insert into {name} ({name}) values ('integrity-check')")
        return {
            (name, word): sorted(
                row[0] for row in connection.execute(f"select rowid from {name} where {name} match ?", [phrase(word)])
            )
            for name in SEARCHED
            for word in WORDS
        }


def exported(warehouse: Path) -> dict[str, bytes]:
    target = warehouse.parent / f"{warehouse.name}-export"
    export(warehouse, target)
    files = {path.name: path.read_bytes() for path in target.iterdir()}
    shutil.rmtree(target)
    return files


def assert_equal(warehouse: Path, pile: Path, folder: Path) -> None:
    """The warehouse holds what a build of the pile holds."""
    shutil.rmtree(folder, ignore_errors=True)
    build([str(pile)], folder, workers=1, options=OPTIONS)
    for name in ("gongwen.duckdb", "gongwen.sqlite"):
        ours, theirs = rows_of((warehouse / name).resolve()), rows_of((folder / name).resolve())
        assert [table for table in ours if ours[table] != theirs[table]] == [], name
    ours, theirs = hits_of((warehouse / "gongwen.sqlite").resolve()), hits_of((folder / "gongwen.sqlite").resolve())
    assert ours == theirs
    assert all(ours[key] for key in ours if key[1] in ("的", "会议"))
    assert exported(warehouse) == exported(folder)


class Pile:
    """A folder of documents that grows, changes and shrinks."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.waiting = [path.relative_to(SAMPLES) for path in sorted(SAMPLES.rglob("*")) if path.is_file()]
        self.random.shuffle(self.waiting)

    def grow(self, n_files: int) -> None:
        for _ in range(min(n_files, len(self.waiting))):
            name = self.waiting.pop()
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(SAMPLES / name, self.folder / name)

    def files(self) -> list[Path]:
        return [p for p in sorted(self.folder.rglob("*")) if p.suffix in (".txt", ".md", ".html")]

    def change(self) -> None:
        """One document says more, one becomes the copy of another, one can no longer be read, one is mended."""
        said, copied, broken = self.random.sample(self.files(), 3)
        said.write_bytes(said.read_bytes() + "\n会议由副县长李二河主持，新增就业岗位120个。\n".encode())
        copied.write_bytes(said.read_bytes())
        broken.write_bytes(b"")

    def shrink(self, warehouse: Path) -> list[str]:
        """Delete two documents' files and return their ids."""
        loaded = {path.relative_to(self.folder.parent).as_posix() for path in self.files()} & set(sources(warehouse))
        gone = self.random.sample(sorted(loaded), 2)
        for source in gone:
            (self.folder.parent / source).unlink()
        return [document_id(source) for source in gone]


def sources(warehouse: Path) -> list[str]:
    with duckdb.connect(str((warehouse / "gongwen.duckdb").resolve()), read_only=True) as connection:
        return [row[0] for row in connection.execute("select source from documents order by source").fetchall()]


@pytest.mark.parametrize("seed", range(3))
def test_documents_added_changed_and_withdrawn_make_the_rows_of_one_build(tmp_path: Path, seed: int) -> None:
    pile = Pile(tmp_path / "documents", seed)
    warehouse = tmp_path / "warehouse"
    pile.grow(pile.random.randint(5, 12))
    build([str(pile.folder)], warehouse, workers=1, options=OPTIONS)
    for is_last in (False, True):
        pile.grow(len(pile.waiting) if is_last else pile.random.randint(2, 12))
        pile.change()
        assert add([str(pile.folder)], warehouse, workers=1, options=OPTIONS).run_id
        assert remove(pile.shrink(warehouse), warehouse).n_withdrawn == 2
    assert_equal(warehouse, pile.folder, tmp_path / "whole")
