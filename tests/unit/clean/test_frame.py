"""What frames a text on its page: every kind of site around the same four documents, and lines that must stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean.frame import frame
from etl.clean.wording import Wording, wordings
from tests.unit.clean.helpers import cleaned, evidence

NEWS = """全县秸秆禁烧工作会议召开
——赵云清讲话 方文博主持
本报讯（记者 何小田）9月12日上午，全县秸秆禁烧工作会议在县政府礼堂召开，总结上半年工作，部署秋季任务。
县委书记赵云清出席会议并讲话，县长方文博主持会议。
会上，石桥镇、县农业局作了表态发言。各乡镇主要负责人共120人参加会议。"""
REPORT = """政府工作报告
——2010年1月18日在河阳县第十四届人民代表大会第四次会议上
河阳县人民政府县长 韩立群
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、2009年工作回顾
（一）农业生产稳步发展。粮食总产达到3.6亿公斤，比上年增加1200万公斤。
二、2010年工作安排
今年要力争完成地区生产总值70亿元，新建通村公路110公里。"""
NOTICE = """河政办〔2013〕27号
河阳县人民政府办公室关于做好汛期安全生产工作的通知
各乡镇人民政府，县政府各部门：
为切实做好汛期安全生产工作，经县政府同意，现将有关事项通知如下。
一、加强领导
各乡镇要成立工作专班，6月10日前将名单报县安监局。
河阳县人民政府办公室
2013年5月21日
抄送：县委办公室，县人大常委会办公室。
河阳县人民政府办公室 2013年5月21日印发"""
BULLETIN = """河阳县效能建设简报
第12期
河阳县效能建设领导小组办公室编 2011年8月9日
我县效能建设取得阶段性成效
今年以来，我县扎实开展效能建设活动，办结群众诉求326件。现将有关情况通报如下。
一、主要做法
一是强化领导。县委常委会两次专题研究。二是强化督查。县纪委开展明察暗访15次。
报：市效能办，县委、县政府领导。
发：各乡镇，县直各部门。（共印150份）"""
LAYOUTS = sorted((Path(__file__).parent / "frames").glob("*.txt"))
DOCUMENTS = {"news": NEWS, "report": REPORT, "notice": NOTICE, "bulletin": BULLETIN}

FRAMES = {
    "library": (
        """文库首页 教育专区 专业资料 实用文档 | 我的文库
您的位置： 云梯文库 > 实用文档 > 工作范文
某县工作材料.doc
4.5分（超过86%的文档）  2312阅读  45下载  2014-06-21上传  5页
阅读全文需登录 | 打开APP查看更多
""",
        """1/5
相关文档推荐
某县工作会议讲话稿 5页 免费
©2014 云梯 使用必读 | 文库协议 | 广告合作
""",
    ),
    "download site": (
        """资源共享吧 - 免费资料下载
当前分类：办公文档>公文模板
资料类型：.docx   资料大小：22.6 KB   更新时间：2015/7/3   人气：731   推荐星级：★★★
下载地址：[点击下载1] [点击下载2]  资料提供：清风明月
----------------------------------------
""",
        """----------------------------------------
下载说明：推荐使用下载工具下载本站资料。
如果您发现该资料不能下载，请点击报错通知管理员，谢谢！
本站提供的资料均由网友搜集整理，仅供学习参考，严禁用于商业用途。
""",
    ),
    "fields in rows": (
        """| 上传用户 | 文档大小 | 更新日期 | 人气 |
| 晨光 | 36 KB | 2013-04-11 | 172 |
[返回列表] [在线预览] [我要下载(8金币)]
""",
        """……
未注册会员只能预览部分内容,请登录后查看全文
猜您喜欢:
- 某旗治理情况调研报告.doc
- 调研报告范文(三篇).doc
""",
    ),
    "portal": (
        """今天是2012年7月5日 星期四  河阳天气：晴 23-31℃  加入收藏 | 设为首页
