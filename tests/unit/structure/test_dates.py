"""Dates of documents: printed days, events, and years that follow from what a text says of its time."""

from __future__ import annotations

from array import array
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.records import CleanText, Evidence, Outline, Paragraph
from etl.structure.dates import Dates, date_document
from etl.structure.years import chinese_number, choose_year, find_clues


def read(text: str, doc_type: str, **evidence: str) -> Dates:
    kept = tuple(Evidence(kind, value) for kind, value in evidence.items())
    n = len(text)
    clean = CleanText(text, array("I", range(n)), array("I", range(1, n + 1)), (), "Hans", (), kept)
    paragraphs, at = [], 0
    for no, line in enumerate(text.split("\n"), 1):
        paragraphs.append(Paragraph(no, at, at + len(line), "body"))
        at += len(line) + 1
    return date_document(clean, Outline(tuple(paragraphs), (), ()), SimpleNamespace(doc_type=doc_type))


REPORT = (
    "本报讯（记者 甘小雨）{day}，临河县召开全县春耕生产现场会，{clue}，安排部署当前各项工作，县委书记出席会议并讲话。"
)


@pytest.mark.parametrize(
    ("clue", "year"),
    [
        ("贯彻落实十七届三中全会精神", 2009),
        ("以优异成绩迎接党的十八大胜利召开", 2012),
        ("今年是“十二五”规划的开局之年", 2011),
        ("今年是“十一五”规划收官之年", 2010),
        ("今年是实施十三五规划的第二年", 2017),
        ("扎实开展党的群众路线教育实践活动", 2014),
        ("扎实开展保持共产党员先进性教育活动，落实八荣八耻要求", 2006),
        ("深入开展“不忘初心、牢记使命”主题教育，庆祝新中国成立70周年", 2019),
        ("深入开展党史学习教育，庆祝建党一百周年", 2021),
        ("决战决胜脱贫攻坚，抓好常态化疫情防控", 2020),
        ("落实今年印发的《春耕意见》（临政发〔2008〕6号）", 2008),
        ("为“十四五”开好局、起好步打下基础", 2021),
    ],
)
def test_year_by_what_the_text_says(clue: str, year: int) -> None:
    dates = read(REPORT.format(day="3月15日上午", clue=clue), "news_report")
    assert dates.event_on == date(year, 3, 15)
    assert (dates.date_basis, dates.dated_by, dates.dated_from) == ("inferred", "event", date(year, 3, 15))
    assert "3月15日" in dates.date_evidence and "推定" in dates.date_evidence


def test_no_clue_no_year() -> None:
    dates = read(REPORT.format(day="3月15日", clue="认真总结经验"), "news_report")
    assert (dates.event_on, dates.date_basis, dates.dated_by) == (None, "", "")


def test_weekday_tells_between_two_years() -> None:
    text = REPORT.format(day="3月15日（星期三）", clue="深入开展“两学一做”学习教育")
    assert read(text, "news_report").event_on == date(2017, 3, 15)


def test_month_tells_between_the_years_of_a_plenum() -> None:
    clue = "学习贯彻十七届五中全会精神，扎实开展创先争优活动"
    assert read(REPORT.format(day="11月20日", clue=clue), "news_report").event_on == date(2010, 11, 20)
    assert read(REPORT.format(day="6月20日", clue=clue), "news_report").event_on == date(2011, 6, 20)


@pytest.mark.parametrize(
    ("day", "published", "event"),
    [
        ("昨日", "2011-07-16", date(2011, 7, 15)),
        ("昨天上午", "2012-03-01", date(2012, 2, 29)),
        ("今天上午", "2012-03-01", date(2012, 3, 1)),
        ("前天下午", "2012-03-01", date(2012, 2, 28)),
        ("12月30日", "2012-01-04", date(2011, 12, 30)),
        ("15日上午", "2012-03-16", date(2012, 3, 15)),
    ],
)
def test_day_by_the_dateline_of_the_page(day: str, published: str, event: date) -> None:
    dates = read(REPORT.format(day=day, clue="认真总结经验"), "news_report", web_published_on=published)
    assert (dates.event_on, dates.published_on) == (event, date.fromisoformat(published))


def test_upload_to_a_sharing_site_dates_nothing() -> None:
    dates = read(REPORT.format(day="昨日", clue="认真总结经验"), "news_report", uploaded_on="2015-05-05")
    assert (dates.event_on, dates.published_on, dates.uploaded_on) == (None, None, date(2015, 5, 5))


def test_nothing_is_dated_after_its_upload() -> None:
    text = REPORT.format(day="3月15日", clue="深入实施乡村振兴战略，贯彻习近平新时代中国特色社会主义思想和中央八项规定")
    assert read(text, "news_report", uploaded_on="2018-09-01").event_on == date(2018, 3, 15)


