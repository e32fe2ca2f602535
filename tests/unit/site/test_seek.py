"""The language of the search page, and where its words stand in a text."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.folding import TOKENIZE, fold, spaced
from etl.site.charts import Point, bars, dots, number
from etl.site.kwic import line_of, occurrences, ordered
from etl.site.seek import BadQueryError, sought

TEXTS = ["党员干部下乡", "群众来信，党员承诺", "離退休党员 公开承諾", "干部讲话"]


@pytest.fixture(scope="module")
def index():
    database = sqlite3.connect(":memory:")
    option = TOKENIZE.replace("'", "''")
    database.execute(f"create virtual table texts using fts5(text, content='', tokenize='{option}')")
    database.executemany("insert into texts (rowid, text) values (?, ?)", enumerate(map(spaced, TEXTS)))
    return database


def found(index, query):
    rows = index.execute("select rowid from texts where texts match ? order by 1", [sought(query).match])
    return [row[0] for row in rows]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("党员", [0, 1, 2]),
        ("黨員", [0, 1, 2]),
        ("党员 承诺", [1, 2]),
        ("党员 AND 承诺", [1, 2]),
        ("党员 NOT 承诺", [0]),
        ("NOT 承诺 党员", [0]),
        ("群众 OR 讲话", [1, 3]),
        ("(群众 OR 干部) NOT 讲话", [0, 1]),
        ("（群众 OR 干部） NOT 讲话", [0, 1]),
        ("党员 NOT (群众 OR 干部)", [2]),
        ("党员 NOT NOT 承诺", [1, 2]),
        ('"员承诺"', [1]),
        ("“党员干部”", [0]),
        ("党员 OR", [0, 1, 2]),
        ("((党员", [0, 1, 2]),
        ("党员))", [0, 1, 2]),
        ("AND 党员", [0, 1, 2]),
    ],
)
def test_questions(index, query, rows):
    assert found(index, query) == rows


@pytest.mark.parametrize(
    "query", ["", "  ", '""', "()", "NOT 党员", "党员 OR NOT 群众", "OR", "(" * 60 + "党", "a " * 300]
)
def test_what_is_no_question_says_so_in_words(query):
    with pytest.raises(BadQueryError, match=" · "):
        sought(query)


@given(
    st.lists(
        st.sampled_from(["AND", "OR", "NOT", "(", ")", '"', "党", '"a b"', "*", "-", "text:", "^", "'"]), max_size=12
    )
)
def test_any_question_is_read_or_refused(tokens):
    database = sqlite3.connect(":memory:")
    option = TOKENIZE.replace("'", "''")
    database.execute(f"create virtual table texts using fts5(text, content='', tokenize='{option}')")
    try:
        match = sought(" ".join(tokens)).match
    except BadQueryError:
        return
    database.execute("select rowid from texts where texts match ?", [match]).fetchall()


@given(st.text(alphabet="党黨员員 ｱ１a\n", max_size=20), st.text(alphabet="党员1a", min_size=1, max_size=3))
def test_every_place_of_a_word_is_found_in_either_script(text, term):
    places = list(occurrences(text, [term]))
    assert len(places) == fold(text).count(term) if "ｱ" not in text else True
    for start, end in places:
        assert fold(text[start:end]) == term


def test_lines_are_sorted_by_what_stands_beside_the_word():
    row = {"document_id": "a", "sentence_no": 1, "dated_from": None, "region_name": None}
    lines = [line_of(text, 1, 2, row) for text in ("乙X丙", "甲X丁", "丙X乙")]
    assert [line.right for line in ordered(lines, "right")] == sorted(line.right for line in lines)
    assert [line.left for line in ordered(lines, "left")] == sorted(line.left for line in lines)


def test_charts_hold_one_shape_for_each_value_and_escape_their_titles():
    chart = bars([(2010, 3.0), (2012, 5.0)], 'a "label" <b>')
    assert chart.count("<rect") == 2
    assert "<b>" not in chart
    assert "2011" in chart
    drawn = dots([Point(2010.5, 3, "<i>"), Point(2011.5, 0, "x", "target")], "y")
    assert (drawn.count("<circle"), drawn.count("<rect")) == (1, 1)
    assert "<i>" not in drawn
    assert bars([], "x") == dots([], "x") == ""
    for tiny in (1e-7, 0.0, 1e15):
        assert bars([(2010, tiny)], "x").count("<text") < 30


def test_numbers_are_written_as_the_field_writes_them():
    assert [number(value) for value in (0, 12, 9_999, 28_600_000, 315e6)] == ["0", "12", "9,999", "2,860万", "3.15亿"]
