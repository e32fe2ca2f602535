"""Panels of public information, excerpts, and what a site sets within a text at the ends of its pages."""

from __future__ import annotations

import pytest

from etl.clean.panels import panel_lines
from tests.unit.clean.helpers import cleaned, evidence

TITLE = "云岭县人民政府关于开展网络市场整治的通知"
BODY = f"{TITLE}\n各乡镇人民政府：\n为规范网络交易秩序，现将有关事项通知如下。"
PANELS = {
    "cells": f"""索 引 号 0110/2015-1 发文单位 云岭县人民政府
主题分类 综合 发文日期 2015年05月27日
名 称 {TITLE}
文号 云政发〔2015〕31号 效力状态 有效""",
    "lines": f"""索引号：
0110/2015-1
发布机构：
云岭县人民政府
成文日期：
2015-05-27
文号：
云政发〔2015〕31号
标题：
{TITLE}
主题词：""",
    "rows": f"""|索 引 号|0110/2015-1|组配分类|其他|
|发布机构|云岭县人民政府|发文日期|2015-05-27|
|名 称|{TITLE}|
|文 号|云政发〔2015〕31号|主题词||""",
    "fields": """信息索引号：0110/2015-1
公开目录：通知
公开责任单位：县政府办
发文单位：云岭县人民政府
文号：云政发〔2015〕31号
发文日期：2015-05-27""",
}


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_goes_and_is_read(panel: str) -> None:
    page = f"{PANELS[panel]}\n\n{BODY}"
    assert cleaned(page).text == BODY
    assert evidence(page) == {
        "web_number": "云政发〔2015〕31号",
        "web_source": "云岭县人民政府",
        "web_issuer": "云岭县人民政府",
        "web_published_on": "2015-05-27",
        "written_on": "2015-05-27",
    } | ({} if panel == "fields" else {"web_title": TITLE})


def test_fields_of_a_law_database_go() -> None:
    page = f"【发布部门】县政府 【发文字号】\n【发布日期】2013.07.18 【时效性】现行有效\n【效力级别】规范性文件\n{BODY}"
    assert cleaned(page).text == BODY


@pytest.mark.parametrize(
    ("rows", "days"),
    [
        (["发布日期：2015-06-03", "录入日期：2015-08-11"], {"uploaded_on": "2015-08-11"}),
        (["公布时间 2015-06-03 上网时间 2015-08-11"], {"uploaded_on": "2015-08-11"}),
        (["发布日期：", "2015-06-03", "点击次数：", "31"], {}),
    ],
)
def test_the_days_of_a_panel(rows: list[str], days: dict[str, str]) -> None:
    page = "\n".join(["索引号：0110/2015-1", "效力级别：规范性文件", *rows, "", BODY])
    assert cleaned(page).text == BODY
    told = {kind: value for kind, value in evidence(page).items() if kind.endswith("_on")}
    assert told == {"web_published_on": "2015-06-03", **days}


def test_the_panel_of_a_page_in_mixed_script_is_read() -> None:
    panel = "索引號：\n0110/2015-1\n發佈機構：\n云岭县水务局\n發佈日期：\n2015-06-03\n備註：\n註冊用戶可見\n"
    page = f"無障礙瀏覽 | 數據發佈 | 註冊\n{panel}\n{BODY}"
    assert cleaned(page).text == BODY
    assert evidence(page)["web_issuer"] == "云岭县水务局"


@pytest.mark.parametrize(
    "lines",
    [
        ["主题词：经济 市场 通知", "抄送：县委办公室。"],
        ["名称 数量 单价", "来源 渠道 金额"],
        ["【案情】当事人销售假货，经查属实。", "【评析】应当处罚。"],
        ["发文日期：2015年5月27日"],
    ],
)
def test_fields_of_documents_are_no_panel(lines: list[str]) -> None:
    assert not panel_lines(lines)


