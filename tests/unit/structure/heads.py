"""Heads and feet of invented documents of every kind, in the many forms in which offices set them, with their facts."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["FRAMES", "Case", "cases"]

Case = tuple[str, str, dict[str, str]]

BODY = (
    "一、提高认识，加强领导\n各乡镇、各部门要充分认识这项工作的重要意义，切实加强组织领导，确保各项任务落到实处。\n"
    "二、突出重点，狠抓落实\n要按照统一部署，细化工作方案，明确时间节点，逐项抓好落实。对工作不力的，要严肃追究责任。"
)
OFFICE, NUMBER, TO = "清水县人民政府办公室", "清政办发〔2013〕27号", "各乡镇人民政府，县政府各部门："
NOTICE = f"{OFFICE}关于做好2013年防汛抗旱工作的通知"
ORDERED = f"为做好全县防汛抗旱工作，经县政府研究，现将有关事项通知如下：\n{BODY}"
SIGNED = f"{OFFICE}\n2013年5月6日"
NOTICE_FACTS = {"title": NOTICE, "doc_type": "notice", "publisher": OFFICE, "published_on": "2013-05-06"}
NOTICE_HEADS = (
    f"{NOTICE}\n{NUMBER}",
    f"{NUMBER}\n{NOTICE}",
    f"{OFFICE}文件\n{NUMBER}\n{NOTICE}",
    f"清 水 县 人 民 政 府 办 公 室 文 件\n{NUMBER}\n{NOTICE}",
    f"{OFFICE}文件\n{NUMBER}　　　　签发人：陈志远\n{NOTICE}",
    f"{NUMBER}\n{OFFICE}\n关于做好2013年防汛抗旱工作的通知",
    f"{NUMBER}\n{OFFICE}\n关于做好2013年防汛抗旱\n工作的通知",
    f"{NUMBER}\n{OFFICE}关于做好\n2013年防汛抗旱工作的通知",
    f"000123\n机密★一年\n特急\n{OFFICE}文件\n{NUMBER}\n{NOTICE}",
    f"{NOTICE}\n（{NUMBER}）",
    f"{NOTICE}\n文号：{NUMBER}",
    f"                {NOTICE}\n                       {NUMBER}\n",
)
NOTICE_FEET = (
    f"{OFFICE}\n二〇一三年五月六日",
    f"{OFFICE}\n二○一三年五月六日",
    f"{OFFICE} 2013年5月6日",
    f"                {OFFICE}\n                  2013 年 5 月 6 日",
    f"{SIGNED}\n（此件公开发布）",
    f"{SIGNED}\n抄送：县委各部门，县人大常委会办公室。\n{OFFICE} 2013年5月7日印发",
    f"附件：防汛抗旱工作任务分解表\n{SIGNED}",
)
SESSION = "在清水县第十六届人民代表大会第三次会议上"
REPORT = (
    "各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员提出意见。\n"
    f"{BODY}\n今年要力争完成地区生产总值54亿元，新建通村公路110公里。"
)
REPORT_HEADS = (
    f"政府工作报告\n——2013年1月15日{SESSION}\n清水县人民政府县长　陈志远",
    f"政 府 工 作 报 告\n——2013年1月15日{SESSION}\n清水县人民政府县长　陈志远",
    f"政府工作报告\n（2013年1月15日{SESSION}）\n清水县人民政府县长 陈 志 远",
    f"政府工作报告\n2013年1月15日{SESSION}\n县长　陈志远",
    "政府工作报告\n——2013年1月15日在清水县第十六届\n人民代表大会第三次会议上\n县长　陈志远",
    f"政府工作报告\n——{SESSION}\n（2013年1月15日）\n县长　陈志远",
    f"政府工作报告\n县长　陈志远\n（2013年1月15日{SESSION}）",
    f"政府工作报告\n——{SESSION}\n陈志远\n（2013年1月15日）",
    f"政府工作报告\n——二〇一三年一月十五日{SESSION}\n清水县人民政府县长陈志远",
)
SPEECH = (
    "同志们：\n今天我们召开全县经济工作会议，主要任务是总结去年工作，部署今年任务。"
    f"刚才，县长作了很好的讲话，请大家认真贯彻落实。下面，我讲三点意见。\n{BODY}\n谢谢大家！"
)
SAID = "在全县经济工作会议上的讲话"
SPEECH_HEADS = (
    (f"{SAID}\n（2013年2月20日）\n陈志远", SAID),
    (f"{SAID}\n县委书记　陈志远\n（2013年2月20日）", SAID),
    (f"{SAID}\n陈志远\n2013年2月20日", SAID),
    (f"{SAID}\n中共清水县委书记 陈志远（2013年2月20日）", SAID),
    (f"{SAID}\n（2013年2月20日 陈志远）", SAID),
    (f"{SAID}\n陈志远\n（2013年2月20日，根据录音整理）", SAID),
    (f"{SAID}\n中共清水县委书记、县人大常委会主任\n陈志远\n（二〇一三年二月二十日）", SAID),
    (
        "在全县经济工作会议暨农村工作会议上的\n讲　　话\n陈志远\n（2013年2月20日）",
        "在全县经济工作会议暨农村工作会议上的讲话",
    ),
    (f"陈志远同志\n{SAID}\n（2013年2月20日）", f"陈志远同志{SAID}"),
    (
        f"凝心聚力 攻坚克难\n奋力开创经济工作新局面\n——{SAID}\n陈志远\n（2013年2月20日）",
        "凝心聚力攻坚克难奋力开创经济工作新局面",
    ),
)
EDITOR, ISSUED = "清水县效能建设领导小组办公室", "2013年8月9日"
BULLETIN_TITLE = "我县效能建设取得阶段性成效"
BULLETIN = (
    f"{BULLETIN_TITLE}\n今年以来，我县扎实开展效能建设活动，群众满意度明显提高。现将有关情况通报如下。\n{BODY}\n"
    "报：市效能办，县委、县政府领导。\n发：各乡镇，县直各单位。　　（共印150份）"
)
BULLETIN_HEADS = (
    f"效能建设简报\n第12期\n{EDITOR}编　{ISSUED}",
    f"效能建设简报\n（第12期）\n{EDITOR}　　　　{ISSUED}",
    f"效能建设简报\n2013年第12期\n{EDITOR} {ISSUED}",
    f"效能建设简报\n〔2013〕第12期\n{EDITOR} {ISSUED}",
    f"效能建设简报\n第12期\n{EDITOR}\n{ISSUED}",
    f"效 能 建 设 简 报\n第 12 期\n{EDITOR} 二〇一三年八月九日",
    f"效能建设简报 第12期\n{EDITOR} {ISSUED}",
    f"效能建设简报\n第12期\n{EDITOR} {ISSUED}\n本期要目\n◇{BULLETIN_TITLE}",
    f"效能建设简报\n第12期\n{EDITOR} {ISSUED}\n【工作动态】",
    f"效能建设简报\n第12期\n主办：{EDITOR} {ISSUED}",
    f"效能建设简报\n第12期\n编印单位：{EDITOR}\n{ISSUED}",
    f"内部资料\n注意保存\n清水信息\n第12期\n{EDITOR} {ISSUED}",
    f"清水县“效能建设年”活动\n简　　报\n第12期\n{EDITOR} {ISSUED}",
    f"效能建设简报\n第12期\n{EDITOR} {ISSUED}\n编者按：现将我县的做法刊发，供各地学习借鉴。",
)
MINUTES = (
    "时间：2014年6月18日下午\n地点：县政府二楼会议室\n"
    "主持：县委副书记、县长　陈志远\n出席：县委常委、常务副县长　曹庭\n　　　副县长　柳成\n"
    f"会议听取了县水利局关于防汛工作的汇报，研究了有关问题。现将会议主要内容纪要如下：\n{BODY}"
)
MET = "县政府第34次常务会议纪要"
MINUTES_HEADS = (
    (
        f"清水县人民政府会议纪要\n第7期\n{OFFICE}　　　2014年6月23日\n县政府第34次常务会议纪要",
        "县政府第34次常务会议纪要",
        "第7期",
    ),
    ("清水县人民政府专题会议纪要\n〔2014〕7号\n关于研究城区防汛工作的会议纪要", "关于研究城区防汛工作的会议纪要", ""),
    ("县政府第34次常务会议纪要", "县政府第34次常务会议纪要", ""),
)
NEWS = (
    "本报讯（记者 何小田）9月12日上午，全县秸秆禁烧工作会议召开，总结上半年工作，部署秋季任务。"
    "县委书记赵云清出席会议并讲话，县长方文博主持会议。\n会上，石桥镇、县农业局作了表态发言。各乡镇主要负责人共120人参加会议。"
)
NEWS_HEADS = (
    ("全县秸秆禁烧工作会议召开", "全县秸秆禁烧工作会议召开", ""),
    ("全县秸秆禁烧工作会议召开\n赵云清讲话　方文博主持", "全县秸秆禁烧工作会议召开", "赵云清讲话方文博主持"),
    (
        "赵云清在全县秸秆禁烧工作会议上强调\n坚决打赢秸秆禁烧攻坚战",
        "坚决打赢秸秆禁烧攻坚战",
        "赵云清在全县秸秆禁烧工作会议上强调",
    ),
)
ARTICLE = f"推进乡村振兴，关键在产业。近年来，我县坚持把产业发展作为重中之重。我们体会到，必须坚持党建引领。\n{BODY}"
ARTICLE_HEADS = (
    "清水县委书记　陈志远",
    "陈志远",
    "作者：陈志远",
    "清水县委党校　陈志远",
    "（清水县委党校 陈志远）",
)
ARTICLE_TITLES = ("以产业振兴带动乡村全面振兴", "乡村振兴路在何方？", "产业兴则乡村兴，产业强则农民富")

DECIDED = "为了迅速改变我县农业生产的落后面貌，县委决定，今冬明春在全县开展农田基本建设大会战。"
OTHERS = (
    (
        "清水县人民政府令\n第12号\n《清水县城市管理办法》已经2013年5月6日县人民政府第9次常务会议通过，现予公布。\n"
        "县长　陈志远\n2013年5月10日\n清水县城市管理办法\n第一条 为加强管理，制定本办法。\n第二条 本办法适用于县城。",
        {"title": "清水县人民政府令", "doc_type": "notice", "published_on": "2013-05-10"},
    ),
    (
        "清水县人民代表大会\n关于政府工作报告的决议\n（2013年1月18日清水县第十六届人民代表大会第三次会议通过）\n"
        "会议听取和审议了县长陈志远所作的政府工作报告，决定批准这个报告。",
        {"title": "清水县人民代表大会关于政府工作报告的决议", "doc_type": "notice"},
    ),
    (
        "扎根基层写忠诚\n——记清水县石桥镇党委书记陈志远\n初春的石桥镇，处处涌动着发展的热潮。五年来，陈志远带领全镇干部群众艰苦奋斗。\n"
        f"{BODY}\n（清水县委宣传部 李长明）",
        {"title": "扎根基层写忠诚", "subtitle": "记清水县石桥镇党委书记陈志远", "authors": "李长明"},
    ),
    (
        f"中共清水县委文件\n清发（75）12号\n毛主席语录\n农业学大寨。\n关于开展农田基本建设大会战的决定\n各公社党委、革委会：\n{DECIDED}\n"
        f"{BODY}\n中共清水县委员会\n一九七五年十月五日",
        {"title": "关于开展农田基本建设大会战的决定", "doc_number": "清发（75）12号", "published_on": "1975-10-05"},
    ),
    (
        "中共清水县委员会\n清　水　县　人　民　政　府\n关于加快推进现代农业发展的意见\n（2013年2月18日）\n"
        f"{DECIDED}\n{BODY}",
        {"title": "中共清水县委员会清水县人民政府关于加快推进现代农业发展的意见", "doc_type": "notice"},
    ),
    (
        "石桥镇人民政府文件\n石政发〔2016〕18号\n石桥镇人民政府\n关于印发《石桥镇2016年脱贫攻坚实施方案》的\n通　　知\n"
        "各村民委员会，镇直各单位：\n现将方案印发给你们，请认真贯彻执行。\n石桥镇人民政府\n2016年4月5日",
        {"title": "石桥镇人民政府关于印发《石桥镇2016年脱贫攻坚实施方案》的通知", "publisher": "石桥镇人民政府"},
    ),
    (
        "关于召开全县安全生产工作会议的通知\n各乡镇，县直各单位：\n定于2013年3月12日召开会议，现将有关事项通知如下：\n"
        f"一、会议时间：3月12日上午9:00\n二、会议地点：县政府四楼会议室\n{OFFICE}\n2013年3月8日",
        {
            "doc_type": "notice",
            "event_on": "",
            "published_on": "2013-03-08",
            "title": "关于召开全县安全生产工作会议的通知",
        },
    ),
)

SITE, DAY = "清水县人民政府网", "2021-08-16"
FRAMES = {
    "portal": """您现在所在的位置：首页 > 政务公开 > 公文公报
{title}
发文时间：2021-08-16 09:21　发文单位：清水县人民政府网　　作者：　　点击率：412　　【大 中 小】
{document}
【打印本页】【关闭窗口】""",
    "today": """清水县人民政府网欢迎您！今天是2021年3月5日 星期五
