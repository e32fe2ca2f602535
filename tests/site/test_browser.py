"""A reader's way in a real browser: search, a sentence's document, a sentence's row; nothing leaves the machine."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

OUTPUT = Path(__file__).resolve().parents[1] / "output"
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install '.[dev]')")
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM} (apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


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
    page.wait_for_selector("table.rows-and-columns")
    shot(page, "search")
    first = page.locator("td.col-text").first.inner_text()
    assert "创先争优" in first
    page.locator("td.col-document_id a").first.click()
    page.wait_for_selector("article a.s:target")
    target = page.locator("article a.s:target")
    sentence_id = target.get_attribute("id")
    assert target.inner_text() == first
    shot(page, "document")
    target.click()
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
