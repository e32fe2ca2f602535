"""What a page has torn apart is made whole: titles in two lines, tables of one cell a line; marks with a name go."""

from __future__ import annotations

import pytest

from tests.unit.clean.helpers import cleaned, lines

FIRST = "2009年，我局认真贯彻上级部署，扎实推进造林绿化、资源保护和产业发展，较好地完成了全年任务。"
SECOND = "全年完成植树造林3.26万亩，义务植树62万株，尽责率达86%，新建农村沼气池1250座。"
LAST = "会议要求，各镇要抓好落实，确保完成全年目标任务。"
TITLE = "青石县林业局2009年工作总结"
SITE = "青石文秘网 - 公文写作平台\n当前位置：青石文秘网 > 工作总结 > 正文\n\n"


@pytest.mark.parametrize(
    ("halves", "said"),
    [
        (("在全镇保持共产党员先进性教育活动总结大", "会上的讲话"), "{} - 领导讲话 - 青石先锋网"),
        (("抢抓机遇 加快发展 为建设富裕文明", "和谐新青石而努力奋斗"), "内容提示：{}——在县党代会上的报告（2011年…"),
        (("青石县人民政府办公室", "关于印发《青石县扶贫工作方案》的通知"), "名　　称：{}"),
    ],
)
def test_a_title_in_two_lines_that_the_page_says_in_one_is_one(halves: tuple[str, str], said: str) -> None:
    title = "".join(halves)
    page = f"{said.format(title)}\n设为首页 | 加入收藏\n\n" + "\n".join(halves) + f"\n\n　　{FIRST}\n　　{SECOND}"
    assert lines(page) == [title, FIRST, SECOND]


@pytest.mark.parametrize("rest", ["——在县党代会上的报告", "（2011年8月16日）", "县委书记  段启明"])
def test_what_follows_a_whole_title_stays_a_line_of_its_own(rest: str) -> None:
    title = "抢抓机遇 加快发展 努力建设新青石"
    page = f"内容提示：{title}{rest}\n设为首页 | 加入收藏\n\n{title}\n{rest}\n\n　　{FIRST}\n　　{SECOND}"
    assert lines(page)[0] == title


