"""Bad input never stops a build: the good documents load, each bad one is a row that says what to do."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

import etl

ROOT = Path(etl.__file__).parents[1]
GOOD = "关于做好防汛工作的通知\n各村要在6月10日前备足沙袋200个。\n"
NOISE = bytes(random.Random(7).randbytes(5000))

BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": b"\x7fELF\x00\x01\x02" + NOISE,
    "broken-utf8.txt": GOOD.encode() + b"\xff\xfe\xfd\xe4\xb8" + GOOD.encode(),
    "empty.html": b"",
    "scripts-only.html": b"<html><head><script>var a = 1;</script></head><body></body></html>",
    "picture.png": b"\x89PNG\r\n\x1a\n" + NOISE,
    "cut-off.docx": b"PK\x03\x04" + NOISE,
    "old.doc": b"\xd0\xcf\x11\xe0" + NOISE,
    "cut-off.pdf": b"%PDF-1.7\n" + NOISE,
    "cut-off.ofd": b"PK\x03\x04" + NOISE,
    "cut-off.zip": b"PK\x03\x04" + NOISE,
    "cut-off.warc.gz": gzip.compress(b"WARC/1.0\r\n" + NOISE),
    "no-text.csv": b"id,body\n1,a\n",
    "cut-off.jsonl.gz": gzip.compress(b'{"id": "x", "text": "' + GOOD.encode() * 50 + b'"}\n')[:-20],
}
RECORDS = (
    json.dumps({"id": "good", "text": GOOD}, ensure_ascii=False),
    '{"id": "bad", "text": ',
    json.dumps(["no", "object"]),
    json.dumps({"id": "no-text", "body": GOOD}, ensure_ascii=False),
)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad") / "papers"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    (folder / "good.html").write_text(f"<html><body><article><p>{GOOD}</p></article></body></html>", "utf-8")
    (folder / "records.jsonl").write_text("\n".join(RECORDS) + "\n", "utf-8")
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    return folder


def gongwen(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "etl.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def built(papers: Path) -> tuple[Path, str]:
    warehouse = papers.parent / "w"
    done = gongwen("build", papers, "--warehouse", warehouse)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    return warehouse, done.stdout


def rows(warehouse: Path, query: str) -> list[tuple]:
    with duckdb.connect(str((warehouse / "gongwen.duckdb").resolve()), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_the_good_documents_load(built: tuple[Path, str]) -> None:
    loaded = rows(built[0], "select source from documents order by source")
    assert loaded == [("papers/good.html",), ("papers/good.txt",), ("papers/records.jsonl#good",)]


def test_each_bad_one_is_a_row_with_stage_reason_and_advice(built: tuple[Path, str]) -> None:
    rejected = rows(built[0], "select source, stage, reason, detail from rejections")
    sources = {row[0] for row in rejected}
    assert {f"papers/{name}" for name in BAD if "jsonl" not in name} <= sources
    assert [source for source in sources if "cut-off.jsonl" in source]
    assert len([source for source in sources if "records.jsonl" in source]) == 3
    assert all(all(row) for row in rejected)
    assert not [row for row in rejected if row[1] == "analyse"]


def test_the_summary_counts_them_with_their_reasons(built: tuple[Path, str]) -> None:
    warehouse, out = built
    reasons = rows(warehouse, "select reason, count(*) from rejections group by all")
    assert f"documents  3 loaded, {sum(n for _, n in reasons)} rejected" in out
    assert all(reason in out for reason, _ in reasons)


def test_strict_makes_a_rejection_count_and_loads_the_good_ones_all_the_same(papers: Path, tmp_path: Path) -> None:
    done = gongwen("build", papers, "--warehouse", tmp_path / "w", "--strict")
    assert done.returncode == 1
    assert len(rows(tmp_path / "w", "select 1 from documents")) == 3
    assert gongwen("build", papers / "good.txt", "--warehouse", tmp_path / "v", "--strict").returncode == 0


@pytest.mark.parametrize("arguments", [("build", "no/such/folder"), ("build", ".", "--no-such-option")])
def test_a_missing_path_or_unknown_option_gives_one_line_and_exit_code_2(arguments: tuple[str, ...]) -> None:
    done = gongwen(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_warehouse_of_rejections_alone_is_a_warehouse(papers: Path, tmp_path: Path) -> None:
    done = gongwen("build", papers / "empty.txt", "--warehouse", tmp_path / "w")
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "w", "select count(*) from documents") == [(0,)]
    assert rows(tmp_path / "w", "select count(*) from rejections") == [(1,)]
