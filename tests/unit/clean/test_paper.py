"""A page of a digital newspaper: its lists of titles, and a picture that cuts a sentence between two columns."""

from __future__ import annotations

import pytest

from etl.analyse import analyse
from tests.unit.clean.helpers import cleaned, evidence, raw

TITLE = "石桥镇春茶开采"
BODY = (
    "　　３月１８日，记者在石桥镇看到，漫山的茶园\n里人头攒动，茶农们忙着采摘今年的头一批春茶。\n"
    "镇里负责人介绍，今年全镇春茶面积达到１２６０\n{between}０亩，比去年增加８００亩，预计产值超过５千万\n元，户均增收２４００元。\n"
    "　　目前，全镇已有３２家茶企开机生产，日加工\n鲜叶１８吨，产品销往１２个省市。\n"
)
WHOLE = [
    "3月18日，记者在石桥镇看到，漫山的茶园里人头攒动，茶农们忙着采摘今年的头一批春茶。"
    "镇里负责人介绍，今年全镇春茶面积达到12600亩，比去年增加800亩，预计产值超过5千万元，户均增收2400元。",
    "目前，全镇已有32家茶企开机生产，日加工鲜叶18吨，产品销往12个省市。",
]
CAPTION = "图为茶农在采摘春茶。　本报记者　石文远　摄"


@pytest.mark.parametrize("place", ["［图片］", "[图片]", "【图片】", "［插图］"])
def test_a_caption_between_the_columns_follows_the_paragraph_that_it_cut(place: str) -> None:
    body = BODY.format(between=f"\n{place}\n{CAPTION}\n\n")
    page = f"清水日报　数字报\n{TITLE}\n{body}"
    assert cleaned(page).text.split("\n") == [TITLE, WHOLE[0], "图为茶农在采摘春茶。本报记者 石文远 摄", WHOLE[1]]


@pytest.mark.parametrize("sign", ["■", "●", "·", "◆", "◎ "])
@pytest.mark.parametrize("heading", ["本版新闻", "本版标题导航", "本版文章"])
def test_a_list_of_the_page_s_titles_goes_whole(sign: str, heading: str) -> None:
    others = ("全县春耕备耕工作会议召开", "县实验中学扩建工程开工", "图片新闻")
    items = "\n".join(f"{sign}{title}" for title in (TITLE, *others))
    page = f"""清水日报　数字报
2013年3月19日　星期二　今日4版
版面目录
第1版：要闻
第2版：经济

{heading}
{items}

上一篇　下一篇　　　放大　缩小　默认

{TITLE}

清水日报　2013-03-19　　浏览：66

{BODY.format(between="")}
上一篇　下一篇
"""
    assert cleaned(page).text.split("\n") == [TITLE, *WHOLE]
    assert evidence(page)["web_title"] == TITLE


def test_a_bulletin_s_own_list_of_titles_stays() -> None:
    page = f"""清水县工作简报
第7期
本期要目
●春茶开采
●春耕备耕
●学校扩建
{TITLE}
{WHOLE[0]}
{WHOLE[1]}
"""
    assert cleaned(page).text.split("\n")[2:6] == ["本期要目", "春茶开采", "春耕备耕", "学校扩建"]


REPORT = [
    "全县秋粮收购工作会议召开",
    "本报讯（记者 石文远 王海 通讯员 李建国）9月26日，全县秋粮收购工作会议在石桥镇召开，"
    "分析当前粮情，部署收购任务，各乡镇分管领导和粮食企业负责人共96人参加会议。",
    "图为石桥镇农民抢收玉米。本报记者 石文远 摄",
    "会议指出，截至9月25日，全县已收获玉米31万亩，投入农机具6800余台，机收率达到91%，收购环节进展较慢。",
]


@pytest.mark.parametrize("width", [15, 16, 17, 18, 19, 20, 21, 23, 26, 34])
@pytest.mark.parametrize("digits", ["half", "full"])
def test_columns_of_a_paper_keep_the_names_of_who_wrote_and_took_the_picture(width: int, digits: str) -> None:
    wide = str.maketrans("0123456789%", "０１２３４５６７８９％") if digits == "full" else {}
    head, *rest = (line.translate(wide) for line in REPORT)
    rows = [f"　　{line}"[at : at + width] for line in rest for at in range(0, len(line) + 2, width)]
    assert cleaned("\n".join([head, *rows])).text.split("\n") == REPORT


def test_a_byline_of_four_words_is_no_menu() -> None:
    page = f"{REPORT[0]}\n本报记者 石文远 通讯员 李建国\n秋粮收购点上的见闻\n{WHOLE[0]}\n{WHOLE[1]}"
    assert cleaned(page).text.split("\n")[:2] == [REPORT[0], "本报记者 石文远 通讯员 李建国"]


def test_a_name_of_a_plan_at_a_line_s_end_is_no_copy_of_its_title() -> None:
    rows = [
        "石桥县人民政府办公室关于印发石桥县2015年水",
        "利工程管护实施方案的通知",
        "各乡镇人民政府，县直各单位：",
        "　　《石桥县2015年水利工程管护实施方案》",
        "已经县人民政府同意，现印发给你们，请认真执行",
        "。",
        "石桥县人民政府办公室",
        "2015年5月21日",
        "石桥县2015年水利工程管护实施方案",
        "　　为加强水利工程管护，结合我县实际，制定本",
        "方案。",
    ]
    found = cleaned("\n".join(rows)).text.split("\n")
    assert found[0] == rows[0] + rows[1]
    assert found[2] == "《石桥县2015年水利工程管护实施方案》已经县人民政府同意，现印发给你们，请认真执行。"


@pytest.mark.parametrize("heading", ["本版标题导航", "本版新闻", "本版其他文章"])
@pytest.mark.parametrize("sign", ["·", "■", "○"])
def test_the_list_of_titles_below_the_text_tells_title_from_kicker(heading: str, sign: str) -> None:
    """The kicker alone, which says that a meeting was held, looks more like a title."""
    page = f"""清水日报　数字报
2013年3月19日　星期二
第1版：要闻    上一版  下一版

我县召开春茶生产现场会
抓住农时　采好春茶

{BODY.format(between="")}
本文已被浏览 412 次
{heading}
{sign}抓住农时　采好春茶
{sign}县实验中学扩建工程开工
{sign}图片新闻
"""
    assert evidence(page)["web_title"] == "抓住农时　采好春茶"
    facts = analyse(raw(page)).facts
    assert facts.title == "抓住农时 采好春茶"
