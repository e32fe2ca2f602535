"""The text of a page is complete: elements that readers like to leave out are read too."""

from __future__ import annotations

import pytest

from etl.sources.html import read_html

PAGE = (
    "<html><head><title>全县防汛会议召开</title></head><body><div><p>6月2日，县里召开会议，部署防汛。</p>{}"
    "<p>会议要求，各乡镇要抓好落实，不留死角。</p></div></body></html>"
)


@pytest.mark.parametrize(
    "element",
    [
        "<figure><img src='a.jpg'><figcaption>{}</figcaption></figure>",
        "<FIGURE class='pic'><img src='a.jpg' alt=''><FIGCAPTION style='x'><b>{}</b></FIGCAPTION></FIGURE>",
        "<details><summary>{}</summary><p>细则一则。</p></details>",
        "<fieldset><legend>{}</legend></fieldset>",
        "<table><caption>{}</caption><tr><td>甲</td></tr></table>",
        "<dl><dt>{}</dt><dd>释义</dd></dl>",
        "<dl><dt>名称</dt><dd>{}</dd></dl>",
        "<label>{}</label>",
    ],
)
def test_elements_are_read(element: str) -> None:
    assert "图为会议现场情况" in read_html(PAGE.format(element.format("图为会议现场情况"))).text


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("<td>1</td><td>修建<br/>水库</td><td>水利局，<BR>公安局</td>", ["1", "修建水库", "水利局，公安局"]),
        ("<td>1</td><td><p>修建水库</p></td><td><p>水利局，<br>公安局</p></td>", ["1", "修建水库", "水利局，公安局"]),
    ],
)
def test_a_break_in_a_cell_does_not_break_its_row(row: str, said: list[str]) -> None:
    assert read_html(f"<body><p>一览表</p><table><tr>{row}</tr></table></body>").text.split("\n")[-1].split() == said


@pytest.mark.parametrize(
    "row",
    [
        "<td>主办：水利局<br>电话：5237906</td><td>二</td><td>三</td>",
        "<td>全县水利会议召开。<br>会议部署任务。</td><td>二</td><td>三</td>",
        "<td>修建<br>水库</td><td>水利局</td>",
    ],
)
def test_a_break_between_what_speaks_or_labels_stays(row: str) -> None:
    assert len(read_html(f"<body><table><tr>{row}</tr></table></body>").text.split("\n")) > 1


def test_caption_is_no_furniture() -> None:
    page = read_html(PAGE.format("<figure><img src='a.jpg'><figcaption>会议现场</figcaption></figure>"))
    assert all("会议现场" not in edit.removed for edit in page.furniture)


def test_a_text_set_as_a_list_is_not_lost() -> None:
    first = "4月12日上午，全区人居环境整治会议召开，总结去年工作，部署今年任务。"
    second = "区委书记高远出席会议并讲话，要求各镇提高站位，压实责任，抓好落实。"
    page = read_html(f"<h1>全区整治会议召开</h1><div><ul><li><p>{first}</p></li><li>{second}</li></ul></div>")
    outside = "".join(edit.removed for edit in page.furniture)
    assert first in page.text
    assert first not in outside
    assert second not in outside


@pytest.mark.parametrize(
    "line", ["管材由县统一招标采购，没有合格证的一律不得进村；", "县里成立领导小组，组成人员如下：", "责任落实到人；"]
)
@pytest.mark.parametrize("element", ["<ul><li><p>{}</p></li></ul>", "<div class='item'>{}</div>"])
def test_what_goes_on_amid_the_text_is_no_furniture(element: str, line: str) -> None:
    page = read_html(PAGE.format(element.format(line)))
    assert line in page.text
    assert all(line not in edit.removed for edit in page.furniture)