首页 | 走进河阳 | 新闻动态 | 政务公开 | 招商引资 | 在线服务
站内搜索：            高级搜索
您现在的位置： 首页 >> 政务公开 >> 文件通知 >> 正文
""",
        """【字体：小 大】 【打印此文】 【关闭窗口】
上一篇文章： 县政府办召开半年工作会
★ 相关文章：
· 关于公布第二批名单的通知
主办单位：河阳县人民政府  建设维护：河阳县信息中心
豫ICP备05012345号  网站标识码：4101020001
""",
    ),
    "later portal": (
        """索引号：HY001/2020-00021  主题分类：综合政务  发文机关：河阳县
发布时间：2013-05-23 09:11  来源：河阳县人民政府网站  浏览次数：1,024次  字体：[大] [中] [小]
分享到： 微信 微博 QQ  收藏 打印 无障碍 适老版
""",
        """扫一扫在手机打开当前页
相关解读
附件：
[返回顶部] [打印] [关闭]
关于本站 - 网站声明 - 联系方式 - 隐私条款
""",
    ),
    "digital newspaper": (
        """河阳日报 HEYANG DAILY        数字报 · PDF · 客户端
2012年9月13日 星期四  农历七月廿八  第03版：要闻  版面导航  <上一版 下一版>
放大 缩小 默认  朗读 分享到
""",
        """3上一篇 4下一篇
主管、主办：中共河阳县委 河阳日报社出版  国内统一刊号：CN41-0001
本版责编：李 明  美编：周 芸  电话：0371-1234567
所有内容为河阳日报社版权所有，未经许可不得转载
""",
    ),
    "forum": (
        """河阳论坛 › 时政社区 › 县域新闻 › 帖子
发新帖 回复
查看: 2154 | 回复: 12   [复制链接]
楼主 河阳小草  发表于 2012-9-14 08:22:31 | 只看该作者 | 倒序浏览
马上注册，结交更多好友，享用更多功能，让你轻松玩转社区。
""",
        """分享到:  QQ好友和群  QQ空间  腾讯微博  收藏 2  评分
回复 使用道具 举报
沙发 老王头 发表于 2012-9-14 09:01
支持一下，希望真落实。
您需要登录后才可以回帖 登录 | 立即注册
""",
    ),
    "blog": (
        """河阳老记者的博客_新浪博客
首页 博文目录 图片 关于我
正文 字体大小：大 中 小
(2012-09-15 07:40:12)
标签： 杂谈 分类： 时政转载
""",
        """阅读(230) ┊ 评论 (4) ┊ 收藏(1) ┊ 转载原文 ┊ 喜欢 ▼ ┊ 打印 ┊ 举报
前一篇：秋天的玉米地
后一篇：老街记忆
评论 重要提示：警惕虚假中奖信息
""",
    ),
    "public account": (
        """原创 河阳发布 河阳发布 2018-09-13 21:10
点击上方蓝字关注我们
收录于话题 #河阳要闻 32个
""",
        """—END—
编辑：小周 审核：老李
点个“在看”，让更多人看到
阅读原文 阅读 3251 赞 28 在看 15
长按识别二维码关注
""",
    ),
    "search engine's copy": (
        """以下是 http://www.heyang.example/2012/0912.htm 在百度的缓存快照，抓取于2012年10月2日。
（百度和网页http://www.heyang.example的作者无关，不对其内容负责。百度快照谨为网络故障时之索引。）
您查询的关键词是：河阳县
""",
        """Copyright ©2012 Baidu 使用百度前必读
""",
    ),
    "model texts": (
        """第一公文网 - 专业的公文写作网站
公文首页 > 范文大全 > 公文写作 > 正文
时间：2014-05-02 来源：网络整理 作者：admin 点击：次 推荐访问：工作 会议 [手机版]
以下是小编为大家收集的资料，希望对您有所帮助，欢迎阅读！
""",
        """以上就是小编整理的全部内容，如果对您有帮助，请收藏本站，谢谢！
