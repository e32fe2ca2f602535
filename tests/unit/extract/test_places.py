"""Named places: divisions and their short names, townships, zones, lists, villages, the world; and what is none."""

from __future__ import annotations

from array import array
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.places import find_places
from etl.lexicon.gazetteer import names
from etl.records import CleanText, DocumentFacts, Mention, Reading
from etl.structure.outline import read_outline

XIUNING = "341022"
YIYANG = "430900"


def mentions(text: str, code: str = "", year: int = 2012) -> tuple[Mention, ...]:
    n = len(text)
    clean = CleanText(text, array("I", range(n)), array("I", range(1, n + 1)), (), "Hans")
    facts = DocumentFacts(region_code=code, dated_from=date(year, 6, 1))
    return find_places(Reading(clean, read_outline(clean), facts))


def found(text: str, code: str = "", year: int = 2012) -> list[str]:
    return [text[m.start : m.end] for m in mentions(text, code, year)]


@pytest.mark.parametrize(
    ("text", "code", "places"),
    [
        ("余杭区与缙云县签约，余杭—缙云展示中心开放", "", ["余杭区", "缙云县", "余杭", "缙云"]),
        ("休宁县委书记到齐云山镇调研。", XIUNING, ["休宁县", "齐云山镇"]),
        ("为建设美好的休宁而努力，推动休宁跨越发展。", XIUNING, ["休宁", "休宁"]),
        ("休宁县齐云山镇村民反映强烈。", XIUNING, ["休宁县", "齐云山镇"]),
        ("关停企业14家（其中沅江市9家，南县5家）。", YIYANG, ["沅江市", "南县"]),
        ("大会在赫山召开，桃江、安化作了发言。", YIYANG, ["赫山", "桃江", "安化"]),
        ("“绿色益阳”战略和益阳市委的部署", YIYANG, ["益阳", "益阳市"]),
        ("湖南省益阳市安化县清塘铺镇", "", ["湖南省", "益阳市", "安化县", "清塘铺镇"]),
        ("浙江义乌、江苏昆山的做法值得学习。", XIUNING, ["浙江", "义乌", "江苏", "昆山"]),
        ("福建宏盛纺织有限公司在义乌举行推介会。", XIUNING, ["福建", "义乌"]),
        ("八闽儿女和三湘大地、陇上名镇", XIUNING, ["八闽", "三湘大地", "陇上"]),
        ("国家主席访问哈萨克斯坦、法国和埃及首都开罗。", "", ["哈萨克斯坦", "法国", "埃及", "开罗"]),
        ("来到京津冀和长三角考察，在人民大会堂开会。", "", ["京津冀", "长三角", "人民大会堂"]),
    ],
)
def test_named_places(text: str, code: str, places: list[str]) -> None:
    assert found(text, code) == places


@pytest.mark.parametrize(
    "text",
    [
        "全县各乡镇、各街道和我县各部门",
        "完成县级配套资金，策武和县直部门参加",
        "扩大余地，新建县道，合作市场，部分乡镇，小城镇建设，新增城镇就业",
        "加快发展乡村旅游，培育文明新风，推进社会主义新农村建设",
        "维护社会和平稳定，确保人民安康，实现长治久安，公安机关和来宾代表",
        "县长张海南主持会议，李安康、王建平出席。",
        "李江山、何平安、陈海林、黄山松发言，刘新民同志主持。",
        "推进产业园区建设和开发区改革，各乡镇、街道、开发区要抓好落实",
        "大河镇长期以来重视教育"[3:],
        "经常深入农村、社区，走访贫困村、示范村",
        "为中国特色社会主义和中国梦而奋斗，按北京时间计算",
        "包罗万象，大同小异，万象更新",
    ],
)
def test_no_places(text: str) -> None:
    assert found(text, XIUNING) == []


