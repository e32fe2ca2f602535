from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.formulations import find_formulations
from etl.extract.formulations.shapes import canonical, is_numeric, is_parallel
from etl.lexicon import lines, table


def read(make_reading, text):
    reading = make_reading(text)
    return [(reading.text[m.start : m.end], m.kind) for m in find_formulations(reading)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("深入开展创先争优活动", [("创先争优", "campaign")]),
        ("实现“组组通”", [("组组通", "slogan")]),
        ("推广“村企联建”模式", [("村企联建", "slogan")]),
        ("咬定“敢为人先、实干争先”不放松", [("敢为人先、实干争先", "slogan")]),
        ("为建设“实力强县”新祁门而奋斗", [("实力强县", "slogan")]),
        ("开展“万名党员进万家”大走访", [("万名党员进万家", "campaign")]),
        ("实施“产业强县、生态立县”总战略", [("“产业强县、生态立县”总战略", "plan")]),
        ("打响“冬季攻势”", [("冬季攻势", "campaign")]),
        (
            "巩固“美丽家乡·洁净河湖”活动成果，“洁净河湖”考评",
            [("美丽家乡·洁净河湖", "campaign"), ("洁净河湖", "campaign")],
        ),
        ("坚持“山上建基地、山下办工厂”的发展思路", [("山上建基地、山下办工厂", "slogan")]),
        ("以“三个代表”重要思想为指导", [("“三个代表”重要思想", "doctrine")]),
        ("落实科学发展观", [("科学发展观", "doctrine")]),
        ("“十二五”规划，十三五时期，十五的月亮", [("十二五", "plan"), ("十三五", "plan")]),
        ("“六五”计划期间，实行承包制", [("六五", "plan")]),
        ("掀起农业学大寨的新高潮，开展学大寨运动", [("农业学大寨", "campaign"), ("学大寨", "campaign")]),
        ("编制“一镇一品”发展规划，推广“苗农码”等应用", [("一镇一品", "numeric")]),
        ("开展“百名医生下基层”主题活动", [("百名医生下基层", "campaign")]),
        ("“包村联户、为民解忧”行动", [("“包村联户、为民解忧”行动", "campaign")]),
        ("紧紧围绕“24568”发展战略", [("“24568”发展战略", "numeric")]),
        ("区委“1357”工作思路", [("“1357”工作思路", "numeric")]),
        ("实施“蓝色清江”战略", [("“蓝色清江”战略", "plan")]),
        ("推行“四包三定”责任制", [("四包三定", "numeric")]),
        ("围绕“一带三区”布局", [("一带三区", "numeric")]),
        ("县委提出的“六比六看三满意”载体", [("六比六看三满意", "numeric")]),
        ("坚持“驻点工作法”", [("驻点工作法", "slogan")]),
        ("加强“两新”组织党建", [("“两新”组织", "numeric")]),
        ("推行“六个一”帮扶机制", [("六个一", "numeric")]),
        ("以“建设水韵清江，打造生态名城”为主题", [("建设水韵清江，打造生态名城", "slogan")]),
        ("“村收集、镇转运、县焚烧”的模式", [("村收集、镇转运、县焚烧", "slogan")]),
        ("把今年定为“项目攻坚年”", [("项目攻坚年", "campaign")]),
        ("扎实开展机关纪律作风整顿活动", [("机关纪律作风整顿", "campaign")]),
        ("以项目建设年活动为抓手", [("项目建设年", "campaign")]),
        ("关于实施农村饮水安全提升行动的通知", [("农村饮水安全提升行动", "campaign")]),
        ("坚持工业强县战略", [("工业强县战略", "plan")]),
        ("通过亮身份、亮职责、亮承诺", [("亮身份、亮职责、亮承诺", "slogan")]),
        ("实施农民素质提升工程，建成供水工程", [("农民素质提升工程", "campaign")]),
        ("启动市场主体倍增行动计划", [("市场主体倍增行动计划", "plan")]),
        ("全面推行路长制，落实街长制", [("路长制", "campaign"), ("街长制", "campaign")]),
        ("大力弘扬清河精神和艰苦奋斗精神", [("清河精神", "slogan")]),
        ("推广公司+基地+农户的产业化模式", [("公司+基地+农户", "slogan")]),
        ("构建一心两翼三带的空间布局", [("一心两翼三带", "numeric")]),
        ("实行领导“五包一”责任制，推行“一带三”做法", [("五包一", "numeric"), ("一带三", "numeric")]),
        ("开展“利剑”“净土”“清源”等专项行动", [("利剑", "campaign"), ("净土", "campaign"), ("清源", "campaign")]),
        ("打造“清江茶乡”旅游品牌，探索“果园加农户”的合作方式", [("清江茶乡", "slogan"), ("果园加农户", "slogan")]),
        ("推进“即来即办”，实施“坡改平”", [("即来即办", "campaign"), ("坡改平", "slogan")]),
        ("推广“稻虾同田”“稻鱼共生”模式", [("稻虾同田", "slogan"), ("稻鱼共生", "slogan")]),
        (
            "按照“谁主管、谁负责”的原则，坚持“一把尺子量到底”",
            [("谁主管、谁负责", "slogan"), ("一把尺子量到底", "slogan")],
        ),
        ("统筹“五位一体”总体布局", [("“五位一体”总体布局", "numeric")]),
        ("全县开展打击整治养老诈骗专项行动", [("打击整治养老诈骗专项行动", "campaign")]),
        ("“提升效能促‘双优’，改进作风惠民生”主题活动", [("提升效能促‘双优’，改进作风惠民生", "campaign")]),
    ],
)
def test_coinages_and_what_stays_of_their_surroundings(make_reading, text, found):
    assert read(make_reading, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "又好又快发展，党政“一把手”，出现“两张皮”现象",
        "做好三农工作，建设美丽乡村，打好脱贫攻坚的基础，全面深化改革的一年",
        "解决“上学难、看病难”问题，整治“慵懒散、推拖绕”现象",
        "群众说：“路好走了，出门方便了。”",
        "列出“工作清单”，开展“主题活动”",
        "在“清江频道”开设的“先锋红”专栏",
        "“12345”热线，“90后”村官，“五一劳动奖章”",
        "获“全国文明村”称号",
        "积极开展志愿服务活动，开展各具特色的主题活动",
        "从“四个方面”下功夫",
        "解决“看病难、上学难”问题，整治“不作为、慢作为、乱作为”",
        "统筹“人、财、物”，抓好“三夏”生产",
        "召开座谈会，发放宣传资料，改善农村条件",
        "打造群众满意工程，采取实际行动，完善空间战略规划",
        "推进“网格化”管理，实行“清单制”，推广“科优21”等水稻品种",
        "打造“金字招牌”，打通“中梗阻”，当好“店小二”，变“输血”为“造血”",
        "实施水库除险加固工程，开展违法犯罪行动，做到一心一意",
        "实施“水下袭击”，推进“药香小镇”建设，争创“全国文明城市”",
    ],
)
def test_what_is_none(make_reading, text):
    assert read(make_reading, text) == []


