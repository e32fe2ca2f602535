"""What the controls of a page show is kept as furniture; what they do not show, and prose in them, is text."""

from __future__ import annotations

import time

import pytest

from etl.clean import clean
from etl.records import RawDocument
from etl.sources.html import Page, read_html

BODY = "".join(f"<p>　　{n}月2日，县里召开会议，部署第{n}项工作，要求各乡镇抓好落实。</p>" for n in range(1, 7))
PAGE = "<html><head><title>全县防汛会议召开</title></head><body><div><h1>全县防汛会议召开</h1>{}</div></body></html>"


def read(within: str) -> Page:
    return read_html(PAGE.format(BODY + within))


def clean_text(within: str) -> str:
    page = read(within)
    raw = RawDocument("a", "a", "", 0, "text/html", "utf-8", "html/1", page.text, page.furniture, page.evidence)
    return clean(raw).text


@pytest.mark.parametrize(
    ("control", "shown"),
    [
        ("<button type='button'>打印本页</button>", "打印本页"),
        ("<p>友情链接：<select><option>--省直部门--<option selected>省农业厅</select></p>", "省农业厅"),
        ("<select><optgroup label='市县'><option>甲县</option></optgroup></select>", "甲县"),
        ("<p><input type='text' value='请输入关键字'><input type='submit' value=\"站内检索\"></p>", "请输入关键字"),
        ("<input placeholder='请输入验证码'>", "请输入验证码"),
        ("<textarea name='c'>说两句<b></textarea>", "说两句<b>"),
        ("<form><label>栏目范围</label><input type='submit' value='检索'></form>", "栏目范围"),
        ("<div style='display: none'>甲县信息网转载</div>", "甲县信息网转载"),
        ("<BUTTON CLASS='x'><i></i>复制正文</BUTTON>", "复制正文"),
    ],
)
def test_what_a_control_shows_is_furniture(control: str, shown: str) -> None:
    page = read(control)
    edits = [edit for edit in page.furniture if edit.step == "controls"]
    assert shown in "".join(edit.removed for edit in edits)
    assert all(page.text[edit.raw_start : edit.raw_end] == edit.removed for edit in edits)
    assert shown not in clean_text(control)
    assert clean_text(control).endswith("部署第6项工作，要求各乡镇抓好落实。")


@pytest.mark.parametrize(
    ("within", "left"),
    [
        ("<p>会议要求，各镇<button>复制</button>要抓好落实。</p>", "会议要求，各镇要抓好落实。"),
        ('<p>会议要求<span style="display:none">（甲文网）</span>，抓好落实。</p>', "会议要求，抓好落实。"),
        ("<p>会议要求<font style='font-size:0px'>甲文网</font>，抓好落实。</p>", "会议要求，抓好落实。"),
        (
            "<h2><button>一、加强领导</button></h2><p>各镇要加强领导，落实责任。</p>",
            "一、加强领导\n各镇要加强领导，落实责任。",
        ),
        ("<p><button>各镇要抓好落实。</button></p>", "各镇要抓好落实。"),
        ("<p style='font-size:0.9em'>各镇要抓好落实。</p>", "各镇要抓好落实。"),
        ("<p><input type='hidden' value='甲'>各镇要抓好落实。</p>", "各镇要抓好落实。"),
    ],
)
def test_text_around_and_in_controls_stays(within: str, left: str) -> None:
    assert clean_text(within).endswith("\n" + left)


def test_a_page_set_as_a_form_is_text() -> None:
    page = read_html(f"<html><body><form id='f'><h1>全县会议召开</h1>{BODY}<button>打印</button></form></body></html>")
    assert "全县会议召开" not in "".join(edit.removed for edit in page.furniture)
    assert "打印" in "".join(edit.removed for edit in page.furniture)


@pytest.mark.parametrize(
    "piece", ["<button>", "</button><form>", "<form><button>甲</form>", "<textarea>", "<select><option>甲"]
)
def test_broken_controls_lose_nothing_and_take_no_time(piece: str) -> None:
    start = time.process_time()
    page = read_html(PAGE.format(BODY + piece * 3000 + "<p>各镇要抓好落实，不留死角。</p>"))
    assert time.process_time() - start < 5
    assert "部署第6项工作" in page.text
