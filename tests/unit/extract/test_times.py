from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.times import find_times
from etl.extract.times.grammar import number, year_number

NEWS = {"doc_type": "news_report", "published_on": date(2014, 5, 20), "event_on": date(2014, 5, 19)}
REPORT = {"doc_type": "work_report", "event_on": date(2012, 1, 15), "title": "政府工作报告"}


def read(make_reading, text, **facts):
    reading = make_reading(text, **(facts or NEWS))
    return [(m.name, str(m.start_on or ""), str(m.end_on or ""), m.precision) for m in find_times(reading)]


def only(make_reading, text, **facts):
    found = read(make_reading, text, **facts)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "surface", "start", "end", "precision"),
    [
        ("2013年3月15日，会议召开。", "2013年3月15日", "2013-03-15", "2013-03-15", "day"),
        ("2013年5月1日起至6月30日止集中整治。", "2013年5月1日起至6月30日止", "2013-05-01", "2013-06-30", "day"),
        ("2013年8月中下旬开工。", "2013年8月中下旬", "2013-08-11", "2013-08-31", "xun"),
        ("每年的3月开展一次。", "每年的3月", "", "", "recurring"),
        ("三年内建成，几年内见效。", "三年内", "", "", "years"),
        ("每天16时前报送。", "每天16时前", "", "", "recurring"),
        ("2013年春节前完成。", "2013年春节前", "", "2013-02-10", "day"),
        ("2012年中秋节前发放。", "2012年中秋节前", "", "2012-09-30", "day"),
        ("2013年除夕前返乡。", "2013年除夕前", "", "2013-02-09", "day"),
        ("2013年正月十五以前送粪。", "2013年正月十五以前", "", "2013-02-24", "day"),
        ("2013年腊月二十三开始。", "2013年腊月二十三", "2013-02-03", "2013-02-03", "day"),
        ("农历九月初九聚会。", "农历九月初九", "2014-10-02", "2014-10-02", "day"),
        ("学习“七一”重要讲话精神。", "七一", "2014-07-01", "2014-07-01", "day"),
        ("“五一”前竣工。", "“五一”前", "", "2014-05-01", "day"),
        ("监测人员每小时至少巡查一次。", "每小时", "", "", "recurring"),
        ("春耕比往年早半个月。", "往年", "", "", "vague"),
        ("去冬修的水渠。", "去冬", "", "", "vague"),
        ("从三月四日开始。", "三月四日", "2014-03-04", "2014-03-04", "day"),
        ("附件：1.2012年任务分解表", "2012年", "2012-01-01", "2012-12-31", "year"),
        ("每年3月至5月集中整治。", "每年3月至5月", "", "", "recurring"),
        ("几十年来变化很大。", "几十年来", "", "", "years"),
        ("今后一个时期的任务。", "今后一个时期", "", "", "vague"),
        ("二〇一一年三月十五日印发。", "二〇一一年三月十五日", "2011-03-15", "2011-03-15", "day"),
        ("二○○八年底，全县脱贫。", "二○○八年底", "2008-12-21", "2008-12-31", "xun"),
        ("一九九七年以来，连年增产。", "一九九七年以来", "1997-01-01", "", "year"),
        ("于2011-07-16发布。", "2011-07-16", "2011-07-16", "2011-07-16", "day"),
        ("5月7日下午，会议召开。", "5月7日下午", "2014-05-07", "2014-05-07", "day"),
        ("2012年12月15日（星期六）上午9时开始。", "2012年12月15日（星期六）上午9时", "2012-12-15", "2012-12-15", "day"),
        ("3月上旬启动。", "3月上旬", "2014-03-01", "2014-03-10", "xun"),
        ("2010年12月底验收。", "2010年12月底", "2010-12-21", "2010-12-31", "xun"),
        ("2010年初，成立机构。", "2010年初", "2010-01-01", "2010-03-31", "quarter"),
        ("比年初增加5亿元。", "年初", "", "", "vague"),
        ("10月25日前上报。", "10月25日前", "", "2014-10-25", "day"),
        ("6月底前完成。", "6月底前", "", "2014-06-30", "xun"),
        ("年底前完成。", "年底前", "", "2014-12-31", "year"),
        ("今年底前完成。", "今年底前", "", "2014-12-31", "year"),
        ("本月15日前报来。", "本月15日前", "", "2014-05-15", "day"),
        ("下月初检查。", "下月初", "2014-06-01", "2014-06-10", "xun"),
        ("15日前报来。", "15日前", "", "2014-05-15", "day"),
        ("截至4月底，完成3亿元。", "截至4月底", "", "2014-04-30", "xun"),
        ("截至目前，完成3亿元。", "截至目前", "", "", "vague"),
        ("自2010年4月以来，新增三家。", "自2010年4月以来", "2010-04-01", "", "month"),
        ("从9月1日起施行。", "从9月1日起", "2014-09-01", "", "day"),
        ("2015年以后逐年增加。", "2015年以后", "2015-01-01", "", "year"),
        ("今年以来，势头良好。", "今年以来", "", "", "vague"),
        ("去年以来，势头良好。", "去年以来", "2013-01-01", "", "year"),
        ("1至8月，增长三成。", "1至8月", "2014-01-01", "2014-08-31", "month"),
        ("1-6月份，增长三成。", "1-6月份", "2014-01-01", "2014-06-30", "month"),
        ("去年10月至今年3月，组织培训。", "去年10月至今年3月", "2013-10-01", "2014-03-31", "month"),
        ("2013年3月30日至4月2日举行。", "2013年3月30日至4月2日", "2013-03-30", "2013-04-02", "day"),
        ("2011—2015年，投资10亿元。", "2011—2015年", "2011-01-01", "2015-12-31", "years"),
        ("2011年至2013年累计投入。", "2011年至2013年", "2011-01-01", "2013-12-31", "years"),
        ("前三季度，增长8%。", "前三季度", "2014-01-01", "2014-09-30", "quarter"),
        ("二、三季度，增长8%。", "二、三季度", "2014-04-01", "2014-09-30", "quarter"),
        ("前4个月，增长8%。", "前4个月", "2014-01-01", "2014-04-30", "month"),
        ("去年下半年，增长8%。", "去年下半年", "2013-07-01", "2013-12-31", "half"),
        ("“十一五”期间，增长8%。", "“十一五”期间", "2006-01-01", "2010-12-31", "years"),
        ("到“十三五”末，达到80%。", "“十三五”末", "2020-01-01", "2020-12-31", "year"),
        ("20世纪80年代，他参了军。", "20世纪80年代", "1980-01-01", "1989-12-31", "years"),
        ("每月5日前公布。", "每月5日前", "", "", "recurring"),
        ("每季度末前报送。", "每季度末前", "", "", "recurring"),
        ("每周五下午3时前报送。", "每周五下午3时前", "", "", "recurring"),
        ("每季度首月5日前报送。", "每季度首月5日前", "", "", "recurring"),
        ("2011年元月开工。", "2011年元月", "2011-01-01", "2011-01-31", "month"),
        ("每半月督查一次。", "每半月", "", "", "recurring"),
        ("三年来，共投入两亿元。", "三年来", "", "", "years"),
        ("近年来，生态好转。", "近年来", "", "", "vague"),
        ("昨日，会议召开。", "昨日", "2014-05-19", "2014-05-19", "day"),
        ("上周五，会议召开。", "上周五", "2014-05-16", "2014-05-16", "day"),
        ("本周，会议召开。", "本周", "2014-05-19", "2014-05-25", "week"),
        ("2月30日前完成。", "2月30日前", "", "", "day"),
        ("2013-2014学年，新建两所。", "2013-2014学年", "2013-01-01", "2014-12-31", "years"),
        ("《2013年工作要点》已经印发。", "2013年", "2013-01-01", "2013-12-31", "year"),
    ],
)
def test_one_expression(make_reading, text, surface, start, end, precision):
    assert only(make_reading, text) == (surface, start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "庆祝建党90周年。",
        "（国发〔2012〕20号）",
        "第81期简报。",
        "活动开展以来，会后，刚才，同比增长。",
        "要在7日之内传达，10日内办结。",
        "三年级学生和五年计划、一月一督查。",
        "会议室在二楼，为期5天，历时两个月。",
        "欢度春节，春节前往海南，争取半年内见效，每小时20公里。",
        "以上年龄的当年轻人，以前年度的账目。",
        "联系电话：0915-3212846。",
    ],
)
def test_what_is_no_time(make_reading, text):
    assert read(make_reading, text) == []


