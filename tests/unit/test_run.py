from __future__ import annotations

import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl import analyse as rooms
from etl import run as running
from etl.errors import BuildError
from etl.records import RawDocument, Rejection
from etl.run import RunResult, analyse_batch, batches, run
from etl.sources import Item, ReadOptions

OPTIONS = ReadOptions()
NOTICE = "关于做好春季植树工作的通知\n各乡镇：\n4月10日前，各村要完成植树2000株。\n"


def item(name: str, text: str = NOTICE) -> Item:
    return Item(f"papers/{name}.txt", f"papers/{name}.txt", "text/plain", text.encode())


def rows(shards: Path, table: str) -> list[dict]:
    return [row for file in sorted(shards.glob(f"*/{table}.parquet")) for row in pq.read_table(file).to_pylist()]


def sources(shards: Path) -> list[str]:
    return sorted(row["source"] for row in rows(shards, "documents"))


def test_batches_are_bounded_by_count_and_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH_ITEMS", 3)
    monkeypatch.setattr(running, "BATCH_BYTES", 100)
    items = [*(item(f"a{n}", "会") for n in range(4)), item("big", "会" * 50), item("b", "会"), item("c", "会")]
    assert [len(batch) for batch in batches(items)] == [3, 2, 2]
    assert [entry for batch in batches(items) for entry in batch] == items
    assert list(batches([])) == []


def test_a_batch_becomes_one_shard_named_by_its_content(tmp_path: Path) -> None:
    pair = (item("a"), item("b", NOTICE * 2))
    first = analyse_batch(pair, OPTIONS, tmp_path / "one")
    assert first == analyse_batch(pair[::-1], OPTIONS, tmp_path / "two")
    names = [sorted(path.name for path in folder.iterdir()) for folder in (tmp_path / "one", tmp_path / "two")]
    assert names[0] == names[1]
    assert len(names[0]) == 1
    analyse_batch((item("a", NOTICE + "。"), pair[1]), OPTIONS, tmp_path / "two")
    assert len(list((tmp_path / "two").iterdir())) == 2


def test_a_document_that_a_room_cannot_bear_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = rooms.analyse

    def fragile(raw: RawDocument):
        if "bad" in raw.source:
            raise ValueError("无法处理")
        return real(raw)

    monkeypatch.setattr(rooms, "analyse", fragile)
    listed = Rejection("papers/x.bin", "sources", "file type not supported", "convert it")
    result = run([item("good"), item("bad"), listed], tmp_path, workers=1, options=OPTIONS)
    assert result.n_inputs == 3
    assert sources(tmp_path) == ["papers/good.txt"]
    rejected = {row["source"]: row for row in rows(tmp_path, "rejections")}
    assert rejected["papers/x.bin"]["reason"] == "file type not supported"
    assert rejected["papers/bad.txt"]["stage"] == "analyse"
    assert rejected["papers/bad.txt"]["reason"] == "ValueError: 无法处理"
    assert "test_run.py, line" in rejected["papers/bad.txt"]["detail"]


def test_a_reader_that_raises_is_a_rejection_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(item: Item, options: ReadOptions):
        raise OSError("gone")

    monkeypatch.setattr(running, "read_item", broken)
    assert run([item("a")], tmp_path, workers=1, options=OPTIONS).n_inputs == 1
    assert rows(tmp_path, "rejections")[0]["reason"] == "OSError: gone"


def test_rows_are_the_same_in_any_order_and_with_any_number_of_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [item(f"n{n}", f"第{n}号通知\n各村要在5月{n + 1}日前修渠{n + 1}公里。\n") for n in range(9)]
    monkeypatch.setattr(running, "BATCH_ITEMS", 2)
    told: list[int] = []
    one = run(items, tmp_path / "one", workers=1, options=OPTIONS, progress=told.append)
    two = run(items[::-1], tmp_path / "two", workers=2, options=OPTIONS)
    assert sum(told) == one.n_inputs == two.n_inputs == 9

    def sentences(shards: Path) -> list[tuple]:
        return sorted((r["document_id"], r["sentence_no"], r["text"]) for r in rows(shards, "sentences"))

    assert sentences(tmp_path / "one") == sentences(tmp_path / "two") != []


