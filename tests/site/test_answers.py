"""Questions and SQL in a real browser: lists to choose from, cut answers and whole files, the panel by the editor."""

from __future__ import annotations

import csv
import io
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from etl.questions import read_examples, read_queries
from etl.schema import TABLES, VIEWS

OUTPUT = Path(__file__).resolve().parents[1] / "output"
QUERIES = {query.name: query for query in read_queries()}
SIZES = {"desk": (1280, 900), "phone": (390, 844)}


@contextmanager
def opened(browser, size):
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    page = context.new_page()
    page.size, page.complaints = size, []
    page.on("console", lambda said: page.complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    assert page.complaints == []
    context.close()


@pytest.fixture(params=SIZES)
def page(browser, request):
    """A page on a desk, and one on a phone."""
    with opened(browser, request.param) as page:
        yield page


@pytest.fixture
def desk(browser):
    with opened(browser, "desk") as page:
        yield page


@pytest.fixture
def plain(browser):
    """A page whose scripts do not run."""
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    yield context.new_page()
    context.close()


def shot(page, name):
    OUTPUT.mkdir(exist_ok=True)
    page.screenshot(path=str(OUTPUT / f"{name}-{page.size}.png"), full_page=False)


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def raw(server, path):
    with urllib.request.urlopen(server.url + quote(path, safe="/?&=%#.,:+-_()*'"), timeout=60) as response:
        return response.read(), response.headers


def table(server, path):
    return list(csv.reader(io.StringIO(raw(server, path)[0].decode("utf-8-sig"))))


def test_a_kind_is_chosen_from_the_list_of_those_there_are(page, server):
    page.goto(server.url + "/gongwen/largest_figures")
    choice = page.get_by_label("单位类别")
    there = {row["unit_kind"] for row in server.get("/gongwen/metrics.json?_shape=array&_size=max").json}
    assert set(choice.locator("option").evaluate_all("all => all.map(one => one.value)")) == there
    assert choice.input_value() == "money"
    choice.select_option("area")
    shot(page, "pick-list")
    assert fits(page)
    with page.expect_navigation():
        page.click("form.sql button[type=submit]")
    assert set(page.locator("td.col-base_unit").all_inner_texts()) == {"平方米"}
    assert page.get_by_label("单位类别").input_value() == "area"


def test_lists_work_without_scripts(plain, server):
    plain.goto(server.url + "/gongwen/documents_in_time")
    assert plain.locator("datalist option").count() > 5
    plain.get_by_label("文种").select_option("speech")
    plain.get_by_label("年份").select_option("2011")
    with plain.expect_navigation():
        plain.click("form.sql button[type=submit]")
    assert plain.locator("td.col-label").all_inner_texts() == ["在全县干部作风建设动员大会上的讲话"]


def test_a_value_that_no_list_holds_is_kept(desk, server):
    desk.goto(server.url + "/gongwen/largest_figures?unit_kind=nonsense")
    assert desk.get_by_label("单位类别").input_value() == "nonsense"
    assert desk.locator(".zero-results").count() == 1


def test_suggestions_come_with_a_text_field(desk, server):
    desk.goto(server.url + "/gongwen/person_dossier")
    field = desk.get_by_label("姓名")
    offered = desk.locator(f"datalist#{field.get_attribute('list')} option")
    assert "王雁平" in offered.evaluate_all("all => all.map(one => one.value)")
    field.fill("韩玉堂")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    assert set(desk.locator("td.col-person").all_inner_texts()) == {"韩玉堂"}


def test_a_cut_question_says_so_and_offers_all_of_it(page, server):
    path = "/gongwen/words_concentrated?least=1"
    whole = len(table(server, path.replace("?", ".csv?"))) - 1
    limit = QUERIES["words_concentrated"].limit
    assert whole > limit
    page.goto(server.url + path)
    said = page.locator("p.truncated").inner_text()
    assert f"只显示前 {limit} 行，全部 {whole:,} 行" in said
    assert f"The first {limit} rows of {whole:,} are shown" in said
    assert page.locator("table.rows-and-columns tbody tr").count() == limit
    assert fits(page)
    shot(page, "truncated")
    link = page.locator("p.truncated a").first.get_attribute("href")
    assert len(table(server, link)) - 1 == whole


def test_an_answer_that_is_whole_says_nothing_of_it(desk, server):
    desk.goto(server.url + "/gongwen/documents_in_time")
    assert desk.locator("p.truncated").count() == 0
    assert desk.locator(".export-links strong").inner_text() == str(
        desk.locator("table.rows-and-columns tbody tr").count()
    )


def test_a_cut_select_says_so_and_offers_all_of_it(desk, server):
    path = "?sql=select+*+from+terms+where+n_occurrences+%3E%3D+:least&least=1"
    whole = len(table(server, "/gongwen.csv" + path)) - 1
    desk.goto(server.url + "/gongwen" + path)
    assert f"只显示前 2,000 行，全部 {whole:,} 行" in desk.locator("p.truncated").inner_text()
    assert len(table(server, desk.locator("p.truncated a").first.get_attribute("href"))) - 1 == whole


@pytest.mark.parametrize("name", ["mentions", "sentences", "dim_term"])
def test_a_page_of_a_table_says_how_many_rows_there_are(desk, server, name):
    desk.goto(server.url + f"/gongwen/{name}")
    href = desk.locator("p.truncated a").first.get_attribute("href")
    whole = len(table(server, href)) - 1
    assert f"本页 50 行，全部 {whole:,} 行" in desk.locator("p.truncated").inner_text()
    assert fits(desk)


def test_filters_hold_for_the_whole_file(server):
    path = "/gongwen/mentions.csv?entity_type__exact=place&_sort=surface&surface__contains=县"
    rows = table(server, path)
    kind, surface = rows[0].index("entity_type"), rows[0].index("surface")
    assert len(rows) > 51
    assert {row[kind] for row in rows[1:]} == {"place"}
    assert [row[surface] for row in rows[1:]] == sorted(row[surface] for row in rows[1:])
    found = table(server, "/gongwen/sentences.csv?_search=創先爭優")
    text = found[0].index("text")
    assert len(found) > 3
    assert all("创先争优" in row[text].replace("\n", "") for row in found[1:])


@pytest.mark.parametrize(
    "path", ["/gongwen/works_cited.csv", "/gongwen/works.csv", "/gongwen.csv?sql=select+*+from+works"]
)
def test_excel_gets_its_byte_order_mark_once(server, path):
    plain, headers = raw(server, path)
    marked, _ = raw(server, path + ("&" if "?" in path else "?") + "_bom=1")
    assert marked == b"\xef\xbb\xbf" + plain
    assert headers["content-type"].startswith("text/csv")
    assert headers["content-disposition"].endswith('.csv"')


@pytest.mark.parametrize(
    "path", ["/gongwen/keyword_in_context?word=作风", "/gongwen/works", "/gongwen?sql=select+1+as+one"]
)
def test_every_result_can_be_saved_and_asked_again(desk, server, path):
    desk.goto(server.url + path)
    links = desk.locator(".export-links")
    assert [link.inner_text() for link in links.locator("a").all()[:3]] == ["CSV", "CSV（Excel）", "JSON"]
    rows = desk.locator("table.rows-and-columns tbody tr").all_inner_texts()
    with desk.expect_navigation():
        links.locator("a.again").click()
    assert desk.locator("table.rows-and-columns tbody tr").all_inner_texts() == rows
    assert urlsplit(desk.url).path == urlsplit(server.url + path).path


@pytest.mark.parametrize("sql", ["drop table fact_term", "select nothing", "select * from", "pragma page_size", ""])
def test_what_is_no_select_is_refused_before_anything_is_sent(server, sql):
    assert server.get(f"/gongwen.csv?sql={sql}").status == 400


def test_a_table_that_is_not_there_is_not_found(server):
    assert server.get("/gongwen/nothing.csv").status == 404


def test_the_panel_writes_into_the_editor(page, server):
    page.goto(server.url + "/gongwen")
    page.wait_for_selector(".CodeMirror")
    assert page.locator("#insert-hint").is_visible()
    written = "document.querySelector('.CodeMirror').CodeMirror.getValue()"
    example = read_examples()[0]
    page.get_by_role("link", name=example.zh).click()
    assert page.evaluate(written) == example.sql
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('select count(*) as n from ')")
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.execCommand('goDocEnd')")
    page.locator(".relation summary", has_text="tasks").first.click()
    page.locator("a[data-insert=tasks]").first.click()
    assert page.evaluate(written) == "select count(*) as n from tasks "
    assert fits(page)
    shot(page, "editor-panel")
    with page.expect_navigation():
        page.click("form.sql button[type=submit]")
    assert int(page.locator("td.col-n").inner_text().replace(",", "")) > 50
    assert page.locator(".editor-panel").count() == 1


def test_the_panel_is_of_links_where_no_script_runs(plain, server):
    plain.goto(server.url + "/gongwen")
    assert not plain.locator("#insert-hint").is_visible()
    plain.locator(".relation summary", has_text="appointments").first.click()
    with plain.expect_navigation():
        plain.locator(".relation a[data-insert=appointments]").click()
    assert plain.locator("table.rows-and-columns tbody tr").count() == 100
    with plain.expect_navigation():
        plain.locator("ul.examples a").first.click()
    assert plain.locator("table.rows-and-columns tbody tr").count() > 2


def test_the_panel_names_every_table_view_and_column(desk, server):
    desk.goto(server.url + "/gongwen")
    named = desk.locator(".relation").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('[data-insert]')].map(link => link.dataset.insert))"
    )
    assert {tuple(names) for names in named} == {(name, *spec.columns) for name, spec in (VIEWS | TABLES).items()}