def test_last_character_may_belong_to_the_next_word() -> None:
    assert found("上海市场和北京市民、湖南省会") == ["上海", "北京", "湖南"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("万安、溪口、蓝田等乡镇汇报了工作", ["万安", "溪口", "蓝田"]),
        ("先后深入万安、溪口两个镇调研", ["万安", "溪口"]),
        ("竹岭、石垄头、沙塘坳等乡镇街道因地制宜", ["竹岭", "石垄头", "沙塘坳"]),
        ("竹岭、石垄头、沙塘坳等库区乡镇", ["竹岭", "石垄头", "沙塘坳"]),
        ("6月底前完成竹岭、沙塘等乡镇渠系整治", ["竹岭", "沙塘"]),
        ("落实竹岭、石垄头两个乡镇繁育面积", ["竹岭", "石垄头"]),
        ("张集镇、东关街等9个单位汇报", ["张集镇", "东关街"]),
        ("各乡镇、部门、企业等单位", []),
    ],
)
def test_lists(text: str, places: list[str]) -> None:
    assert found(text, XIUNING) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("考察赫山区泉交河镇智能装备产业园", ["赫山区", "泉交河镇", "智能装备产业园"]),
        ("抓好工业园区标准厂房建设", ["工业园区"]),
        ("进驻13个乡镇、石塘农业开发区、6个街道、工业园区开展工作", ["石塘农业开发区", "工业园区"]),
        ("明湖生态旅游区管委会主任、飞跃经济开发区管委会主任", ["明湖生态旅游区", "飞跃经济开发区"]),
        ("会议由飞龙经济开发区承办，推进飞龙经济开发区扩区。", ["飞龙经济开发区", "飞龙经济开发区"]),
        ("各镇人民政府，经开区管委会：", ["经开区"]),
        ("在万佛湖景区调研，察看塘冲水库", ["万佛湖景区", "塘冲水库"]),
        ("深入工业园区，调度水库，关闭景区，实现开发区扩区，建设首批产业园", []),
        ("参观了龙头岭工业园和休宁经济开发区", ["龙头岭工业园", "休宁经济开发区"]),
        ("（二）工业园区提质扩容，省级开发区建设，现代农业园区、生态旅游区", []),
    ],
)
def test_zones_and_parks(text: str, places: list[str]) -> None:
    assert found(text, XIUNING) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("把石岭公社建成高产社，青石大队社员上阵", ["石岭公社", "青石大队"]),
        ("柳溪、石岭、东桥等公社共抽调民工，听了柳溪、石岭两个公社的汇报", ["柳溪", "石岭", "东桥", "柳溪", "石岭"]),
        ("县交警大队和消防大队，全公社各大队，四个落后大队", []),
        ("在麻石坳镇召开现场会", ["麻石坳镇"]),
        ("石埂村通过流转土地发展药材，据青埂村村主任介绍", ["石埂村", "青埂村"]),
        ("保护好黄河，10万亩沙漠治理，江西梅溪水库", ["黄河", "江西", "梅溪水库"]),
        ("帮助石将坪村落实安全饮水资金，开发特色小镇和文化古城", ["石将坪村"]),
        ("以沙石古镇、青洞寺为重点", ["沙石古镇", "青洞寺"]),
        ("工业园区要加快推进“茶香小镇”建设，打造“花海果乡”品牌", ["工业园区", "茶香小镇"]),
        ("石崖画廊、青石王城景区晋升为国家4A级旅游景区", ["石崖画廊", "青石王城景区"]),
        ("江南片 42600 158\n江北片 35200 147\n图片、影片、集中连片", ["江南片", "江北片"]),
        ("为建设富裕文明的新石垄而努力奋斗，石垄镇上下同心", ["石垄", "石垄镇"]),
        ("先后来到罗桥镇三合村、清塘镇李家寨，在李家寨听取介绍", ["罗桥镇", "三合村", "清塘镇", "李家寨", "李家寨"]),
        ("副县长任某负责青岩河，推进白沙河流域治理", ["青岩河", "白沙河"]),
        ("对沙塘水库、石门水库除险加固，清除垃圾河、黑臭河，加固小型水库，改造护城河", ["沙塘水库", "石门水库"]),
        ("湘鄂两地和大理州、长阳县的代表", ["湘鄂", "大理州", "长阳县"]),
        ("扬州运河经济开发区与内蒙古金穗公司签约", ["扬州运河经济开发区", "内蒙古"]),
        ("山区、半山区解决文山会海", []),
        ("齐云山镇岩前村党支部", ["齐云山镇", "岩前村"]),
        ("参观了石头岭村和溪口镇", ["石头岭村", "溪口镇"]),
        ("每个行政村、贫困村配备保洁员，各村民小组", []),
        ("推行单位联村、领导包村，企业帮村，机关联镇，干部包户，部门帮村的李家帮村党支部", ["李家帮村"]),
        ("清河镇三联村、清河镇新联村的村民", ["清河镇", "三联村", "清河镇", "新联村"]),
    ],
)
def test_townships_and_villages_that_no_list_holds(text: str, places: list[str]) -> None:
    assert found(text, XIUNING) == places


def test_links_to_the_division_as_it_was() -> None:
    by_surface = {m.name: m.region_code for m in mentions("静海县、静海和天津", "120223", 2010)}
    assert by_surface == {"天津市静海县": "120223", "天津市": "120000"}
    (today,) = mentions("静海区", "120118", 2018)
    assert (today.name, today.region_code) == ("天津市静海区", "120118")


def test_links_names_that_many_divisions_bear() -> None:
    text = "江苏省南京市鼓楼区和福建省福州市鼓楼区"
    assert [m.region_code for m in mentions(text)] == ["320000", "320100", "320106", "350000", "350100", "350102"]
    (alone,) = mentions("鼓楼区")
    assert (alone.name, alone.region_code) == ("鼓楼区", "")
    (bound,) = mentions("鼓楼区", "350102")
    assert bound.region_code == "350102"


def test_links_townships_to_the_county_of_the_document() -> None:
    (town,) = mentions("城关镇", "410326")
    assert (town.name, town.region_code) == ("河南省洛阳市汝阳县城关镇", "410326")
    assert [m.region_code for m in mentions("陇上")] == ["620000"]


def test_everyday_word_in_a_document_of_the_place_of_that_name() -> None:
    assert found("和平县召开会议，促进社会和平稳定，推动和平经济发展", "441624") == ["和平县", "和平"]


def test_mentions_do_not_overlap_and_lie_in_one_sentence() -> None:
    text = "湖南省益阳市桃江县灰山港镇、马迹塘镇。桃江经济开发区在长沙召开推介会。"
    got = mentions(text, YIYANG)
    assert all(a.end <= b.start for a, b in pairwise(got))
    assert {m.sentence_no for m in got} == {1, 2}


WORDS = st.sampled_from(
    [
        *list(names())[::997],
        "在",
        "、",
        "，",
        "。",
        "\n",
        "等乡镇",
        "开发区",
        "镇",
        "村",
        "县",
        "和",
        "全县",
        "工业园区管委会",
    ]
)


@given(st.lists(WORDS, max_size=25), st.sampled_from(["", XIUNING, YIYANG, "999999"]))
def test_never_raises_and_spans_are_sound(parts: list[str], code: str) -> None:
    text = "".join(parts)
    got = mentions(text, code)
    assert got == mentions(text, code)
    for mention in got:
        assert 0 <= mention.start < mention.end <= len(text)
        assert "\n" not in text[mention.start : mention.end]
        assert mention.name
    assert all(a.end <= b.start for a, b in pairwise(got))
