"""Paragraphs: broken lines, page ends, captions, previews, titles."""

from __future__ import annotations

import textwrap

import pytest

from etl.clean.lines import join_lines
from etl.clean.mapped import Mapped
from tests.unit.clean.helpers import cleaned, lines

PROSE = [
    "会议指出，今年以来，全县上下围绕年初确定的目标，克服旱情影响，各项工作取得了新的进展，前三季度完成投资12.6亿元，同比增长8.5%，新修农村公路126公里，解决了9600人的饮水困难。",
    "会议强调，要把农村环境整治摆上重要位置，做到领导到位、措施到位、资金到位，年底前所有行政村都要建成垃圾收集点，配齐保洁员，并建立长效管护机制，确保整治成果不反弹。",
    "全县各乡镇主要负责人、县直有关部门负责人共86人参加了会议，东河镇、县水利局作了交流发言，县委督查室通报了上半年重点工作完成情况，并对下一步督查工作提出了具体要求。",
]
HEADED = ["一、总体情况", PROSE[0], "二、下步打算", PROSE[1], PROSE[2]]


def _wrapped(paragraphs: list[str], width: int, indent: str) -> list[str]:
    return [line for text in paragraphs for line in textwrap.wrap(indent + text, width, drop_whitespace=False)]


@pytest.mark.parametrize("width", [18, 24, 30, 36, 44])
@pytest.mark.parametrize("indent", ["　　", "    "])
def test_wrapped_and_indented(width: int, indent: str) -> None:
    assert lines("\n".join(_wrapped(HEADED, width, indent))) == HEADED


@pytest.mark.parametrize("width", [18, 24, 30, 36, 44])
def test_wrapped_and_parted_by_blank_lines(width: int) -> None:
    text = "\n\n".join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in HEADED)
    assert lines(text) == HEADED


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\n　　"])
def test_one_paragraph_a_line(gap: str) -> None:
    assert lines(gap.join(HEADED)) == HEADED


@pytest.mark.parametrize("style", ["- {} -", "— {} —", "－ {} －", "第 {} 页 共 4 页", "第{}页", "{} / 4", "{}"])
def test_page_ends_are_bridged_and_running_heads_go(style: str) -> None:
    body = _wrapped(HEADED, 30, "　　")
    pages = [body[at : at + 5] for at in range(0, len(body), 5)]
    text = "".join(
        "\n".join(page) + f"\n\n{style.format(number)}\n\n东河县工作材料\n\n" for number, page in enumerate(pages, 1)
    )
    assert lines(text) == HEADED


@pytest.mark.parametrize("head", ["东河县工作材料", "东河县关于整治农村环境的意见"])
def test_a_running_head_above_the_first_page_goes_unless_it_is_the_title(head: str) -> None:
    title = "东河县关于整治农村环境的意见"
    body = _wrapped(HEADED, 30, "　　")
    pages = ["\n".join(body[at : at + 5]) for at in range(0, len(body), 5)]
    text = "".join(f"{page}\n\n- {number} -\n\n{head}\n\n" for number, page in enumerate(pages, 1))
    above = "" if head == title else f"{head}\n\n"
    assert lines(f"{above}　　　{title}\n\n{text}") == [title, *HEADED]


def test_a_form_feed_is_a_page_end() -> None:
    assert lines(f"{PROSE[0][:40]}\f{PROSE[0][40:]}") == [PROSE[0]]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("全县作风建设大会讲话\n稿\n同志们：\n下面讲两点。", ["全县作风建设大会讲话稿", "同志们：", "下面讲两点。"]),
        (
            "　　东河县人民政府办公室关于开展\n　　食品安全大检查的通知\n\n各乡镇：",
            ["东河县人民政府办公室关于开展食品安全大检查的通知", "各乡镇："],
        ),
        ("在全县“十三五”规划实施暨安全生产\n工作会议上的讲话", ["在全县“十三五”规划实施暨安全生产工作会议上的讲话"]),
        ("关于进一步加强\n农村公路管理的意见\n（试行）", ["关于进一步加强农村公路管理的意见", "（试行）"]),
        ("县委召开会议\n王明主持", ["县委召开会议", "王明主持"]),
        ("东河县水利工作方案\n（2016—2020年）\n同志们：", ["东河县水利工作方案（2016—2020年）", "同志们："]),
        ("东河县水利工作方案\n（2016年5月4日）\n同志们：", ["东河县水利工作方案", "（2016年5月4日）", "同志们："]),
        (
            "各乡镇：\n　　为整治河道，根据\n《东河县水利局意见》\n（东水〔2016〕8号）要求，抓好落实。\n　　特此通知。",
            ["各乡镇：", "为整治河道，根据《东河县水利局意见》（东水〔2016〕8号）要求，抓好落实。", "特此通知。"],
        ),
        (
            "序号\t任务\t单位\n1\t修建水库，整治河道\t水利局，公安局\n2\t植树造林。\t林业局",
            ["序号 任务 单位", "1 修建水库，整治河道 水利局，公安局", "2 植树造林。 林业局"],
        ),
        ("东河县人民政府\n2013年4月2日", ["东河县人民政府", "2013年4月2日"]),
        ("　　附件：1.任务分解表\n　　　　　2.领导小组名单", ["附件：1.任务分解表", "2.领导小组名单"]),
        ("特此通知。\n抄送：县委办公室，\n县人大办公室。", ["特此通知。", "抄送：县委办公室，县人大办公室。"]),
        ("紧扣“排忧解难、狠抓落实”\n，广泛宣讲政策。", ["紧扣“排忧解难、狠抓落实”，广泛宣讲政策。"]),
        (
            "要认真落实《基层服务民生工\n\n作方案》，抓好各项任务。",
            ["要认真落实《基层服务民生工作方案》，抓好各项任务。"],
        ),
    ],
)
def test_titles_signatures_and_cut_lines(given: str, expected: list[str]) -> None:
    assert lines(given) == expected