| 网站首页 | 机构设置 | 工作动态 | 通知公告 | 文件下载 |
{title}
录入：admin | 发布时间：2021-08-16 | 浏览：1034次 | 来源单位：清水县人民政府网
{document}
分享到： QQ空间 新浪微博 微信""",
    "panel": """信息公开目录
索引号：014381230/2014-00123
信息分类：综合政务 / 其他 / 公文
发布机构：清水县人民政府网
公开日期：2021-08-16
信息名称：{title}
{title}
{document}
打印本页 关闭窗口""",
    "account": """{title}
原创 小编 清水县人民政府网 2021-08-16 18:00
{document}
微信扫一扫关注该公众号""",
    "label": """首页 >政务公开 >法定主动公开内容 >其他文件
文章标题：{title}
发布者：办公室　发布时间：2021-08-16　来源：清水县人民政府网　浏览次数：45
{document}
打印 收藏 关闭""",
    "two lines": """网站首页　部门概况　政务动态　公告公示　政策法规　在线服务
首页 / 政策法规 / 本级文件
{title}
清水县人民政府网
2021-08-16 16:40　　来源：本站　　访问量：1,203
{document}
版权所有：清水县人民政府网　地址：清水县永清镇中山路1号""",
}
SHARED = {
    "library": """文库首页 > 党团工作 > 党政公文
{title}.doc
上传人：y*** 上传时间：2021-08-16 格式：DOC 页数：6 大小：38.5KB
{title}
{document}
版权说明：本文档由用户提供并上传，收益归属内容提供方，若内容存在侵权，请进行举报或认领
下载本文档""",
    "forum": """返回列表 [公文写作] {title} [复制链接]
