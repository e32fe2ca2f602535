"""Zones of a page by evidence added up: sites that no pattern names, and texts that must stay whole."""

from __future__ import annotations

import pytest

from etl.clean.zones import mark_zones
from etl.lexicon import table
from tests.unit.clean.helpers import cleaned

TEXT = """关于做好秋粮收购工作的通知
各乡镇人民政府，县直有关单位：
为切实做好今年秋粮收购工作，保护种粮农民利益，经县政府同意，现将有关事项通知如下。
一、落实收购资金
县农发行要在9月底前把收购贷款3200万元拨付到位，不得向农民打白条，确保颗粒归仓。
二、严格质量标准
各收购点要公布价格和等级，设立举报电话，接受群众监督，发现压级压价的要严肃处理。
青石县人民政府
2014年9月3日"""
HEADS = (
    "青石资料角落\n文章 · 图集 · 音频 · 留言墙\n位置 » 资料 » 2014\n",
    "主页 ‖ 栏目 ‖ 检索 ‖ 帮助\n2014-09-05 08:12:33   热度 88   评论 2\n",
    "[登录] [注册]\n搜索站内文章\n您是第 2093 位读者\n",
)
FEET = (
    "\n送花(3)   扔鸡蛋(0)\n收藏 分享 举报\n◇ 县里的老照片\n◇ 旧县志扫描本\n关于本站 ‖ 联系站长 ‖ 意见箱\n",
    "\n打印 | 关闭 | 顶部\n上一个：防汛值班表\n下一个：学生体检安排\n备案号：云ICP备11002233号\n",
    "\n本页地址 http://www.qs-archive.example/a/2093.html\n访客留言\n版权所有 青石资料角落 2009-2015\n",
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("foot", FEET)
def test_heads_and_feet_of_sites_never_seen_go(head: str, foot: str) -> None:
    assert cleaned(head + TEXT + "\n" + foot).text == TEXT


def test_a_text_without_a_site_is_left_alone() -> None:
    assert cleaned(TEXT).text == TEXT


@pytest.mark.parametrize("width", [14, 19, 26, 33])
def test_wrapped_lines_between_a_head_and_a_foot_stay(width: int) -> None:
    lines = [line[at : at + width] for line in TEXT.split("\n") for at in range(0, len(line), width)]
    found = cleaned(HEADS[0] + "\n" + "\n".join(lines) + "\n" + FEET[1]).text
    assert found.replace("\n", "") == TEXT.replace("\n", "")


def test_what_says_nothing_of_a_site_marks_no_line() -> None:
    from etl.clean.wording import Wording

    lines = TEXT.split("\n")
    reasons = [""] * len(lines)
    mark_zones(lines, [Wording()] * len(lines), reasons, [False] * len(lines))
    assert not any(reasons)


def test_every_weight_is_a_number_and_none_stands_twice() -> None:
    rows = table("page_evidence")
    assert len({row["evidence"] for row in rows}) == len(rows)
    assert all(abs(float(row[zone])) < 20 for row in rows for zone in ("before", "amid", "behind"))


THREAD = """{title}_青石论坛
查看: 317 | 回复: 4
老河工
楼主    发表于 2012-5-1 20:14 | 只看该作者
整理旧物找到的一份材料，给大家看看。
{text}
一蓑烟雨任平生，也无风雨也无晴
回复   引用   举报
山里人
沙发    发表于 2012-5-1 21:30 | 只看该作者
我家那时候就住在粮站边上。
回复   引用   举报
老河工
板凳    发表于 2012-5-2 08:10 | 只看该作者
一蓑烟雨任平生，也无风雨也无晴
回复   引用   举报"""


def test_replies_signatures_and_remarks_of_a_thread_go() -> None:
    found = cleaned(THREAD.format(title="老材料一份", text=TEXT)).text
    assert found == TEXT


def test_footnotes_of_a_book_go_with_their_marks() -> None:
    book = (
        "关于合作社分配的报告 *\n\n县委①并报专署：\n　　全县现有农业生产合作社三百二十个，"
        "入社农户八千一百户，占总农户的百分\n\n"
        "——————————\n  * 原件无附表。——编者\n  ①县委，指中共青石县委。——编者\n· 73 ·\n\n"
        "之十四点三。减少收入的十八户，都已补助。\n"
    )
    assert cleaned(book).text == (
        "关于合作社分配的报告\n县委并报专署：\n"
        "全县现有农业生产合作社三百二十个，入社农户八千一百户，占总农户的百分之十四点三。减少收入的十八户，都已补助。"
    )


def test_circled_numbers_without_notes_stay() -> None:
    text = "会议部署三项工作：①整修渠道；②检修机具；③储备种子，9月底前全部完成。"
    assert cleaned(text).text == text