def test_a_run_goes_on_from_the_shards_that_are_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [item(f"n{n}") for n in range(6)]
    monkeypatch.setattr(running, "BATCH_ITEMS", 2)
    first = run(items, tmp_path, workers=1, options=OPTIONS)
    lost, *kept = sorted(first.shards)
    (tmp_path / lost).rename(tmp_path / f"{lost}.0.tmp")
    before = {name: (tmp_path / name / "documents.parquet").stat().st_mtime_ns for name in kept}
    made: list[Path] = []
    real = running.write_shard
    monkeypatch.setattr(running, "write_shard", lambda folder, *rest: (made.append(folder), real(folder, *rest)))
    told: list[int] = []
    again = run(items, tmp_path, workers=1, options=OPTIONS, progress=told.append)
    assert (again.shards, again.n_inputs, again.n_resumed, sum(told)) == (first.shards, 6, 4, 6)
    assert [folder.name for folder in made] == [lost]
    assert {name: (tmp_path / name / "documents.parquet").stat().st_mtime_ns for name in kept} == before
    assert {folder.name for folder in tmp_path.iterdir()} == first.shards, "drafts are cleared away"


@pytest.mark.parametrize("changed", ["text", "key", "options", "version"])
def test_shards_of_other_inputs_options_or_versions_are_not_taken_but_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    first = run([item("a"), item("b")], tmp_path, workers=1, options=OPTIONS)
    second = item("c" if changed == "key" else "b", NOTICE + "。" if changed == "text" else NOTICE)
    options = ReadOptions(encoding="utf-8") if changed == "options" else OPTIONS
    if changed == "version":
        monkeypatch.setattr(running, "versions", lambda: ("0.0.1", "", ""))
    again = run([item("a"), second], tmp_path, workers=1, options=options)
    assert again.n_resumed == 0
    assert not again.shards & first.shards
    assert {folder.name for folder in tmp_path.iterdir()} == again.shards


def test_an_input_that_kills_its_worker_is_found_and_rejected(tmp_path: Path) -> None:
    """A real pool: the worker that unpickles the deadly item dies at once, as for want of memory."""
    work = iter([(item("a"), item("b")), (item("c"), Deadly("papers/deadly.txt")), (item("d"),)])
    pool = running._Pool(work, OPTIONS, tmp_path, workers=2)
    assert sum(result.n_inputs for result in pool.results()) == 5
    assert sources(tmp_path) == [f"papers/{name}.txt" for name in "abcd"]
    (rejected,) = rows(tmp_path, "rejections")
    assert (rejected["source"], rejected["reason"]) == ("papers/deadly.txt", "its worker process died")


def test_a_batch_that_kills_its_worker_is_halved_until_one_input_is_left() -> None:
    suspects = running.Suspects()
    suspects.accuse((item("a"), item("b"), item("c")))
    assert [[entry.source[7] for entry in batch] for batch in suspects.waiting] == [["a"], ["b", "c"]]
    suspects.accuse(suspects.waiting.popleft())
    ((rejected,), rest) = suspects.waiting
    assert (rejected.source, rejected.reason, len(rest)) == ("papers/a.txt", "its worker process died", 2)


def test_workers_that_keep_dying_end_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "DEADLY_INPUTS", 0)
    pool = running._Pool(iter([(Deadly("papers/deadly.txt"),)]), OPTIONS, tmp_path, workers=1)
    with pytest.raises(BuildError, match="keep dying, last at papers/deadly"):
        list(pool.results())


class Deadly:
    """Looks like an item; whoever unpickles it dies."""

    def __init__(self, source: str) -> None:
        self.source = source

    def __reduce__(self):
        return os._exit, (9,)


def test_results_add_up() -> None:
    total = RunResult()
    for batch in (running.BatchResult(2, "a"), running.BatchResult(3, "b")):
        total.add(batch)
    assert (total.n_inputs, total.shards) == (5, {"a", "b"})
