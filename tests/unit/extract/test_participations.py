"""Who did what at the document's own meeting."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.organisations import find_organisations
from etl.extract.participations import find_participations
from etl.extract.people import find_people
from etl.records import Mention

_SPEC = importlib.util.spec_from_file_location("documents", Path(__file__).with_name("documents.py"))
documents = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(documents)
reading = documents.reading

HELD = "8月7日，我县召开全县脱贫攻坚总结大会。"


def roles(text, doc_type="news_report", places=(), **facts):
    document = reading(text, doc_type=doc_type, region_code="620521", event_on=date(2012, 8, 7), **facts)
    found = [
        Mention(
            "place", at, at + len(name), next(s.no for s in document.sentences if s.start <= at < s.end), name, "t", 1.0
        )
        for name in places
        if (at := text.find(name)) >= 0
    ]
    people = find_people(document)
    rows = find_participations(document, people.persons, find_organisations(document), found, ())
    return {(row.participant, row.role) for row in rows}


SENTENCES = [
    ("副县长阮丽芬宣读了表彰决定，各乡镇书记作了表态发言。", {("阮丽芬", "relay")}),
    ("县长任正平主持，会议通过了关于工作报告的决议。", {("任正平", "host")}),
    ("县委书记何国强在讲话中肯定了前段工作，他强调，要做到位。", {("何国强", "speak")}),
    ("经理倪大年代表企业发言。倪大年表示，要加大投入。", {("倪大年", "report")}),
    (
        "县委书记孔令平出席会议并讲话，县长尚小云主持会议。",
        {("孔令平", "attend"), ("孔令平", "speak"), ("尚小云", "host")},
    ),
    ("会议由县委副书记覃波同志主持。", {("覃波", "host")}),
    ("覃波主持会议并作了重要讲话。", {("覃波", "host"), ("覃波", "speak")}),
    ("县委副书记彭思齐宣读了表彰决定，副县长李崇礼通报了工作情况。", {("彭思齐", "relay"), ("李崇礼", "report")}),
    (
        "县委常委钟汉清，副县长贺绍庭，清水县副县长唐朝辉、欧阳世杰，老同志谭子期等出席会议。",
        {(name, "attend") for name in ("钟汉清", "贺绍庭", "唐朝辉", "欧阳世杰", "谭子期")},
    ),
    ("出席会议的有：县委常委杨国强，县人大常委会副主任冯海棠。", {("杨国强", "attend"), ("冯海棠", "attend")}),
    ("会议听取了县发改局局长韩冰关于经济运行情况的汇报。", {("韩冰", "report")}),
    ("会议传达了副省长黎明德同志在全省现场会上的讲话精神。", set()),
    ("会议传达了县委书记孙文魁的意见。他指出，要抓好落实。", set()),
    ("会议强调，要认真学习习近平总书记重要讲话精神。", set()),
    ("县长尚小云要将方案报县委，县长尚小云须在月底前汇报。", set()),
    ("去年，县长尚小云出席了全省现场会。", set()),
    ("（记者 龚思源）村民龙满香告诉记者，水沟又能洗菜了。", set()),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:12] for text, _ in SENTENCES])
def test_roles_in_a_report(text, expected):
    assert roles(HELD + text) == expected


def test_a_national_leader_is_quoted_in_a_local_report_but_present_where_he_holds_a_post_of_the_province():
    assert roles(HELD + "习近平指出，要抓好落实。") == set()
    assert roles(HELD + "甘肃省委书记尹力出席会议并讲话。") == {("尹力", "attend"), ("尹力", "speak")}


def test_units_take_the_role_of_their_nameless_heads():
    found = roles(HELD + "会上，白驼镇、县林业局、县地税局负责人作了交流发言。", places=("白驼镇",))
    assert found == {("白驼镇", "report"), ("清水县林业局", "report"), ("清水县地税局", "report")}


def test_only_what_happened_just_now_counts_in_a_speech():
    text = "刚才，县纪委书记黄薇同志宣读了表彰决定。3月8日召开动员大会，县委书记杨军元到会并作了重要讲话。"
    assert roles(text, "speech") == {("黄薇", "relay")}


def test_the_author_reports_a_work_report_and_gives_a_speech():
    text = "清水县人民政府县长 罗世恒\n各位代表：现在，我代表县人民政府，向大会报告工作。"
    assert roles(text, "work_report", authors=("罗世恒",)) == {("罗世恒", "report")}
    assert roles(text, "speech", authors=("罗世恒",)) == {("罗世恒", "report")}
    spoken = "清水县人民政府县长 罗世恒\n同志们：今天，我讲三点意见。"
    assert roles(spoken, "speech", authors=("罗世恒",)) == {("罗世恒", "speak")}


@pytest.mark.parametrize("doc_type", ["notice", "article", "other"])
def test_documents_of_no_meeting_have_none(doc_type):
    assert roles(HELD + "县委书记孔令平出席会议并讲话。", doc_type) == set()


def test_news_of_work_in_which_no_meeting_is_held_has_none():
    assert roles("县委书记孔令平到白驼镇调研。孔令平强调，要抓好春耕。") == set()


PIECES = st.sampled_from(
    [
        "县长李建国", "县教育局", "出席会议", "并讲话", "主持", "，", "。", "、", "传达", "召开大会",
        "刚才", "汇报", "：", "等", "\n", "要",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(["news_report", "speech", "bulletin", "notice"]))
def test_a_participant_is_one_of_the_mentions(text, doc_type):
    document = reading(text, doc_type=doc_type, region_code="620521")
    people = find_people(document, lambda sentence: ())
    bodies = find_organisations(document)
    rows = find_participations(document, people.persons, bodies, (), ())
    spans = {(m.start, m.end, m.name) for m in (*people.persons, *bodies)}
    assert all((row.start, row.end, row.participant) in spans for row in rows)
    assert len({(row.participant, row.participant_type, row.role) for row in rows}) == len(rows)