def test_questions_sql_and_panel_are_accessible(page, server):
    package = pytest.importorskip("axe_core_python", reason="axe-core-python is not installed (pip install '.[dev]')")
    axe = (Path(package.__file__).parent / "axe.min.js").read_text("utf-8")
    for path in (
        "/gongwen/documents_in_time",
        "/gongwen/words_concentrated?least=1",
        "/gongwen?sql=select+*+from+terms",
    ):
        page.goto(server.url + path)
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        serious = [
            (one["id"], one["nodes"][0]["html"][:150]) for one in found if one["impact"] in {"serious", "critical"}
        ]
        assert serious == [], path
        assert fits(page), path


def test_strangers_get_whole_answers_but_no_sql_of_their_own(warehouse, serve_it):
    with serve_it(warehouse, "--public") as site:
        assert site.get("/gongwen.csv?sql=select+1").status == 403
        assert site.get("/gongwen/documents.csv?_where=1=1").status == 403
        page = site.get("/gongwen/words_concentrated?least=1").text
        assert "只显示前 200 行" in page
        assert "?sql=" not in page
        assert "editor-panel" not in page + site.get("/gongwen").text
        assert len(list(csv.reader(io.StringIO(site.get("/gongwen/words_concentrated.csv?least=1").text)))) > 201
        assert "<select" in site.get("/gongwen/largest_figures").text


def test_a_file_that_cannot_be_finished_is_broken_off():
    import asyncio

    from datasette.views.base import DatasetteError

    from etl.site import whole

    class Endless:
        first = "x" * 10

        def more(self):
            return "x" * 10

    sent = []

    async def write(text):
        sent.append(text)

    with pytest.raises(DatasetteError, match="over 25 bytes"):
        # in a thread of its own: the browser's loop runs in this one
        ThreadPoolExecutor(1).submit(lambda: asyncio.run(whole._send(Endless(), write, "", 25))).result()
    assert "".join(sent) == "x" * 20
