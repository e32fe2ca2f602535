"""Figures as facts: what is found in invented sentences, and what is not."""

import importlib.util
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.metrics import explain_numbers, find_metrics, units
from etl.records import Metric

HERE = Path(__file__).parent
_SPEC = importlib.util.spec_from_file_location("metric_readings", HERE / "readings.py")
assert _SPEC and _SPEC.loader
readings = importlib.util.module_from_spec(_SPEC)
sys.modules["metric_readings"] = readings
_SPEC.loader.exec_module(readings)


def _lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]


def _metrics(text: str, role: str = "other", **kind: str) -> tuple[Metric, ...]:
    reading = readings.reading_of(text, role, **kind)
    return find_metrics(reading, readings.times_of(reading))


def _dice(a: str, b: str) -> float:
    both = Counter(a) & Counter(b)
    return 2 * both.total() / (len(a) + len(b))


@dataclass
class Tally:
    expected: int = 0
    found: int = 0
    matched: int = 0
    named: int = 0
    full: int = 0


def _score(name: str) -> Tally:
    tally = Tally()
    for line in _lines(name):
        text, _, wanted = line.partition(" =>")
        _compare(tally, _metrics(text), [w.strip().split(" ") for w in wanted.split(";") if w.strip()])
    return tally


def _compare(tally: Tally, found: tuple[Metric, ...], wanted: list[list[str]]) -> None:
    free, places = list(range(len(found))), {}
    tally.found += len(found)
    tally.expected += len(wanted)
    for k, (value, unit, indicator, *flags) in enumerate(wanted):
        at = next((j for j in free if found[j].value == Decimal(value) and found[j].unit == unit), None)
        if at is None:
            continue
        free.remove(at)
        places[k] = at
        named = _dice(found[at].indicator, indicator) >= 0.7
        tally.matched += 1
        tally.named += named
        tally.full += named and _fields(found[at]) == _wanted(flags, places)


def _fields(metric: Metric) -> tuple[str, str, str, str, int | None]:
    return metric.bound, metric.change, metric.status, metric.rate_per, metric.part_of


def _wanted(flags: list[str], places: dict[int, int]) -> tuple[str, str, str, str, int | None]:
    bound = next((f for f in flags if f in ("min", "max", "approx")), "exact")
    change = "increase" if "up" in flags else "decrease" if "down" in flags else "level"
    part = next((places.get(int(f[1:])) for f in flags if f.startswith("<")), None)
    rate = next((f[1:] for f in flags if f.startswith("@")), "")
    return bound, change, "target" if "T" in flags else "reported", rate, part


@pytest.mark.parametrize("name", ["sentences.txt", "sentences_2.txt", "sentences_3.txt"])
def test_invented_sentences(name: str) -> None:
    tally = _score(name)
    assert tally.matched / tally.expected >= 0.98
    assert tally.matched / tally.found >= 0.98
    assert tally.named / tally.matched >= 0.92
    assert tally.full / tally.matched >= 0.90


def test_sentences_full_of_numbers_that_are_no_figures() -> None:
    lines = [*_lines("no_figures.txt"), *_lines("no_figures_2.txt")]
    wrong = [line for line in lines if _metrics(line)]
    assert len(lines) >= 300
    assert len(wrong) < 0.02 * len(lines), wrong