@pytest.mark.parametrize("label", ["[内容摘要] ", "【导读】", "摘要：", "核心提示："])
def test_the_beginning_of_the_text_above_it_goes(label: str) -> None:
    text = "全县林业工作稳步推进\n2012年，全县上下凝心聚力，林业工作稳步推进，各项指标超额完成，群众收入明显增加。"
    title, body = text.split("\n")
    assert cleaned(f"{title}\n{label}{body[:26]}……\n{body}").text == text


def test_a_summary_of_its_own_stays() -> None:
    summary = "摘要：本文总结近年来全县林业发展的主要经验，提出今后的思路。"
    text = f"全县林业工作稳步推进\n{summary}\n林业是重要的公益事业，也是重要的基础产业。"
    assert cleaned(text).text == text


FIRST, SECOND = (
    "会议要求，各乡镇要在三月底前完成整地任务，县林业局要抽调",
    "技术人员八十名包乡指导，成活率达到九成以上。",
)


@pytest.mark.parametrize(
    "between",
    [
        "（下转A2版）\n\n云岭周报 2013年3月15日 星期五 责编/高远 版式/何静 校对/赵敏\nA2\n▲ 接A1版 时政\n（上接A1版）",
        "- - - - - - 分页 - - - - - -\n第 [1] [2] 页  下一页>>",
        "[1] [2]  下一页>>\n\n云岭要闻 - 云岭在线\n全县林业工作会议召开（2）",
        "· 1 ·\n林业简报 LINYE JIANBAO　　　　云岭林业 2013.1",
        "【新闻图片】",
        "[图1/3]\n[查看原图]",
    ],
)
def test_what_stands_at_the_end_of_a_page_is_bridged(between: str) -> None:
    page = f"全县林业工作会议召开\n　　县委书记高远出席会议，县长何静主持会议。\n　　{FIRST}\n\n{between}\n\n{SECOND}"
    assert cleaned(page).text.split("\n")[-1] == FIRST + SECOND


def test_what_goes_on_with_a_semicolon_is_no_running_head() -> None:
    page = f"会议召开\n{FIRST}\n\n[1] [2]  下一页>>\n\n技术员不少于4名;10月\n25日前完成全部任务,确保成活。"
    assert FIRST in cleaned(page).text
    assert "技术员不少于4名；10月" in cleaned(page).text


def test_a_title_cut_before_its_kind_is_one() -> None:
    assert cleaned("云岭县2012年国民经济和社会发展\n统计公报\n2012年，全县经济平稳较快增长。").text.startswith(
        "云岭县2012年国民经济和社会发展统计公报\n"
    )


def test_unwrapped_text_is_not_joined_to_a_title() -> None:
    advert = "代写讲话、报告、方案，欢迎来电洽谈合作事宜，量大从优，二十四小时为各单位服务"
    page = f"{advert}\n全县林业工作会议召开\n会议要求，抓好落实。"
    assert "全县林业工作会议召开" in cleaned(page).text.split("\n")


def test_an_address_for_letters_stays() -> None:
    text = "各单位要于6月30日前将方案报县局（联系人：刘敏；邮箱：ylxj@126.com），逾期不予受理。"
    assert cleaned(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "关于给高远颁发奖章\n县委 县政府 县人大\n关于表彰先进的决定\n近年来，高远同志成绩突出，县委决定予以表彰。",
        "立足山水兴产业\n精准发力拔穷根\n县委副书记 高远\n发布时间：2016-06-02 08:11 来源：云岭日报\n"
        "产业是脱贫之基、富民之本。全县要抓好落实。",
    ],
)
def test_titles_among_lines_of_a_site_stay(text: str) -> None:
    kept = cleaned(text).text
    assert all(line in kept for line in text.split("\n") if "来源" not in line)


