"""A built warehouse keeps its public contract: both databases alike, every row at home in its source."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from etl.describe import read_queries
from etl.folding import fold, phrase
from etl.schema import METADATA, TABLES, VIEWS

EXTRACTED = ("mentions", "times", "metrics", "appointments", "participations", "tasks", "works", "reuse", "findings")


@pytest.fixture(scope="module")
def star(everything: Path):
    with duckdb.connect(str(everything / "gongwen.duckdb"), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def site(everything: Path):
    connection = sqlite3.connect(f"file:{everything / 'gongwen.sqlite'}?mode=ro", uri=True)
    yield connection
    connection.close()


def plain(row: tuple) -> tuple:
    """A row of DuckDB as SQLite holds it: dates as ISO text, decimals as numbers."""
    return tuple(
        float(cell) if isinstance(cell, Decimal) else cell.isoformat() if hasattr(cell, "isoformat") else cell
        for cell in row
    )


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_has_equal_rows_in_both_databases(star, site, name):
    spec = VIEWS[name]
    columns = ", ".join(f'"{c}"' for c in spec.columns)
    query = f"select {columns} from {name} order by {', '.join(spec.order)}"
    assert [plain(row) for row in star.execute(query).fetchall()] == [plain(row) for row in site.execute(query)]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_equal_rows_in_both_databases(star, site, name):
    query = f"select * from {name} order by {', '.join(TABLES[name].key)}"
    assert [plain(row) for row in star.execute(query).fetchall()] == [plain(row) for row in site.execute(query)]


@pytest.mark.parametrize(
    "name", (*EXTRACTED, "persons", "places", "organisations", "meetings", "formulations", "terms")
)
def test_no_kind_of_row_is_missing(star, name):
    assert star.execute(f"select count(*) from {name}").fetchone()[0] > 0


def test_every_row_stands_in_the_clean_text_and_leads_back_to_the_raw_text(star):
    texts = {
        document_id: (raw, clean)
        for document_id, raw, clean in star.execute(
            "select document_id, raw_text, clean_text from document_text join dim_document using (document_key)"
        ).fetchall()
    }
    n_characters = n_found = 0
    for view, text in (("sentences", "text"), ("mentions", "surface"), ("times", "surface"), ("metrics", "quote")):
        rows = star.execute(f"select document_id, {text}, clean_start, clean_end, raw_start, raw_end from {view}")
        for document_id, surface, clean_start, clean_end, raw_start, raw_end in rows.fetchall():
            raw, clean = texts[document_id]
            assert clean[clean_start:clean_end] == surface
            source = raw[raw_start:raw_end]
            assert source
            assert source == source.strip(), "the smallest span begins and ends with the row's own characters"
            n_characters += len(fold(surface))
            n_found += in_order(fold(surface), fold(source))
    assert n_found / n_characters > 0.995


def in_order(text: str, source: str) -> int:
    """How many characters of ``text`` stand in ``source`` in this order, one after the other."""
    found = at = 0
    for char in text:
        place = source.find(char, at)
        if place >= 0:
            found, at = found + 1, place + 1
    return found


def test_every_reference_resolves_and_none_is_null(site):
    assert site.execute("pragma foreign_key_check").fetchall() == []
    for table in METADATA.tables.values():
        for column in table.columns:
            if column.foreign_keys and not column.nullable:
                assert site.execute(f"select count(*) from {table.name} where {column.name} is null").fetchone() == (0,)


def test_dimensions_have_their_members_for_the_unknown(site):
    for name in ("date", "region", "entity", "indicator", "unit", "term", "passage", "audit"):
        keys = {row[0] for row in site.execute(f"select {name}_key from dim_{name} where {name}_key < 0")}
        assert keys == ({-1, -2, -3} if name == "date" else {-1, -2}), name


def test_all_checks_that_forbid_a_publication_passed(site):
    checks = site.execute("select check_name, status from checks where severity = 'fail'").fetchall()
    assert len(checks) >= 8
    assert {status for _, status in checks} == {"passed"}


@pytest.mark.parametrize("query", read_queries(), ids=lambda q: q.name)
def test_a_canned_question_has_the_same_answer_in_both_databases(star, site, query):
    ours = star.execute(query.duckdb_sql, query.defaults or None).fetchall()
    theirs = site.execute(query.sql, query.defaults).fetchall()
    assert [plain(row) for row in ours] == [plain(row) for row in theirs]


@pytest.mark.parametrize("query", ["党建", "創先爭優", "创先争优", "干部", "活", "，"])
def test_the_search_index_finds_any_substring_in_either_script(site, query):
    wanted = {
        key for key, text in site.execute("select sentence_key, text from sentences") if fold(query) in fold(text)
    }
    found = {
        row[0] for row in site.execute("select rowid from sentences_fts where sentences_fts match ?", [phrase(query)])
    }
    assert wanted
    assert found == wanted
