from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.tasks import find_tasks
from etl.extract.times import find_times
from etl.records import Mention, Metric

FACTS = {"doc_type": "notice", "published_on": date(2014, 5, 20)}


def bodies(reading, names):
    for name in names:
        at = reading.text.find(name)
        while at >= 0:
            no = next(s.no for s in reading.sentences if s.start <= at < s.end)
            yield Mention("organisation", at, at + len(name), no, name, "test", 1.0)
            at = reading.text.find(name, at + 1)


def figure(reading, quote, status="target", part_of=None):
    at = reading.text.index(quote)
    return Metric(
        start=at, end=at + len(quote), clause_start=at, clause_end=at + len(quote), sentence_no=1, value=Decimal(1),
        value_high=None, unit="个", unit_kind="count", value_base=None, base_unit="", indicator="", indicator_group="",
        object="", bound="exact", status=status, change="level", compared_to="", rate_per="", part_of=part_of,
        period_start=None, period_end=None, period_basis="", region_code="", region_basis="", method="", confidence=1.0,
    )  # fmt: skip


def read(make_reading, text, names=(), role="requirement", quotes=()):
    reading = make_reading(text, role=role, **FACTS)
    metrics = [figure(reading, quote) for quote in quotes]
    return find_tasks(reading, (*find_times(reading), *bodies(reading, names)), metrics)


