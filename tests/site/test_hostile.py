"""Documents that mean harm, in a warehouse of their own: their text is text on every page and in every export."""

from __future__ import annotations

import csv
import io
import json

import pytest

from etl.site.ledgers import LEDGERS

SCRIPT, IMAGE = "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'
RTL, QUOTES, LINK = "\u202e\u2067", "'; drop table dim_document; --", "[点](javascript:alert(1)) javascript:alert(1)"
LONG = "长" * 10_000

BULLETIN = f"""罗田县“{SCRIPT}”活动简报

第{{no}}期

中共罗田县委作风建设活动领导小组办公室编　　　2013年{{month}}月28日

罗田县启动“干部作风建设年{IMAGE}”活动{SCRIPT}

{{month}}月26日，罗田县召开“干部作风建设年”活动动员大会{RTL}{QUOTES}。县委书记鲁启山{SCRIPT}出席会议并讲话。

一、动员部署阶段（2013年2月至3月）{IMAGE}。

县交通运输局承诺，9月底前硬化{SCRIPT}通村公路60公里{IMAGE}。

县财政局{IMAGE}派出干部{{people}}名，走访农户620户{SCRIPT}，筹集帮扶资金42万元，办实事38件。

各工作队共收集群众意见{SCRIPT}3260条，已解决2445条{IMAGE}。

5月中旬，县委督查室对24个单位{SCRIPT}进行了专项督查，发现3个单位{IMAGE}{QUOTES}在岗率不到80%，予以通报。{LINK}

骆驼坳镇被县委授予“{IMAGE}作风建设先进乡镇{SCRIPT}”称号。

"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, serve_it):
    from etl.build import build
    from etl.sources import ReadOptions

    folder = tmp_path_factory.mktemp("hostile")
    for no in (1, 2, 4):
        text = BULLETIN.format(no=no, month=no * 2, people=30 + no) + (LONG if no == 1 else "")
        (folder / f"'{IMAGE[:6].replace('/', '')}{no}.txt").write_text(text, "utf-8")
    build([str(folder)], folder / "warehouse", workers=1, options=ReadOptions())
    with serve_it(folder / "warehouse") as running:
        yield running


def documents(site):
    return site.get("/gongwen/documents.json?_shape=array&_size=max").json


def pages(site):
    yield from ("/", "/-/map", "/-/region/421123", "/-/region/420000", "/-/ledgers", "/-/figures", "/gongwen/documents")
    for ledger in LEDGERS:
        yield from (f"/-/ledgers/{ledger.name}", f"/gongwen/{ledger.name}")
    for group in site.get("/gongwen/metrics.json?_shape=array&_size=max").json:
        yield f"/-/figures?group={group['indicator_group'] or group['indicator']}"
    for document in documents(site):
        path = f"/-/document/{document['document_id']}"
        yield from (path, f"{path}?view=raw", f"/-/compare?a={document['document_id']}")
    for entity in site.get("/gongwen/entities.json?_shape=array&_size=max&n_mentions__gt=0").json:
        yield f"/-/{entity['entity_type']}/{entity['entity_id']}"
    yield from ("/-/search?q=alert", "/-/search?q=长长长", "/gongwen/sentences?_search=alert", "/gongwen/metrics")


def test_hostile_text_is_text_on_every_page(site):
    assert len(documents(site)) == 3
    asked = list(dict.fromkeys(pages(site)))
    assert len(asked) > 50
    told = 0
    for path in asked:
        page = site.get(path)
        assert page.status == 200, path
        for harm in ("<script>alert", "<img src=x", 'href="javascript:', "href='javascript:"):
            assert harm not in page.text, (path, harm)
        told += "&lt;script&gt;alert" in page.text
    assert told > 20, "the harm is shown, as text"


def test_hostile_text_reaches_every_ledger_and_its_exports_whole(site):
    reached = 0
    for ledger in LEDGERS:
        rows = site.get(f"/gongwen/{ledger.name}.json?_shape=array").json
        assert rows, ledger.name
        table = list(csv.DictReader(io.StringIO(site.get(f"/gongwen/{ledger.name}.csv?_stream=1").text, newline="")))
        assert len(table) == len(rows)
        for row, line in zip(rows, table, strict=True):
            assert list(line) == list(row)
            assert [str(value) for value in row.values() if isinstance(value, str)] == [
                line[name] for name, value in row.items() if isinstance(value, str)
            ]
        reached += "<script>alert(1)" in json.dumps(rows)
    assert reached >= 4


def test_a_browser_runs_none_of_it(site, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    wrong = []
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    paths = ["/", "/-/map", "/-/region/421123", "/-/ledgers", *(f"/-/ledgers/{ledger.name}" for ledger in LEDGERS)]
    for path in paths:
        page.goto(site.url + path)
        assert page.evaluate("document.querySelectorAll('main script, main img').length") == 0
        for mark in page.locator("svg.chart .mark").all()[:3]:
            mark.dispatch_event("pointerover")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, f"{path}: a long word widens the page"
    assert wrong == []
    context.close()
