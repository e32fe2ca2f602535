"""One document as many kinds of sites serve it: accounts, clippings, portals, law databases, pages with adverts."""

from __future__ import annotations

import re

import pytest

from etl.clean import clean
from etl.records import CleanText, RawDocument
from etl.sources.html import read_html
from tests.unit.clean.helpers import cleaned

TITLE = "关于全县河道采砂专项整治情况的通报"
BODY = [
    "各乡镇人民政府，县直各有关部门：",
    "为保护河道生态，5月6日至20日，县水务局牵头对全县河道采砂情况进行了专项检查。现将有关情况通报如下：",
    "一、主要成效",
    "（一）执法力度加大。共出动执法人员312人次，查处非法采砂案件17起，拆除采砂船9艘，罚款26.4万元。",
    "（二）群众满意度提高。受理举报电话45件，办结率达到97.8%，比去年同期提高3.2个百分点。",
    "二、存在问题",
    "部分乡镇重视不够，巡查流于形式；个别河段夜间偷采现象时有发生，群众意见较大。",
    "三、下步要求",
    "各乡镇要落实河长责任，6月底前完成自查自纠，并将结果报县水务局。对工作不力的，严肃追究责任。",
    "云岭县水务局",
    "2018年5月28日",
]
DOCUMENT = [TITLE, *BODY]


def torn(paragraphs: list[str]) -> list[str]:
    return [
        part
        for line in paragraphs
        for part in (re.split(r"(\d[\d.]*)", line) if line.endswith("。") else [line])
        if part
    ]


def strong(line: str) -> str:
    return f"**{line}**" if re.match("[一二三]、", line) else re.sub("^(（[一二]）[^。]*。)", r"**\1**", line)


def marked(number: int, line: str) -> str:
    marks = {3: " 云岭公文之家 http://www.ylgw.com", 4: "云岭公文之家www.ylgw.com", 6: "[云岭公文之家 ylgw.com]"}
    return f"　　{line}{marks.get(number, '')}"


INDENTED = [f"　　{line}" for line in BODY]
PAGES = {
    "account": [
        *(TITLE, "原创 云岭水务 云岭水务 2018-05-29 18:30 发表于云南", "收录于合集 #通报 12个"),
        *torn(BODY),
        *("END", "素材：县河长办", "图文编辑：小雨", "责编：老赵   审核：刘敏", "点分享", "点收藏", "点在看"),
        *("喜欢此内容的人还喜欢", "云岭河长制工作简报"),
    ],
    "account of a paper": [
        *("点击上方蓝字关注我们", "云岭县融媒体中心", TITLE),
        *torn(BODY),
        *("— THE END —", "来源 | 县水务局", "编辑 | 王芳", "一审 | 李强  二审 | 赵敏  三审 | 刘洋"),
        *("预览时标签不可点", "微信扫一扫", "关注该公众号"),
    ],
    "clipping": "\n\n".join(
        [
            f"# {TITLE} - 云岭县人民政府",
            "来源：[http://www.yl.example/1.html](http://www.yl.example/1.html)\n采集时间：2020-03-04 11:20:33\n\n---",
            f"[首页](/) » [政务公开](/zw) » [通知公告](/tz)\n\n## {TITLE}",
            "发布时间：2018-05-29    浏览：312 次    [打印](javascript:print())    字体：[大](#) [中](#) [小](#)",
            *map(strong, BODY),
            "* * *\n\n上一条：[关于河长制的通知](/2.html)\n\n下一条：[没有了](#)",
        ]
    ).split("\n"),
    "picture in a sentence": "\n\n".join(
        [f"**{TITLE}**", *BODY[:4], BODY[4][:30], "![图1](http://a.example/1.png)", BODY[4][30:], *BODY[5:]]
    ).split("\n"),
    "portal of two scripts": [
        *("無障礙閱讀 | 簡體 | 繁體 | 手機版", "雲嶺縣人民政府門戶網站", "首頁 | 政務公開 | 辦事服務 | 互動交流"),
        *("當前位置：首頁 > 政務公開 > 通知公告", "信息索引號：YL-2018-0331", "發文機關：云岭县水务局"),
        *("成文日期：2018年5月28日", "公佈日期：2018年5月29日", f"標　　題：{TITLE}", "", TITLE),
        "發佈時間：2018-05-29 10:12 信息來源：县水务局 瀏覽次數：221 【字體：大 中 小】",
        *INDENTED,
        *("【打印本頁】 【關閉窗口】", "掃一掃在手機打開", "版權所有：雲嶺縣人民政府 網站標識碼：5300000001"),
    ],
    "law database": [
        *("云岭法规库 首页 国家法律 地方法规 司法解释", TITLE, "【法规类别】 水利", "【发文字号】 云水字〔2018〕12号"),
        *("【发布部门】 云岭县水务局", "【发布日期】 2018.05.28", "【入库日期】 2018.07.01", "【时 效 性】 现行有效"),
        *INDENTED,
        *("本法规库内容仅供参考，引用时请与正式文本核对。", "© 2018 云岭法规库 技术支持：云岭软件"),
    ],
    "marks glued to sentences": [
        *("云岭公文之家_公文写作_领导讲话", "首页 公文 讲话 总结 会员中心", TITLE),
        "作者：佚名  来源：网络  点击：331  更新：2018-6-1",
        *(marked(number, line) for number, line in enumerate(BODY)),
        *("上一篇：县水务局总结 下一篇：没有了", "云岭公文之家 版权所有 滇ICP备08000000号"),
    ],
    "page cut in a sentence": [
        *(TITLE, "来源：云岭论坛 2018-5-29", *INDENTED[:4], f"　　{BODY[4][:36]}"),
        *("第1页 下一页 尾页 共2页", "云岭论坛 > 公文 > 通报", f"{TITLE}（第2页）"),
        *(BODY[4][36:], *INDENTED[5:], "首页 上一页 第2页 共2页"),
    ],
}