def test_same_period_copies_the_period_it_is_compared_with(make_reading):
    text = "上半年，产值增长13%，比去年同期提高1个点。\n1至5月，利润是去年同期的两倍，比上年同期多3家。"
    assert [t[1:3] for t in read(make_reading, text)] == [
        ("2014-01-01", "2014-06-30"),
        ("2013-01-01", "2013-06-30"),
        ("2014-01-01", "2014-05-31"),
        ("2013-01-01", "2013-05-31"),
        ("2013-01-01", "2013-05-31"),
    ]


def test_a_heading_sets_the_year_below_it(make_reading):
    text = "一、2011年工作回顾\n全年增收，比上年多两成，连续五年获奖。\n二、2012年工作安排\n6月底前完成，全年增长一成。"
    assert read(make_reading, text, **REPORT) == [
        ("2011年", "2011-01-01", "2011-12-31", "year"),
        ("全年", "2011-01-01", "2011-12-31", "year"),
        ("上年", "2010-01-01", "2010-12-31", "year"),
        ("连续五年", "2007-01-01", "2011-12-31", "years"),
        ("2012年", "2012-01-01", "2012-12-31", "year"),
        ("6月底前", "", "2012-06-30", "xun"),
        ("全年", "2012-01-01", "2012-12-31", "year"),
    ]


