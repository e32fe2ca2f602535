"""Our pages by axe-core, on a desk, on a phone and in the dark: nothing serious; nothing wider than the screen.

The pages of questions and of SQL are looked at in ``test_answers.py``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

OUTPUT = Path(__file__).resolve().parents[1] / "output"
SIZES = {"desk": (1280, 900), "phone": (390, 844), "dark": (1280, 900)}
IN_THE_DARK = ("home", "reader", "search", "region", "problem_ledger", "table")


@pytest.fixture(scope="module")
def axe():
    package = pytest.importorskip("axe_core_python", reason="axe-core-python is not installed (pip install '.[dev]')")
    return (Path(package.__file__).parent / "axe.min.js").read_text("utf-8")


def _first(server, view, **given):
    more = "".join(f"&{name}={value}" for name, value in given.items())
    return server.get(f"/gongwen/{view}.json?_shape=array&_size=1{more}").json[0]


def pages(server):
    longest = _first(server, "documents", _sort_desc="n_characters")["document_id"]
    reuse = _first(server, "reuse")
    found = {
        "home": "/",
        "reader": f"/-/document/{longest}",
        "raw": f"/-/document/{longest}?view=raw",
        "search": "/-/search?q=群众 OR 党员",
        "figures": "/-/figures",
        "group": "/-/figures?group=农民人均纯收入",
        "map": "/-/map",
        "region": "/-/region/420000",
        "ledgers": "/-/ledgers",
        **{name: f"/-/ledgers/{name}" for name in ("problem_ledger", "campaign_phases")},
        "compare": f"/-/compare?a={reuse['document_id']}&b={reuse['earliest_document_id']}",
        "table": "/gongwen/metrics?_size=8",
        "nowhere": "/nowhere",
    }
    for kind in ("person", "organisation", "place", "formulation", "meeting"):
        row = _first(server, "entities", entity_type=kind, _sort_desc="n_mentions", n_mentions__gt=0)
        found[kind] = f"/-/{kind}/{row['entity_id']}"
    return found


@pytest.mark.parametrize("size", SIZES)
def test_pages_are_accessible_and_fit_the_screen(browser, axe, server, size):
    width, height = SIZES[size]
    OUTPUT.mkdir(exist_ok=True)
    wrong = []
    scheme = "dark" if size == "dark" else "light"
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", color_scheme=scheme)
    for name, path in pages(server).items():
        if scheme == "dark" and name not in IN_THE_DARK:
            continue
        page = context.new_page()
        page.on("console", lambda said, name=name: wrong.append((name, said.text)) if said.type == "error" else None)
        answer = page.goto(server.url + path)
        assert answer.status == (404 if name == "nowhere" else 200), path
        page.screenshot(path=str(OUTPUT / f"{name}-{size}.png"))
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        for violation in found:
            if violation["impact"] in {"serious", "critical"}:
                wrong.append((name, violation["id"], [node["html"][:120] for node in violation["nodes"][:3]]))
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wrong.append((name, "wider than the screen"))
        page.close()
    context.close()
    told = [f"{name}: {what}" for name, *what in wrong if name != "nowhere" or "404" not in str(what)]
    assert not told, "\n".join(told)


def test_everything_is_reached_by_keyboard(browser, server):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(server.url + "/-/search")
    page.keyboard.type("群众")
    page.keyboard.press("Enter")
    page.wait_for_selector("table.kwic")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('table.kwic a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("article")
    page.wait_for_load_state()  # the cards' script among what is loaded: without it a mark is a link to a page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body")
    page.evaluate("document.querySelector('article a.m').focus()")
    page.keyboard.press("Enter")
    page.wait_for_selector("#card .big")
    assert page.evaluate("document.activeElement.id") == "card"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('article a.m')")
    context.close()
