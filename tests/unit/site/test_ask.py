"""Answers that are kept while a build is served: each is read once, and the oldest make room for the newest."""

from __future__ import annotations

import pytest

from tests.unit.site.coroutines import run


@pytest.fixture
def datasette(tmp_path):
    import sqlite3

    from datasette.app import Datasette

    path = tmp_path / "gongwen.db"
    with sqlite3.connect(path) as database:
        database.execute("create table t (n integer)")
    return Datasette(immutables=[str(path)])


def test_an_answer_is_read_once_and_only_so_many_are_kept(datasette):
    from etl.site import ask

    read = []

    async def asked(n):
        def answer(reader):
            read.append(n)
            return reader.number("select :n", n=n)

        return await ask.ask_kept(datasette, ("question", n), answer)

    async def course():
        most = ask._MOST_KEPT
        assert [await asked(n) for n in range(most)] == list(range(most))
        assert [await asked(n) for n in range(most)] == list(range(most))
        assert read == list(range(most)), "the second time nothing is read"
        await asked(0)  # the newest now
        await asked(most)  # one too many: 1, the oldest, goes
        await asked(0)
        assert read[most:] == [most]
        await asked(1)
        assert read[most:] == [most, 1]

    run(course())


def test_a_question_that_fails_is_not_kept(datasette):
    from etl.site import ask

    async def course():
        with pytest.raises(Exception, match="no such table"):
            await ask.ask_kept(datasette, "bad", lambda reader: reader.rows("select * from nowhere"))
        assert await ask.ask_kept(datasette, "bad", lambda reader: reader.rows("select 1 as n")) == [{"n": 1}]

    run(course())
