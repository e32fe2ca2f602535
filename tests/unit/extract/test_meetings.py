from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.meetings import find_meetings


def read(make_reading, text):
    return [m.name for m in find_meetings(make_reading(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("5月7日，清江县召开全县防汛工作会议。", ["全县防汛工作会议"]),
        ("传达学习了中央、省、市、县河长制座谈和推进会议精神", ["中央、省、市、县河长制座谈和推进会议"]),
        ("贯彻落实省、市安全生产电视电话会议精神", ["省、市安全生产电视电话会议"]),
        ("会议传达了省委、市委组织工作会议精神", ["省委、市委组织工作会议"]),
        ("清江县召开河长制领导小组（扩大）会议。", ["河长制领导小组（扩大）会议"]),
        ("落实好十七届五中全会和市委九届八次全会精神", ["十七届五中全会", "市委九届八次全会"]),
        ("在清江县深入开展改厕行动推进会上", ["清江县深入开展改厕行动推进会"]),
        ("（根据在全县改厕工作现场会上的讲话整理）", ["全县改厕工作现场会"]),
        ("这次全县三级干部大会，是县委决定召开的。", ["全县三级干部大会"]),
        ("迎接党的十八大胜利召开，学习十九大精神，实施十大工程", ["党的十八大", "十九大"]),
        ("——2011年2月20日在清江县第十五届人民代表大会第六次会议上", ["清江县第十五届人民代表大会第六次会议"]),
        ("完成了县十五届人大五次会议确定的任务", ["县十五届人大五次会议"]),
        ("2月7日至10日，县第八届人民代表大会第一次会议召开", ["县第八届人民代表大会第一次会议"]),
        ("第十四届全国人民代表大会第三次会议开幕", ["第十四届全国人民代表大会第三次会议"]),
        ("政协清江县第八届委员会第三次会议闭幕", ["政协清江县第八届委员会第三次会议"]),
        ("经2013年4月16日县政府第五次常务会议研究", ["县政府第五次常务会议"]),
        ("县第十三次党代会以来", ["县第十三次党代会"]),
        ("按照县委经济工作会议要求", ["县委经济工作会议"]),
        ("在全市“双千”行动推进会上", ["全市“双千”行动推进会"]),
        ("召开党的群众路线教育实践活动动员会。", ["党的群众路线教育实践活动动员会"]),
        ("召开学习宣传贯彻党的十八大精神动员会。", ["学习宣传贯彻党的十八大精神动员会"]),
        ("清江市农村改厕暨重点项目建设推进大会在沙河区召开", ["清江市农村改厕暨重点项目建设推进大会"]),
        ("第21届清江苗木交易会开幕", ["第21届清江苗木交易会"]),
        ("要及时召开防汛总结大会或经验交流会", ["防汛总结大会"]),
    ],
)
def test_names(make_reading, text, names):
    assert read(make_reading, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "会议指出，本次会议很重要。",
        "层层召开动员大会，要召开座谈会、党员大会、专题会议。",
        "在全县迅速掀起贯彻落实会议精神的热潮",
        "精简会议文件，会议室在三楼。",
        "工会、协会、学会、居委会、社会、机会、董事会",
        "在人民大会堂，县人民代表大会常务委员会",
        "各类会议，有关会议，村民代表会议",
        "第六次会议",
        "观看《诗词大会》。",
    ],
)
def test_what_is_no_name(make_reading, text):
    assert read(make_reading, text) == []


PIECES = st.sampled_from(
    [
        "全县",
        "省、市",
        "召开",
        "第",
        "三",
        "届",
        "次",
        "会议",
        "大会",
        "推进会",
        "在",
        "的",
        "“",
        "”",
        "（扩大）",
        "、",
        "，",
        "。",
        "工作",
        "\n",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_names_lie_in_their_sentence_without_overlap(make_reading, text):
    reading, last = make_reading(text), 0
    for meeting in find_meetings(reading):
        assert meeting.start >= last
        sentence = reading.sentences[meeting.sentence_no - 1]
        assert sentence.start <= meeting.start < meeting.end <= sentence.end
        last = meeting.end
