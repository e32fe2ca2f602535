"""Listing: what becomes an item, under which key, and what is refused."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from etl.errors import UsageError
from etl.records import Rejection
from etl.sources import Item, kinds, list_items


def _crawl(root: Path) -> Path:
    crawl = root / "crawl"
    (crawl / "2011").mkdir(parents=True)
    (crawl / "2011" / "b.html").write_text("<p>乙</p>", "utf-8")
    (crawl / "2011" / "a.txt").write_text("甲", "utf-8")
    (crawl / "notes.jsonl").write_text('{"id": "x1", "text": "丙"}\n\n{"text": "丁"}\n', "utf-8")
    (crawl / "scan.png").write_bytes(b"PNG")
    (crawl / ".hidden.txt").write_text("隐", "utf-8")
    (crawl / ".git").mkdir()
    (crawl / ".git" / "c.txt").write_text("隐", "utf-8")
    return crawl


def test_a_folder_is_walked_in_order_and_keys_are_relative_to_it(tmp_path: Path) -> None:
    found = list(list_items([str(_crawl(tmp_path))]))
    assert [(type(item).__name__, item.source) for item in found] == [
        ("Item", "crawl/2011/a.txt"),
        ("Item", "crawl/2011/b.html"),
        ("Item", "crawl/notes.jsonl"),
        ("Item", "crawl/notes.jsonl"),
        ("Rejection", "crawl/scan.png"),
    ]
    lines = [item for item in found if isinstance(item, Item) and item.line]
    assert [item.line for item in lines] == [1, 3]


def test_an_unsupported_file_is_refused_with_advice(tmp_path: Path) -> None:
    refused = [item for item in list_items([str(_crawl(tmp_path))]) if isinstance(item, Rejection)]
    assert [(item.stage, item.reason) for item in refused] == [("sources", "file type not supported")]
    assert "convert" in refused[0].detail


def test_a_single_file_has_its_name_for_a_key(tmp_path: Path) -> None:
    crawl = _crawl(tmp_path)
    assert [item.source for item in list_items([str(crawl / "2011" / "a.txt")])] == ["a.txt"]


def test_a_trailing_slash_and_a_path_given_twice_change_nothing(tmp_path: Path) -> None:
    crawl = str(_crawl(tmp_path))
    plain = [item.source for item in list_items([crawl])]
    assert [item.source for item in list_items([crawl + "/", crawl])] == plain


def test_gzipped_json_lines_give_the_same_bytes_as_plain_ones(tmp_path: Path) -> None:
    content = '\ufeff{"text": "甲"}\r\n{"text": "乙"}'.encode()
    (tmp_path / "a.jsonl").write_bytes(content)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(content))
    plain, packed = (
        [item.data for item in list_items([str(tmp_path / name)]) if isinstance(item, Item)]
        for name in ("a.jsonl", "b.jsonl.gz")
    )
    assert plain == packed == ['{"text": "甲"}'.encode(), '{"text": "乙"}'.encode()]


def test_a_broken_archive_is_a_rejection(tmp_path: Path) -> None:
    packed = gzip.compress('{"text": "甲"}\n'.encode() * 50)
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    found = list(list_items([str(tmp_path / "cut.jsonl.gz")]))
    assert isinstance(found[-1], Rejection)
    assert found[-1].reason == "file cannot be read"


def test_a_missing_path_raises_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        list_items([str(_crawl(tmp_path)), str(tmp_path / "missing")])


def test_two_paths_of_one_name_are_refused(tmp_path: Path) -> None:
    for year in ("2011", "2012"):
        (tmp_path / year / "docs").mkdir(parents=True)
    with pytest.raises(UsageError, match="share keys"):
        list_items([str(tmp_path / "2011" / "docs"), str(tmp_path / "2012" / "docs")])


def test_a_file_above_its_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "LARGEST_TEXT", 10)
    (tmp_path / "a.txt").write_text("12345678901", "utf-8")
    (tmp_path / "b.txt").write_text("1234567890", "utf-8")
    large, small = list_items([str(tmp_path)])
    assert isinstance(large, Rejection)
    assert isinstance(small, Item)
    assert large.reason == "file too large"
