from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.works import find_works


def read(make_reading, text):
    return [(m.name, m.number) for m in find_works(make_reading(text))]


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("落实《清江县河道管理办法》。", [("清江县河道管理办法", "")]),
        ("印发《全县改厕方案》（清政办发〔2013〕12号）。", [("全县改厕方案", "清政办发〔2013〕12号")]),
        ("下发了《实施意见》（清发〔XX〕3号），", [("实施意见", "清发〔XX〕3号")]),
        ("转发《关于印发《2011年要点》的通知》（清府发[2011]5号，以下简称《通知》）", None),
        ("《关于印发〈消防规划〉的通知》", [("关于印发〈消防规划〉的通知", "")]),
        ("《关于开展“学先进、赶先进”活动的意见》", [("关于开展“学先进、赶先进”活动的意见", "")]),
        ("按照国发〔2009〕8号《关于稳定就业的通知》", [("关于稳定就业的通知", "国发〔2009〕8号")]),
        ("《物业管理条例》（国务院令第379号）", [("物业管理条例", "国务院令第379号")]),
        ("《村规民约》《河长公约》上墙。", [("村规民约", ""), ("河长公约", "")]),
        ("依照〈信访工作条例〉办理。", [("信访工作条例", "")]),
        ("《关于加强防汛的意见（试行），各镇要落实。", [("关于加强防汛的意见", "")]),
        ("《关于防汛的通知，各镇要落实。又印发《水库管理办法》。", [("关于防汛的通知", ""), ("水库管理办法", "")]),
    ],
)
def test_titles_and_numbers(make_reading, text, works):
    if works is None:
        works = [("关于印发《2011年要点》的通知", "清府发[2011]5号"), ("通知", "")]
    assert read(make_reading, text) == works


@pytest.mark.parametrize(
    "text",
    [
        "《人民日报》刊文。",
        "他在《新闻联播》里看到。",
        "电视剧《山乡》热播。",
        "《》",
        "没有书名号的通知。",
        "《未完的标题",
    ],
)
def test_what_is_no_cited_document(make_reading, text):
    assert read(make_reading, text) == []


@given(st.text(alphabet="《》〈〉<>（）〔〕关于的通知意见2012号发国令第一。，\n ", max_size=60))
def test_titles_stand_in_the_text_without_overlap(make_reading, text):
    reading, last = make_reading(text), 0
    for work in find_works(reading):
        assert work.start >= last
        assert text[work.start : work.end] == work.name != ""
        sentence = reading.sentences[work.sentence_no - 1]
        assert sentence.start <= work.start < work.end <= sentence.end
        last = work.end