def test_a_year_run_without_a_printed_end_has_no_dates(make_reading):
    assert only(make_reading, "计生工作连续五年获奖。") == ("连续五年", "", "", "years")


def test_the_year_past_in_a_report(make_reading):
    assert only(make_reading, "过去的一年，成绩显著。", **REPORT)[1:3] == ("2011-01-01", "2011-12-31")


def test_a_month_behind_the_turn_of_the_year(make_reading):
    january = {"doc_type": "news_report", "published_on": date(2014, 1, 8)}
    assert only(make_reading, "12月20日，大桥通车。", **january)[1] == "2013-12-20"
    december = {"doc_type": "news_report", "published_on": date(2013, 12, 8)}
    assert only(make_reading, "项目将于1月20日开工。", **december)[1] == "2014-01-20"


def test_a_chronicle_goes_on_month_by_month(make_reading):
    text = "\n".join(f"{month}月10日，会议召开。" for month in range(1, 13))
    found = read(make_reading, text, published_on=date(2014, 1, 10))
    assert [start for _, start, _, _ in found] == [f"2014-{month:02d}-10" for month in range(1, 13)]


def test_a_bare_day_belongs_to_the_month_of_its_sentence_or_of_the_document(make_reading):
    assert [t[1] for t in read(make_reading, "会期定为8月3日、4日，共两天。")] == ["2014-08-03", "2014-08-04"]
    assert [t[1] for t in read(make_reading, "展会8月3日开幕。\n记者19日从县政府获悉。")] == [
        "2014-08-03",
        "2014-05-19",
    ]
    assert only(make_reading, "30日，他到任。", published_on=date(2014, 1, 2))[1] == "2013-12-30"


def test_the_year_last_told_of_gives_way_to_the_next(make_reading):
    found = read(make_reading, "2012年，产值80亿元。今年上半年50亿元，正朝全年100亿元迈进。")
    assert [t[1] for t in found] == ["2012-01-01", "2014-01-01", "2014-01-01"]


def test_items_of_a_list_share_their_year(make_reading):
    found = read(make_reading, "2012年一季度、上半年、前三季度分别增长8%、9%、10%。")
    assert [t[2] for t in found] == ["2012-03-31", "2012-06-30", "2012-09-30"]


def test_the_month_before_is_that_before_the_month_told_of(make_reading):
    assert read(make_reading, "3月完成6200万元，比上月增长3%。")[1][:2] == ("上月", "2014-02-01")
    assert only(make_reading, "上月启动。")[1] == "2014-04-01"


def test_that_day_is_the_day_last_named(make_reading):
    assert [t[1] for t in read(make_reading, "3月8日，大会召开。当天上午，代表参观。次日，分组讨论。")] == [
        "2014-03-08",
        "2014-03-08",
        "2014-03-09",
    ]


def test_without_any_date_nothing_is_resolved_but_what_is_written_out(make_reading):
    found = read(make_reading, "去年，昨日，3月5日，本月底前，上周五，全年，2010年。", doc_type="other")
    assert [t[1:3] for t in found] == [("", "")] * 6 + [("2010-01-01", "2010-12-31")]


@pytest.mark.parametrize(
    ("text", "value"), [("二十三", 23), ("十", 10), ("一百零五", 105), ("12", 12), ("两", 2), ("几", None)]
)
def test_numerals(text, value):
    assert number(text) == value


def test_years_digit_by_digit():
    assert [year_number(y) for y in ("二○○八", "一九九七", "2012")] == [2008, 1997, 2012]


PIECES = st.sampled_from(
    [
        *(
            "今年",
            "去年",
            "上",
            "下",
            "半年",
            "季度",
            "前",
            "后",
            "以来",
            "至",
            "到",
            "年",
            "月",
            "日",
            "号",
            "底",
            "初",
        ),
        *(
            "每",
            "近",
            "十",
            "二",
            "三",
            "两",
            "〇",
            "连续",
            "来",
            "同期",
            "截至",
            "全年",
            "周",
            "五",
            "“十二五”",
            "期间",
        ),
        *("1", "2", "12", "30", "31", "2010", "2100", "9999", "，", "。", "\n"),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_spans_and_bounds_hold_on_any_text(make_reading, text):
    reading = make_reading(text, **NEWS)
    last = 0
    for mention in find_times(reading):
        assert mention.start >= last
        assert text[mention.start : mention.end] == mention.name
        sentence = reading.sentences[mention.sentence_no - 1]
        assert sentence.start <= mention.start < mention.end <= sentence.end
        assert mention.start_on is None or mention.end_on is None or mention.start_on <= mention.end_on
        last = mention.end


@given(st.text(max_size=80))
def test_never_raises(make_reading, text):
    find_times(make_reading(text))


def test_the_same_period_of_a_count_so_far_begins_with_its_year(make_reading):
    found = read(make_reading, "截至4月底，全县完成投资3亿元，比上年同期增加5000万元。")
    assert found[1] == ("上年同期", "2013-01-01", "2013-04-30", found[0][3])
