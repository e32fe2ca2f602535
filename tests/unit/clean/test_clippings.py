"""Pages that a reader kept: when and whence is evidence; rules of Markdown and marks glued to sentences go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.clean import clean
from etl.records import Evidence
from tests.unit.clean.helpers import cleaned, evidence, lines, raw

TITLE = "全县水利工作会议召开"
FIRST = "3月5日，全县水利工作会议在县城召开，总结去年工作，安排今年任务，副县长何静出席会议并讲话。"
SECOND = "会议要求，各乡镇要抓好冬春修，确保完成渠道清淤26公里。"
BODY = f"{TITLE}\n\n　　{FIRST}\n\n　　{SECOND}"
URL = "http://www.ylzx.example/a/2013/0305/88.html"


@pytest.mark.parametrize(
    ("head", "is_told"),
    [
        (f"> 来源网址：<{URL}>\n> 保存时间：2019-02-11 08:00:12\n\n* * *\n", True),
        (f"> 原文地址：[{URL}]({URL})\n> 剪藏于 2019-02-11 21:36\n\n- - -\n", True),
        (f"原文链接：{URL}\n收藏于 2019-02-11\n", True),
        ("抓取时间: 2019年2月11日 | 来源: 云岭日报\n", False),
        ("归档于2019/02/11 09:30\n", False),
    ],
)
def test_when_and_whence_a_page_was_kept_is_evidence(head: str, is_told: bool) -> None:
    page = f"# {TITLE} - 云岭要闻 - 云岭在线\n\n{head}\n{BODY}"
    assert lines(page) == [TITLE, FIRST, SECOND]
    found = evidence(page)
    assert found["fetched_at"] == "2019-02-11"
    assert "uploaded_on" not in found
    assert "web_published_on" not in found
    assert found.get("url") == (URL if is_told else None)


def test_the_day_of_the_page_stands_beside_that_of_keeping_it() -> None:
    page = f"收藏时间：2019-02-11\n{TITLE}\n时间：2013-03-06 10:12 来源：云岭日报\n\n　　{FIRST}\n　　{SECOND}"
    assert evidence(page)["fetched_at"] == "2019-02-11"
    assert evidence(page)["web_published_on"] == "2013-03-06"


def test_who_fetched_the_page_knows_better() -> None:
    page = raw(f"原文链接：{URL}\n收藏于 2019-02-11\n{BODY}")
    told = (Evidence("fetched_at", "2020-01-02"), Evidence("url", "http://b.example/"))
    found = {item.kind: item.value for item in clean(replace(page, evidence=told)).evidence}
    assert (found["fetched_at"], found["url"]) == ("2020-01-02", "http://b.example/")


@pytest.mark.parametrize("rule", ["* * *", "- - -", "_ _ _", "***", " *  *  * "])
def test_rules_of_markdown_go(rule: str) -> None:
    assert lines(f"{TITLE}\n\n{rule}\n\n{FIRST}\n\n{rule}\n\n{SECOND}") == [TITLE, FIRST, SECOND]


@pytest.mark.parametrize(
    "mark",
    [
        "云岭文牍www.ylwd.example.com",
        "www.ylwd.com",
        "云岭文牍 http://www.ylwd.com/",
        "（云岭文牍 www.ylwd.com）",
        "云岭文牍：www.ylwd.com",
        "【ylwd.net】",
    ],
)
def test_addresses_glued_to_the_end_of_a_sentence_go(mark: str) -> None:
    assert lines(f"{TITLE}\n\n　　{FIRST}{mark}\n　　{SECOND}") == [TITLE, FIRST, SECOND]


@pytest.mark.parametrize("said", ["网址：www.yl.gov.cn", "（网站www.yl.gov.cn）"])
def test_addresses_that_the_text_gives_stay(said: str) -> None:
    page = f"{TITLE}\n\n　　{FIRST}会议材料可在县水务局下载。{said}\n　　{SECOND}"
    assert "www.yl.gov.cn" in cleaned(page).text
