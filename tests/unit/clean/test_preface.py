"""What note-taking programs and a page's path say of the page: days of keeping, tags, names of columns."""

from __future__ import annotations

import pytest

from tests.unit.clean.helpers import evidence, lines

BODY = [
    "青石学院教学工作简报",
    "第4期",
    "学院召开教学工作会议",
    "3月6日，学院召开教学工作会议，总结上学期工作，部署本学期任务，各系负责人参加会议。",
]


def page(*fields: str, above: str = "") -> str:
    preface = "\n".join(["---", *fields, "---", ""])
    return f"{preface}{above}\n发布时间：2012-03-08 10:20 来源：教务处\n\n" + "\n\n".join(BODY)


@pytest.mark.parametrize("key", ["created", "clipped", "saved", "Retrieved", "archived"])
def test_the_day_of_keeping_is_not_that_of_publication(key: str) -> None:
    given = page('title: "学院召开教学工作会议"', f"{key}: 2014-07-09T08:11:02", "tags:", "  - clippings", "  - 简报")
    said = evidence(given)
    assert said["web_published_on"] == "2012-03-08"
    assert said["fetched_at"] == "2014-07-09"
    assert lines(given) == BODY


def test_the_day_that_a_preface_calls_published_is_the_page_s() -> None:
    given = "---\npublished: 2012-03-07\ncreated: 2014-07-09\n---\n\n" + "\n\n".join(BODY)
    assert evidence(given)["web_published_on"] == "2012-03-07"
    assert lines(given) == BODY


@pytest.mark.parametrize("path", ["当前位置：首页 > 教学简报 > 正文", "您现在的位置: 首页 >> 教学简报 >> 内容"])
def test_columns_named_on_the_path_are_no_mastheads(path: str) -> None:
    menu = "首页\n学院概况\n教学简报\n教务管理\n招生就业\n\n"
    given = f"{menu}{path}\n\n发布时间：2012-03-08 10:20 来源：教务处\n\n" + "\n\n".join(BODY)
    assert lines(given) == BODY


def test_a_masthead_below_the_path_stays() -> None:
    given = "当前位置：首页 > 教学简报 > 正文\n\n发布时间：2012-03-08\n\n教学简报\n\n" + "\n\n".join(BODY[1:])
    assert lines(given) == ["教学简报", *BODY[1:]]


@pytest.mark.parametrize("spread", ["教学工作简　　报", "教学工作快 报", "关于放假的通　知", "青石学院文　件"])
def test_a_kind_spread_at_the_end_of_its_line_is_one_word(spread: str) -> None:
    assert lines(f"{spread}\n{BODY[3]}")[0].endswith(spread.replace("　", "").replace(" ", "")[-4:])
