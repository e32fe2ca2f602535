"""``gongwen serve --public``: what strangers may not do, and the headers that every answer carries."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from urllib.parse import quote

import pytest


@pytest.fixture(scope="module")
def site(warehouse, serve_it):
    with serve_it(warehouse, "--public") as running:
        yield running


def ask(site, path, method="GET", **headers):
    request = urllib.request.Request(site.url + quote(path, safe="/?&=%+.-_"), method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, dict(response.headers), response.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def document(site):
    return site.get("/gongwen/documents.json?_shape=array&_size=1").json[0]["document_id"]


def test_reading_works(site):
    for path in (
        "/",
        "/-/search?q=群众",
        "/-/figures",
        "/-/map",
        "/-/region/422825",
        "/-/ledgers",
        "/-/ledgers/commitments?region=宣恩县",
        f"/-/document/{document(site)}",
        "/gongwen/metrics",
        "/gongwen",
    ):
        assert site.get(path).status == 200, path
    for path in ("/gongwen/keyword_in_context.csv?word=群众", "/gongwen/sentences.csv?_stream=1"):
        assert site.get(path).status == 200, path


def test_no_sql_of_their_own_and_no_download(site):
    assert site.get("/gongwen?sql=select+1").status == 403
    assert site.get("/gongwen.json?sql=select+1").status == 403
    assert site.get("/gongwen/documents?_where=1=1").status == 403
    assert site.get("/gongwen.db").status == 403
    home, question = site.get("/gongwen").text, site.get("/gongwen/keyword_in_context").text
    assert "sql-editor" not in home
    assert "gongwen.db" not in home
    assert "?sql=" not in question


@pytest.mark.parametrize(
    "name", ["metadata", "settings.json", "plugins", "threads", "databases", "permissions", "patterns"]
)
def test_inner_pages_are_closed(site, name):
    assert site.get(f"/-/{name}").status == 404


def test_only_reading_and_short_questions(site):
    assert ask(site, "/", method="POST")[0] == 405
    assert ask(site, "/-/search?q=" + "a" * 5000)[0] == 414
    assert ask(site, "/", method="HEAD")[0] == 200


def test_robots_are_kept_out(site):
    assert site.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert site.get("/").headers["x-robots-tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    "path", ["/", "/gongwen/metrics", "/-/search?q=群众", "/nowhere", "/robots.txt", "/-/settings"]
)
def test_security_headers(site, path):
    headers = {name.lower(): value for name, value in ask(site, path)[1].items()}
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "server" not in headers


@pytest.mark.parametrize(
    "path", ["/", "/gongwen/sentences.csv?_stream=1", "/gongwen/documents.json", "/-/search.csv?q=群众"]
)
def test_answers_are_compressed(site, path):
    plain = ask(site, path)
    status, headers, body = ask(site, path, **{"Accept-Encoding": "gzip"})
    assert status == 200
    assert headers["content-encoding"] == "gzip"
    assert len(body) < len(plain[2])
    if "json" not in path:
        assert gzip.decompress(body) == plain[2]
