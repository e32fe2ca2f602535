"""Files of records: rows become documents under ``file#id``, a few at a time."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.records import Evidence, RawDocument, Rejection
from etl.sources import ReadOptions, read_path, tables

ROWS = [
    {"id": "n-1", "title": "渡口管理会议", "date": "2019-06-03", "text": "会议召开，\n部署“渡口”工作。", "other": "x"},
    {"id": "n-2", "title": "", "date": "", "text": "各乡镇要抓紧落实。", "other": "y"},
]


def _csv(rows: list[dict[str, str]], delimiter: str = ",") -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def _read(path: Path, data: bytes, options: ReadOptions | None = None) -> list[RawDocument | Rejection]:
    path.write_bytes(data)
    return list(read_path(str(path), options or ReadOptions()))


def _parquet(columns: dict[str, list[object]]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.table(columns), sink)
    return sink.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.tsv", "\t"), ("b.csv", ";")])
def test_rows_of_a_csv_file_are_documents(tmp_path: Path, encoding: str, name: str, delimiter: str) -> None:
    found = _read(tmp_path / name, _csv(ROWS, delimiter).encode(encoding))
    assert [raw.source for raw in found] == [f"{name}#n-1", f"{name}#n-2"]
    first = found[0]
    assert isinstance(first, RawDocument)
    assert (first.text, first.reader, first.media_type) == (ROWS[0]["text"], "csv/1", "text/csv")
    assert first.evidence == (Evidence("web_title", "渡口管理会议"), Evidence("web_published_on", "2019-06-03"))


def test_a_packed_csv_file_gives_the_same(tmp_path: Path) -> None:
    data = _csv(ROWS).encode()
    plain, packed = _read(tmp_path / "a.csv", data), _read(tmp_path / "b.csv.gz", gzip.compress(data))
    assert [raw.text for raw in plain] == [raw.text for raw in packed]
    assert [raw.sha256 for raw in plain] == [raw.sha256 for raw in packed]


def test_a_row_s_hash_follows_from_its_own_columns_alone(tmp_path: Path) -> None:
    changed = [{**row, "other": "z"} for row in ROWS]
    first, second = _read(tmp_path / "a.csv", _csv(ROWS).encode()), _read(tmp_path / "b.csv", _csv(changed).encode())
    assert [raw.sha256 for raw in first] == [raw.sha256 for raw in second]


def test_columns_may_be_named_and_rows_without_id_are_numbered(tmp_path: Path) -> None:
    data = "正文,编号\n甲,5\n,6\n乙,\n".encode()
    found = _read(tmp_path / "a.csv", data, ReadOptions(text_field="正文", id_field="编号"))
    assert [(type(raw).__name__, raw.source) for raw in found] == [
        ("RawDocument", "a.csv#5"),
        ("Rejection", "a.csv#6"),
        ("RawDocument", "a.csv#3"),
    ]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_table_without_the_column_of_text_says_which_it_has(tmp_path: Path, suffix: str) -> None:
    data = "编号,正文\n1,甲\n".encode() if suffix == "csv" else _parquet({"编号": [1], "正文": ["甲"]})
    (refused,) = _read(tmp_path / f"a.{suffix}", data)
    assert isinstance(refused, Rejection)
    assert (refused.source, refused.reason) == (f"a.{suffix}", "text field missing")
    assert "正文" in refused.detail
    assert "--text-field" in refused.detail


def test_a_csv_file_that_breaks_off_gives_its_rows_before(tmp_path: Path) -> None:
    good = "text\n" + "各乡镇要抓紧落实。\n" * 9_000
    found = _read(tmp_path / "a.csv", good.encode() + b"\xff\xfe\xc0\n")
    assert len([raw for raw in found if isinstance(raw, RawDocument)]) > 8_000
    assert isinstance(found[-1], Rejection)
    assert found[-1].reason == "bad CSV"


def test_rows_of_a_parquet_file_are_documents(tmp_path: Path) -> None:
    columns: dict[str, list[object]] = {
        "id": [7, 8, 9],
        "text": ["甲", "乙", None],
        "date": [date(2019, 6, 3), None, None],
        "fetched_at": [datetime(2020, 1, 2, 3, 4, 5), None, None],
        "vector": [[1.0], [2.0], [3.0]],
    }
    found = _read(tmp_path / "a.parquet", _parquet(columns))
    assert [raw.source for raw in found] == ["a.parquet#7", "a.parquet#8", "a.parquet#9"]
    first, _, last = found
    assert isinstance(first, RawDocument)
    assert isinstance(last, Rejection)
    assert (first.text, first.reader) == ("甲", "parquet/1")
    assert first.evidence == (Evidence("web_published_on", "2019-06-03"), Evidence("fetched_at", "2020-01-02 03:04:05"))


def test_a_parquet_file_with_groups_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_LARGEST_GROUP", 50)
    (refused,) = _read(tmp_path / "a.parquet", _parquet({"text": ["甲" * 100]}))
    assert isinstance(refused, Rejection)
    assert refused.reason == "file too large"


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_a_record_that_is_too_large_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr(tables, "LARGEST_TEXT", 1_000)
    texts = ["甲" * 320, "乙" * 5_000, "丙"]
    if suffix == "csv":
        monkeypatch.setattr("csv.field_size_limit", lambda _: None)
        data = "text\n" + "\n".join(texts) + "\n"
    else:
        data = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    found = _read(tmp_path / f"a.{suffix}", data.encode())
    assert [(type(raw).__name__, raw.source.split("#")[1]) for raw in found] == [
        ("RawDocument", "1"),
        ("Rejection", "2"),
        ("RawDocument", "3"),
    ]
    assert isinstance(found[1], Rejection)
    assert found[1].reason == "file too large"


PARQUET = _parquet({"id": [1, 2], "text": ["会议召开。", "各乡镇要抓紧落实。"]})


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(PARQUET)), st.integers(0, 100))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int, cut: int) -> None:
    folder = tmp_path_factory.mktemp("noise")
    (folder / "a.parquet").write_bytes(PARQUET[:at] + noise + PARQUET[at + cut :])
    (folder / "b.parquet").write_bytes(noise)
    (folder / "c.csv").write_bytes(b"text,id\n" + noise)
    (folder / "d.csv").write_bytes(noise)
    (folder / "e.jsonl").write_bytes(noise)
    (folder / "f.csv.gz").write_bytes(b"\x1f\x8b\x08" + noise)
    assert all(isinstance(raw, RawDocument | Rejection) for raw in read_path(str(folder)))
