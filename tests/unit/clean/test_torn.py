"""Sentences that arrive torn at their figures are whole again; tables, page numbers and lists stay as they are."""

from __future__ import annotations

import pytest

from etl.clean.mapped import Mapped
from etl.clean.torn import join_torn
from tests.unit.clean.helpers import lines

TITLE = "云岭县森林防火指挥部关于三月份防火检查情况的通报"
TO = "各乡镇人民政府："
LAST = "各乡镇要举一反三，抓好整改。"


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        (
            ["据统计，共出动检查人员", "126", "人次，排查隐患", "57", "处，已整改", "49", "处，整改率", "86", "%。"],
            "据统计，共出动检查人员126人次，排查隐患57处，已整改49处，整改率86%。",
        ),
        (
            ["按照通知要求，", "3", "月", "5", "日至", "12", "日，县防火办派出", "4", "个督查组。"],
            "按照通知要求，3月5日至12日，县防火办派出4个督查组。",
        ),
        (
            ["2", "月", "28", "日前，各乡镇落实经费", "13.5", "万元，配备护林员", "210", "名。"],
            "2月28日前，各乡镇落实经费13.5万元，配备护林员210名。",
        ),
        (
            ["共检查林区单位", "40", "家，其中", "合格", "31", "家，", "不合格", "9", "家。"],
            "共检查林区单位40家，其中合格31家，不合格9家。",
        ),
        (
            ["全年拟投入", "1.2", "亿元，新修防火道", "35", "公里，修建瞭望塔", "6", "座（其中重点林区", "4", "座）。"],
            "全年拟投入1.2亿元，新修防火道35公里，修建瞭望塔6座（其中重点林区4座）。",
        ),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", " \n\u3000"])
def test_figures_on_lines_of_their_own_go_back_into_their_sentence(pieces: list[str], said: str, gap: str) -> None:
    assert lines(gap.join([TITLE, TO, *pieces, LAST])) == [TITLE, TO, said, LAST]


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        (
            ["会议指出，要严格落实", "“党政同责”", "要求，压实责任，推行", "“网格化”", "监管，确保安全。"],
            "会议指出，要严格落实“党政同责”要求，压实责任，推行“网格化”监管，确保安全。",
        ),
        (
            ["会议学习了", "《森林法》", "和", "《消防法》", "，通报了一季度火情。"],
            "会议学习了《森林法》和《消防法》，通报了一季度火情。",
        ),
        (
            ["今年以来，全县", "PM2.5", "平均浓度下降，", "G108", "沿线绿化完成。"],
            "今年以来，全县PM2.5平均浓度下降，G108沿线绿化完成。",
        ),
    ],
)
def test_quoted_words_titles_and_letters_go_back_too(pieces: list[str], said: str) -> None:
    assert lines("\n".join([TITLE, TO, *pieces, LAST])) == [TITLE, TO, said, LAST]


def test_titles_of_works_one_below_the_other_stay() -> None:
    works = ["《云岭县林业志》", "《云岭县水利志》", "《云岭县农业志》"]
    assert lines("\n".join([TITLE, TO, "本次收到的资料如下：", *works, LAST]))[3:6] == works


def test_a_title_takes_no_figure_and_a_first_sentence_does() -> None:
    pieces = ["36", "个乡镇落实责任，新建防火道", "85", "公里，群众满意度", "97", "%。"]
    said = "36个乡镇落实责任，新建防火道85公里，群众满意度97%。"
    for title in ("全县森林防火工作会议召开", "云岭县2012年工作总结"):
        assert lines("\n".join([title, *pieces, LAST])) == [title, said, LAST]
    assert lines("\n".join(["据统计，全县共有", *pieces, LAST])) == ["据统计，全县共有" + said, LAST]


def test_a_run_in_heading_takes_the_figure_behind_it() -> None:
    pieces = ["（一）加强巡护。", "6", "月", "3", "日前，各乡镇配备护林员", "210", "名。"]
    assert lines("\n".join([TITLE, TO, *pieces, LAST]))[2] == "（一）加强巡护。6月3日前，各乡镇配备护林员210名。"


@pytest.mark.parametrize("mark", [".", "、", "．", "）"])
def test_the_number_of_an_item_goes_back_before_its_mark(mark: str) -> None:
    items = [("1", "加强巡护。重点林区每日巡查，不留死角。"), ("2", "严格值班。实行领导带班制度。")]
    page = [TITLE, TO, "一、主要任务", *(part for n, said in items for part in (n, mark + said)), LAST]
    found = lines("\n".join(page))
    assert [found[0], found[2], found[-1]] == [TITLE, "一、主要任务", LAST]
    assert [line[:1] for line in found[3:5]] == ["1", "2"]
    assert [line.endswith(said) for line, (_, said) in zip(found[3:5], items, strict=True)] == [True, True]


@pytest.mark.parametrize(
    "kept",
    [
        ["甲乡", "12", "乙乡", "8"],
        ["附件目录", "1", "检查名单，共三页", "2", "整改台账，共五页"],
    ],
)
def test_lists_of_cells_stay(kept: list[str]) -> None:
    said = "各乡镇检查林区单位的情况如下。"
    assert lines("\n".join([TITLE, TO, said, *kept, LAST]))[3 : 3 + len(kept)] == kept


@pytest.mark.parametrize(
    "page",
    [
        ["各乡镇要落实责任，组织好人", "1", "口较多的村组演练，县防火办要", "2", "个别督促，并定期通", "3", "报情况。"],
        ["各乡镇要落实责任，组织好人", "7", "口较多的村组开展演练。"],
    ],
    ids=["pages", "one alone"],
)
def test_numbers_that_are_no_figures_of_a_sentence_stay(page: list[str]) -> None:
    doc = Mapped("\n".join(["会议结束。", *page]))
    join_torn(doc)
    assert doc.text.split("\n")[1 : len(page) + 1] == page
