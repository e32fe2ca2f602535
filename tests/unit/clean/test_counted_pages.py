"""Bare page numbers within sentences, the running heads beside them, and lines that lead the reader to a site."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.unit.clean.helpers import cleaned, lines

_REST = (
    "各乡镇因地制宜、分类指导，石桥镇推行统一管理，东河镇实行联户联建，"
    "群众参与的积极性空前高涨，形成了上下联动、齐抓共管的良好局面。"
)
TEXT = [
    "全县农村危房改造工作总结",
    "一、主要做法",
    f"去年以来，全县把危房改造作为民生工程来抓，共改造危房2316户，投入资金4260万元，惠及群众9800多人。{_REST}",
    "（一）严格工程质量。县住建局选派技术干部36名，分片包干，全年下发整改通知书58份，合格率达到100%。",
    f"（二）加强资金监管。县财政局设立专户，专款专用，拨付资金3800万元，没有发生一起违纪案件。{_REST}",
    "二、存在的问题",
    f"一是资金缺口较大，有的农户至今没有动工。{_REST}二是个别乡镇进度缓慢，档案不齐全。",
]
CUTS = ("投入资金4260", "没有发生一", "个别乡镇进")
HEAD = "云海书苑　公文写作资料频道"


def _paged(mark: Callable[[int], str], cuts: tuple[str, ...] = CUTS) -> str:
    text = "\n".join(TEXT)
    for number, cut in enumerate(cuts, 1):
        text = text.replace(cut, f"{cut}\n{mark(number)}\n", 1)
    return text


@pytest.mark.parametrize(
    "mark",
    [
        lambda number: f"{number}",
        lambda number: f"{number}\n{HEAD}",
        lambda number: f"{HEAD}\n{number}",
        lambda number: f"{number + 4}\n{HEAD}",
        lambda number: f"　　{number}\n　　{HEAD}",
        lambda number: f"{number}\n{TEXT[0]}",
        lambda number: f"{TEXT[0]}\n{number}",
        lambda number: f"{number}\n{HEAD if number % 2 else TEXT[0]}",
        lambda number: f"{HEAD}\n{number}\n内部资料 注意保存",
        lambda number: f"{number}\nYunhai Library of Papers",
        lambda number: f"{number}\n云海书苑 2013-05-06",
    ],
)
def test_bare_numbers_that_count_up_go_with_the_lines_that_recur_beside_them(mark: Callable[[int], str]) -> None:
    assert lines(_paged(mark)) == TEXT


@pytest.mark.parametrize("units", [("户", "起", "家"), ("处", "件", "条")])
def test_figures_that_do_not_count_up_stay(units: tuple[str, ...]) -> None:
    figures = ("7", "3", "12")
    text = "\n".join(TEXT)
    for figure, unit, cut in zip(figures, units, ("9800多人", "违纪案件", "档案不齐全"), strict=True):
        text = text.replace(f"{cut}。", f"{cut}，新增\n{figure}\n{unit}，成效明显。", 1)
    got = cleaned(text).text
    assert all(f"新增{figure}{unit}，" in got for figure, unit in zip(figures, units, strict=True))


SITE = """云海文秘坊 - 县长讲话_工作总结_心得体会
网站首页 | 县长讲话 | 工作总结 | 心得体会 | 投稿须知
您的位置：网站首页 >> 县长讲话 >> 正文
在全县春季植树造林动员会上的讲话
来源：网友投稿　　上传：2015-03-09　　阅读：1126次
在全县春季植树造林动员会上的讲话
同志们：
今天，我们召开全县春季植树造林动员会，主要任务是总结去年工作，安排部署今年造林任务。
一、认清形势，增强紧迫感
去年以来，全县完成造林4.6万亩，新育苗1200亩，森林覆盖率达到36.8%。
{}
二、突出重点，打好攻坚战
各乡镇要在4月10日前完成整地任务，确保栽一棵、活一棵、绿一片。
上一篇：在全县农村工作会议上的讲话
Copyright 2013-2017 云海文秘坊 All Rights Reserved"""
SPEECH = [
    "在全县春季植树造林动员会上的讲话",
    "同志们：",
    "今天，我们召开全县春季植树造林动员会，主要任务是总结去年工作，安排部署今年造林任务。",
    "一、认清形势，增强紧迫感",
    "去年以来，全县完成造林4.6万亩，新育苗1200亩，森林覆盖率达到36.8%。",
    "二、突出重点，打好攻坚战",
    "各乡镇要在4月10日前完成整地任务，确保栽一棵、活一棵、绿一片。",
]


@pytest.mark.parametrize(
    "pointer",
    [
        "更多县长讲话，请登录云海文秘坊 www.yhwmf.com",
        "更多精彩文章尽在云海文秘坊",
        "想看更多讲话稿，请上云海文秘坊",
        "请关注云海文秘坊微信公众号",
        "云海文秘坊为您提供更多县长讲话",
        "云海文秘坊 海量范文免费下载",
        "阅读更多文章，敬请登陆 云海文秘坊",
        "工作总结、心得体会，尽在云海文秘坊！",
        "【更多范文请登录云海文秘坊】",
        "以上是云海文秘坊为您整理的讲话稿",
    ],
)
@pytest.mark.parametrize("around", ["{}", "\n{}\n"])
def test_lines_that_lead_the_reader_to_the_site_go(pointer: str, around: str) -> None:
    assert lines(SITE.format(around.format(pointer))) == SPEECH


@pytest.mark.parametrize(
    "line", ["二是要关注云海林业站微信公众号", "报名人员请登录云海县人事网下载报名表", "更多苗木信息由林业站发布"]
)
def test_lines_that_lead_elsewhere_stay(line: str) -> None:
    assert line in lines(SITE.format(line))


def test_lines_cut_short_without_a_width_are_joined_and_headings_with_commas_stay() -> None:
    paragraphs = [
        "在全县项目建设推进会上的讲话",
        "同志们：",
        "今天上午，我们看了石桥镇的6个项目，现场比会场更能说明问题。刚才，县发改局通报了情况，讲得都很实在。",
        "抓班子，带队伍，营造干事创业氛围",
        "各级各部门要由铺摊子转向上水平，重点抓好四件事，一件一件抓落实，一项一项见成效。",
        "县政府与12个乡镇签了责任书，大家回去以后要马上行动，把任务分解到人。",
        "抓项目，强产业，壮大县域经济实力",
        "这些成绩来之不易，凝聚了大家的心血和汗水，我们要倍加珍惜。",
    ]
    text = "\n".join(paragraphs)
    for cut in ("现场比会", "通报了情", "上水平，重点", "大家回去", "了大家的心"):
        text = text.replace(cut, f"{cut}\n", 1)
    assert lines(text) == paragraphs
