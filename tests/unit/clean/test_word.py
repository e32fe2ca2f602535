r"""Text taken out of Word files as it stands: fields show what they show, cells make rows, the rest stays as it is."""

from __future__ import annotations

import pytest

from etl.clean.mapped import Mapped
from etl.clean.word import strip_word
from tests.unit.clean.helpers import cleaned, lines

TITLE = "云岭县林业局2012年工作总结"
BODY = "全年完成造林2.4万亩，新修防火道36公里，没有发生森林火灾。"


def stripped(text: str) -> str:
    doc = Mapped(text)
    strip_word(doc)
    return doc.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('完成\x13 HYPERLINK "http://a.example/b.html" \\t "_blank" \x14造林任务\x15二万亩', "完成造林任务二万亩"),
        ('全长\x13 = 12 + 24 \\# "0" \x1436\x15公里', "全长36公里"),
        ("见\x13EQ \\o\\ac(○,1)\x15条", "见条"),
        ('\x13 TOC \\o "1-3" \\h \\z \x14一、造林\x13 PAGEREF _Toc1234 \\h \x143\x15\x15', "一、造林3"),
        ('完成\x13 IF \x13 PAGE \x141\x15 = 1 "甲" "乙" \x14甲\x15项', "完成甲项"),
        ('加快\x13 HYPERLINK "http://a.example/" 林业发展', "加快林业发展"),
        ('加快HYPERLINK "http://a.example/c.html" \\o "林业" \\t "_blank"林业发展', "加快林业发展"),
        ("第PAGE  \\* MERGEFORMAT 3页", "第3页"),
        ("一、造林 PAGEREF _Toc20913 \\h 3", "一、造林 3"),
        ("电话0818\x1e5237", "电话0818-5237"),
    ],
)
def test_a_field_shows_what_it_shows(text: str, said: str) -> None:
    assert stripped(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "在 TITLE 一栏填写题名，HYPERLINK 一栏留空。",
        "使用 Word 打开文件，另存为 Normal.dot 模板。",
        "按下 PAGE 3 键。",
    ],
)
def test_words_of_word_in_prose_are_text(text: str) -> None:
    assert stripped(text) == text


@pytest.mark.parametrize("gap", ["", "\n"])
def test_cells_make_rows(gap: str) -> None:
    cells = ["乡镇", "造林（亩）", "", "河口镇", "1240", "", "大坪乡", "", "", "石梁乡", "860", ""]
    text = f"{TITLE}\n{BODY}\n" + "".join(f"{cell}\x07{gap}" for cell in cells) + f"特此报告。\n{BODY}"
    rows = ["乡镇 造林（亩）", "河口镇 1240", "大坪乡", "石梁乡 860"]
    assert lines(text) == [TITLE, BODY, *rows, "特此报告。", BODY]


def test_a_cell_of_several_lines_is_one_and_a_second_table_begins_below_its_title() -> None:
    first = "任务\x07单位\x07\x07防火\x07县林业局，\n县公安局\x07\x07"
    second = "附表二\n单位：亩\n乡镇\x07造林\x07\x07河口镇\x07240\x07\x07"
    said = ["任务 单位", "防火 县林业局，县公安局", "附表二", "单位：亩", "乡镇 造林", "河口镇 240"]
    assert [line.replace("\t", " ") for line in stripped(first + second).splitlines()] == said


def test_cells_without_marks_of_rows_stand_one_below_the_other() -> None:
    assert stripped("造林\x07防火\x07治虫\x07").split() == ["造林", "防火", "治虫"]


@pytest.mark.parametrize(
    ("first", "rest", "is_title"),
    [
        ("云岭县林业局", "2012年工作总结", True),
        ("中共云岭县委", "关于加强林业工作的决定", True),
        ("云岭县林业局2012年工作总结", "领导小组办公室通知", False),
        ("云岭县林业局", "（2012年12月8日）", False),
        ("云岭县林业局", "各乡镇人民政府：", False),
    ],
)
def test_a_title_broken_by_hand_is_one(first: str, rest: str, is_title: bool) -> None:
    assert stripped(f"{first}\x0b{rest}\n\n{BODY}") == f"{first}{'' if is_title else chr(11)}{rest}\n\n{BODY}"


def test_what_the_file_says_of_itself_is_no_text() -> None:
    tail = "PAGE\n\nPAGE  2\nNormal.dot\n李干事\nMicrosoft Word 10.0\nMicrosoft Word 文档\nMSWordDoc\nWord.Document.8\n"
    assert lines(f"{TITLE}\n{BODY}\n云岭县林业局\n2012年12月8日\n{tail}") == [
        TITLE,
        BODY,
        "云岭县林业局",
        "2012年12月8日",
    ]
    report = f"各单位用\nMicrosoft Word\n打开附件，按要求填写，于12月8日前报县林业局。\nWord.Document.8\n{BODY}"
    assert stripped(report) == report


def test_the_map_holds_and_each_edit_says_why() -> None:
    text = f'{TITLE}\n{BODY}\n加快\x13 HYPERLINK "http://a.example/" \x14林业\x15发展。\n'
    text += "乡镇\x07\n造林\x07\x07\n河口\x07\n24\x07\x07\n"
    found = cleaned(text)
    assert found.text.split("\n") == [TITLE, BODY, "加快林业发展。", "乡镇 造林", "河口 24"]
    for at, char in enumerate(found.text):
        if not char.isspace():
            assert text[found.starts[at] : found.ends[at]] == char
    edits = [edit for edit in found.edits if edit.step == "word"]
    assert {edit.reason for edit in edits} == {"instruction of a field", "end of a cell or row"}
    assert all(text[edit.raw_start : edit.raw_end] == edit.removed for edit in edits)
