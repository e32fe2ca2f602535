"""The real site over the samples: every page answers, search finds, hostile text stays text, swaps are clean."""

from __future__ import annotations

import csv
import fcntl
import io
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest

from etl.describe import read_queries
from etl.publish import swap
from etl.schema import TABLES, VIEWS

QUERIES = {query.name: query for query in read_queries()}


class _Resources(HTMLParser):
    """Collects what a browser would fetch for a page."""

    def __init__(self, text):
        super().__init__()
        self.urls = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in {"script", "img", "iframe", "source", "video", "audio", "embed"}:
            self.urls.append(given.get("src"))
        if tag == "link" and given.get("rel") != "alternate":
            self.urls.append(given.get("href"))


def rows_of(answer):
    assert answer.status == 200, answer.text[:500]
    return list(csv.reader(io.StringIO(answer.text)))


def test_home_says_what_is_here(server):
    home = server.get("/")
    assert home.status == 200
    n_documents = server.get("/gongwen/documents.json?_size=1").json["filtered_table_rows_count"]
    assert re.search(rf">{n_documents}</a>", home.text)
    assert "甘肃省定西市陇西县" in home.text
    assert 'action="/-/search"' in home.text
    for query in QUERIES.values():
        assert f"/gongwen/{query.name}" in home.text
        assert query.title_zh in home.text
        assert query.title_en.replace("'", "&#39;") in home.text


@pytest.mark.parametrize("name", [*TABLES, *VIEWS])
def test_every_table_and_view_answers(server, name):
    page = server.get(f"/gongwen/{name}")
    assert page.status == 200, page.text[:500]
    assert "<table" in page.text or "zero-results" in page.text
    records = server.get(f"/gongwen/{name}.json?_shape=array&_size=5")
    assert records.status == 200
    table = rows_of(server.get(f"/gongwen/{name}.csv?_size=5"))
    assert len(table) - 1 == len(records.json)


@pytest.mark.parametrize("name", QUERIES)
def test_every_question_answers_with_rows(server, name):
    records = server.get(f"/gongwen/{name}.json?_shape=array")
    assert records.status == 200, records.text[:500]
    assert len(records.json) >= 3, f"{name}: {records.json}"
    page = server.get(f"/gongwen/{name}")
    assert page.status == 200
    assert "message-error" not in page.text
    assert QUERIES[name].title_zh in page.text
    table = rows_of(server.get(f"/gongwen/{name}.csv"))
    assert table[0] == list(records.json[0])
    shown, whole = len(records.json), len(table) - 1
    assert shown == min(whole, QUERIES[name].limit or whole)
    assert ("truncated" in page.text) == (shown < whole)
    if shown < whole:
        assert f"只显示前 {shown:,} 行，全部 {whole:,} 行" in page.text
        assert f"The first {shown:,} rows of {whole:,} are shown" in page.text


@pytest.mark.parametrize("name", [name for name, query in QUERIES.items() if query.params])
def test_parameters_left_empty_mean_their_defaults_and_others_never_fail(server, name):
    unset = server.get(f"/gongwen/{name}.json?_shape=array").json
    empty = "&".join(f"{param.name}=" for param in QUERIES[name].params)
    given = "&".join(f"{param.name}={param.default}" for param in QUERIES[name].params)
    assert server.get(f"/gongwen/{name}.json?_shape=array&{empty}").json == unset
    assert server.get(f"/gongwen/{name}.json?_shape=array&{given}").json == unset
    for param in QUERIES[name].params:
        hostile = server.get(f"/gongwen/{name}?{param.name}=%27%22<script>alert(1)</script>")
        assert hostile.status == 200
        assert "<script>alert(1)" not in hostile.text


@pytest.mark.parametrize("view", ["sentences", "documents"])
@pytest.mark.parametrize("query", ["党建", "創先爭優", "创先争优", "群", "２０１２年", "联三促 行动"])
def test_search_finds_any_substring_in_either_script(server, view, query):
    found = server.get(f"/gongwen/{view}.json?_shape=array&_size=max&_search={query}").json
    assert found
    column = "text" if view == "sentences" else "clean_text"
    simplified = {"創先爭優": "创先争优", "２０１２年": "2012年"}.get(query, query)
    for row in found:
        for term in simplified.split():
            assert term in row[column].replace(" ", "").replace("\n", "")


def test_search_finds_what_like_finds(server):
    path = "/gongwen/sentences.json?_shape=array&_size=max&_sort=sentence_key&"
    assert server.get(path + "_search=干部").json == server.get(path + "text__contains=干部").json != []


@pytest.mark.parametrize("query", ['"', "'", "*", "NEAR(", "a AND", "-", "%00", "(", "^群", "text:群", "，", "😀"])
def test_hostile_searches_answer(server, query):
    for view in ("sentences", "documents"):
        assert server.get(f"/gongwen/{view}?_search={query}").status == 200


