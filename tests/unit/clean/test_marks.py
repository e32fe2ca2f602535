"""What accounts, forums and papers set around or into a text: tags, heads of posts, running heads, ornaments."""

from __future__ import annotations

import pytest

from tests.unit.clean.helpers import cleaned, lines

FIRST = "5月5日，全县工业经济运行分析会召开。会议通报了一季度全县工业经济运行情况，研究部署下一步工作。"
SECOND = "会议要求，要加快项目建设进度，力争全年完成工业投资20亿元以上，新开工亿元以上项目12个，确保完成全年目标任务。"
TITLE = "全县工业经济运行分析会召开"


@pytest.mark.parametrize(
    "tag",
    [
        "◎青石在线论坛 bbs.qingshi.gd ",
        " ☆青石热线 www.qs0831.com☆ ",
        "@青石信息港 www.qs-info.net",
        "★bbs.qs001.cn★",
        " w w w . q s w . c o m ",
    ],
)
@pytest.mark.parametrize("at", [19, 34, len(FIRST)])
def test_tags_with_an_address_go(tag: str, at: int) -> None:
    assert lines(f"{TITLE}\n{FIRST[:at]}{tag}{FIRST[at:]}\n{SECOND}") == [TITLE, FIRST, SECOND]


@pytest.mark.parametrize("tag", ["@青石在线", "◎青石论坛", " ●青石之窗"])
def test_names_behind_a_sign_go_where_repeated(tag: str) -> None:
    page = f"{TITLE}\n{FIRST[:34]}{tag}\n{FIRST[34:]}\n{SECOND}{tag}"
    assert lines(page) == [TITLE, FIRST, SECOND]


@pytest.mark.parametrize(
    "text",
    [
        "县公安局官方微博@青石在线发布消息称，将继续加强夜间巡逻。",
        "群众可登录县政府网站www.qingshi.gov.cn了解办理进度，对办理结果不满意的，可以向县信访局书面提出。",
        "●青石论坛开坛，专家学者齐聚一堂，共话发展。",
    ],
)
def test_addresses_that_the_text_gives_stay(text: str) -> None:
    assert lines(f"{TITLE}\n{FIRST}\n{text}")[2] in {text, text.lstrip("●")}


@pytest.mark.parametrize(
    "line",
    [
        "点击上方“青石发布”关注我们↑↑↑",
        "点击标题下蓝字快速订阅",
        "长按识别二维码",
        "点亮“在看”，让更多人知道",
        "阅读原文",
        "点击左下角“阅读原文”查看更多",
        "分享 收藏 点赞 在看",
        "编辑：小石 / 审核：老周 / 监制：陈大为\n阅读原文",
        "本文关键字：工业 经济 运行",
        "Tags：工业 经济",
        "【全文阅览】",
        "[图片]  点击查看大图",
        "签名档：走自己的路",
        "本帖最后由 青石老张 于 2012-5-6 10:30 编辑",
        "3楼",
        "沙发",
        "楼主辛苦了！",
        "顶！！",
        "谢谢分享~",
        "5楼 回复3楼的帖子",
        "青石老张  高级会员",
        "楼主 | 发表于 2012-05-06 10:23 | 只看该作者",
        "等级：高级会员  积分：1203  帖子：88",
    ],
)
@pytest.mark.parametrize("place", ["behind", "between"])
def test_lines_of_accounts_and_forums_go(line: str, place: str) -> None:
    rest = [line, SECOND] if place == "between" else [SECOND, line]
    assert lines("\n".join([TITLE, FIRST, *rest])) == [TITLE, FIRST, SECOND]


@pytest.mark.parametrize("mark", ["　　★青石文档吧★ xxwdb", "◆青石资料分享◆QSZL", "※青石范文屋※"])
def test_lines_behind_a_sign_go_where_they_stand_again_and_again(mark: str) -> None:
    page = f"{TITLE}\n{FIRST[:34]}\n{mark}\n{FIRST[34:]}\n{mark}\n{SECOND}"
    assert lines(page) == [TITLE, FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "------------- 推荐阅读：2019年采暖收费标准一览 -------------",
        "⊕ 放大  ⊖ 缩小  ⟲ 旋转  1 / 9",
        "青石 今天：多云 22℃～31℃ 东北风3级 加入收藏 我要写信",
    ],
)
def test_lists_buttons_and_the_weather_go(line: str) -> None:
    assert lines(f"{line}\n{TITLE}\n{FIRST}\n{SECOND}") == [TITLE, FIRST, SECOND]


def test_a_post_cut_in_two_is_joined() -> None:
    page = (
        f"[转帖]{TITLE}\n楼主：青石老张  等级：高级会员\n发表于 2012-05-06 10:23  只看该作者\n"
        f"{FIRST}\n{SECOND[:44]}\n（未完，接下楼）\n"
        f"——做人要厚道\n河边柳  论坛元老\n沙发\n楼主辛苦了！\n3楼\n（接上楼）\n{SECOND[44:]}\n4楼\n顶！"
    )
    assert lines(page) == [TITLE, FIRST, SECOND]


@pytest.mark.parametrize(
    "end",
    [
        ["青石要闻-青石在线", f"{TITLE}（第2页）"],
        [f"{TITLE}    青石公文网  整理", "[ 第2页，共4页 ]"],
        ["~1/4~", f"{TITLE} 青石公文网 整理"],
        ["【 2 / 4 】", "首页 │ 要闻 │ 简报 │ 讲话"],
        ["（第2页/共4页）", "首页 ┃ 要闻 ┃ 简报"],
    ],
)
def test_what_stands_between_pages_goes(end: list[str]) -> None:
    page = [
        "首页 > 青石要闻 > 正文",
        "来源：青石在线",
        "青石在线 > 青石要闻",
        TITLE,
        FIRST,
        SECOND[:44],
        "",
        *end,
        "",
        SECOND[44:],
    ]
    assert lines("\n".join([*page, "版权所有 青石在线"])) == [TITLE, FIRST, SECOND]


