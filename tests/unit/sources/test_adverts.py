"""Advertisements go by the names of their elements or the servers that they lead to; what sounds alike stays."""

from __future__ import annotations

import pytest

from etl.clean import clean
from etl.records import RawDocument
from etl.sources.html import read_html

BEFORE = "<p>　　3月2日，全县春耕备耕现场会在高坪镇召开，县长何静主持会议，各乡镇负责人参加。</p>"
BEHIND = "<p>　　会议要求，各乡镇要备足种子化肥，确保完成粮食播种面积32万亩。</p>"
TITLE = "全县春耕备耕现场会召开"
PAGE = f"<html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1>{{}}</div></body></html>"
LINK = "<a href='/go?7'>青石家电城开业大酬宾</a>"


def body(between: str) -> list[str]:
    page = read_html(PAGE.format(BEFORE + between + BEHIND))
    raw = RawDocument("a", "a", "", 0, "text/html", "utf-8", "html/1", page.text, page.furniture, page.evidence)
    return clean(raw).text.split("\n")


@pytest.mark.parametrize(
    "advert",
    [
        f"<div class='ad-box'>{LINK}</div>",
        f"<div id='guanggao2'>{LINK}</div>",
        f"<table width=250 align=left><tr><td id='hzh_ad'><script>x()</script>{LINK}</td></tr></table>",
        f"<div class='contentAd'><span>推广</span>{LINK}</div>",
        f"<ins class='adsbygoogle'>{LINK}</ins>",
        "<p><a href='http://ads.qs.example/c?id=2'>青石家电城开业大酬宾</a></p>",
        "<table><tr><td><a href='//click.qs.example/7'>青石家电城开业大酬宾</a></td></tr></table>",
        "<div><a href='/adclick.asp?id=9'>青石家电城开业大酬宾</a></div>",
    ],
)
def test_advertisements_between_paragraphs_go(advert: str) -> None:
    assert body(advert) == body("")
    assert len(body("")) == 3


@pytest.mark.parametrize(
    "element",
    [
        "<div class='loading badge head'>{}</div>",
        "<p class='address'>{}</p>",
        "<div class='ad'><p>{}</p></div>",
        "<p id='gad'>{}</p>",
    ],
)
@pytest.mark.parametrize("text", ["会前，与会人员参观了高坪镇水稻育秧基地，观摩了农机作业演示。"])
def test_what_sounds_alike_and_what_says_a_sentence_stays(element: str, text: str) -> None:
    assert text in body(element.format(text))


def test_a_word_within_a_sentence_that_leads_to_a_server_of_advertisements_stays() -> None:
    sentence = "<p>　　会上，<a href='http://ads.qs.example/k'>农业银行</a>与六家合作社签订了贷款协议。</p>"
    assert "会上，农业银行与六家合作社签订了贷款协议。" in body(sentence)


def test_the_title_of_the_page_is_no_advertisement() -> None:
    assert body("")[0] == TITLE
    page = PAGE.replace("<h1>", "<h1 class='ad-title'>").format(BEFORE + BEHIND)
    assert not [edit for edit in read_html(page).furniture if edit.reason.startswith("advertisement")]
