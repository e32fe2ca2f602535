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


def test_caption_is_no_furniture() -> None:
    page = read_html(PAGE.format("<figure><img src='a.jpg'><figcaption>会议现场</figcaption></figure>"))
    assert all("会议现场" not in edit.removed for edit in page.furniture)
