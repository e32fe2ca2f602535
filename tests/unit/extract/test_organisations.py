"""Bodies in running text, and the full names they are linked to."""

import importlib.util
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.organisations import find_organisations

_SPEC = importlib.util.spec_from_file_location("documents", Path(__file__).with_name("documents.py"))
documents = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(documents)
reading = documents.reading


def surfaces(text, **facts):
    return [text[mention.start : mention.end] for mention in find_organisations(reading(text, **facts))]


BODIES = [
    ("由市委目标督查办牵头，县政府电子政务办配合。", ["市委目标督查办", "县政府电子政务办"]),
    ("县财政局、县住房和城乡规划建设局负责。", ["县财政局", "县住房和城乡规划建设局"]),
    (
        "县第一中学、县检察院公诉科、省农信联社、石桥人民法庭。",
        ["县第一中学", "县检察院公诉科", "省农信联社", "石桥人民法庭"],
    ),
    (
        "县委党的群众路线教育实践活动领导小组、区委全面深化改革委员会。",
        ["县委党的群众路线教育实践活动领导小组", "区委全面深化改革委员会"],
    ),
    ("按照省、市、县委要求，认真抓好落实。", ["县委"]),
    ("县教育局、卫生局、总工会，团县委分别作了发言。", ["县教育局", "卫生局", "总工会", "团县委"]),
    ("报：市委办公室、市政府办公室。发：各乡镇党委、县直各部门。", ["市委办公室", "市政府办公室"]),
    (
        "由区作风建设领导小组办公室具体抓，区作风办会同区委督查室检查。",
        ["区作风建设领导小组办公室", "区作风办", "区委督查室"],
    ),
    ("召集全区作风建设领导小组成员单位开会。", ["全区作风建设领导小组"]),
    ("九江市委市政府和湖口县委县政府高度重视。", ["九江市委", "市政府", "湖口县委", "县政府"]),
    ("由县扶贫和移民工作局牵头，会同县林业和园林局验收。", ["县扶贫和移民工作局", "县林业和园林局"]),
    ("县“两学一做”学习教育协调小组联合督查。", ["县“两学一做”学习教育协调小组"]),
    ("观摩福建汀源纺织有限公司和安徽古井集团。", ["福建汀源纺织有限公司", "安徽古井集团"]),
    ("中国农业银行清水县支行、县供电公司捐款。", ["中国农业银行清水县支行", "县供电公司"]),
    ("金山社区居委会、县人民医院和县福利院。", ["金山社区居委会", "县人民医院", "县福利院"]),
    ("上海市浦东新区教育局、重庆市万州区人民政府。", ["上海市浦东新区教育局", "重庆市万州区人民政府"]),
    ("国家发展改革委、财政部印发通知，省发改委转发。", ["国家发展改革委", "财政部", "省发改委"]),
    ("自治区人大常委会、自治区党委组织部来函。", ["自治区人大常委会", "自治区党委组织部"]),
    ("区政府网站和区政务中心开设专栏。", ["区政府", "区政务中心"]),
    ("瀛湖生态旅游区管委会、工业园区党工委。", ["瀛湖生态旅游区管委会", "工业园区党工委"]),
    ("五里镇党委和县公安局交警大队参加。", ["五里镇党委", "县公安局交警大队"]),
    ("县委、人大、政府、政协领导和县总工会、妇联。", ["县委", "人大", "政府", "政协", "县总工会", "妇联"]),
    ("县委办、政府办和五里镇党委、政府。", ["县委办", "政府办", "五里镇党委"]),
    ("由组织部抽调人员，纪委监督。", ["组织部", "纪委"]),
    ("县机关效能建设领导小组办公室每月通报一次。", ["县机关效能建设领导小组办公室"]),
    ("各乡镇于月底前将名单报领导小组办公室。", ["领导小组办公室"]),
    ("县茶叶产业发展中心、县行政审批中心、镇农科站负责。", ["县茶叶产业发展中心", "县行政审批中心", "镇农科站"]),
    ("县映山高中录取新生，高中阶段入学率提高。", ["县映山高中"]),
    ("向阳街道办事处和孟峦林场落实值守。", ["向阳街道办事处", "孟峦林场"]),
    ("返乡青年领办养蜂合作社，每个镇至少改造一所薄弱学校。", []),
    (
        "全国政协副主席汪长清代表中国人民政治协商会议全国委员会致辞。",
        ["全国政协", "中国人民政治协商会议全国委员会"],
    ),
    ("召开县委常委会，省委教育实践活动第五督导组到会。", ["县委常委会", "省委教育实践活动第五督导组"]),
]


