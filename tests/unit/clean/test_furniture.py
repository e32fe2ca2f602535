"""Furniture of sites, and the evidence that it carries."""

from __future__ import annotations

import pytest

from tests.unit.clean.helpers import cleaned, evidence, lines

BODY = "6月2日，东河县召开防汛工作会议，总结去年工作，部署今年任务。\n会议要求，各乡镇要在6月10日前完成隐患排查。"


def _body(text: str) -> bool:
    return cleaned(text).text == BODY


def test_a_document_sharing_site() -> None:
    page = f"""文档详情

东河县防汛工作会议.doc

发布:2012-11-03约1.32千字共4页下载文档
文本预览下载声明
{BODY}
显示全部
相似文档
某县防汛工作总结.doc
防汛工作范文3篇.doc
声明：本文档由网友上传，版权归原作者所有，如有侵权请联系本站删除
"""
    assert _body(page)
    assert evidence(page) == {"uploaded_on": "2012-11-03", "web_title": "东河县防汛工作会议"}


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        (
            "发布时间：2011-07-16 08:30  来源：东河新闻网  点击：1283次  字号：大 中 小  【打印】",
            {"web_published_on": "2011-07-16", "web_source": "东河新闻网"},
        ),
        (
            "2012年03月05日09:12　来源：东河日报　作者：高远",
            {"web_published_on": "2012-03-05", "web_source": "东河日报", "web_author": "高远"},
        ),
        (
            "发布日期：2014-03-12    信息来源：县水利局办公室    浏览次数： 356 次    【字体：大 中 小】",
            {"web_published_on": "2014-03-12", "web_source": "县水利局办公室"},
        ),
        (
            "来源：东河日报    作者：高远    点击：1132 次    [打印本页] [推荐给好友]",
            {"web_source": "东河日报", "web_author": "高远"},
        ),
        ("[ 2009-5-8 10:02:11 ]", {"web_published_on": "2009-05-08"}),
        ("东河日报 > 2011年07月02日 > A02 > 要闻", {"web_published_on": "2011-07-02", "web_source": "东河日报"}),
        ("发布时间：2011-99-99  来源：东河网", {"web_source": "东河网"}),
        ("时间：2011-07-16 来源：会员投稿 作者：网友 点击：18次", {"web_published_on": "2011-07-16"}),
        ("时间：2011-07-16 来源：网友投稿 作者：佚名 点击：18次", {"web_published_on": "2011-07-16"}),
    ],
)
def test_datelines_are_read_and_removed(dateline: str, expected: dict[str, str]) -> None:
    page = f"{dateline}\n\n{BODY}"
    assert _body(page)
    assert evidence(page) == expected


@pytest.mark.parametrize(
    "head",
    [
        "设为首页 | 加入收藏 | 今天是2011年7月16日 星期六",
        "网站首页  走进东河  政务公开  办事服务  互动交流  投资东河",
        "您现在的位置：东河新闻网 >> 时政要闻 >> 正文",
        "东河日报 · 数字报    返回首页 | 版面导航 | 标题导航 | 期次浏览 | 我要评报",
        "第01版：要闻    上一篇  下一篇    放大+  缩小-  默认",
        "索 引 号：XM001-2013-0023\n发布机构：县政府办",
    ],
)
def test_heads_of_sites(head: str) -> None:
    assert _body(f"{head}\n\n{BODY}")


@pytest.mark.parametrize(
    "foot",
    [
        "【打印本页】【关闭窗口】",
        "分享到： 新浪微博  腾讯微博  QQ空间",
        "上一篇：我县部署森林防火工作\n下一篇：没有了",
        "相关新闻：\n·县水利局开展检查   2014-02-27\n·东河镇完成冬修任务   2014-02-20",
        "网友评论（0 条）  查看全部\n请您文明上网、理性发言并遵守相关规定，注册后方可发表评论。",
        "版权所有 东河日报社  未经书面授权不得转载\n地址：东河市解放路8号  邮编：512000",
        "皖ICP备05001234号   建议使用IE8.0以上浏览器 1024*768分辨率",
        "（责任编辑：王小明）",
        "本文来源于网友上传，仅供参考，如有侵权请联系删除。",
    ],
)
def test_feet_of_sites(foot: str) -> None:
    assert _body(f"{BODY}\n{foot}")


@pytest.mark.parametrize(
    "text",
    [
        "责任编辑：王小明",
        "联系人：王小明 电话：0559-1234567",
        "作者：高远",
        "来源渠道要公开，评论要登录后发表。",
        "会议讨论了下载中心、评论系统和版权保护工作，要求各单位抓好落实。",
        "附件：1.任务分解表",
        "（县水利局 供稿）",
        "首先要收藏好史料。",
        "300",
        "服务提供者在提供内容下载、复制等方式时，应当确保文件中含有标识。会议要求各单位认真落实，做到全覆盖、无遗漏，并于年底前报告情况，由县委督查室汇总后通报，结果纳入年度考核，对落实不力的单位严肃追责问责。",
        "时间：5月7日下午3点",
    ],
)
def test_what_may_be_the_document_s_own_stays(text: str) -> None:
    assert lines(f"{BODY}\n{text}")[-1] == text


def test_removed_lines_are_kept_with_their_reason() -> None:
    edits = cleaned(f"{BODY}\n上一篇：我县部署森林防火工作").edits
    assert [(edit.step, edit.kind, edit.removed) for edit in edits] == [
        ("furniture", "removed", "上一篇：我县部署森林防火工作")
    ]


def test_no_step_empties_a_document() -> None:
    clean = cleaned("首页 | 新闻 | 联系我们")
    assert "首页" in clean.text
    assert any(edit.step == "warning" for edit in clean.edits)


@pytest.mark.parametrize(
    ("text", "truncated"),
    [
        (f"文档详情\n{BODY}\n显示全部", False),
        (f"文档详情\n{BODY}\n二要认真贯彻年初下发的\n显示全部", True),
        (f"{BODY}\n二要抓好落实，所有工作队都列出了“工作", True),
        (f"{BODY}\n东河县人民政府\n2013年4月2日", False),
        (f"文档详情\n{BODY}\n东河县人民政府\n2013年4月2日\n显示全部", False),
        (f"文档详情\n{BODY}\n送：各成员单位。（共印80份）\n责任编辑：王明 审\n显示全部", True),
        (f"文档详情\n{BODY}\n送：各成员单位。\n共印80份\n显示全部", False),
        (BODY, False),
    ],
)
def test_a_text_that_breaks_off_is_marked(text: str, truncated: bool) -> None:
    assert ("truncated" in evidence(text)) is truncated


@pytest.mark.parametrize("heading", ["热点新闻", "最新要闻", "图片新闻", "本站推荐"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_list_of_links_above_the_text_leaves_it_its_title(heading: str, gap: str) -> None:
    text = f"全县防汛会议召开\n{BODY}"
    assert cleaned(f"{heading}\n某县召开会议部署防汛\n某镇开展活动{gap}{text}").text == text
    dated = text.replace("\n", "\n2013-04-13 来源：东河网\n", 1)
    assert cleaned(f"{heading}\n某县召开会议部署防汛\n某镇开展活动{gap}{dated}").text == text


@pytest.mark.parametrize("heading", ["热点新闻", "最新要闻", "图片新闻", "本站推荐"])
def test_a_list_of_links_below_the_text_goes(heading: str) -> None:
    assert _body(f"{BODY}\n{heading}\n某县召开会议部署防汛\n某镇开展活动\n东河网 版权所有")