@pytest.mark.parametrize(
    ("text", "quote", "indicator"),
    [
        ("全县实现地区生产总值31.2亿元。", "31.2亿元", "实现地区生产总值"),
        ("全年接待游客约12万人次。", "约12万人次", "接待游客"),
        ("每个村至少建立一项制度。", "一项", "建立制度"),
        ("引进企业10-15家。", "10-15家", "引进企业"),
        ("三分之二的行政村编制了村庄规划。", "三分之二", "编制村庄规划的行政村占比"),
        ("仍有22个项目未按计划开工。", "22个", "未按计划开工项目"),
        ("要在5日之内组织验收。", "5日之内", "组织验收"),
        ("将剩余的300万元补助资金拨付到位。", "300万元", "拨付补助资金"),
        ("对12个先进单位进行了表彰。", "12个", "表彰先进单位"),
        ("各镇负责人约80人参加会议。", "约80人", "参加会议"),
        ("项目管理费控制在总投资的2%以内。", "2%以内", "项目管理费占总投资的比重"),
        ("人均收入仅相当于全省平均水平的85%。", "85%", "人均收入与全省平均水平之比"),
        ("产值是2005年的3.4倍。", "3.4倍", "产值为2005年的倍数"),
        ("工业总产值翻一番。", "一番", "工业总产值翻番"),
    ],
)
def test_quote_and_indicator(text: str, quote: str, indicator: str) -> None:
    (metric,) = _metrics(text)
    assert (text[metric.start : metric.end], metric.indicator) == (quote, indicator)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("实现3500名贫困人口脱贫。", "贫困人口脱贫"),
        ("完成三千户农村危房改造提升。", "完成农村危房改造提升"),
        ("抽调技术人员80名包乡指导。", "抽调技术人员"),
        ("县领导各联系2个村。", "联系村"),
        ("全县青稞种植面积3.8万亩，产量690吨。", "青稞产量"),
        ("地区生产总值62.4亿元，“十二五”年均增长10.7%。", "地区生产总值增长"),
        ("一般公共预算收入4.15亿元，同口径增长9.1%。", "一般公共预算收入增长"),
        ("完成29座四、五类危桥改造。", "完成危桥改造"),
        ("加快推进6个游客服务点建设。", "推进游客服务点建设"),
        ("各镇要选派5名以上干部专职负责创建工作。", "选派干部"),
        ("对照523项验收指标逐项过筛。", "验收指标"),
        ("河道两岸植树38万株。", "植树"),
        ("重点时段每2小时巡查一次。", "巡查"),
        ("对各镇转型工作每月督查排名一次。", "督查排名"),
        ("农村公路总里程2986公里，其中县道412公里。", "县道总里程"),
    ],
)
def test_the_last_figure_is_named_by_what_was_done_or_carried(text: str, indicator: str) -> None:
    assert _metrics(text)[-1].indicator == indicator


def test_parts_go_on_behind_a_semicolon_while_they_are_of_one_measure() -> None:
    found = _metrics(
        "实现生产总值100亿元，增长8%。其中，第一产业增加值20亿元，增长4%；第二产业增加值50亿元；第三产业增加值30亿元。"
    )
    assert [m.part_of for m in found if m.unit == "元"] == [None, 0, 0, 0]


def test_a_row_may_carry_its_own_unit_and_growth_its_sign() -> None:
    reading = readings.reading_of(
        "产品名称 产量 比上年增长（%）\n水泥（万吨） 21.6 14.2\n服装（万件） 2730 -6.1\n发电量（万千瓦时） 86400 3.3",
        kind="table",
    )
    found = find_metrics(reading, ())
    assert [(m.value, m.unit, m.indicator, m.change) for m in found] == [
        (Decimal(216000), "吨", "水泥产量", "level"),
        (Decimal("14.2"), "%", "水泥产量增长", "increase"),
        (Decimal(27300000), "件", "服装产量", "level"),
        (Decimal("6.1"), "%", "服装产量下降", "decrease"),
        (Decimal(864000000), "千瓦时", "发电量", "level"),
        (Decimal("3.3"), "%", "发电量增长", "increase"),
    ]


def test_status_follows_role_and_words() -> None:
    text = "新建公路80公里。"
    assert _metrics(text, "achievement")[0].status == "reported"
    assert _metrics(text, "plan")[0].status == "target"
    assert _metrics(text, "requirement")[0].status == "target"
    assert _metrics("力争新建公路80公里。", "achievement")[0].status == "target"
    assert _metrics("目前已新建公路80公里。", "plan")[0].status == "reported"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("近万名农技人员深入一线。", "reported"),
        ("他先后办理案件200多起。", "reported"),
        ("今年将新建公路80公里。", "target"),
        ("该县计划改造3个片区。总投资11亿元。", "target"),
    ],
)
def test_news_told_in_the_present_sets_no_target(text: str, status: str) -> None:
    assert _metrics(text, "plan", doc_type="news_report")[-1].status == status