def test_text_from_documents_is_escaped_on_every_page(server):
    hostile = server.get("/gongwen/sentences.json?_shape=array&_search=alert").json
    assert hostile, "the samples hold a sentence with markup"
    document = hostile[0]["document_id"]
    pages = (
        "/gongwen/sentences?_search=alert",
        "/gongwen/documents?_search=alert",
        f"/-/document/{document}",
        f"/-/document/{document}?view=raw",
        "/-/search?q=alert",
        '/-/search?q=<script>alert(1)</script>&region="><script>alert(1)</script>',
        "/-/figures?group=<script>alert(1)</script>&unit='\"><script>alert(2)",
        "/-/compare?a=<script>alert(1)</script>",
        "/gongwen/keyword_in_context?word=<script>",
        "/gongwen/fact_sentence?_size=max",
        "/gongwen/document_text",
        "/gongwen?sql=select+text+from+sentences+where+instr(text,'alert')",
    )
    for path in pages:
        page = server.get(path)
        assert page.status == 200, path
        assert "<script>alert(" not in page.text, path
        assert "<b>大豆" not in page.text, path
    assert "&lt;script&gt;" in server.get(pages[2]).text


def test_pages_load_nothing_from_other_hosts(server):
    document = server.get("/gongwen/documents.json?_shape=array&_size=1").json[0]["document_id"]
    paths = (
        "/",
        "/-/search?q=群众",
        "/-/figures",
        "/-/compare",
        "/-/map",
        "/-/region/420000",
        "/-/ledgers",
        "/-/ledgers/campaign_phases",
        "/gongwen",
        "/gongwen/sentences",
        "/gongwen/person_dossier",
        f"/-/document/{document}",
        "/nowhere",
    )
    for path in paths:
        page = server.get(path)
        assert "default-src 'self'" in page.headers["content-security-policy"]
        for url in _Resources(page.text).urls:
            assert url is None or (url.startswith("/") and not url.startswith("//")), (path, url)
            if url is not None:
                assert server.get(url).status == 200, url


def test_a_document_is_laid_out_with_its_sentences_in_order(server):
    document = server.get("/gongwen/documents.json?_shape=array&_search=县委书记").json[0]
    page = server.get(f"/-/document/{document['document_id']}").text
    path = f"/gongwen/sentences.json?_shape=array&_size=max&document_id={document['document_id']}&_sort=sentence_no"
    places = [page.index(f'id="{row["sentence_id"]}"') for row in server.get(path).json]
    assert len(places) == document["n_sentences"]
    assert places == sorted(places)
    assert server.get("/-/document/0000000000000000").status == 404


def test_ids_lead_to_rows(server):
    row = server.get("/gongwen/mentions.json?_shape=array&_size=1&entity_type=person").json[0]
    page = server.get("/gongwen/mentions?_size=1&entity_type=person").text
    assert f'href="/-/document/{row["document_id"]}#{row["sentence_id"]}"' in page
    for view, column in (("sentences", "sentence_id"), ("entities", "entity_id")):
        assert f'href="/gongwen/{view}?{column}__exact={row[column]}"' in page
        assert len(server.get(f"/gongwen/{view}.json?_shape=array&{column}__exact={row[column]}").json) == 1


def test_listens_on_loopback_only(server):
    listening = Path("/proc/net/tcp")
    if not listening.exists():
        pytest.skip("no /proc/net/tcp on this system")
    port = f"{int(server.url.rsplit(':', 1)[1]):04X}"
    addresses = [line.split()[1] for line in listening.read_text().splitlines()[1:] if line.split()[3] == "0A"]
    assert [address for address in addresses if address.endswith(":" + port)] == [f"0100007F:{port}"]


def is_held(database):
    """Whether a reader keeps the build of this file from being pruned."""
    with database.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _second_build(warehouse, folder):
    """Copy a warehouse and add to the copy a build that lacks the terms, so that the two are told apart."""
    old, new = folder / "builds" / "old", folder / "builds" / "new"
    shutil.copytree(warehouse / "current", old)
    shutil.copytree(old, new)
    with sqlite3.connect(new / "gongwen.sqlite") as database:
        database.execute("delete from fact_term")
    swap(folder, old)
    return old, new


def test_follows_a_swap_without_mixture_and_ends_cleanly(warehouse, tmp_path, serve_it):
    old, new = _second_build(warehouse, tmp_path)
    with serve_it(tmp_path) as running:

        def terms():
            return running.get("/gongwen.json?sql=select+count(*)+as+n+from+terms&_shape=array").json[0]["n"]

        before = terms()
        assert before > 0
        assert is_held(old / "gongwen.sqlite")
        swap(tmp_path, new)
        deadline = time.monotonic() + 20
        while (seen := terms()) == before:
            assert time.monotonic() < deadline, "the new build was never served"
            time.sleep(0.1)
        assert [seen, *(terms() for _ in range(30))] == [0] * 31
        assert not is_held(old / "gongwen.sqlite")
        assert is_held(new / "gongwen.sqlite")
        assert running.get("/gongwen/fact_term.json").json["filtered_table_rows_count"] == 0
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(20) == 0
        assert running.process.stderr.read() == ""