def test_closing_lines_are_no_running_heads() -> None:
    closing = "青石县人民政府办公室 2012年5月6日印发"
    page = f"青石县人民政府办公室文件\n{FIRST}\n\n{closing}\n—1—\n\n{SECOND}\n\n{closing}\n—2—"
    assert lines(page).count(closing) == 2


@pytest.mark.parametrize("sign", ["□", "■", "◆", "☆", "●　"])
def test_ornaments_go_and_boxes_stay(sign: str) -> None:
    assert lines(f"{TITLE}\n{sign}本报记者 王一鸣\n{FIRST}\n请打√：□是 □否")[1:] == [
        "本报记者 王一鸣",
        FIRST,
        "请打√：□是□否",
    ]


def test_even_halves_make_a_title() -> None:
    assert lines(f"　立足本职作贡献\n　　　　真抓实干谱新篇\n\n{FIRST}")[0] == "立足本职作贡献 真抓实干谱新篇"
    assert lines(f"　第一项议程安排\n　　第二项议程安排\n\n{FIRST}")[:2] == ["第一项议程安排", "第二项议程安排"]


def test_caption_that_cuts_a_sentence_stands_behind_it() -> None:
    caption = "图为企业负责人汇报生产情况。本网记者 王一鸣 摄"
    text = cleaned(f"{TITLE}\n{FIRST[:40]}\n\n[图片]  点击查看大图\n{caption}\n\n{FIRST[40:]}\n{SECOND}")
    assert text.text.split("\n") == [TITLE, FIRST, caption, SECOND]
    assert [text.text[start:end] for start, end in text.captions] == [caption]


def test_a_thread_of_posts_is_one_text() -> None:
    page = (
        f"青石论坛» 论坛 › 时政 › 帖子\n青石小李\nLv.6 论坛元老\n楼主 电梯直达\n发表于 2014-9-10 08:20 | 只看该作者\n"
        f"{TITLE}\n{FIRST}\n{SECOND[:44]}\n东方红  Lv.3\n2楼\n顶起！好帖\n----------------------\n教育是根本\n"
        f"青石小李\n3楼\n（接1楼）\n{SECOND[44:]}"
    )
    assert lines(page) == [TITLE, FIRST, SECOND]


def test_a_running_head_may_have_several_lines() -> None:
    head = f"\n{TITLE}\n青石县经信局编印\n"
    page = f"{TITLE}\n{FIRST}\n{SECOND[:44]}\n— 1 —{head}{SECOND[44:]}\n{FIRST[6:40]}\n— 2 —{head}{FIRST[40:]}"
    assert lines(page) == [TITLE, FIRST, SECOND, FIRST[6:]]


def test_a_beginning_that_repeats_the_title_is_no_title() -> None:
    page = (
        f"{TITLE}\n5月5日，{TITLE}。县长周明远出席\n第1页\n共3页\n{TITLE}\n会议并讲话。会议总结了去年工作，表彰了先进。"
    )
    assert f"5月5日，{TITLE}。县长周明远出席" in cleaned(page).text


def test_numbers_beside_running_heads_count_up_from_page_to_page() -> None:
    gap = "　　　　　　　　"
    halves = [
        f"　　{FIRST}\n　　{FIRST[7:]}\n" * 4 + f"　　{SECOND[:44]}",
        SECOND[44:] + f"\n　　{FIRST}" * 9 + f"\n　　{SECOND[:44]}",
        SECOND[44:],
    ]
    first, second, third = halves
    page = f"{TITLE}\n{first}\n\n92{gap}青石县文献选\n\n{second}\n\n工作报告{gap}93\n\n{third}"
    assert not {"青石县文献选", "工作报告", "92", "93"} & {line.strip("　 ") for line in lines(page)}
    assert lines(page).count(SECOND) == 2
    table = f"{TITLE}\n{FIRST}\n\n12{gap}养猪大户\n\n13{gap}养羊大户\n\n{SECOND}"
    assert "养猪大户" in "".join(lines(table))


def test_a_title_with_the_number_of_a_page_behind_it_goes_amid_the_text() -> None:
    assert lines(f"{TITLE}\n{FIRST}\n{TITLE}（2）\n{SECOND}") == [TITLE, FIRST, SECOND]
    assert lines(f"{TITLE}\n{FIRST}\n附表（2）\n{SECOND}")[2] == "附表（2）"


@pytest.mark.parametrize(
    "contact",
    [
        "联系人：石 文　　联系电话：0000-8312207　　电子邮箱：qsxaqb@126.com",
        "联系电话：8312207  邮箱：aqb@mail.qingshi.com",
        "（联系人：石文，传真：8312208  E-mail：qs_aqb@sina.com）",
    ],
)
def test_who_is_to_be_written_to_stays(contact: str) -> None:
    said = cleaned(f"{TITLE}\n{FIRST}\n{SECOND}\n{contact}").text
    assert contact.rstrip("）").rpartition("：")[2] in said


@pytest.mark.parametrize(
    "line",
    [
        "小编推荐：乡镇会议讲话稿汇总|领导讲话开头结尾",
        "热门搜索: 年终总结  个人工作总结  2013年工作计划",
        "【精彩推荐】：工业经济运行分析材料|工业局工作总结",
        "延伸阅读：县工业局上半年工作总结",
    ],
)
def test_what_else_the_site_recommends_goes(line: str) -> None:
    assert lines(f"{TITLE}\n{FIRST}\n{line}\n{SECOND}") == [TITLE, FIRST, SECOND]