@pytest.mark.parametrize(("text", "expected"), BODIES, ids=[text[:12] for text, _ in BODIES])
def test_bodies_as_they_stand(text, expected):
    assert surfaces(text) == expected


NONE = [
    "发各镇党委、纪委，5个镇纪委没有专干，信访办结率提高，县委办〔2014〕31号",
    "各级党组织和广大党员，各部门、县直各单位要切实负起责任。",
    "党委、人大、政府、政协四套班子齐抓共管，当地党委、政府给予支持。",
    "各乡镇党委、政府要抓好落实，各镇人民政府、各街道办事处：",
    "扶持农民专业合作社20个，每个乡镇至少建成一所公办中心幼儿园。",
    "全县中小学、各银行、电力公司要加强服务，全区工作大局稳定。",
    "县十五届人大五次会议和十一届全国人大四次会议。",
    "市场格局发生变化，城市委托管理，县域经济布局合理。",
    "各类企业、医院、学校举办活动，市民创办公司。",
]


@pytest.mark.parametrize("text", NONE, ids=[text[:12] for text in NONE])
def test_collectives_and_lookalikes_are_none(text):
    assert surfaces(text) == []


LINKS = [
    ("620503", "区委", "中共天水市麦积区委员会", "", "620503"),
    ("360724", "县政府", "上犹县人民政府", "", "360724"),
    ("620503", "区教育局", "麦积区教育局", "麦积区人民政府", "620503"),
    ("620503", "市委", "中共天水市委员会", "", "620500"),
    ("620503", "省委", "中共甘肃省委员会", "", "620000"),
    ("620503", "区委组织部", "中共天水市麦积区委员会组织部", "中共天水市麦积区委员会", "620503"),
    ("620503", "组织部", "中共天水市麦积区委员会组织部", "中共天水市麦积区委员会", "620503"),
    ("620503", "全区作风建设领导小组", "麦积区作风建设领导小组", "", "620503"),
    ("430900", "赫山区委", "中共益阳市赫山区委员会", "", "430903"),
    ("430900", "团市委", "共青团益阳市委员会", "", "430900"),
    ("360724", "县政协", "中国人民政治协商会议上犹县委员会", "", "360724"),
    ("360724", "国务院", "国务院", "", ""),
    ("360724", "中纪委", "中国共产党中央纪律检查委员会", "", ""),
    ("", "县委", "县委", "", ""),
]


@pytest.mark.parametrize(("region", "surface", "name", "parent", "code"), LINKS, ids=[row[1] for row in LINKS])
def test_a_body_is_linked_through_the_region(region, surface, name, parent, code):
    text = f"会议由{surface}召开。"
    (mention,) = find_organisations(reading(text, region_code=region, event_on=date(2011, 5, 1)))
    assert (mention.name, mention.parent, mention.region_code) == (name, parent, code)


PIECES = st.sampled_from(
    [
        "县", "区", "市", "委", "政府", "教育局", "组织部", "领导小组", "办公室", "有限公司", "、", "，",
        "。", "\n", "各", "全", "和", "麦积区", "甘肃省", "中学", "中国", "“", "”", "（", "）", "局",
        "办", "银行", "支行", "村委会", "红旗", "的", "X",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_bodies_never_overlap_and_lie_in_one_sentence(text):
    document = reading(text, region_code="620503")
    mentions = find_organisations(document)
    sentences = {sentence.no: sentence for sentence in document.sentences}
    for mention in mentions:
        sentence = sentences[mention.sentence_no]
        assert sentence.start <= mention.start < mention.end <= sentence.end
        assert mention.name
    assert all(a.end <= b.start for a, b in pairwise(mentions))