def test_meeting_of_several_days() -> None:
    text = REPORT.format(day="2012年5月7日至8日", clue="认真总结经验")
    dates = read(text, "news_report")
    assert (dates.event_on, dates.event_from, dates.event_to) == (date(2012, 5, 7), date(2012, 5, 7), date(2012, 5, 8))
    assert dates.date_basis == "stated"


@pytest.mark.parametrize(("days", "last"), [("10月28日至2日", date(2012, 11, 2)), ("12月30日至3日", date(2013, 1, 3))])
def test_a_meeting_ends_after_it_began(days: str, last: date) -> None:
    text = REPORT.format(day=f"2012年{days}", clue="认真总结经验")
    assert read(text, "news_report").event_to == last
    wired = "新华网兰州12月4日电 全省农村工作会议28日至2日在兰州召开，总结去年工作，部署今年任务。"
    dates = read(wired, "news_report", web_published_on="2010-12-04")
    assert (dates.event_on, dates.event_to) == (date(2010, 11, 28), date(2010, 12, 2))


def test_dates_of_other_things_are_not_the_event() -> None:
    text = "本报讯 自3月1日以来，截至4月30日，临河县召开会议12次，学习贯彻党的十七大精神，今年是“十一五”规划的第三年。"
    assert read(text, "news_report").event_on is None


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("我县于2012年5月7日召开会议，各部门参加", date(2012, 5, 7)),
        ("项目已于2012年5月7日开工，县里近期召开会议", None),
        ("我县将于2012年5月7日召开会议，请各部门参加", None),
        ("县里《关于2012年5月7日会议的通报》印发后，各部门召开会议", None),
    ],
)
def test_what_stands_before_the_day(words: str, event: date | None) -> None:
    assert read(f"本报讯 {words}，认真总结经验，安排部署当前的各项重点工作。", "news_report").event_on == event


def test_speech_is_dated_by_its_head() -> None:
    text = "在全市经济工作会议上的讲话\n（2015年1月20日）\n同志们：\n"
    text += "3月8日上午召开的动员会取得了圆满成功，大家都看到了，下面我再讲两点意见。"
    dates = read(text, "speech")
    assert (dates.event_on, dates.date_basis, dates.published_on) == (date(2015, 1, 20), "stated", None)


def test_speech_may_be_dated_under_its_text() -> None:
    dates = read("在大会上的讲话\n同志们：\n今天的大会开得很好。\n二〇〇七年九月十日", "speech")
    assert (dates.event_on, dates.published_on) == (date(2007, 9, 10), None)


def test_speech_without_a_day_has_an_interval() -> None:
    text = "在总结大会上的讲话\n同志们：\n今年是“十二五”开局之年。"
    text += "3月8日上午，我们召开了动员大会，统一了思想，明确了任务，取得了成效。"
    dates = read(text, "speech", uploaded_on="2011-09-09")
    assert (dates.event_on, dates.date_basis, dates.dated_by) == (None, "", "evidence")
    assert (dates.event_from, dates.event_to) == (date(2011, 3, 8), date(2011, 9, 9))


def test_meeting_at_the_turn_of_the_year() -> None:
    text = REPORT.format(day="12月29日至30日", clue="总结2013年工作，部署2014年工作")
    assert read(text, "news_report").event_on == date(2013, 12, 29)


def test_dateline_of_an_agency_is_no_event() -> None:
    text = "新华网兰州1月9日电 全省农村工作会议8日至9日在兰州召开，总结去年工作，部署今年任务。"
    dates = read(text, "news_report", web_published_on="2010-01-10")
    assert (dates.event_on, dates.event_to) == (date(2010, 1, 8), date(2010, 1, 9))


def test_day_of_coming_into_force_is_no_publication() -> None:
    text = "关于印发办法的通知\n第二十条 本办法自2011年10月1日起施行。\n临河县人民政府办公室 2011年9月6日印发"
    assert read(text, "notice").published_on == date(2011, 9, 6)


def test_minutes_are_published_by_their_signature() -> None:
    text = "2012年3月5日维稳工作会议纪要\n"
    text += "2012年3月5日，县长主持召开维稳工作会议，会议听取了各单位的工作汇报，议定如下事项。\n"
    dates = read(text + "临河县人民政府办公室\n2012年3月8日", "other")
    assert (dates.published_on, dates.event_on) == (date(2012, 3, 8), date(2012, 3, 5))