@pytest.mark.parametrize(
    ("first", "gap"),
    [("东河县公安局", " "), ("中共东河县委", " "), ("东河县农村工作", ""), ("关于印发东河县水利局", "")],
)
def test_two_issuers_of_a_title_stay_apart(first: str, gap: str) -> None:
    rest = "东河县水利局关于整治河道的通知"
    doc = Mapped(f"{first}\n{rest}\n各乡镇：")
    join_lines(doc, f"{first}{rest}")
    assert doc.text.split("\n") == [f"{first}{gap}{rest}", "各乡镇："]


def test_jump_lines_are_bridged_only_within_a_sentence() -> None:
    cut = "会议提出“户分类、村收集、镇转\n（下转第三版）\n\n（上接第一版）运、县处理”的模式，并要求推广。"
    assert lines(cut) == ["会议提出“户分类、村收集、镇转运、县处理”的模式，并要求推广。"]
    whole = "一要抓整治。 (下转第18版)\n(上接第17版)王明要求，二要抓项目。"
    assert lines(whole) == ["一要抓整治。", "王明要求，二要抓项目。"]


def test_a_caption_that_cuts_a_sentence_follows_its_paragraph() -> None:
    text = f"{PROSE[0][:40]}\n\n[图片]\n图为与会人员在东河镇察看工程。本报记者 高远 摄\n\n{PROSE[0][40:]}\n{PROSE[1]}"
    clean = cleaned(text)
    caption = "图为与会人员在东河镇察看工程。本报记者 高远 摄"
    assert clean.text.split("\n") == [PROSE[0], caption, PROSE[1]]
    assert [clean.text[a:b] for a, b in clean.captions] == [caption]
    assert [edit.step for edit in clean.edits if edit.kind == "moved"] == ["captions"]
    start, end = clean.raw_span(*clean.captions[0])
    assert text[start:end] == caption


def test_a_caption_between_paragraphs_stays_where_it_is() -> None:
    caption = "县委书记王明（左二）、县长李强（右一）在东河镇调研。"
    assert lines(f"{PROSE[0]}\n\n{caption}\n\n{PROSE[1]}") == [PROSE[0], caption, PROSE[1]]


def test_a_preview_of_one_line_is_split_at_its_gaps() -> None:
    text = f"第7期 2012年6月1日 东河县召开水利工作会议 {PROSE[0]} {PROSE[1]} {PROSE[2]}"
    assert lines(text) == ["第7期 2012年6月1日", "东河县召开水利工作会议", *PROSE]


def test_a_gap_within_a_single_paragraph_splits_nothing() -> None:
    text = f"某网消息： 为贯彻《中共中央 国务院关于改革的决定》，{PROSE[0]}{PROSE[1]}{PROSE[2]}"
    assert len(lines(text)) == 1


def test_a_preview_without_gaps_is_split_at_its_headings() -> None:
    text = (
        f"现将情况报告如下：一、主要做法（一）加强领导。{PROSE[0]}（二）落实责任。{PROSE[1]}"
        f"二、存在问题一是进度不快。{PROSE[2]}"
    )
    assert lines(text) == [
        "现将情况报告如下：",
        "一、主要做法",
        f"（一）加强领导。{PROSE[0]}",
        f"（二）落实责任。{PROSE[1]}",
        "二、存在问题",
        f"一是进度不快。{PROSE[2]}",
    ]


def test_run_in_headings_stay_in_their_paragraph() -> None:
    paragraph = f"{PROSE[0]}（一）加强领导。{PROSE[1]}（二）落实责任。{PROSE[2]}"
    assert lines(f"{PROSE[2]}\n{paragraph}\n{PROSE[1]}\n") == [PROSE[2], paragraph, PROSE[1]]


def test_a_block_printed_twice_is_kept_once() -> None:
    assert lines("\n".join([*HEADED, *HEADED])) == HEADED
    assert lines("有。\n有。") == ["有。", "有。"]
