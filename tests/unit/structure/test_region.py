"""Whose document it is: by issuer, title and names, by the townships it lists, or left unknown."""

from __future__ import annotations

from array import array
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.records import CleanText
from etl.structure.outline import read_outline
from etl.structure.region import Located, locate
from etl.structure.runs import township_runs


def find(text: str, year: int | None = 2012, publisher: str = "") -> Located:
    n = len(text)
    clean = CleanText(text, array("I", range(n)), array("I", range(1, n + 1)), (), "Hans")
    header = SimpleNamespace(title="", subtitle="", publisher=publisher)
    return locate(clean, read_outline(clean), header, year)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3月5日，凤阳县召开全县农村工作会议。县委、县政府主要领导出席。", "341126"),
        ("3月5日，乌审旗召开全旗畜牧业工作会议。全旗各苏木镇负责人参加。", "150626"),
        ("3月5日，曲靖市召开全市农业会议。宣威市、富源县、陆良县作了发言，我市各部门参加。", "530300"),
        ("3月5日，宣威市召开全市农业会议，传达曲靖市会议精神。宣威市委书记出席，宣威各乡镇参加。", "530381"),
        ("12月29日，市委会议在岳阳召开。岳阳楼区、平江县、华容县、汨罗市作了发言，全市各单位参加。", "430600"),
        ("3月5日，黔东南州召开全州会议。黔东南苗族侗族自治州各县市、凯里市、镇远县作了发言。", "522600"),
        ("3月5日，广西壮族自治区召开全区水利工作会议，南宁市、柳州市作了发言。", "450000"),
    ],
)
def test_named_division_of_the_kind_that_speaks(text: str, code: str) -> None:
    located = find(text)
    assert (located.code, located.basis) == (code, "stated")
    assert located.evidence


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "全市林业工作现场会在宣威召开\n3月5日，全市林业工作现场会在宣威市召开。市委书记、市林长出席。"
            "富源县、陆良县作了发言，曲靖市林业和草原局通报了情况。各县（市、区）负责人参加，全市造林12万亩。",
            "530300",
        ),
        (
            "全市项目建设推进会在汨罗举行\n5月8日上午，全市项目建设推进会在汨罗市隆重举行。市长讲话。"
            "岳阳市发改委、平江县汇报了情况。全市各县市区、市直单位参加，岳阳经开区列席。",
            "430600",
        ),
        (
            "我市旅游节在都江堰开幕\n4月2日，全市乡村旅游节在都江堰市成功举办。成都市副市长致辞。"
            "各区（市）县文旅局、成都市文旅局负责人参加，全市共接待游客80万人次。",
            "510100",
        ),
        (
            "5月8日，汨罗市召开项目建设推进会。汨罗市委书记讲话，汨罗市政府各部门、各镇参加，全市开工项目12个。",
            "430681",
        ),
    ],
)
def test_where_a_meeting_takes_place_is_not_whose_it_is(text: str, code: str) -> None:
    assert find(text).code == code


@pytest.mark.parametrize(("year", "code"), [(2010, "120223"), (2014, "120223"), (2018, "120118")])
def test_code_as_of_the_year(year: int, code: str) -> None:
    name = "静海县" if code == "120223" else "静海区"
    assert find(f"{name}召开全{name[-1]}会议，{name}各部门参加，{name}委主持。", year).code == code


def test_townships_tell_the_county() -> None:
    text = "我县启动了主题活动。营前、社溪、陡水、黄埠等乡镇，梅水乡、双溪乡行动迅速，全县上下形成了氛围。"
    located = find(text)
    assert (located.code, located.basis) == ("360724", "inferred")
    assert "营前" in located.evidence


def test_townships_tell_districts_of_one_name_apart() -> None:
    text = "4月9日，鼓楼区召开全区会议。{}作了交流发言。全区各级党组织参加。"
    assert find(text.format("华大街道、水部街道、洪山镇")).code == "350102"
    assert find(text.format("湖南路街道、宁海路街道、华侨路街道")).code == "320106"
    assert find(text.format("各街道")) == Located()


@pytest.mark.parametrize(
    ("name", "township", "code"),
    [("高唐", "固河镇", "371526"), ("平顺", "虹梯关乡", "140425"), ("永和", "桑壁镇", "141032")],
)
def test_a_name_of_many_things_and_a_township_of_its_county_agree(name: str, township: str, code: str) -> None:
    text = "3月5日，全县农村工作会议召开，县委、县政府主要领导出席，县人大主任宣读决定。{}我县各部门参加。"
    assert find(text.format(f"没有农业的大发展，就没有{name}的明天。{township}作了发言。")).code == code
    assert find(text.format(f"没有农业的大发展，就没有{name}的明天。")) == Located()


@pytest.mark.parametrize(
    ("named", "code"),
    [("曲靖市麒麟区越州镇、富源县", "530300"), ("曲靖市麒麟区、富源县、腾冲县", "530000")],
)
def test_what_a_guest_belongs_to_is_not_whose_text_it_is(named: str, code: str) -> None:
    text = f"5月6日，学院召开推进会，省委督导组到会指导，选派人员到{named}开展培训。\n报：省委督导组，省直工委。"
    located = find(text)
    assert (located.code, located.basis) == (code, "inferred")


def test_issuer_and_paper() -> None:
    assert find("各镇人民政府：\n全县要抓好防汛。", publisher="平远县人民政府办公室").code == "441426"
    assert find("本报讯 全市春耕会议昨日召开，市委、市政府领导出席。", publisher="漳州日报").code == "350600"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "我县召开会议，完成县级配套资金，新建县道两条，全县上下扩大余地，策武和县直部门参加。",
        "国务院召开常务会议，部署全国春耕生产，北京、上海、河南等地参加。全国各地要抓好落实，我国粮食丰收。",
        "城关镇、太平镇、中心镇参加了全县会议。",
        "和平与发展是时代主题，全市公安机关要确保平安。",
        "1月6日，全省电视电话会议召开，长沙市、西安市、成都市作了发言。",
    ],
)
def test_unclear_stays_unknown(text: str) -> None:
    assert find(text) == Located()


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("先后深入营前、社溪、陡水三个乡镇调研", ["营前", "社溪", "陡水"]),
        ("在太和、永和和大河等乡镇开展", ["太和", "永和", "大河"]),
        ("恒山、五桂、大河镇", ["恒山", "五桂", "大河"]),
        ("各乡镇、街道、社区等单位", []),
        ("教育、卫生、公安等10个部门", []),
    ],
)
def test_lists_of_townships(text: str, items: list[str]) -> None:
    assert [text[a:b] for run in township_runs(text) for a, b in run.items] == items


@given(st.text(alphabet="全我县区市委省营前社溪镇乡街道等、和，。鼓楼朝阳北京召开会议\n", max_size=150))
def test_never_raises_and_runs_lie_in_the_text(text: str) -> None:
    located = find(text)
    assert (located.code == "") == (located.basis == "") == (located.name == "")
    for run in township_runs(text):
        assert len(run.items) > 1
        assert all(0 <= a < b <= len(text) and "、" not in text[a:b] for a, b in run.items)
