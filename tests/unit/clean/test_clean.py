"""What holds for every cleaning: the map, the edits, no exception, linear time; and the annotated documents."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.clean import clean
from etl.records import RawDocument
from etl.sources import read_path
from tests.unit.clean.helpers import cleaned, raw

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))

PIECES = [
    "县委", "召开会议", "，", "。", "、", "：", "(", ")", "（", "）", "“", "”", "「", "』", '"', " ", "  ",
    "\u3000\u3000", "\n", "\n\n", "\r\n", "\t", "\xa0", "\f", "一、", "（一）", "1.", "第23期",
    "2011年5月10日", "12.5%", "３５％", "...", "--", "《", "》", "<b>", "<!--x-->", "[图片]", "**", "|",
    "| a | b |\n", "![]()", "[a](http://x)", "（下转第3版）\n", "\n- 1 -\n", "图为张三讲话。", "全區(qū)",
    "著力", "乾部", "首页", "打印", "来源：某报", "发布时间：2011-01-02 10:11", "\n显示全部\n", "相似文档\n",
    "同志们：",
    "关于做好工作", "的通知", "张 强", "\ufeff", "⻄", "𠀀", "abc", "1 2 3", "\\", "# ", "&nbsp;", "12 个",
    "抄送：",
    "\n2011-07-16 08:30\n", "\n[ 2009-5-8 ]\n",
    "\n来源：", "\n第3版\n", "发布:2012-11-03约1.32千字共4页", "\nA04\n", "上一篇：",
]  # fmt: skip
MESSY = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=50).map("".join))
SENTENCE = st.lists(
    st.sampled_from(["县委召开会议", "各乡镇要抓好落实", "新修公路12.6公里", "增长8.5%", "（含东河镇）", "“双联”行动"]),
    min_size=2,
    max_size=6,
).map(lambda parts: "，".join(parts) + "。")
TIDY = st.lists(
    st.one_of(SENTENCE, SENTENCE.map(lambda text: f"（一）加强领导。{text}"), st.just("一、总体要求")),
    min_size=1,
    max_size=8,
).map(lambda paragraphs: "\n".join(dict.fromkeys(paragraphs)))


def check_map(document: RawDocument) -> None:
    text = clean(document)
    assert len(text.text) == len(text.starts) == len(text.ends)
    size = len(document.text)
    assert all(0 <= start <= end <= size for start, end in zip(text.starts, text.ends, strict=True))
    assert text.text == text.text.strip()
    assert not any(line != line.strip() or not line for line in text.text.split("\n")) or not text.text
    if not text.captions:
        assert list(text.starts) == sorted(text.starts)
    for edit in text.edits:
        assert edit.step == "warning" or document.text[edit.raw_start : edit.raw_end] == edit.removed


@settings(max_examples=300, deadline=None)
@given(MESSY)
def test_the_map_holds_for_any_text(text: str) -> None:
    check_map(raw(text))


@settings(max_examples=150, deadline=None)
@given(TIDY)
def test_clean_text_is_left_as_it_is(text: str) -> None:
    once = cleaned(text).text
    assert once == text
    assert cleaned(once).text == once


def test_a_kept_character_maps_to_itself() -> None:
    text = "　　縣委召開(kāi)會議,\n部署工作。\n- 1 -\n"
    clean_text = cleaned(text)
    assert clean_text.text == "县委召开会议，部署工作。"
    start = clean_text.text.index("部署")
    raw_start, raw_end = clean_text.raw_span(start, start + 2)
    assert text[raw_start:raw_end] == "部署"
    opened = clean_text.text.index("开")
    assert text[slice(*clean_text.raw_span(0, 2))] == "縣委"
    assert text[slice(*clean_text.raw_span(opened, opened + 2))] == "開(kāi)會"


def test_the_line_break_maps_to_what_stands_between_the_paragraphs() -> None:
    text = "甲会议召开。\n\n　　乙会议召开。"
    clean_text = cleaned(text)
    at = clean_text.text.index("\n")
    assert text[clean_text.starts[at] : clean_text.ends[at]] == "\n\n　　"


@pytest.mark.parametrize(
    "piece",
    [
        "县委召开会议，研究部署工作。",
        "县委会议\n",
        "(区(",
        "「区『",
        '区"县"',
        "1 ",
        "| 区 ",
        "區(qū)",
        "![(",
        "[a](",
        "<p ",
        "区\f",
        "图为甲\n",
        "甲镇    12\n",
        "1 . ",
        "相关新闻\n（甲乙\n",
        "发表于 2011-05-03\n楼主\n",
        "1 ",
    ],
)
def test_time_grows_with_length(piece: str) -> None:
    def seconds(times: int) -> float:
        document = raw(piece * times)
        start = time.process_time()
        clean(document)
        return time.process_time() - start

    seconds(100)
    assert seconds(8000) < 40 * seconds(1000) + 0.5


@pytest.mark.parametrize("path", GOLD or [None], ids=lambda path: path.stem if path else "absent")
def test_annotated_documents(path: Path | None) -> None:
    if path is None:
        if os.environ.get("GONGWEN_FULL") == "1":
            pytest.fail("the annotated documents are absent")
        pytest.skip("the annotated documents lie outside the repository")
    gold = json.loads(path.read_text("utf-8"))
    source = next(
        found for found in (SHARED / "gold" / "raw" / gold["file"], SHARED / "seeds" / gold["file"]) if found.exists()
    )
    document = next(read_path(str(source)))
    assert isinstance(document, RawDocument)
    check_map(document)
    text = clean(document)
    wanted, found = Counter(gold["clean_text"].split("\n")), Counter(text.text.split("\n"))
    assert sum((wanted & found).values()) >= 0.95 * max(sum(wanted.values()), sum(found.values()))
    assert text.script == gold["document"]["script"]
    assert any(item.kind == "truncated" for item in text.evidence) is bool(gold["document"]["is_truncated"])