@pytest.mark.parametrize("text", ["精密零件脱落。", "社会零售稳中有升。", "零部件供应充足。"])
def test_words_with_nought_are_no_figures(text: str) -> None:
    assert _metrics(text) == ()


def test_distribution_gives_each_subject_its_figure() -> None:
    found = _metrics("城镇居民人均可支配收入21000元，农民人均纯收入8000元，分别增长9.8%和11.2%。")
    assert [m.indicator for m in found[2:]] == ["城镇居民人均可支配收入增长", "农民人均纯收入增长"]
    assert [m.rate_per for m in found] == ["人均", "人均", "", ""]


@pytest.mark.parametrize(
    "text",
    [
        "今年，该校有100多名学生报考，其中20名分别被9所院校录取。",
        "选派60名干部，其中12名分别到8个村、5家企业分别任职3个月和6个月。",
        "分别分别增长3%和5%。",
    ],
)
def test_a_word_of_distribution_inside_what_it_distributes_ends(text: str) -> None:
    assert all(metric.indicator for metric in _metrics(text))


def test_a_bracket_behind_a_total_breaks_it_down() -> None:
    found = _metrics("抽调120名干部（其中，县直单位70名，乡镇、街道50名），分成20个小组。")
    assert [m.part_of for m in found] == [None, 0, 0, None]
    assert found[2].indicator == "抽调乡镇、街道干部"


def test_a_table_takes_unit_and_name_from_its_head_and_rows() -> None:
    text = "乡镇 修建道路（公里） 补助资金（万元）\n东林镇 12.5 360\n西山乡 8 240\n合计 20.5 600"
    found = _metrics(text, kind="table")
    assert [(m.indicator, m.value, m.unit) for m in found[:2]] == [
        ("东林镇修建道路", Decimal("12.5"), "公里"),
        ("东林镇补助资金", Decimal(3600000), "元"),
    ]
    assert [m.part_of for m in found] == [4, 5, 4, 5, None, None]


def test_values_lead_to_base_units() -> None:
    (metric,) = _metrics("新建茶园3亩。")
    assert (metric.value, metric.unit, metric.value_base, metric.base_unit) == (3, "亩", Decimal("2000.0001"), "平方米")
    assert units()["公里"].factor == 1000


def test_the_period_is_that_of_the_sentence() -> None:
    first, second = _metrics("2012年新建公路80公里。比2010年增加12公里。")
    assert (first.period_start, first.period_basis) == (date(2012, 1, 1), "sentence")
    assert second.compared_to == "比2010年"


@pytest.mark.parametrize(
    ("text", "region", "codes"),
    [
        ("完成投资9亿元，其中沅江市5亿元，南县4亿元。", "430900", ["430900", "430981", "430921"]),
        ("沅江市新建公路8公里，投资600万元；全市共建桥梁12座。", "430900", ["430981", "430981", "430900"]),
        ("沅江市、南县、安化县收入分别达到9亿元、8亿元和7亿元。", "430900", ["430981", "430921", "430923"]),
        ("沅江市、南县共培训农民300人。", "430900", ["430900"]),
        ("沅江市建成学校3所。", "430981", ["430981"]),
        ("大通湖建成学校3所。", "", [""]),
    ],
)
def test_the_region_is_that_of_the_subject(text: str, region: str, codes: list[str]) -> None:
    found = _metrics(text, region=region)
    assert [m.region_code for m in found] == codes
    assert [m.region_basis for m in found] == [
        ("document" if code == region else "sentence") if code else "" for code in codes
    ]