@pytest.mark.parametrize(
    "rows",
    [
        ["指标 年度计划 实际完成 完成比例", "植树造林（万亩） 3 3.26 108.7%", "义务植树（万株） 60 62 103.3%"],
        ["乡镇 任务数", "甲镇 12", "乙镇 8", "丙乡 —"],
        ["序号 项目 单位 数量", "1 公路 公里 12", "2 桥梁 座 3", "3 水渠 米 1,200"],
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_cells_on_lines_of_their_own_are_rows_again(rows: list[str], gap: str) -> None:
    cells = gap.join(cell for row in rows for cell in row.split())
    assert lines(f"{TITLE}\n　　{FIRST}\n{cells}\n　　{SECOND}") == [TITLE, FIRST, *rows, SECOND]


@pytest.mark.parametrize(
    "cells", [["甲镇", "12", "乙镇", "8"], ["甲镇", "乙镇", "丙镇", "丁镇"], ["一", "1", "二", "2", "三", "3"]]
)
def test_lines_that_make_no_table_stay(cells: list[str]) -> None:
    assert lines("\n".join([TITLE, FIRST, *cells, SECOND])) == [TITLE, FIRST, *cells, SECOND]


@pytest.mark.parametrize(
    "mark",
    [
        " 青石文秘网www.qswmw.net",
        "[青石文秘网 整理]",
        "(转载请注明来源：青石文秘网)",
        "（本文由青石文秘网收集整理）",
        "（好范本haofanben）",
        "（好范本 haofanben.com）",
    ],
)
def test_marks_with_the_name_of_the_site_go(mark: str) -> None:
    page = f"{SITE}{TITLE}\n\n　　{FIRST}{mark}\n　　{SECOND}{mark}\n　　{LAST}"
    assert lines(page) == [TITLE, FIRST, SECOND, LAST]


@pytest.mark.parametrize("credit", ["本文来源：青石文秘网", "资料来自青石文秘网", "本文转自 青石文秘网"])
def test_where_the_text_is_said_to_come_from_goes_amid_it(credit: str) -> None:
    page = f"{SITE}{TITLE}\n\n　　{FIRST[:20]}{credit}{FIRST[20:]}\n　　{SECOND}\n　　{LAST}"
    assert lines(page) == [TITLE, FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    "words", ["（青石文秘网）", "（详见青石文秘网公告）", "（公司huagong）", "（微信公众号青石qingshi）"]
)
def test_brackets_with_words_of_the_text_stay(words: str) -> None:
    page = f"{SITE}{TITLE}\n\n　　{FIRST[:-1]}{words}。\n　　{SECOND}\n　　{LAST}"
    assert lines(page) == [TITLE, f"{FIRST[:-1]}{words}。", SECOND, LAST]


def test_a_field_between_the_fields_of_a_record_goes() -> None:
    record = f"标题：{TITLE}\n时间：2010年1月15日\n作者：佚名\n来源：青石文秘网\n关键词：林业；总结\n"
    assert lines(f"{SITE}{record}\n{TITLE}\n\n　　{FIRST}\n　　{SECOND}") == [TITLE, FIRST, SECOND]


def test_the_fields_of_minutes_stay() -> None:
    head = ["青石县政府常务会议纪要", "时间：2010年1月15日", "地点：县政府二楼会议室", "主持：段启明"]
    assert lines("\n".join([*head, FIRST, SECOND])) == [*head, FIRST, SECOND]


def test_the_head_of_a_collection_goes_from_the_first_page_too() -> None:
    head = "青石县文件汇编                二〇一〇年第一辑"
    pages = [f"{head}\n　　{TITLE}\n　　{FIRST}", f"{head}\n　　{SECOND}", f"{head}\n　　{LAST}"]
    text = "".join(f"{page}\n\n                  · {n} ·\n\n" for n, page in enumerate(pages, 1))
    assert lines(text) == [TITLE, FIRST, SECOND, LAST]


def test_a_bracket_at_the_end_of_a_row_of_fields_stays_set_off() -> None:
    assert cleaned(f"{FIRST}\n编辑：向春生 审核：王建芳 （共印150份）").text.endswith("王建芳 （共印150份）")


def test_cleaning_twice_changes_no_rows_fields_or_heads() -> None:
    rows = [
        "组长：段继昌  县委副书记",
        "副组长：茶映辉  县委常委、副县长",
        "　　　　施立春  县林业局局长",
        "成员：鲁文珍  县政府办公室副主任",
    ]
    fields = "邮编：365100  联系电话：0598-6321234  地址：尤溪县城关镇"
    heads = "习近平李强在主席台就座\n\n赵乐际主持并讲话"
    once = cleaned("\n".join([TITLE, FIRST, *rows, fields, SECOND])).text
    assert cleaned(once).text == once
    assert cleaned(f"{heads}\n\n{FIRST}").text == cleaned(cleaned(f"{heads}\n\n{FIRST}").text).text


@pytest.mark.parametrize(
    ("given", "expected"),
    [("获得铜牌。\\*\\*\\*\\*", "获得铜牌。"), ("电话138\\*\\*\\*\\*1234。", "电话138****1234。")],
)
def test_empty_emphasis_goes_and_hidden_digits_stay(given: str, expected: str) -> None:
    assert lines(f"{TITLE}\n{FIRST}{given}\n{SECOND}")[1] == FIRST + expected


def test_numbers_and_heads_of_facing_pages_go() -> None:
    gap = "　" * 10
    heads = [f"212{gap}青石县文献选编·第三辑", f"{gap}政府工作报告{gap}213", f"214{gap}青石县文献选编·第三辑"]
    said = [f"{n}月，全县完成造林{n}3亩，新修渠道{n}7公里，受益群众{n}52户。" for n in range(1, 31)]
    pages = ["\n".join(f"　　{line}" for line in said[at : at + 10]) for at in (0, 10, 20)]
    text = "\n\n".join(part for pair in zip(heads, pages, strict=True) for part in pair)
    assert lines(text) == said


def test_a_numbered_roster_stays() -> None:
    roster = [f"{n}        {name}" for n, name in enumerate(["青石县水利局", "青石县林业局", "青石县交通局"], 1)]
    assert lines("\n\n".join([TITLE, FIRST, *roster, SECOND]))[2:5] == [" ".join(row.split()) for row in roster]


def test_the_title_of_a_second_page_goes_with_its_number() -> None:
    page = f"{TITLE}\n\n　　{FIRST}\n\n共2页：上一页 1 2 下一页\n\n{TITLE}（2）\n\n　　{SECOND}\n　　{LAST}"
    assert lines(page) == [TITLE, FIRST, SECOND, LAST]


def test_a_source_within_a_sentence_goes() -> None:
    page = f"{SITE}{TITLE}\n\n　　{FIRST[:20]}本文来源：青石文秘网{FIRST[20:]}\n　　{SECOND}\n　　{LAST}"
    assert lines(page) == [TITLE, FIRST, SECOND, LAST]


def test_a_copy_goes_with_its_last_short_line() -> None:
    body = [TITLE, FIRST, SECOND, LAST, "报：市林业局办公室，县委、县政府领导。", "送：县直有关单位。", "发：各镇。"]
    assert lines("\n\n".join([*body, "【打印本页】【关闭窗口】", *body])) == body


def test_a_note_on_the_edition_goes_and_an_editor_s_remark_stays() -> None:
    note = "〔编者按〕本文据县档案馆藏铅印本扫描识别，收入《青石县文献选编》第三辑。脚注为编者所加。"
    remark = "〔编者按〕青石县的做法很有意义，值得各地学习借鉴，现将材料刊登如下，供参考。"
    page = f"{SITE}{{}}\n\n{TITLE}\n\n　　{FIRST}\n　　{SECOND}"
    assert lines(page.format(note)) == [TITLE, FIRST, SECOND]
    assert remark in lines(page.format(remark))


def test_a_motto_above_a_headline_stays() -> None:
    head = "首 页 要闻 青石新闻 视频 论坛\n当前位置：主页 > 要闻 >\n"
    body = "全县经济工作会议召开\n时间:2013-01-08 09:17 来源:青石日报 点击:次 【字号：大 中 小】\n\n　　本报讯 "
    page = f"{head}稳中求进  争先进位  加快转型跨越\n\n{body}{FIRST}\n　　{SECOND}"
    assert lines(page)[:2] == ["稳中求进 争先进位 加快转型跨越", "全县经济工作会议召开"]


def test_a_caption_with_a_remark_ends() -> None:
    caption = "图为督查组检查消防设施。　（资料图片）"
    text = f"{TITLE}\n　　{FIRST[:30]}\n\n{caption}\n\n{FIRST[30:]}\n　　{SECOND}"
    assert lines(text) == [TITLE, FIRST, "图为督查组检查消防设施。（资料图片）", SECOND]


@pytest.mark.parametrize("credit", ["记者 贾 鹏 摄", "记者 贾鹏 摄"])
def test_who_took_a_picture_is_no_part_of_a_name(credit: str) -> None:
    assert lines(f"{TITLE}\n{FIRST}\n图为会议现场。{credit}")[-1] == "图为会议现场。记者 贾鹏 摄"


@pytest.mark.parametrize(
    "words",
    [
        "光阴似箭，转眼又到年底，怎样写好总结呢？下面是小编为大家整理的水利局工作总结，希望能帮到您。",
        "以下是本站为您收集的乡镇工作汇报范文，仅供参考，欢迎阅读。",
    ],
)
def test_the_words_with_which_a_site_introduces_a_text_go(words: str) -> None:
    assert lines(f"{SITE}{TITLE}\n\n　　{words}\n　　{FIRST}\n　　{SECOND}\n　　{LAST}") == [TITLE, FIRST, SECOND, LAST]
