"""Listing: what becomes an item, under which key, and what is refused."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
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


def test_the_order_is_that_of_whole_keys_whatever_the_folders(tmp_path: Path) -> None:
    names = ("a/z.txt", "a.txt", "a-b/c.txt", "ab.txt", "a/b/c.txt", "a/b.txt", "Z.txt", "甲/乙.txt")
    for name in names:
        (tmp_path / "deep" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "deep" / name).write_text("甲", "utf-8")
    assert [item.source for item in list_items([str(tmp_path / "deep")])] == sorted(f"deep/{name}" for name in names)


def test_folders_are_read_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes of the first folder is known before the second is looked at."""
    for name in ("a/1.txt", "b/2.txt"):
        (tmp_path / "papers" / name).parent.mkdir(parents=True)
        (tmp_path / "papers" / name).write_text("甲", "utf-8")
    items = list_items([str(tmp_path / "papers")])
    assert next(items).source == "papers/a/1.txt"
    (tmp_path / "papers" / "b" / "3.txt").write_text("乙", "utf-8")
    assert [item.source for item in items] == ["papers/b/2.txt", "papers/b/3.txt"]


def test_a_bucket_is_walked_like_a_folder() -> None:
    memory = fsspec.filesystem("memory")
    for name in ("b/2.txt", "a.txt", ".hidden/x.txt"):
        memory.pipe_file(f"/papers/{name}", "甲".encode())
    assert [item.source for item in list_items(["memory://papers"])] == ["papers/a.txt", "papers/b/2.txt"]
    memory.rm("/papers", recursive=True)


N_RECORDS = 60


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zip", "a.zip", "a.csv", "a.parquet", "a.warc.gz"])
def test_an_archive_is_never_held_as_a_whole(tmp_path: Path, name: str) -> None:
    """While items are taken one by one, memory stays far below what they hold together."""
    write = {
        "a.jsonl.gz": lambda path: path.write_bytes(gzip.compress("".join(records()).encode(), 1)),
        "a.jsonl.zip": lambda path: zip_of(path, {"a.jsonl": "".join(records())}),
        "a.zip": lambda path: zip_of(path, {f"{n}.txt": text for n, text in enumerate(texts())}),
        "a.csv": lambda path: path.write_text(
            "id,text\n" + "".join(f"{n},{t}\n" for n, t in enumerate(texts())), "utf-8"
        ),
        "a.parquet": lambda path: pq.write_table(pa.table({"text": texts()}), path, write_batch_size=1),
        "a.warc.gz": lambda path: path.write_bytes(b"".join(gzip.compress(page(text), 1) for text in texts())),
    }[name]
    write(tmp_path / name)
    together = sum(len(text.encode()) for text in texts())
    code = (
        "import re, sys; from pathlib import Path; from etl.sources import Item, list_items\n"
        "def peak(): return 1024 * int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])\n"
        "before = peak(); n = sum(isinstance(item, Item) for item in list_items([sys.argv[1]]))\n"
        "print(n, peak() - before)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / name)], check=True, capture_output=True, text=True
    )
    n_items, grown = map(int, told.stdout.split())
    assert n_items == N_RECORDS
    assert grown < together / 2, f"{grown:,} of {together:,} bytes"


@cache
def texts() -> list[str]:
    """Texts that do not shrink to nothing when they are compressed."""
    chance = random.Random(0)
    return [f"公文{chance.randbytes(500_000).hex()}" for _ in range(N_RECORDS)]


def records() -> Iterator[str]:
    return (json.dumps({"id": str(n), "text": text}, ensure_ascii=False) + "\n" for n, text in enumerate(texts()))


def zip_of(path: Path, members: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in members.items():
            archive.writestr(name, text)


def page(text: str) -> bytes:
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{text}</p>".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nWARC-Date: 2011-05-10T08:00:00Z\r\n"
    )
    kind = "Content-Type: application/http; msgtype=response\r\n"
    return f"{head}{kind}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"