def test_the_region_falls_back_to_the_heading_above_and_then_to_the_document() -> None:
    text = "沅江市\n新建公路8公里。全市共建桥梁12座。南县建成学校3所。\n工作要求\n新建公路9公里。"
    reading = readings.reading_of(text, region="430900")
    body = reading.outline.sections[0]
    titles = [("沅江市", 0), ("工作要求", text.index("工作要求"))]
    sections = [
        replace(body, no=no, level=1, heading=title, start=at, end=at + len(title))
        for no, (title, at) in enumerate(titles, 1)
    ]
    sentences = [replace(s, section_no=1 if s.start < titles[1][1] else 2) for s in reading.sentences]
    outline = replace(reading.outline, sections=(body, *sections), sentences=tuple(sentences))
    found = find_metrics(replace(reading, outline=outline), ())
    assert [(m.region_code, m.region_basis) for m in found] == [
        ("430981", "section"),
        ("430900", "document"),
        ("430921", "sentence"),
        ("430900", "document"),
    ]


def test_a_sentence_that_opens_with_among_them_breaks_down_the_one_before() -> None:
    found = _metrics("全年查处案件80件，处分95人。其中，县级机关案件12件，乡镇案件68件。")
    assert [m.part_of for m in found] == [None, None, 0, 0]
    assert [m.sentence_no for m in found] == [1, 1, 2, 2]


def test_what_was_is_reported_even_in_a_plan() -> None:
    found = _metrics("审批时限由20个工作日压减到9个工作日，对尚未办结的12件信访件逐件包案。", "plan")
    assert [m.status for m in found] == ["reported", "target", "reported"]
    (later,) = _metrics("比去年增加60万元。", "plan")
    assert later.status == "target"


def test_group_is_one_name_for_many_ways_of_writing() -> None:
    groups = {_metrics(f"{name}300亿元。")[0].indicator_group for name in ("实现GDP", "地区生产总值", "完成生产总值")}
    assert groups == {"地区生产总值"}


def test_every_number_is_explained() -> None:
    text = "2012年，抓好三个方面的工作，新建公路80公里。"
    reading = readings.reading_of(text)
    rows = {text[s:e]: (v, r) for s, e, v, r in explain_numbers(reading, readings.times_of(reading))}
    assert rows["80公里"] == ("metric", "length")
    assert rows["三个"] == ("none", "points")
    assert rows["2012"] == ("none", "time")


_PIECES = st.sampled_from([*(HERE / "pieces.txt").read_text("utf-8").split(), "\n", " "])


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join), st.sampled_from(["body", "table", "heading"]))
def test_any_text_gives_figures_inside_their_sentences(text: str, kind: str) -> None:
    reading = readings.reading_of(text, kind=kind)
    metrics = find_metrics(reading, readings.times_of(reading))
    spans = {s.no: (s.start, s.end) for s in reading.sentences}
    assert [m.start for m in metrics] == sorted(m.start for m in metrics)
    for i, metric in enumerate(metrics):
        start, end = spans[metric.sentence_no]
        assert start <= metric.start < metric.end <= end
        assert start <= metric.clause_start <= metric.start
        assert metric.end <= metric.clause_end <= end
        assert metric.indicator
        assert metric.unit in units()
        assert metric.part_of is None or (0 <= metric.part_of < len(metrics) and metric.part_of != i)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_characters_never_raise(text: str) -> None:
    reading = readings.reading_of(text)
    assert find_metrics(reading, []) == find_metrics(reading, [])
    assert len(explain_numbers(reading, [])) >= len(find_metrics(reading, []))


@pytest.mark.parametrize(
    "unit",
    ["新建公路8公里", "企业3家、", "分别增长3%和4%，", "（其中5家，", "三五八十", "亿", "a1", "由3个提高到", "占3%，"],
)
def test_work_grows_with_the_text_and_not_faster(unit: str) -> None:
    """A sentence without an end must not be read again for each of its figures."""
    short, long = (unit * (n // len(unit)) for n in (3000, 12000))
    assert _seconds(long) < 16 * max(_seconds(short), 0.01)


def _seconds(text: str) -> float:
    reading = readings.reading_of(text)
    start = time.process_time()
    find_metrics(reading, [])
    return time.process_time() - start
