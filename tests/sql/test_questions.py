"""Every canned question: the same answer in both databases, and on the samples the answer that their texts hold.

``expected/<question>.csv`` holds the columns that tell something of an answer that was read against the sample
documents: all of its rows, for the parameters that its first lines give (``# name=value``). Where a question or a
sample has changed on purpose, ``python tests/sql/test_questions.py`` writes the answers anew: read the difference.
"""

from __future__ import annotations

import csv
import io
import sqlite3
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from etl.questions import read_examples, read_picks, read_queries

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples" / "documents"
QUERIES = {query.name: query for query in read_queries()}
FILES = sorted((HERE / "expected").glob("*.csv"))


@dataclass
class Expected:
    path: Path
    params: dict[str, str]
    columns: list[str]
    rows: list[list[str]]

    @classmethod
    def read(cls, path):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        said = [line.removeprefix("# ").strip().split("=", 1) for line in lines if line.startswith("# ")]
        columns, *rows = csv.reader(line for line in lines if not line.startswith("# "))
        return cls(path, dict(said), columns, rows)

    def write(self):
        out = io.StringIO()
        out.writelines(f"# {name}={value}\n" for name, value in self.params.items())
        csv.writer(out, lineterminator="\n").writerows([self.columns, *self.rows])
        self.path.write_text(out.getvalue(), "utf-8")


def told(value):
    """A cell as the files write it: numbers without trailing zeros."""
    if value is None:
        return ""
    if isinstance(value, float | Decimal):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return value.isoformat() if isinstance(value, date) else str(value)


def ask(cursor, columns):
    names = [column[0] for column in cursor.description]
    places = [names.index(column) for column in columns or names]
    return [[told(row[place]) for place in places] for row in cursor.fetchall()]


def answers(warehouse, query, given, columns=None):
    """The answer of DuckDB and that of SQLite."""
    params = query.defaults | given
    with duckdb.connect(str(warehouse / "gongwen.duckdb"), read_only=True) as star:
        ours = ask(star.execute(query.duckdb_sql, params or None), columns)
    with sqlite3.connect(f"file:{warehouse / 'gongwen.sqlite'}?mode=ro", uri=True) as site:
        theirs = ask(site.execute(query.sql, params), columns)
    return ours, theirs


def test_there_are_questions_enough_and_each_has_its_answer():
    assert len(QUERIES) >= 30
    assert {path.stem for path in FILES} >= set(QUERIES) - LEDGERS
    assert {path.stem for path in FILES} <= set(QUERIES)


LEDGERS = {"commitments", "models_named"}
"""Asserted with their pages, in tests/site."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_answer_is_the_one_read_in_the_samples(warehouse, path):
    expected = Expected.read(path)
    assert expected.rows
    ours, theirs = answers(warehouse, QUERIES[path.stem], expected.params, expected.columns)
    assert ours == theirs
    assert theirs == expected.rows


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_as_it_stands_has_the_same_answer_in_both_databases(warehouse, name):
    ours, theirs = answers(warehouse, QUERIES[name], {})
    assert ours == theirs
    assert len(theirs) >= 3


@pytest.mark.parametrize("name", [name for name, query in QUERIES.items() if any(p.pick for p in query.params)])
def test_each_choice_is_answered_alike_in_both_databases(warehouse, name):
    """With the second value of every pick-list and suggestion of its own."""
    picks = {pick.name: pick for pick in read_picks()}
    with sqlite3.connect(f"file:{warehouse / 'gongwen.sqlite'}?mode=ro", uri=True) as site:
        for param in QUERIES[name].params:
            if param.pick:
                values = [str(row[0]) for row in site.execute(picks[param.pick].sql)]
                assert values, param.pick
                ours, theirs = answers(warehouse, QUERIES[name], {param.name: values[len(values) > 1]})
                assert ours == theirs, param.name


@pytest.mark.parametrize("pick", read_picks(), ids=lambda pick: pick.name)
def test_a_pick_list_is_the_same_in_both_databases_and_names_each_value_once(warehouse, pick):
    with duckdb.connect(str(warehouse / "gongwen.duckdb"), read_only=True) as star:
        ours = ask(star.execute(pick.sql), None)
    with sqlite3.connect(f"file:{warehouse / 'gongwen.sqlite'}?mode=ro", uri=True) as site:
        theirs = ask(site.execute(pick.sql), None)
    assert ours == theirs
    values = [row[0] for row in theirs]
    assert values
    assert len(set(values)) == len(values)


def test_every_pick_list_is_used():
    used = {param.pick for query in QUERIES.values() for param in query.params}
    assert {pick.name for pick in read_picks()} == used - {""}


@pytest.mark.parametrize("example", read_examples(), ids=lambda example: example.en)
def test_the_editors_examples_answer(warehouse, example):
    from etl.folding import phrase

    with sqlite3.connect(f"file:{warehouse / 'gongwen.sqlite'}?mode=ro", uri=True) as site:
        site.create_function("escape_fts", 1, phrase)
        assert site.execute(example.sql).fetchall()


def rewrite():
    """Write the answers of the present samples and questions into the files, their parameters and columns kept."""
    from etl.build import build
    from etl.sources import ReadOptions

    with tempfile.TemporaryDirectory() as folder:
        build([str(SAMPLES)], Path(folder) / "warehouse", workers=2, options=ReadOptions())
        for path in FILES:
            expected = Expected.read(path)
            ours, theirs = answers(Path(folder) / "warehouse", QUERIES[path.stem], expected.params, expected.columns)
            assert ours == theirs, path
            if theirs != expected.rows:
                expected.rows = theirs
                expected.write()
                sys.stdout.write(f"written: {path.name}\n")


if __name__ == "__main__":
    rewrite()
