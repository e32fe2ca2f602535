"""A reader's way in a real browser: search, a sentence's document, a sentence's row; nothing leaves the machine."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

OUTPUT = Path(__file__).resolve().parents[1] / "output"


@pytest.fixture
def page(browser):
    """A page that notes every request and every complaint of the console."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page = context.new_page()
    page.requested, page.complaints = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("console", lambda said: page.complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()


def shot(page, name):
    OUTPUT.mkdir(exist_ok=True)
    page.screenshot(path=str(OUTPUT / f"{name}.png"), full_page=False)


def assert_well(page, server):
    hosts = {urlsplit(url).netloc for url in page.requested if not url.startswith("data:")}
    assert hosts == {urlsplit(server.url).netloc}
    assert page.complaints == []


def test_from_search_to_document_to_sentence(page, server):
    page.goto(server.url + "/")
    shot(page, "home")
    page.fill("#q", "創先爭優")
    page.click("form.search button")
    page.wait_for_selector("table.kwic")
    shot(page, "search")
    assert set(page.locator("table.kwic .key").all_inner_texts()) == {"创先争优"}
    right = page.locator("table.kwic .right").first.text_content()
    page.locator("table.kwic .where a").first.click()
    page.wait_for_selector("article .s:has(> a.no:target)")
    target = page.locator("article .s:has(> a.no:target)")
    sentence_id = target.get_attribute("id")
    first = target.inner_text()
    assert "创先争优" + right in first
    shot(page, "document")
    target.locator("a.no").click()
    assert page.url.endswith("#" + sentence_id.partition("-")[2])
    page.click("#card a[href*=sentence_id__exact]")
    page.wait_for_selector("table.rows-and-columns")
    assert page.locator("td.col-sentence_id").all_inner_texts() == [sentence_id]
    assert page.locator("td.col-text").inner_text() == first
    shot(page, "sentence")
    assert_well(page, server)


def test_a_question_is_asked_with_another_parameter(page, server):
    page.goto(server.url + "/")
    page.locator('a[href*="/gongwen/keyword_in_context"]').click()
    page.wait_for_selector("table.rows-and-columns")
    page.get_by_label("要找的词").fill("作风")
    page.click("form.sql button[type=submit]")
    page.wait_for_selector("table.rows-and-columns")
    assert set(page.locator("td.col-keyword").all_inner_texts()) == {"作风"}
    shot(page, "question")
    assert_well(page, server)


def test_hostile_text_stays_text(page, server):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.goto(server.url + "/gongwen/sentences?_search=alert")
    assert "<script>alert(1)</script>" in page.locator("td.col-text").first.inner_text()
    page.locator("td.col-document_id a").first.click()
    page.wait_for_selector("article")
    assert "<script>alert(1)</script>" in page.locator("article").inner_text()
    assert asked == []
    assert_well(page, server)


@pytest.mark.parametrize("path", ["/gongwen", "/gongwen/metrics", "/gongwen/documents", "/gongwen/targets_and_results"])
def test_other_pages_are_well(page, server, path):
    page.goto(server.url + path)
    shot(page, path.strip("/").replace("/", "-"))
    assert_well(page, server)


def longest(server):
    rows = server.get("/gongwen/documents.json?_shape=array&_size=1&_sort_desc=n_characters&_col=document_id").json
    return f"/-/document/{rows[0]['document_id']}"


def test_a_mark_opens_its_card_by_mouse_and_by_keyboard(page, server):
    page.goto(server.url + longest(server))
    for kind, said in (("figure", "指标"), ("place", "各种写法"), ("time", "精度")):
        mark = page.locator(f"article a.k-{kind}").first
        mark.click()
        page.wait_for_selector(f"#card h2:has-text('{ {'figure': '数字', 'place': '地名', 'time': '时间'}[kind] }')")
        card = page.locator("#card").inner_text()
        assert said in card or kind == "place"
        page.keyboard.press("Escape")
        assert page.locator("#card").is_hidden()
        assert mark.evaluate("mark => mark === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_selector("#card .big")
    shot(page, "reader-card")
    assert_well(page, server)


def test_nested_marks_are_offered_beside_the_one_that_was_clicked(page, server):
    page.goto(server.url + longest(server))
    inner = page.locator("article a.m > span.m").first
    inner.click()
    page.wait_for_selector("#card .others button")
    outer = page.locator("#card .others button").first
    said = outer.inner_text().split(" ", 1)[1]
    outer.click()
    page.wait_for_function("said => document.querySelector('#card').innerText.includes(said)", arg=said)
    assert_well(page, server)


def test_marks_are_switched_and_the_outline_follows(page, server):
    page.goto(server.url + longest(server))
    line = "mark => getComputedStyle(mark).textDecorationLine"
    place = page.locator("article .k-place").first
    assert place.evaluate(line) == "underline"
    page.uncheck("#show-place")
    assert place.evaluate(line) == "none"
    page.reload()
    assert not page.locator("#show-place").is_checked()
    last = page.locator(".outline a").last
    last.click()
    page.wait_for_function("document.querySelectorAll('.outline a[aria-current]').length === 1")
    assert_well(page, server)


def test_the_raw_source_strikes_out_what_was_removed(page, server):
    path = "/gongwen/edits.json?_shape=array&_size=1&kind=removed&step=furniture"
    edit = server.get(path).json[0]
    page.goto(server.url + f"/-/document/{edit['document_id']}?view=raw")
    raw = server.get(
        f"/gongwen/document_text.json?_shape=array&_size=max&raw_text__contains={edit['removed'][:8]}"
    ).json
    struck = page.locator("pre.raw del.removed").all_text_contents()
    assert any(edit["removed"].strip() in text for text in struck)
    assert page.locator("pre.raw a.m").count() > 0
    assert edit["reason"] in page.content()
    shown = page.locator("pre.raw").evaluate(
        "pre => { pre.querySelectorAll('.why').forEach(why => why.remove()); return pre.textContent }"
    )
    assert shown in {row["raw_text"].replace("\r\n", "\n") for row in raw}
    shot(page, "reader-raw")
    assert_well(page, server)


def entity_paths(server):
    """The page of the most mentioned entity of each type."""
    for kind in ("person", "organisation", "place", "meeting", "formulation", "work", "post"):
        path = f"/gongwen/entities.json?_shape=array&_size=1&_sort_desc=n_mentions&entity_type={kind}&n_mentions__gt=0"
        row = server.get(path).json[0]
        yield f"/-/{kind}/{row['entity_id']}", row


def test_every_kind_of_entity_has_its_page(page, server):
    for path, row in entity_paths(server):
        page.goto(server.url + path)
        assert page.locator("h1").inner_text() == row["name"]
        assert page.locator("table.kwic tr").count() == min(row["n_mentions"], 100)
        link = page.locator("table.kwic .where a").first.get_attribute("href")
        assert server.get(link.partition("#")[0]).status == 200
    assert server.get("/-/person/1").status == 404
    assert_well(page, server)


def test_a_formulation_has_a_chart_beside_its_table(page, server):
    path, _ = next(found for found in entity_paths(server) if "/formulation/" in found[0])
    page.goto(server.url + path)
    years = page.locator(".chart-and-table tbody tr").count()
    assert page.locator("svg.chart rect.bar").count() == years > 1
    page.click("a:has-text('右侧')")
    right = page.locator("table.kwic .right").all_text_contents()
    assert right == sorted(right)
    shot(page, "formulation")
    assert_well(page, server)


def test_a_person_page_says_posts_and_meetings(page, server):
    held = server.get("/gongwen/appointments.json?_shape=array&_size=1").json[0]
    rows = server.get(f"/gongwen/persons.json?_shape=array&name={held['person']}").json
    page.goto(server.url + f"/-/person/{rows[0]['entity_id']}")
    assert held["post"] in page.locator("main").inner_text()
    shot(page, "person")
    assert_well(page, server)


def test_figures_by_group_with_chart_table_and_their_places(page, server):
    page.goto(server.url + "/-/figures")
    page.locator(".tags a:has-text('农民人均纯收入')").first.click()
    shown = page.locator("svg.chart circle, svg.chart rect.target").count()
    assert page.locator(".chart-and-table tbody tr").count() >= shown > 2
    assert page.locator("svg.chart rect.target").count() > 0
    assert page.locator("h2:has-text('目标与结果')").count() == 1
    link = page.locator(".chart-and-table tbody a").first
    quote = link.inner_text()
    link.click()
    page.wait_for_selector("article .s:has(> a.no:target)")
    assert quote in page.locator("article .s:has(> a.no:target)").inner_text()
    page.go_back()
    shot(page, "figures")
    wrong = server.get("/gongwen/findings.json?_shape=array&_size=max&difference__not=0").json
    assert page.locator("h2#findings + .scroll tbody tr").count() == len(wrong) > 0
    assert_well(page, server)


def test_two_documents_are_compared(page, server):
    shared = server.get("/gongwen/reuse.json?_shape=array&_size=1").json[0]
    page.goto(server.url + f"/-/document/{shared['document_id']}")
    page.click("nav.switch a:has-text('对照')")
    page.locator(f"a[href$='b={shared['earliest_document_id']}']").first.click()
    text = page.locator("main").inner_text()
    assert shared["text"] in text
    assert shared["earliest_text"] in text
    own = page.locator(".named section").nth(0).locator(".tags a")
    assert own.count() > 3
    shot(page, "compare")
    assert server.get("/-/compare?a=0000000000000000").status == 404
    assert server.get("/-/compare").status == 200
    assert_well(page, server)


def test_the_map_is_walked_by_keyboard_and_leads_to_a_region(page, server):
    page.goto(server.url + "/")
    chart = page.locator("svg.map")
    assert chart.locator('.mark[tabindex="0"]').count() == 1, "one stop for the whole map"
    chart.locator(".mark").first.focus()
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert second != first
    assert page.locator("svg.map + p.pointed").inner_text() == second
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == first, (
        "from the last back to the first"
    )
    page.keyboard.press("Enter")
    page.wait_for_selector("body.region h1")
    assert page.locator("h1").inner_text() == first.partition("：")[0]
    shot(page, "region")
    assert_well(page, server)


def test_a_dot_of_the_map_is_clicked(page, server):
    page.goto(server.url + "/-/map")
    dot = page.locator('svg.map a.mark[href="/-/region/231283"]')
    dot.locator("circle").click()
    page.wait_for_selector("body.region")
    assert "黑龙江省绥化市海伦市" in page.locator("h1").inner_text()
    page.go_back()
    page.locator(".map-and-table tbody a").first.click()
    page.wait_for_selector("body.region")
    assert_well(page, server)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_ledger_is_filtered_and_its_chart_leads_to_the_sentence(page, server, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(server.url + "/-/ledgers")
    shot(page, f"ledgers-{width}")
    page.get_by_label("地区名的一部分").fill("罗田县")
    page.get_by_label("文书日期自").fill("2013-06")
    page.keyboard.press("Enter")
    page.wait_for_url("**region=*")
    page.locator("section#problem_ledger h2 a").click()
    page.wait_for_selector("h1:has-text('问题台账')")
    assert page.get_by_label("地区名的一部分").input_value() == "罗田县", "the filter goes on to the ledger's own page"
    assert page.locator("table.ledger tbody tr").count() >= 4
    page.locator("svg.chart .mark").first.focus()
    assert "解决" in page.locator("p.pointed").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_selector("article .s:has(> a.no:target)")
    assert "意见" in page.locator("article .s:has(> a.no:target)").inner_text()
    assert_well(page, server)


def test_bars_lead_to_their_year(page, server):
    page.goto(server.url + "/-/search?q=群众")
    bar = page.locator("svg.chart a.mark").first
    year = bar.get_attribute("aria-label").partition("：")[0]
    bar.click()
    page.wait_for_url("**first=*")
    assert {text[:4] for text in page.locator("table.kwic .where a").all_inner_texts()} == {year}
    assert_well(page, server)


def test_dark_pages_are_legible_and_printed_pages_bare(page, server):
    page.emulate_media(color_scheme="dark")
    page.goto(server.url + longest(server))
    paper, ink = (page.evaluate(f"getComputedStyle(document.body).{name}") for name in ("backgroundColor", "color"))
    light = lambda colour: sum(map(int, colour[4:-1].split(",")))  # noqa: E731
    assert light(paper) < 150 < 550 < light(ink)
    shot(page, "dark")
    page.emulate_media(color_scheme="light", media="print")
    assert page.locator("header").is_hidden()
    assert page.locator(".legend").is_hidden()
    assert page.locator("article").is_visible()
    assert_well(page, server)
