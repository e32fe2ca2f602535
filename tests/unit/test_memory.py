"""What DuckDB may hold, and whole texts sorted within it: a real DuckDB, with texts that do not fit."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from etl import cli, memory
from etl.errors import UsageError
from etl.memory import bound_memory, in_order

N_DOCUMENTS = 300


def make(database: Path, n_documents: int) -> duckdb.DuckDBPyConnection:
    """Return a star of so many whole texts of 4 kB, which do not compress, and a table that shares them out."""
    chance = random.Random(7)
    keys = [chance.randrange(2**53) for _ in range(n_documents)]
    texts = [chance.randbytes(1_000).hex() for _ in keys]
    rows = pa.table({"document_key": keys, "clean_text": texts, "raw_text": texts, "n_bytes": [2_000] * len(keys)})
    shares = pa.table({"document_key": keys, "share": [key % 3 for key in keys]})
    connection = duckdb.connect(str(database))
    connection.execute("create table document_text as from rows")
    connection.execute("create table partition_of as from shares")
    connection.execute("checkpoint")
    del rows, shares
    return connection


@pytest.fixture
def star(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with make(tmp_path / "star.duckdb", N_DOCUMENTS) as connection:
        yield connection


def keys_of(relations: Iterator[duckdb.DuckDBPyRelation]) -> list[list[int]]:
    return [[row[0] for row in relation.fetchall()] for relation in relations]


def test_whole_texts_are_sorted_part_by_part(star: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_PART_BYTES", 40_000)
    parts = keys_of(in_order(star, "document_text", "document_key", "document_key"))
    assert [len(part) for part in parts] == [19, *[20] * 14, 1]
    keys = list(chain.from_iterable(parts))
    assert keys == sorted(keys)
    assert len(set(keys)) == N_DOCUMENTS


def test_another_order_may_rest_on_another_table(
    star: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_PART_BYTES", 40_000)
    joined = "join partition_of using (document_key)"
    parts = keys_of(in_order(star, "document_text", "document_key", "share, document_key", joined))
    assert list(chain.from_iterable(parts)) == [
        row[0] for row in star.sql("from partition_of order by share, document_key").fetchall()
    ]


def test_a_document_longer_than_a_part_is_a_part(
    star: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_PART_BYTES", 100)
    star.execute("create or replace table document_text as from document_text limit 5")
    assert [len(part) for part in keys_of(in_order(star, "document_text", "document_key", "document_key"))] == [1] * 5


def test_a_star_without_texts_has_one_part_without_rows(star: duckdb.DuckDBPyConnection) -> None:
    star.execute("delete from document_text")
    assert keys_of(in_order(star, "document_text", "document_key", "document_key")) == [[]]


def test_texts_are_sorted_in_less_memory_than_they_take(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """120 MB of texts in 80 MB of memory; the same rows sorted at once do not fit."""
    monkeypatch.setenv(memory.MEMORY_VARIABLE, "80MB")
    monkeypatch.setattr(memory, "_PART_BYTES", 4_000_000)
    with make(tmp_path / "star.duckdb", 30_000) as star:
        bound_memory(star, tmp_path / "spill")
        with pytest.raises(duckdb.OutOfMemoryException):
            star.sql("select * from document_text order by document_key").to_arrow_reader(50).read_all()
        relations = in_order(star, "document_text", "*", "document_key")
        assert sum(len(batch) for rows in relations for batch in rows.to_arrow_reader(50)) == 30_000


def test_a_limit_that_is_no_size_is_bad_usage(
    star: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(memory.MEMORY_VARIABLE, "plenty")
    with pytest.raises(UsageError, match=r"GONGWEN_MEMORY=plenty is no size: give one such as 600MB or 4GB"):
        bound_memory(star, tmp_path)


def test_a_build_that_runs_out_of_memory_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("关于做好防汛工作的通知\n各乡镇人民政府：\n现将有关事项通知如下。\n", "utf-8")
    arguments = ["build", str(tmp_path / "a.txt"), "--warehouse", str(tmp_path / "w"), "--workers", "1"]
    monkeypatch.setenv(memory.MEMORY_VARIABLE, "1MB")
    assert cli.main(arguments) == 1
    (line,) = capsys.readouterr().err.strip().splitlines()[-1:]
    assert "set GONGWEN_MEMORY to more, such as 4GB" in line
    assert not (tmp_path / "w" / "gongwen.duckdb").exists()
    monkeypatch.delenv(memory.MEMORY_VARIABLE)
    assert cli.main(arguments) == 0
