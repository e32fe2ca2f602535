"""Cells: ids become links, long texts are folded, everything is escaped."""

from __future__ import annotations

import pytest
from datasette.app import Datasette
from datasette.views.table import Row
from markupsafe import Markup

from etl.site.cells import answer_rows, cell, table_rows

DOCUMENT = "0123456789abcdef"


@pytest.fixture(scope="module")
def datasette():
    return Datasette(memory=True)


@pytest.mark.parametrize(
    ("column", "value", "table", "row", "path"),
    [
        ("document_id", DOCUMENT, "documents", {}, f"/-/document/{DOCUMENT}"),
        ("document_id", DOCUMENT, "metrics", {"sentence_id": "x-s3"}, f"/-/document/{DOCUMENT}#x-s3"),
        ("earliest_document_id", DOCUMENT, None, {"sentence_id": "x-s1"}, f"/-/document/{DOCUMENT}"),
        ("label", "政府工作报告", None, {"document_id": DOCUMENT}, f"/-/document/{DOCUMENT}"),
        ("sentence_id", "a-s1", "metrics", {}, "/gongwen/sentences?sentence_id__exact=a-s1"),
        ("entity_id", "7", "mentions", {}, "/gongwen/entities?entity_id__exact=7"),
        ("entity_id", "7", "persons", {}, "/gongwen/mentions?entity_id__exact=7"),
        ("part_of", "a-m1", "metrics", {}, "/gongwen/metrics?metric_id__exact=a-m1"),
        ("reported_metric_id", "a-m1", None, {}, "/gongwen/metrics?metric_id__exact=a-m1"),
        ("person", "向文海", "appointments", {}, "/gongwen/person_dossier?person=%E5%90%91%E6%96%87%E6%B5%B7"),
        ("person", '"><script>', "appointments", {}, "/gongwen/person_dossier?person=%22%3E%3Cscript%3E"),
    ],
)
def test_ids_are_links(datasette, column, value, table, row, path):
    html = cell(row, value, column, table, datasette)
    assert html.startswith(f'<a href="{path}">')
    assert "<script>" not in html


@pytest.mark.parametrize(
    ("column", "value", "table"),
    [
        ("sentence_id", "a-s1", "sentences"),
        ("metric_id", "a-m1", "metrics"),
        ("document_id", "not an id", "metrics"),
        ("text", "短句。", "sentences"),
        ("label", "政府工作报告", None),
        ("text", "<b>短</b>", "sentences"),
        ("entity_id", None, "mentions"),
        ("part_of", "", "metrics"),
        ("n_mentions", 1200, "entities"),
        ("document_key", {"value": 1, "label": "一"}, "fact_metric"),
    ],
)
def test_the_rest_is_left_to_datasette(datasette, column, value, table):
    assert cell({}, value, column, table, datasette) is None


def test_long_texts_are_folded_and_escaped(datasette):
    html = cell({}, "<i>" + "长" * 400, "clean_text", "documents", datasette)
    assert html.startswith('<details class="long"><summary>&lt;i&gt;长')
    assert "403 字" in html
    assert html.count("长") == 400


@pytest.mark.parametrize(("value", "shown"), [(12.5, "12.5"), (18_600_000.0, "18,600,000"), (-200.0, "-200")])
def test_figures_are_grouped(datasette, value, shown):
    assert cell({}, value, "value", "metrics", datasette) == f'<span class="number">{shown}</span>'


def test_codes_are_shown_in_words(datasette):
    assert "会议报道" in cell({}, "news_report", "doc_type", "documents", datasette)
    assert "主持" in cell({}, "host", "role", "participations", datasette)
    assert cell({}, "no code", "role", "participations", datasette) is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [('["甲","乙"]', "甲、乙"), ("[]", ""), ('["<i>"]', "&lt;i&gt;"), ("not json", "not json"), ("{}", "{}")],
)
def test_lists_are_shown_as_people_write_them(datasette, value, shown):
    assert cell({}, value, "authors", "documents", datasette) == shown


def test_rows_keep_what_is_html_and_escape_the_rest():
    html = answer_rows(["n", 'a"b'], [[1, Markup("<i>x</i>")], ["<i>", "甲"]])
    assert html.count("<tr>") == html.count("</tr>") == 2
    assert html.startswith('<tr><td data-label="n" class="col-n">1</td><td data-label="a&#34;b" class="col-')
    assert "<i>x</i></td></tr>" in html
    assert ">&lt;i&gt;</td>" in html


def test_cells_of_a_table_are_shown_in_the_order_asked_for():
    cells = [{"column": name, "value_type": "str", "value": f"<{name}>"} for name in ("a", "b", "c")]
    html = table_rows([2, 0], [Row(cells)])
    assert html == (
        '<tr><td data-label="c" class="col-c type-str">&lt;c&gt;</td>'
        '<td data-label="a" class="col-a type-str">&lt;a&gt;</td></tr>\n'
    )