REPORT = "石门镇2019年上半年工作情况的报告"
REPORTED = f"""　　　　　　{REPORT}

　　今年以来，石门镇紧紧围绕年初确定的目标任务，狠抓落实，各项工作稳步推进，现报告如下。
　　一、主要工作
　　新建标准化厂房2栋，硬化道路12公里，解决了460户群众的出行问题，群众满意度明显提高。
| 村名 | 硬化道路（公里） | 受益户数（户） |
| 东岭村 | 7 | 260 |
| 西岭村 | 5 | 200 |
　　　　　　　　　　　　　　　石门镇人民政府
　　　　　　　　　　　　　　　2019年7月2日
"""
FORMS = {
    "flow": (
        f"""| 公文标题 | {REPORT} |
| 来文字号 | 石政报〔2019〕17号 | 密　级 | 普通 |
| 来文单位 | 石门镇 | 紧急程度 | 一般 |
| 收文日期 | 2019-07-04 | 页　数 | 3 |
""",
        """| 流转记录 |
| 环节 | 处理人 | 处理意见 | 处理时间 |
| 收文 | 收发室 | 请办公室拟办 | 2019-07-04 09:12 |
| 拟办 | 办公室 | 请主任阅示 | 2019-07-04 11:40 |
| 传阅 | 综合股 | 已阅 | 2019-07-05 08:31 |
""",
    ),
    "fields": (
        f"标　　题：{REPORT}\n来文机关：石门镇\n收文日期：2019-7-4 　　阅读范围：全局\n签收情况：已签收 26 人\n",
        "签收人员：王海(07-04 09:12)、李建国(07-04 09:30)\n",
    ),
    "spread": (
        f"| 来文单位 | 石门镇 | 来文日期 | 2019年7月4日 |\n| 题　　名 | {REPORT} | \n"
        "| 缓急程度 | 一般 | 保管期限 | 10年 |\n文件内容：\n",
        "| 拟办意见 | 请主任阅示。 | 王海 2019-07-04 08:51 |\n| 办理结果 | 已存档。 | 王海 2019-07-05 16:00 |\n",
    ),
    "tabs": (
        f"题　名\t{REPORT}\n文　号\t石政报〔2019〕17号\n办理状态\t已办结\n拟稿部门\t党政办\n",
        "审批过程\n节点\t人员\t意见\t时间\n核稿\t党政办\t同意\t2019-07-02 10:05\n签发\t镇长\t发\t2019-07-02 16:20\n",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_an_office_s_system_goes_and_is_read(form: str) -> None:
    head, flow = FORMS[form]
    page = f"""石门县协同办公系统
您好，张三！ 今天是2019年7月9日 星期二 | 待办(3) | 修改密码 | 退出系统
公文管理 >> 收文查询 >> 查看正文
【打印】【导出】【返回】
{head}
{REPORTED}

{flow}【上一件】柳林镇上半年工作总结
【下一件】河口乡上半年工作总结
"""
    found = cleaned(page).text.split("\n")
    assert (found[0], found[-2:]) == (REPORT, ["石门镇人民政府", "2019年7月2日"])
    assert "村名 硬化道路（公里） 受益户数（户）" in found
    assert evidence(page)["web_title"] == REPORT


@pytest.mark.parametrize("form", FORMS)
def test_a_form_goes_where_the_title_below_it_is_broken(form: str) -> None:
    page = f"{FORMS[form][0]}\n{REPORTED}".replace(f"　　{REPORT}\n", f"　　{REPORT[:11]}\n　　　　{REPORT[11:]}\n")
    assert cleaned(page).text.split("\n")[0] == REPORT


def test_a_form_that_a_document_fills_in_stays() -> None:
    page = """关于申报农田水利项目的函
县水利局：
现将我镇申报的农田水利项目有关情况函告如下，请予支持。
项目名称\t东岭村渠道衬砌
责任单位\t石门镇人民政府
主题\t农田水利
备注\t已列入年度计划
石门镇人民政府
2019年7月2日"""
    assert cleaned(page).text.split("\n")[3:7] == [
        "项目名称 东岭村渠道衬砌",
        "责任单位 石门镇人民政府",
        "主题 农田水利",
        "备注 已列入年度计划",
    ]