def told(text: CleanText) -> dict[str, str]:
    return {item.kind: item.value for item in text.evidence}


@pytest.mark.parametrize("page", PAGES)
def test_the_document_is_found(page: str) -> None:
    assert cleaned("\n".join(PAGES[page])).text.split("\n") == DOCUMENT


@pytest.mark.parametrize(
    ("page", "facts"),
    [
        ("account", {"web_published_on": "2018-05-29", "web_source": "云岭水务"}),
        ("clipping", {"fetched_at": "2020-03-04", "url": "http://www.yl.example/1.html"}),
        ("clipping", {"web_published_on": "2018-05-29"}),
        ("portal of two scripts", {"web_issuer": "云岭县水务局", "written_on": "2018-05-28"}),
        ("law database", {"uploaded_on": "2018-07-01", "web_published_on": "2018-05-28"}),
    ],
)
def test_what_its_page_says_is_kept(page: str, facts: dict[str, str]) -> None:
    found = told(cleaned("\n".join(PAGES[page])))
    assert {kind: found.get(kind) for kind in facts} == facts


FIELDS = (
    "<table><tr><td>发文机关</td><td>云岭县水务局</td><td>文　　号</td><td>云水字〔2018〕12号</td></tr>"
    "<tr><td>公布日期</td><td>2018-05-28</td><td>时 效 性</td><td>有效</td></tr>"
    "<tr><td>录入时间</td><td>2018-07-01</td><td>点 击 率</td><td>54</td></tr></table>"
)


@pytest.mark.parametrize(
    ("above", "between"),
    [
        ("", "<div class='ggw ad_300'><a href='http://x.example/'>云岭楼盘火热认购中 电话8888</a></div>"),
        ("", "<p style='float:left'><a href='http://adclick.example/go?i=2'>名车试驾 预约有礼</a></p>"),
        (FIELDS, ""),
    ],
)
def test_the_document_is_found_on_a_web_page(above: str, between: str) -> None:
    paragraphs = [f"<p>　　{line}</p>" for line in BODY]
    inner = "".join([above, *paragraphs[:5], between, *paragraphs[5:]])
    page = read_html(
        f"<html><head><title>{TITLE}_云岭县人民政府网</title></head><body><div id='main'><h1>{TITLE}</h1>{inner}</div>"
        "<div class='foot'>版权所有 云岭县人民政府</div></body></html>"
    )
    raw = RawDocument("a", "a", "", 0, "text/html", "utf-8", "html/1", page.text, page.furniture, page.evidence)
    text = clean(raw)
    assert text.text.split("\n") == DOCUMENT
    assert told(text).get("uploaded_on") == ("2018-07-01" if above else None)