def brief(tasks):
    return [(t.actor, t.action, str(t.deadline_on or "")) for t in tasks]


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("县水利局要在6月底前完成水库清查。", ["县水利局"], [("县水利局", "完成水库清查", "2014-06-30")]),
        ("县水利局、县财政局要于10月15日前将补助资金拨付到村。", ["县水利局", "县财政局"],
         [("县水利局、县财政局", "将补助资金拨付到村", "2014-10-15")]),
        ("各乡镇要制定方案，7月1日前报县防汛办。", [],
         [("各乡镇", "制定方案", ""), ("各乡镇", "报县防汛办", "2014-07-01")]),
        ("6月底前，县水利局完成对全部水库的核查。", ["县水利局"], [("县水利局", "完成对全部水库的核查", "2014-06-30")]),
        ("年底前建成河堤，解决饮水问题；清理河道垃圾。", [],
         [("", "建成河堤", "2014-12-31"), ("", "解决饮水问题", "2014-12-31"), ("", "清理河道垃圾", "")]),
        ("县督查室每月通报一次进度。", ["县督查室"], [("县督查室", "每月通报一次进度", "")]),
        ("确保年底前每个乡镇至少建成1个示范点。", [], [("每个乡镇", "至少建成1个示范点", "2014-12-31")]),
        ("工作队进村以后，一定要把账目清理出来。", [], [("工作队", "把账目清理出来", "")]),
        ("县砖瓦厂要在6月底前造出新砖十万块。", [], [("县砖瓦厂", "造出新砖十万块", "2014-06-30")]),
        ("所需资金由省、市、县三级按5:3:2的比例承担。", [], [("省、市、县三级", "按5:3:2的比例承担", "")]),
        ("会议强调，要制定巡河制度。", [], [("", "制定巡河制度", "")]),
        ("改造经费由县财政局承担三分之二。", ["县财政局"], [("县财政局", "承担三分之二", "")]),
        ("9月20日前未开工项目必须全部开工。", [], [("", "未开工项目必须全部开工", "2014-09-20")]),
        ("逐一排查病险水库。（责任单位：县水利局、县应急局）", [], [("县水利局、县应急局", "逐一排查病险水库", "")]),
        ("各乡镇要认真落实河长制。", [], [("各乡镇", "认真落实河长制", "")]),
        ("印发《2013年防汛方案》。", [], [("", "印发《2013年防汛方案》", "")]),
        ("每个乡镇至少组建一支巡河队，每周巡河不少于两次。", [],
         [("每个乡镇", "至少组建一支巡河队", ""), ("每个乡镇", "每周巡河不少于两次", "")]),
        ("县水利局要逐条过筛存量问题，盯紧重点堤段。", ["县水利局"],
         [("县水利局", "逐条过筛存量问题", ""), ("县水利局", "盯紧重点堤段", "")]),
        ("县水利局要开展巡查；年底前新建泵站。", ["县水利局"],
         [("县水利局", "开展巡查", ""), ("", "新建泵站", "2014-12-31")]),
        ("各镇乡、街道组织力量清理河道。", [], [("各镇乡、街道", "组织力量清理河道", "")]),
        ("各乡镇（街道）主要负责人要在3日之内拿出方案。", [], [("各乡镇（街道）主要负责人", "拿出方案", "")]),
        ("安岭茶业有限公司承诺，公司年底前再招聘村民。", ["安岭茶业有限公司"],
         [("安岭茶业有限公司", "招聘村民", "2014-12-31")]),
        ("县供水公司承诺，6月底前取消收费环节，为居民免费检修管网。", ["县供水公司"],
         [("县供水公司", "取消收费环节", "2014-06-30"), ("县供水公司", "为居民免费检修管网", "2014-06-30")]),
        ("镇村干部每月入户走访不少于8天。", [], [("镇村干部", "每月入户走访不少于8天", "")]),
        ("各产煤县（区）完成采空区治理。", [], [("各产煤县（区）", "完成采空区治理", "")]),
        ("请各责任单位于6月15日前书面反馈方案，此后每月25日前报送进展。", [],
         [("各责任单位", "书面反馈方案", "2014-06-15"), ("各责任单位", "每月25日前报送进展", "")]),
        ("县住建局、县公路段对临水路段加强巡查。", ["县住建局"], [("县住建局、县公路段", "对临水路段加强巡查", "")]),
        ("各镇要在6月底前对隐患点逐户走访，每户监测对象至少明确1名责任人。", [],
         [("各镇", "对隐患点逐户走访", "2014-06-30"), ("各镇", "每户监测对象至少明确1名责任人", "")]),
        ("每个镇至少改造一所学校。", [], [("每个镇", "至少改造一所学校", "")]),
        ("县审计局要盯紧每一笔资金，对截留挪用的，发现一起、查处一起。", ["县审计局"],
         [("县审计局", "盯紧每一笔资金", ""), ("县审计局", "对截留挪用的，发现一起、查处一起", "")]),
        ("县招商局年底前签约项目10个，谋划储备2015年项目60个。", ["县招商局"],
         [("县招商局", "签约项目10个", "2014-12-31"), ("县招商局", "谋划储备2015年项目60个", "2014-12-31")]),
        ("县财政局要在6月底前拨付资金，县审计局要开展专项审计。", ["县财政局", "县审计局"],
         [("县财政局", "拨付资金", "2014-06-30"), ("县审计局", "开展专项审计", "")]),
        ("各乡镇主要负责人为本辖区河长，每月巡河不少于2次。", [], [("各乡镇主要负责人", "每月巡河不少于2次", "")]),
        ("县气象局要抓住当前的有利天气，适时开展人工增雨。", ["县气象局"],
         [("县气象局", "抓住当前的有利天气，适时开展人工增雨", "")]),
        ("县纪委要紧盯换届工作纪律要求，严肃查处违纪行为。", ["县纪委"],
         [("县纪委", "紧盯换届工作纪律要求", ""), ("县纪委", "严肃查处违纪行为", "")]),
        ("深化“厕所革命”，严格落实“两案九制”。", [], [("", "深化“厕所革命”", ""), ("", "严格落实“两案九制”", "")]),
        ("3月底前完成整治。", [], [("", "完成整治", "2015-03-31")]),
        ("新任职同志要带头遵守规定，到任一个月内走访服务对象不少于20户。", [],
         [("新任职同志", "带头遵守规定", ""), ("新任职同志", "走访服务对象不少于20户", "")]),
        ("今年的目标是：新建公路三条，解决饮水困难。", [],
         [("", "新建公路三条", "2014-12-31"), ("", "解决饮水困难", "2014-12-31")]),
        ("加快新区建设，完成路网工程。（责任单位：新区管委会）", [],
         [("新区管委会", "加快新区建设", ""), ("新区管委会", "完成路网工程", "")]),
    ],
)  # fmt: skip
def test_actor_action_and_deadline(make_reading, text, names, found):
    assert brief(read(make_reading, text, names)) == found


