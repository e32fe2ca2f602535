"""What is counted once, in a real file that is changed behind the back of the database."""

from __future__ import annotations

import sqlite3

import pytest
from datasette.app import Datasette

from etl.site.facets import CountedDatabase
from tests.unit.site.coroutines import run

FACET = """
                select role as value, count(*) as count from (
                    select role, kind from sentences {where}
                )
                where role is not null
                group by role order by count desc, value limit 31
            """


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "gongwen.db"
    with sqlite3.connect(path) as database:
        database.executescript(
            "create table rows (role, kind);"
            "insert into rows values ('plan', 'body'), ('plan', 'head'), (null, 'body');"
            "create view sentences as select * from rows;"
            "create table mart_facet (view_name, column_name, facet, n_rows);"
            "insert into mart_facet values ('sentences', 'role', 'plan', 7);"
        )
    return path


def answers(file, *asked, between="select 1", **options):
    """Ask all questions, change the file, ask them again."""

    async def twice():
        opened = CountedDatabase(Datasette(memory=True), str(file), is_mutable=True)
        opened.name = "gongwen"
        first = [[*map(tuple, (await opened.execute(sql, params, **options)).rows)] for sql, params in asked]
        with sqlite3.connect(file) as database:
            database.execute(between)
        return first, [[*map(tuple, (await opened.execute(sql, params, **options)).rows)] for sql, params in asked]

    return run(twice())


def test_a_facet_of_a_whole_view_is_looked_up(file):
    assert answers(file, (FACET.format(where=""), {}))[0] == [[("plan", 7)]]


def test_a_facet_of_a_filtered_view_and_one_that_was_not_counted_are_counted(file):
    filtered = FACET.format(where="where kind = :p0")
    uncounted = FACET.format(where="").replace("role", "kind")
    assert answers(file, (filtered, {"p0": "body"}), (uncounted, {}))[0] == [[("plan", 1)], [("body", 2), ("head", 1)]]


def test_what_is_counted_is_kept_for_its_parameters(file):
    count = "select count(*) from sentences where kind = :p0"
    first, again = answers(file, (count, {"p0": "body"}), (count, {"p0": "head"}), between="delete from rows")
    assert first == again == [[(2,)], [(1,)]]


def test_rows_and_answers_of_own_queries_are_not_kept(file):
    rows, count = "select role from sentences where kind = 'head'", "select count(*) from sentences"
    assert answers(file, (rows, {}), between="delete from rows") == ([[("plan",)]], [[]])
    assert answers(file, (count, {}), between="insert into rows values ('a', 'b')", truncate=True) == (
        [[(0,)]],
        [[(1,)]],
    )
