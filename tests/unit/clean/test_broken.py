"""Titles over two and three lines, told by what cannot end one; and lines that only look like their beginning."""

from __future__ import annotations

import pytest

from etl.analyse import analyse
from etl.clean.broken import broken_titles
from tests.unit.clean.helpers import lines, raw

PAGE = """青石文秘站|公文写作
首页  领导讲话  工作总结  心得体会
您的位置:首页 >> 领导讲话 >> 内容阅读

{title}

录入时间:2013-04-02 09:15    作者:网友投稿    来源:本站整理    人气:211

同志们：
今天召开这次会议，主要任务是总结去年以来全镇防汛抗旱工作，分析当前形势，安排部署今年的工作。下面，我讲三点意见。
一、认清形势，增强做好工作的责任感
去年，全镇投入资金320万元，加固堤防4.6公里，清淤渠道18公里，确保了人民群众生命财产安全。
"""


@pytest.mark.parametrize(
    "parts",
    [
        ("在全镇防汛抗旱工作会议上的", "讲话"),
        ("在全县春季植树造林动员大会上", "的讲话"),
        ("在全区老龄工作会议上的", "讲话提纲"),
        ("在镇第八届人民代表大会第二次会议上的", "发言"),
        ("关于进一步做好汛期安全生产工作的", "通知"),
        ("清水县人民代表大会常务委员会", "工作报告"),
        ("清水县人民法院", "工作报告"),
        ("清水县教育和体育局", "工作总结"),
        ("中国人民政治协商会议", "清水县第九届委员会", "常务委员会工作报告"),
    ],
)
def test_a_title_over_several_lines_is_one(parts: tuple[str, ...]) -> None:
    page = PAGE.format(title="\n".join(" " * 8 + part for part in parts))
    assert lines(page)[0] == "".join(parts)
    assert analyse(raw(page)).facts.title == "".join(parts)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("清水县防汛抗旱指挥部办公室", "通知"),
        ("在新的起点上再创辉煌", "政府工作报告"),
        ("在全县春季植树造林动员大会上的讲话", "讲话"),
        ("中国人民政治协商会议", "文件"),
        ("县水利局", "2013年4月2日"),
    ],
)
def test_lines_that_are_whole_are_left(above: str, below: str) -> None:
    assert list(broken_titles([above, below], [False, False], [])) == []