def test_a_new_build_that_cannot_be_opened_leaves_the_old_one_served(warehouse, tmp_path, serve_it):
    _, new = _second_build(warehouse, tmp_path)
    (new / "gongwen.sqlite").write_bytes(b"no database")
    with serve_it(tmp_path) as running:
        swap(tmp_path, new)
        assert "the old one stays" in running.process.stderr.readline()
        assert running.get("/gongwen/documents").status == 200


def _serve(*arguments):
    command = [sys.executable, "-m", "etl.cli", "serve", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_misuse_is_one_line_and_exit_code_2(warehouse, tmp_path):
    nothing = _serve("--warehouse", tmp_path)
    assert (nothing.returncode, nothing.stderr.count("\n")) == (2, 1)
    assert "there is no warehouse" in nothing.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        busy = _serve("--warehouse", warehouse, "--port", taken.getsockname()[1])
    assert (busy.returncode, busy.stderr.count("\n")) == (2, 1)
    assert "give another --port" in busy.stderr


def lines_of(server, query):
    return list(csv.DictReader(io.StringIO(server.get(f"/-/search.csv?{query}").text)))


def test_search_csv_holds_every_place_of_every_hit(server):
    lines = lines_of(server, "q=幹部&sort=date")
    rows = server.get("/gongwen/sentences.json?_shape=array&_size=max&text__contains=干部").json
    assert len(lines) == sum(row["text"].count("干部") for row in rows)
    assert {line["sentence_id"] for line in lines} == {row["sentence_id"] for row in rows}
    assert {line["keyword"] for line in lines} == {"干部"}


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("党员 AND 群众", lambda text: "党员" in text and "群众" in text),
        ("党员 群众", lambda text: "党员" in text and "群众" in text),
        ("党员 OR 群众", lambda text: "党员" in text or "群众" in text),
        ("党员 NOT 群众", lambda text: "党员" in text and "群众" not in text),
        (
            "(党员 OR 干部) NOT (群众 OR 作风)",
            lambda t: ("党员" in t or "干部" in t) and not ("群众" in t or "作风" in t),
        ),
        ('"创先争优"', lambda text: "创先争优" in text),
    ],
)
def test_words_are_joined_by_and_or_not(server, query, holds):
    found = {line["sentence_id"] for line in lines_of(server, f"q={query}")}
    rows = server.get("/gongwen/sentences.json?_shape=array&_size=max").json
    assert found == {row["sentence_id"] for row in rows if holds(row["text"])} != set()


def test_search_filters(server):
    everything = lines_of(server, "q=工作&sort=date")
    for name, column, value in (("type", "doc_type", "speech"), ("role", "role", "problem")):
        found = lines_of(server, f"q=工作&sort=date&{name}={value}")
        assert found == [line for line in everything if line[column] == value] != []
    inside = lines_of(server, "q=工作&region=湖北省")
    assert {line["region_name"][:3] for line in inside} == {"湖北省"}
    assert {line["dated_from"][:4] for line in lines_of(server, "q=工作&first=2011&last=2011-12")} == {"2011"}


@pytest.mark.parametrize(
    "query", ["", "NOT 党", "((((", ")", '"', "OR", "AND AND", "a OR NOT b", "'; drop", "%00", "*" * 500, "(" * 99]
)
def test_hostile_questions_answer(server, query):
    page = server.get("/-/search?q=" + query.replace("'", "%27"))
    assert page.status == 200
    assert "sqlite" not in page.text.lower()


def test_facets_and_counts_known_beforehand_are_those_of_the_views(server, warehouse):
    with sqlite3.connect(warehouse / "gongwen.sqlite") as database:
        for name, view in VIEWS.items():
            answer = server.get(f"/gongwen/{name}.json?_size=0&_facet_size=max").json
            assert answer["filtered_table_rows_count"] == database.execute(f"select count(*) from {name}").fetchone()[0]
            for column in view.facets:
                shown = {str(value["value"]): value["count"] for value in answer["facet_results"][column]["results"]}
                counted = dict(
                    database.execute(
                        f"select cast({column} as text), count(*) from {name} where {column} is not null group by 1"
                    )
                )
                assert shown == counted, (name, column)


def test_facets_of_a_whole_view_are_looked_up_and_those_of_a_filtered_one_counted(warehouse, tmp_path, serve_it):
    shutil.copytree(warehouse / "current", tmp_path / "builds" / "one")
    swap(tmp_path, tmp_path / "builds" / "one")
    with sqlite3.connect(tmp_path / "gongwen.sqlite") as database:
        database.execute("update mart_facet set n_rows = 987654321 where view_name = 'sentences'")
    with serve_it(tmp_path) as running:

        def facet(query):
            return running.get(f"/gongwen/sentences.json?_size=0&{query}").json["facet_results"]["role"]["results"]

        assert {value["count"] for value in facet("")} == {987654321}
        assert all(0 < value["count"] < 987654321 for value in facet("kind=body"))
