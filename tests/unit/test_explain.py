"""Every number of a document is shown, and the figures among them are the warehouse's own."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from etl import cli
from etl.access import connect
from etl.errors import UsageError
from etl.explain import COLUMNS, REASONS, explain
from etl.lexicon import table

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "documents"
TEXT = "全县实现地区生产总值28.6亿元，同比增长12.3%。要抓好三个方面的工作，引进企业10-15家。\n"


def rows(document: str, warehouse: Path) -> list[dict[str, object]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in explain(document, warehouse)]


def test_the_figures_of_every_document_are_those_of_the_warehouse(warehouse):
    with connect(warehouse) as connection:
        stored = connection.execute(
            "select document_id, clean_start, quote, indicator, bound, status, change from metrics"
        ).fetchall()
        ids = [row[0] for row in connection.execute("select document_id from documents").fetchall()]
    shown = [
        (key, *(row[c] for c in ("clean_start", "number", "indicator", "bound", "status", "change")))
        for key in ids
        for row in rows(key, warehouse)
        if row["taken_for"] == "metric"
    ]
    assert len(stored) > 400
    assert sorted(shown) == sorted(stored)


def test_a_file_read_afresh_gives_what_the_warehouse_gives(warehouse):
    path = SAMPLES / "hailun" / "2015-work-report.txt"
    with connect(warehouse) as connection:
        where = "source = 'documents/hailun/2015-work-report.txt'"
        key = connection.execute(f"select document_id from documents where {where}").fetchone()[0]
    parts = ("clean_start", "number", "taken_for", "why", "indicator", "value", "unit")
    fresh = [[row[c] for c in parts] for row in rows(str(path), Path("none"))]
    assert fresh == [[row[c] for c in parts] for row in rows(key, warehouse)]


def test_a_number_is_shown_with_what_it_was_taken_for_and_why(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    shown = {row["number"]: row for row in rows(str(tmp_path / "a.txt"), tmp_path)}
    assert shown["28.6亿元"]["indicator"] == "实现地区生产总值"
    assert shown["28.6亿元"]["value"] == "2860000000.0"
    assert shown["28.6亿元"]["why"].startswith("金额 · money")
    assert shown["12.3%"]["change"] == "increase"
    assert shown["三个"]["taken_for"] == "none"
    assert shown["三个"]["why"] == "所列要点之数 · a count of points that the text lists"
    assert shown["10-15家"]["value"] == "10–15"
    assert "【三个】" in shown["三个"]["context"]


def test_every_reason_of_the_lexicon_is_said_in_two_languages():
    assert {row["reason"] for row in table("number_masks")} <= set(REASONS)
    for zh, en in REASONS.values():
        assert any("\u4e00" <= char <= "\u9fff" for char in zh)
        assert any(char.isascii() and char.isalpha() for char in en)


def test_every_reason_given_over_the_samples_is_known(warehouse):
    known = {f"{zh} · {en}" for zh, en in REASONS.values()}
    given = {row["why"] for row in rows(str(SAMPLES), warehouse) if row["taken_for"] == "none"}
    assert len(given) > 8
    assert given <= known


def test_each_record_of_a_file_is_shown(warehouse):
    shown = rows(str(SAMPLES / "suichuan.jsonl"), warehouse)
    assert len({row["sentence_id"].split("-")[0] for row in shown if row["sentence_id"]}) == 3


def test_a_file_that_is_no_document_is_refused_with_its_reason(tmp_path):
    (tmp_path / "empty.txt").write_text("", "utf-8")
    with pytest.raises(UsageError, match="empty"):
        rows(str(tmp_path / "empty.txt"), tmp_path)


@pytest.mark.parametrize("form", ["table", "csv", "json", "markdown"])
def test_the_command_gives_each_form(capsys, tmp_path, form):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert cli.main(["explain", str(tmp_path / "a.txt"), "--format", form]) == 0
    out = capsys.readouterr().out
    assert "28.6亿元" in out
    if form == "csv":
        assert tuple(next(csv.reader(io.StringIO(out)))) == COLUMNS
    if form == "json":
        assert tuple(json.loads(out)[0]) == COLUMNS