文秘小生　发表于 2021-08-16 10:22:31　|只看该作者　倒序浏览
{document}
使用道具 举报
回复 支持 反对""",
    "catalogue": """资料库首页 | 检索 | 帮助
题名：{title}
责任者：清水县人民政府网
入库时间：2021-08-16
全文：
{title}
{document}
[上一条] [下一条]""",
}


def cases() -> Iterator[Case]:
    """Yield the name of each document, its text and the facts that it prints."""
    for number, head in enumerate(NOTICE_HEADS):
        yield f"notice {number}", f"{head}\n{TO}\n{ORDERED}\n{SIGNED}", {**NOTICE_FACTS, "doc_number": NUMBER}
    for number, foot in enumerate(NOTICE_FEET):
        yield f"foot {number}", f"{NOTICE}\n{NUMBER}\n{TO}\n{ORDERED}\n{foot}", NOTICE_FACTS
    for number, head in enumerate(REPORT_HEADS):
        facts = {"title": "政府工作报告", "doc_type": "work_report", "event_on": "2013-01-15", "authors": "陈志远"}
        yield f"report {number}", f"{head}\n{REPORT}", {**facts, "published_on": ""}
    for number, (head, title) in enumerate(SPEECH_HEADS):
        facts = {"title": title, "doc_type": "speech", "event_on": "2013-02-20", "published_on": ""}
        named = {} if title.startswith("陈志远") else {"authors": "陈志远"}
        yield f"speech {number}", f"{head}\n{SPEECH}", facts | named
    for number, head in enumerate(BULLETIN_HEADS):
        facts = {
            "title": BULLETIN_TITLE,
            "doc_type": "bulletin",
            "publisher": EDITOR,
            "issue": "第12期",
            "event_on": "",
        }
        yield f"bulletin {number}", f"{head}\n{BULLETIN}", {**facts, "published_on": "2013-08-09"}
    for number, (head, title, issue) in enumerate(MINUTES_HEADS):
        facts = {"title": title, "subtitle": "", "event_on": "2014-06-18", "issue": issue, "authors": ""}
        yield f"minutes {number}", f"{head}\n{MINUTES}", facts
    for number, (head, title, subtitle) in enumerate(NEWS_HEADS):
        facts = {"title": title, "subtitle": subtitle, "doc_type": "news_report", "authors": "何小田"}
        yield f"news {number}", f"{head}\n{NEWS}", facts
    for number, byline in enumerate(ARTICLE_HEADS):
        title = ARTICLE_TITLES[number % len(ARTICLE_TITLES)]
        facts = {"title": title, "subtitle": "", "doc_type": "article", "authors": "陈志远"}
        yield f"article {number}", f"{title}\n{byline}\n{ARTICLE}", facts
    for number, (text, facts) in enumerate(OTHERS):
        yield f"other {number}", text, facts