[责任编辑：admin] 标签：会议 工作
最新推荐
1、2014年春节晚会主持词
""",
    ),
    "traditional": (
        """目前位置：首頁＞公文範例＞簡報
瀏覽人次：1203　友善列印　轉寄好友　字級：大 中 小　回上一頁
""",
        """最後更新日期：2013-03-02　點閱：1203
回上一頁　回首頁　TOP
本網站著作權屬原作者所有，請勿任意轉載
""",
    ),
}


@pytest.mark.parametrize("site", FRAMES)
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_site_leaves_nothing_and_takes_nothing(site: str, kind: str) -> None:
    head, foot = FRAMES[site]
    assert cleaned(f"{head}\n{DOCUMENTS[kind]}\n\n{foot}").text == DOCUMENTS[kind]


@pytest.mark.parametrize("site", LAYOUTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_layout_of_a_site_leaves_nothing_and_takes_nothing(site: Path, kind: str) -> None:
    document = DOCUMENTS[kind]
    title = document.split("\n")[{"notice": 1, "bulletin": 3}.get(kind, 0)]
    page = site.read_text("utf-8").replace("{title}", title).replace("{rel}", f"某县{title}")
    assert cleaned(page.replace("{document}", document)).text == document


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_without_a_site_is_left_alone(kind: str) -> None:
    assert cleaned(DOCUMENTS[kind]).text == DOCUMENTS[kind]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("上传者：河边草    上传时间：2014-06-11    格式：DOCX    页数：7    积分：12", {"uploaded_on": "2014-06-11"}),
        ("本文档由 河边草 分享于 2014-02-18 09:41 | 大小: 33KB | 共 6 页 | 下载 17 次", {"uploaded_on": "2014-02-18"}),
        ("2012-02-06 上传   资料大小: 28K   下载: 12 次   评级: ★★★☆☆", {"uploaded_on": "2012-02-06"}),
        ("河阳日报 数字报刊平台\n2010年03月26日 星期五    第 A1 版：头版    今日 4 版",
         {"web_published_on": "2010-03-26", "web_source": "河阳日报"}),
    ],
)  # fmt: skip
def test_the_head_of_a_page_is_read(line: str, expected: dict[str, str]) -> None:
    page = f"{line}\n{NEWS}\n相关文档\n某县会议.doc"
    assert cleaned(page).text == NEWS
    assert evidence(page) == expected


def test_the_page_s_title_goes_where_the_document_prints_its_own() -> None:
    page = f"全县秸秆禁烧会议召开_工作动态_河阳新闻网\n当前位置：河阳新闻网 > 工作动态\n{NEWS}"
    assert cleaned(page).text == NEWS


@pytest.mark.parametrize(
    "title",
    [
        "我县开通网上投诉举报平台",
        "干部下基层——搭建为民服务平台",
        "打造党员温馨家园",
        "我县信访网络在线服务受好评",
        "全县秸秆禁烧工作会议召开",
    ],
)
def test_the_title_above_a_dateline_stays(title: str) -> None:
    page = f"首页 > 新闻中心 > {title}\n{title}\n发布时间：2014-03-12 来源：河阳新闻网 浏览次数：35次\n{NEWS[39:]}"
    assert cleaned(page).text.startswith(f"{title}\n")


@pytest.mark.parametrize(
    "line",
    [
        "关于加强网站版权管理和资料下载工作的通知",
        "县政府网站全年点击量达120万人次，网上办结事项3200件。",
        "附件：1.任务分解表",
        "三、加快文库建设，方便群众下载资料",
        "2013年5月21日",
        "石桥镇 36.5 28 34",
        "工作简报",
    ],
)
def test_lines_of_documents_are_no_furniture(line: str) -> None:
    page = f"河阳县会议材料\n各位代表：\n现在，我向大会报告工作，请予审议。\n{line}\n各乡镇要抓好落实，务求实效。"
    assert line.replace("．", ".") in cleaned(page).text.split("\n")


@pytest.mark.parametrize(
    "number",
    ["- 1 -", "—1—", "第 1 页", "第1页 共5页", "·1·", "[1]", "~ 1 ~", "Page 1 of 5", "1 / 5", "第一页", "【第1页】",
     "-第1页-", "P1", "1/8页", "_1_", "- 1/3 -", "－ 1 －", "第1页/共3页", "第1页（共3页）"],
)  # fmt: skip
@pytest.mark.parametrize("head", ["", "河阳县会议文件汇编"])
def test_a_page_s_end_within_a_sentence(number: str, head: str) -> None:
    first, second = "各乡镇要把秸秆禁烧责任落实到人、", "落实到田块，确保不着一把火。"
    page = (
        f"全县秸秆禁烧工作会议召开\n　　会议要求，{first}\n\n{number}\n\n{head}\n\n{second}\n　　会议决定，立即行动。"
    )
    assert cleaned(page).text.split("\n")[1] == f"会议要求，{first}{second}"


@pytest.mark.parametrize(
    "mark",
    ["  河阳文档网", "　　www.hydoc.example", "【河阳文档】", "  更多资料请访问www.hydoc.example", "  hydoc.com"],
)
def test_watermarks_at_the_ends_of_lines(mark: str) -> None:
    lines = [
        "会议要求，各乡镇要把秸秆禁烧责任落实",
        "到人，逐村逐户发放一封信，确保不着一",
        "把火。会议决定，从本月起开展督查，每",
        "周通报一次，结果与年度考核挂钩。",
    ]
    page = "\n".join(line + (mark if at % 2 == 0 else "") for at, line in enumerate(lines))
    assert cleaned(page).text == "".join(lines)


@pytest.mark.parametrize("mark", ["〖www.hydoc.example〗", "【河阳范文网】", "[http://www.hydoc.example/1.htm]"])
def test_watermarks_within_a_word(mark: str) -> None:
    assert (
        cleaned(f"会议要求，各乡镇要把秸秆禁烧责{mark}任落实到人。").text
        == "会议要求，各乡镇要把秸秆禁烧责任落实到人。"
    )


def test_units_named_at_the_ends_of_lines_are_no_watermarks() -> None:
    text = "1.修建公路，改造危桥。【县交通局】\n2.整治水库，疏浚渠道。【县水利局】\n3.修复路基，养护公路。【县交通局】"
    assert cleaned(text).text.count("【县交通局】") == 2


def test_an_address_in_a_sentence_stays() -> None:
    text = "群众可登录网站www.heyang.gov.cn查询，也可拨打电话。各单位要通过网站www.heyang.gov.cn公开信息。"
    assert cleaned(text).text == text


@given(
    st.lists(st.sampled_from(["首页", "下载", "某县报告.doc", "会议要求，各乡镇要抓好落实。", "一、工作", "相关文档"]))
)
def test_every_line_gets_a_reason_or_none(lines: list[str]) -> None:
    spans, at = [], 0
    for line in lines:
        spans.append((at, at + len(line)))
        at += len(line) + 1
    words = wordings("\n".join(lines), spans, 240)
    reasons = frame(lines, words, [""] * len(lines), frozenset({"首页"}))
    assert len(reasons) == len(words) == len(lines)
    assert all(
        not reason for line, reason in zip(lines, reasons, strict=True) if line.endswith("。") or line == "一、工作"
    )


def test_the_wording_of_a_line() -> None:
    line = "[举报] [收藏] [手机阅读]"
    (word,) = wordings(line, [(0, len(line))], 240)
    assert word.share == 1.0
    assert word.is_site(at_border=False)
    assert not Wording().is_site(at_border=True)


def test_a_report_on_sites_and_complaints_is_no_furniture() -> None:
    text = (
        "全国受理网络违法和不良信息举报1847.9万件\n"
        "记者从网信办举报中心获悉，3月，各级网信举报部门、主要网站平台受理网民举报违法和不良信息1847.9万件，环比下降3%。"
    )
    assert cleaned(f"全县会议召开\n3月5日，全县召开会议，部署工作，各乡镇参加。\n{text}").text.endswith(text)
