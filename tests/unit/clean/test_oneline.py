"""The site's words at both ends of a page of one line go; title, byline and text stay."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean.oneline import site_ends

BODY = (
    "同志们: 今天我们召开全县河道整治推进会,主要任务是总结前一阶段工作,安排下一步任务。"
    + "各乡镇要对照清单逐项整改,做到件件有着落。" * 20
    + " 一、提高认识 河道整治关系群众的生活,也关系全县的发展。"
    + "要明确责任,限期完成。" * 12
)
TITLE = "在全县河道整治推进会上的讲话 县长 罗一山"
TEXT = f"{TITLE} {BODY}"

HEADS = [
    "首页 文档 工作总结 讲话稿 河道整治讲话.doc 2013-05-02 上传 | 格式：doc | 页数：6 | 大小：41KB | 举报 版权申诉",
    "全部分类 总结/汇报 演讲致辞 河道整治讲话稿.docx 上传人：yezi 编号：20456 上传时间：2013-05-02 大小：30KB 立即下载",
]
TAILS = [
    "剩余2页未读,继续阅读 立即下载 收藏 点赞 相关推荐 防汛工作讲话.doc 关于我们 帮助中心 版权申诉",
    "下载文档 举报 收藏 相关文档 河长制工作总结.docx 网站地图 联系我们 友情链接",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("tail", TAILS)
def test_both_ends_are_found(head, tail):
    page = f"{head} {TEXT} {tail}"
    (a, b), (c, d) = site_ends(page)
    assert page[b:c].strip() == TEXT
    assert (a, d) == (0, len(page))


def test_a_page_without_words_of_a_site_is_left_alone():
    assert site_ends(TEXT) == []


def test_a_head_that_would_take_the_title_with_it_stays():
    page = f"{TITLE} 2013-05-02 上传 大小：41KB 立即下载 {BODY}"
    assert all(start > page.index("同志们") for start, _ in site_ends(page))


def test_a_text_of_several_lines_is_left_to_the_other_steps():
    assert site_ends(f"{HEADS[0]}\n{TEXT[:300]}\n{TEXT[300:]}") == []


@given(st.text(alphabet="首页文档 下载，。:：|讲话\n0123.doc", max_size=900))
def test_spans_are_in_order_and_inside(text):
    spans = site_ends(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