@pytest.mark.parametrize(
    "text",
    [
        "要进一步统一思想，提高认识，加强领导，狠抓落实。",
        "以这次会议为契机，进一步凝聚力量。",
        "在抓好工作的同时，要增强本领。",
        "重点抓好以下工作。",
        "让我们振奋精神，为建设美好家园而努力奋斗！",
        "我们将围绕“一湖两园”布局。",
        "督查结果纳入年度考核。",
        "比去年增加240万元，同比增长12%左右。",
    ],
)
def test_exhortation_is_no_task(make_reading, text):
    assert brief(read(make_reading, text)) == []


def test_other_sentences_have_no_tasks(make_reading):
    assert read(make_reading, "县水利局完成水库清查。", ["县水利局"], role="achievement") == ()


def test_kinds(make_reading):
    assert [t.kind for t in read(make_reading, "新建公路三条。", role="plan")] == ["planned"]
    assert [t.kind for t in read(make_reading, "新建公路三条。")] == ["required"]
    assert [t.kind for t in read(make_reading, "公司郑重承诺，新建公路三条。", role="plan")] == ["promised"]


def test_a_target_is_a_task_and_leads_to_its_figure(make_reading):
    (task,) = read(
        make_reading, "到2015年，垃圾无害化处理率达到80%以上。", role="plan", quotes=["垃圾无害化处理率达到80%以上"]
    )
    assert (task.action, str(task.deadline_on), task.metric) == ("垃圾无害化处理率达到80%以上", "2015-12-31", 0)


def test_a_part_or_a_result_is_no_figure_of_a_task(make_reading):
    reading = make_reading("完成投资的前期手续，其中水利三件。", role="plan", **FACTS)
    metrics = [figure(reading, "水利三件", part_of=0), figure(reading, "完成投资的前期手续", status="reported")]
    found = [(t.action, t.metric) for t in find_tasks(reading, (), metrics)]
    assert found == [("完成投资的前期手续，其中水利三件", None)]


def test_an_actor_holds_for_its_paragraph(make_reading):
    text = "各乡镇要制定方案。组建专业队伍。\n开展防汛演练。"
    assert [t.actor for t in read(make_reading, text)] == ["各乡镇", "各乡镇", ""]


PIECES = st.sampled_from(
    [
        "各乡镇",
        "要",
        "在",
        "6月底前",
        "完成",
        "方案",
        "，",
        "；",
        "。",
        "《",
        "》",
        "“",
        "”",
        "（",
        "责任单位：县",
        "）",
        "由",
        "一要",
        "对",
        "\n",
        "2项",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_tasks_lie_in_their_sentence(make_reading, text):
    reading = make_reading(text, role="requirement", **FACTS)
    for task in find_tasks(reading, find_times(reading), ()):
        sentence = reading.sentences[task.sentence_no - 1]
        assert sentence.start <= task.start < task.end <= sentence.end
        assert task.action.strip() == task.action != ""


def test_who_leads_to_the_items_does_them(make_reading):
    text = "全市检察机关要做好以下工作：\n6月底前完成系统上线运行。\n市财政局负责拨付经费。"
    assert brief(read(make_reading, text, ["市财政局"])) == [
        ("全市检察机关", "完成系统上线运行", "2014-06-30"),
        ("市财政局", "拨付经费", ""),
    ]