def test_notice_is_published_by_its_signature_and_has_no_event() -> None:
    text = (
        "临政发〔2006〕12号\n关于做好防汛工作的通知\n各乡镇人民政府：\n"
        "经2006年4月10日县政府常务会议研究，现将有关事项通知如下。\n临河县人民政府\n二〇〇六年四月十二日\n"
        "临河县人民政府办公室 2006年4月13日印发"
    )
    dates = read(text, "notice", web_published_on="2009-01-01")
    assert (dates.published_on, dates.uploaded_on, dates.event_on) == (date(2006, 4, 12), date(2009, 1, 1), None)
    assert dates.dated_by == "published"


def test_bulletin_dates_itself_and_the_meeting_it_reports() -> None:
    head = "工作简报\n第5期\n临河县政府办公室 2006年2月8日\n我县部署安全生产工作\n"
    meeting = "2月6日，临河县召开安全生产工作会议，全面总结工作，安排部署今年的各项任务。"
    dates = read(head + meeting, "bulletin")
    assert (dates.published_on, dates.event_on) == (date(2006, 2, 8), date(2006, 2, 6))
    assert (
        read(head + "今年以来，全县上下狠抓落实，截至1月底各项工作进展顺利，取得了阶段性成效。", "bulletin").event_on
        is None
    )


def test_contradictions_are_reported() -> None:
    text = REPORT.format(day="6月15日", clue="今年是“十二五”规划的第二年，庆祝建党90周年，迎接党的十八大胜利召开")
    dates = read(text, "news_report")
    assert dates.event_on == date(2012, 6, 15)
    assert dates.conflicts == ("“建党90周年”指2011年，与2012年不合",)


@pytest.mark.parametrize(
    ("words", "number"), [("九十", 90), ("一百〇五", 105), ("十二", 12), ("二十", 20), ("70", 70), ("一百", 100)]
)
def test_numbers(words: str, number: int) -> None:
    assert chinese_number(words) == number


def test_latest_year_named_counts_but_targets_do_not() -> None:
    clues = find_clues("2008年县里办了实事，到2015年实现翻番，2020年底前建成小康。")
    assert {c.last.year for c in clues} == {2008, 2009}
    assert choose_year(clues).years == (2008,)


@given(
    st.text(alphabet="年月日〔〕0123456789一二十今昨天上午召开会议，。（）“”十五规划的第周年\n", max_size=120),
    st.sampled_from(["news_report", "speech", "notice", "bulletin"]),
)
def test_never_raises_and_keeps_order(text: str, doc_type: str) -> None:
    dates = read(text, doc_type, web_published_on="2012-05-05")
    assert (dates.dated_from is None) == (dates.dated_to is None) == (dates.dated_by == "")
    if dates.dated_from and dates.dated_to and dates.dated_by == "evidence":
        assert dates.dated_from <= dates.dated_to
    assert (dates.date_basis == "") == (dates.event_on is None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("后天，就是我们党85周年的生日，在这个时候开会很有意义。", date(2006, 6, 29)),
        ("明天就是第二十九个教师节，我代表县委向大家表示慰问。", date(2013, 9, 9)),
        ("今天是新中国成立六十周年纪念日，我们欢聚一堂。", date(2009, 10, 1)),
        ("大后天是中国共产党成立90周年的纪念日。", date(2011, 6, 28)),
        ("昨天是建军85周年，今天我们慰问部队。", date(2012, 8, 2)),
        ("今天是个好日子，大家都很高兴。", None),
    ],
)
def test_a_speaker_counts_from_a_memorial_day(words: str, day: date | None) -> None:
    text = f"在全县座谈会上的讲话\n陈志远\n同志们：\n{words}下面，我讲三点意见。"
    assert read(text, "speech").event_on == day


@pytest.mark.parametrize(
    "lead",
    [
        "2018年5月17日上午，县长钱正在县政府二楼会议室主持召开第9次常务会议，研究防汛工作。现纪要如下：",
        "2018年5月17日，县林业局召开局务会议，传达上级精神。会议议定事项如下：",
    ],
)
def test_the_day_of_minutes_whose_lead_goes_over_to_their_points(lead: str) -> None:
    dates = read(f"临河县人民政府常务会议纪要\n{lead}\n一、关于防汛工作\n会议同意该方案。", "other")
    assert (dates.event_on, dates.date_basis) == (date(2018, 5, 17), "stated")


@pytest.mark.parametrize(
    ("words", "is_spoken"),
    [
        ("2.打好秋收大会战。9月底前完成收割任务。", False),
        ("二、社会上反响良好", False),
        ("各位代表：", True),
        ("——在县农业工作会议上", True),
    ],
)
def test_what_is_read_out_is_told_by_its_hearers(words: str, is_spoken: bool) -> None:
    text = f"临河县农业局工作总结\n{words}\n上半年，全县农业生产形势良好。\n临河县农业局\n2001年7月12日"
    assert read(text, "work_report").published_on == (None if is_spoken else date(2001, 7, 12))
