"""Findings and series over tiny documents: what is given stands in texts, what is expected was reckoned by hand.

A case is a folder ``<view>/<case>`` with the documents in ``given`` and the rows in ``expect.csv``. All of
them are built at once; a case sees the rows that rest on its own documents.
"""

from __future__ import annotations

import csv
import json
import shutil
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/*/expect.csv"))


@pytest.fixture(scope="module")
def star(tmp_path_factory: pytest.TempPathFactory):
    from etl.build import build
    from etl.sources import ReadOptions

    folder = tmp_path_factory.mktemp("relations")
    for case in CASES:
        shutil.copytree(case / "given", folder / "given" / case.parent.name / case.name)
    build([str(folder / "given")], folder / "warehouse", workers=1, options=ReadOptions())
    with duckdb.connect(str(folder / "warehouse" / "gongwen.duckdb"), read_only=True) as connection:
        yield connection


def rows_of(star: duckdb.DuckDBPyConnection, case: Path) -> list[dict[str, object]]:
    """The rows of the case's view that rest on its documents, with file names and quotes in place of ids."""
    documents = star.execute(
        "select document_id, split_part(source, '/', -1) from documents where source like ?",
        [f"given/{case.parent.name}/{case.name}/%"],
    ).fetchall()
    files = dict(documents)
    quotes = dict(star.execute("select metric_id, quote from metrics").fetchall())
    cursor = star.execute(f"select * from {case.parent.name}")
    names = [column[0] for column in cursor.description]
    found = []
    for row in cursor.fetchall():
        cells = dict(zip(names, row, strict=True))
        ids = json.loads(cells.get("document_ids") or json.dumps([cells.get("document_id")]))
        if set(ids) <= set(files):
            figures = json.loads(cells.get("metric_ids") or "[]")
            found.append({**cells, "files": [files[i] for i in ids], "quotes": [quotes[i] for i in figures]})
    return found


def told(value: object) -> str:
    """A cell as ``expect.csv`` writes it: numbers without trailing zeros, lists joined."""
    if isinstance(value, list):
        return " ".join(sorted(value) if value and value[0].endswith(".txt") else value)
    if isinstance(value, float | Decimal):
        return format(Decimal(str(round(value, 4))).normalize(), "f")
    return str(value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_the_rows_are_those_reckoned_by_hand(star, case):
    with (case / "expect.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    shown = [{name: told(row[name]) for name in expected[0]} for row in rows_of(star, case)]
    assert sorted(shown, key=str) == sorted(expected, key=str)


def test_every_finding_is_told_in_both_languages_with_its_figures(star):
    rows = star.execute("select detail, metric_ids, check_name from findings").fetchall()
    assert {check for _, _, check in rows} == {"parts_add_up", "share_agrees", "range_shares_sum", "growth_agrees"}
    known = {row[0] for row in star.execute("select metric_id from metrics").fetchall()}
    for detail, ids, _ in rows:
        assert " · " in detail
        assert len(json.loads(ids)) >= 3
        assert set(json.loads(ids)) <= known