def test_one_name_has_one_kind_in_a_document(make_reading):
    text = "主题是“排难题促发展，聚合力抓落实”。\n各单位开展“排难题促发展，聚合力抓落实”活动。"
    assert [kind for _, kind in read(make_reading, text)] == ["campaign"] * len(read(make_reading, text))


@pytest.mark.parametrize(
    "words", ["三包五定", "一区五园", "五不准一坚持", "24568", "双百", "一四三五", "三清三查三公开"]
)
def test_numeric_formulas(words):
    assert is_numeric(words)


@pytest.mark.parametrize("words", ["一把手", "四个方面", "90后", "3小时", "第一", "先锋", "十大杰出青年", "百姓"])
def test_no_numeric_formulas(words):
    assert not is_numeric(words)


def test_parallel_slogans():
    assert is_parallel("治脏、治乱、治堵")
    assert is_parallel("打造蓝色清江，建设滨河强县")
    assert not is_parallel("垃圾中转站，污水")


def test_canonical_names():
    assert canonical("“蓝色清江”战略") == "蓝色清江战略"
    assert canonical("作风建设主题活动") == "作风建设"


def test_the_lexicon_is_sound():
    rows = table("formulations")
    names = [row["name"] for row in rows]
    assert len(names) == len(set(names)) >= 250
    assert {row["kind"] for row in rows} == {"campaign", "slogan", "numeric", "plan", "doctrine"}
    assert all(row["since"].isdecimal() or not row["since"] for row in rows)
    assert all(not row["until"] or row["until"] >= row["since"] for row in rows)
    assert not {row["name"] for row in rows} & set(lines("formulation_stops"))


PIECES = st.sampled_from(
    [
        "“",
        "”",
        "‘",
        "’",
        "三",
        "个",
        "双",
        "12",
        "百",
        "开展",
        "实施",
        "活动",
        "行动",
        "战略",
        "建设年",
        "、",
        "，",
        "。",
        "为民",
        "发展",
        "创先争优",
        "十二五",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_mentions_lie_in_their_sentence_without_overlap(make_reading, text):
    reading, last = make_reading(text), 0
    for mention in find_formulations(reading):
        assert mention.start >= last
        assert mention.name
        assert mention.kind in {"campaign", "slogan", "numeric", "plan", "doctrine"}
        sentence = reading.sentences[mention.sentence_no - 1]
        assert sentence.start <= mention.start < mention.end <= sentence.end
        last = mention.end
