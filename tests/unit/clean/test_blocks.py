"""What a blank line parts from the text belongs to the lines of the site that it stands with."""

from __future__ import annotations

import pytest

from tests.unit.clean.helpers import cleaned, evidence

TITLE = "关于高远等同志职务任免的通知"
BODY = f"{TITLE}\n各乡镇人民政府：\n根据工作需要，现将职务任免事项通知如下。\n云岭县人民政府\n2015年6月26日"


@pytest.mark.parametrize(
    "line", ["背景： 白 蓝 绿 灰   双击自动滚屏", "云上岭南 与您同行", "本栏由某单位冠名", "小字号模式 ⊕ ⊖"]
)
def test_an_unknown_line_with_a_site_s_lines_goes(line: str) -> None:
    head = f"首页 > 信息公开 > 人事任免\n【发布时间：2015-07-01】【点击率：3310】\n{line}"
    assert cleaned(f"{head}\n\n{BODY}").text == BODY
    assert cleaned(f"{BODY}\n\n{line}\n返回顶部↑\n渝ICP备05004425号").text == BODY


@pytest.mark.parametrize(
    "line", ["（此件公开发布）", "云岭县档案局", "联系人：何静 电话：0559-1234567", "谢谢大家！", "抄送：县委。"]
)
def test_a_closing_line_with_a_site_s_lines_stays(line: str) -> None:
    assert line in cleaned(f"{BODY}\n\n{line}\n返回顶部↑\n渝ICP备05004425号").text.split("\n")


def test_a_byline_with_the_dateline_stays() -> None:
    text = "沉下心来抓产业\n云岭县委书记 高远\n产业兴旺是解决农村一切问题的前提，必须久久为功。"
    title, author, body = text.split("\n")
    assert cleaned(f"{title}\n{author}\n发布时间：2015-07-01 来源：云岭网\n\n{body}").text == text


@pytest.mark.parametrize(
    "noise",
    ["＜1＞\n〔内部刊物　妥善保管〕", "◆◆◆", "第1页 \nPAGE 1 OF 4    云岭县政府公报"],
)
def test_what_pages_bear_goes(noise: str) -> None:
    first, second = "　　各乡镇要压实责任，落实措施，盯紧重点部位，值", "守人员不得离岗，确保万无一失。"
    opening = "　　近日，县委督查室开展专项督查。"
    page = f"云岭督查\n第9期\n{opening}\n{first}\n\n{noise}\n\n{second}\n{noise}\n　　会议决定，立即行动，务求实效。"
    assert (
        cleaned(page).text
        == f"云岭督查\n第9期\n{opening.strip()}\n{first.strip()}{second}\n会议决定，立即行动，务求实效。"
    )


def test_the_label_of_a_collection_goes_from_every_page() -> None:
    label = "云岭县第十届人大常委会第五次会议文件（11）"
    text = "关于2021年度预算执行的审计报告\n各位委员：\n我受县政府委托，报告审计情况。"
    page = f"{label}\n\n{text}\n-1-\n{label}\n一、总体情况\n-2-\n{label}\n执行情况总体较好。"
    assert label not in cleaned(page).text


@pytest.mark.parametrize(
    ("line", "account"),
    [
        ("原创  融媒小编  云岭党建  2023-04-18 18:30  发表于海南", "云岭党建"),
        ("云岭发布 2019-04-13 20:00", "云岭发布"),
    ],
)
def test_the_account_of_a_public_page_is_its_source(line: str, account: str) -> None:
    page = f"点击上方蓝字关注我们\n{line}\n\n沉下心来抓产业\n产业兴旺是解决农村一切问题的前提，必须久久为功。"
    assert evidence(page)["web_source"] == account
