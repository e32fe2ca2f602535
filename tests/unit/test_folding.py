"""Any substring of a text is found, in either script; hostile queries never break the expression."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.folding import TOKENIZE, fold, phrase, spaced, spaced_all

TEXTS = [
    "全县深入开展创先争优活动，党建工作取得显著成效。",
    "着力抓好“十二五”规划，增长12.3%，达到1.23亿元。",
    "第十二、五小组分别汇报；GDP总量居全市第2位。",
]


@pytest.fixture(scope="module")
def index():
    db = sqlite3.connect(":memory:")
    db.execute(f'create virtual table t using fts5(text, content="", tokenize="{TOKENIZE}")')
    for rowid, text in enumerate(TEXTS):
        db.execute("insert into t(rowid, text) values (?, ?)", (rowid, spaced(text)))
    return db


def find(db, query):
    return [row[0] for row in db.execute("select rowid from t where t match ? order by rowid", (phrase(query),))]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("党建", [0]),
        ("創先爭優", [0]),
        ("顯著", [0]),
        ("著力", [1]),
        ("十二五", [1]),
        ("12.3%", [1]),
        ("１２．３％", [1]),
        ("gdp", [2]),
        ("市", [2]),
        ("创先争优 成效", [0]),
        ("创先争优 规划", []),
        ("先进", []),
        ("", []),
        ('"', []),
    ],
)
def test_finds_exactly_the_texts_that_contain_the_query(index, query, rows):
    assert find(index, query) == rows


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_every_substring_is_found(index, data):
    row = data.draw(st.integers(0, len(TEXTS) - 1))
    start = data.draw(st.integers(0, len(TEXTS[row]) - 1))
    end = data.draw(st.integers(start + 1, len(TEXTS[row])))
    assert row in find(index, TEXTS[row][start:end])


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_no_query_breaks_the_expression(index, query):
    find(index, query)


@given(st.text(alphabet="乾著裡後發麵GＤp１ 甲，"), st.text(alphabet="坤顯表麵gＰ２、乙"))
def test_folding_a_piece_is_a_piece_of_folding(left, right):
    assert fold(left + right) == fold(left) + fold(right)
    assert fold(fold(left)) == fold(left)


ODD = "甲é\u0301ｶﾞ\u3099ﷺ한\u1112\u1161\u11ab 　\n\ufe0f①著Ａ𠀀\ud800"


@given(st.lists(st.text() | st.text(alphabet=ODD), max_size=8))
@settings(max_examples=300, deadline=None)
def test_many_texts_fold_as_each_does(texts):
    assert spaced_all(texts) == [spaced(text) for text in texts]
