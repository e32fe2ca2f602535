"""Numbers that are no figures: dates, ordinals, names, formulas, counts of points, ``一`` as an article.

Each is told by a reason id, which ``explain_numbers`` shows: ``time``, ``date``,
``ordinal``, ``numbering``, ``document_number``, ``phone``, ``code``, ``idiom``,
``formula``, ``slogan``, ``title``, ``points``, ``article``, ``rhetorical``,
``vague``, ``rank``, ``age``, ``threshold``, ``name``, ``colophon``, ``period``,
``no_unit``, ``kind``, ``listed``, ``duration``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl.extract.metrics.figures import Figure
from etl.extract.metrics.words import compiled
from etl.records import Mention, Reading

__all__ = ["masks", "verdict"]

_N = "[一二两三四五六七八九十百千零〇0-9]"
# Every alternative begins with one of these: one test a character instead of dozens.
_LEAD = r"(?=[0-9A-Za-z_.一二两三四五六七八九十百千万零〇○第初前排名列居〔\[（(【［编电热手传邮联账证总短上下兑丢再隔另成多双单分附表图①-⑩])"
_MASKS = re.compile(
    _LEAD + r"(?:"
    r"(?P<document_number>[〔\[（(【［]\s?(?:19|20)\d\d\s?[〕\]）)】］]\s?(?:第)?\d+(?:-\d+)?号?|\b\d{1,5}号(?:文|令|公告|文件)|编号[：:]?\d+)"
    r"|(?P<phone>(?:电话|热线|手机|传真|邮编|邮政编码|联系方式|QQ|账号|证号|总机|短信)[^。；\n\d]{0,12}(?:\d[\d\-—－()（）、转]*)|(?<!\d)0\d{2,3}[-—－]\d{6,8}|(?<!\d)1[3-9]\d{9}(?!\d)|(?<![\d.])1\d{4}(?=热线|平台|服务|便民|举报))"
    r"|(?P<url>https?://\S+|www\.\S+|[A-Za-z0-9_.]+@[A-Za-z0-9.]+)"
    rf"|(?P<ordinal>第{_N}+(?:[、至到\-—]第?{_N}+)?|初[一二三四五六七八九十]|{_N}+届(?:{_N}{{1,2}}次|{_N}中)?|{_N}+中全会|(?<=[会届大协委]){_N}+次(?=全|会)|[前排名列居][一二三四五六七八九十0-9]{{1,3}}(?:名|位|强)(?!职|干|工|党|群|学|教|民)|{_N}+(?:等奖|把手|号楼|号线|号院|号门|号井|号工程|号机|年级|[纲]))"
    r"|(?P<date>\d{2,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[-—至到]\d{1,4}年?)?(?![产薪期均内来增初度以之]|以内|之内)(?<!\d年)|(?:19|20)\d\d[-—至~]+(?:19|20)?\d\d年?|(?<!\d)(?:19|20)\d\d年[初末底度]?|\d{1,2}月(?:\d{1,2}[日号]|[初中末底份上下])?|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[:：]\d\d(?::\d\d)?|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[时点](?:许|整|半|左右|\d{1,2}分|[一二三四五]?十?[一二三四五六七八九]?分(?!之|钟))?(?![名个])|兑\d+(?:美元|欧元|港元)|[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}[日号]|份|[初中末底])?|二[〇零○]{1,2}[〇零○一二三四五六七八九十]{1,2}年?|[一二][九〇零][〇零一二三四五六七八九]{2}年?|[一二三四]季度|[上下]半年|\d{2}后|\d{1,2}[日号](?=[上下]午|晚|晨|至\d|，|起|前|在))"
    r"|(?P<code>[A-Za-z][A-Za-z]*[-·.]?\d+(?:\.\d+)?[A-Za-z]*|\d+[+＋]\d+(?:[+＋][\dNnXx])*|\d+[A-Za-z]*[+＋][A-Za-z]+|\d+[·•]\d+|\d+(?:\.\d+)?[GgADdVv](?![A-Za-z])|\d+/\d+|\d+[xX×*]\d+|[一二三四五六七八九十][A-E](?![a-z])|\d+[（(]?千伏|\d+[kK][vV])"
    r"|(?P<idiom>千方百计|千家万户|千千万万|成千上万|成百上千|千辛万苦|千言万语|千头万绪|百家争鸣|百花齐放|百年大计|一个个|一家家|一户户|一项项|一条条|一件件|一次次|一步步|一年一度|一家人|一家亲|一件事|一条心|一条龙|一盘棋|一张网|一张图|一张纸|一张脸|一张蓝图|一本账|一把尺|一把手|一站式|一体化|一次性|一代又一代|一批又一批|一个又一个|一项又一项|一次又一次|万无一失|三天打鱼|三番五次|三令五申|四面八方|五湖四海|五花八门|七上八下|九牛一毛|十全十美|十有八九|百尺竿头|万众一心|百分之百|一五一十|丢三落四|再三|三心二意|三言两语|隔三差五|千篇一律|三教九流|八仙过海|五颜六色|五谷|四季|十里八乡|千秋|万里长征|万里|百里挑一|一日千里|一分为二|一家一户|一户一[策档表册案]|一村一[品策业策]|一人一[策档卡]|一企一策|一事一议|一年四季|两头|两岸|三农|三军|七十二变|二万五千里|三下乡|三严三实|两学一做|八荣八耻|百团大战|百日|一国两制|十分(?![之钟])|[一二两三四五六七八九十]位数|\d+章(?:\d+节)?(?:共?\d+条)?|百年未有|百年变局|两个一百年|百万雄师|千人一面|万家灯火|千军万马|一寸|[一二三两四五六七八九十]位一体|三位一体|五位一体|一手[^，。；]{1,6}一手|一方面|另一方面|百家讲坛|万元户|[一两二三]国(?=[关合元边])|三元(?=区|桥|里)|五保|四个[意自全]|三个代表|两个[确维务]|两个凡是|四个现代化|一把钥匙|万亩方|一元(?=化|论)|多元|[双单]向[一二两三四五六八十]+车道|[一二两三四五六八十]+车道|\d+[栋幢]\d*|分[二两三四五六七八九]+[批步期级类档段片路组次]|[三二]轮车|四轮|[一二三]轮(?=车|驱))"
    r"|(?P<numbering>(?m:^)(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．])(?!\d)|[(（][一二三四五六七八九十\d]{1,3}[)）]|(?<![\d.])\d{1,2}[.．、](?=[一-龥])|[①②③④⑤⑥⑦⑧⑨⑩]|(?:附件|附表|附录|(?<![代发列收手电报仪])表|(?<![版地蓝])图)\s?\d+(?![个名位人])))"
)
_COLOPHON = re.compile(r"(?:共印|印数|印制|印发份数|印)\s?$")
_PLACE_NAME = re.compile(
    r"(?:山|市|县|镇|乡|村|区|河|街|路|桥|湖|屯|庄|店|口|沟|铺|岭|坪|塘|寨|堡|庙|集|港|岛|滩|洲|门|渡|峡)"
)
_SLOGAN_UNITS = frozenset(("money", "percent", "area", "length", "mass", "volume", "energy", "power", "compound"))
_FORMULA = re.compile(
    r"[二两三四五六七八九十]+(?:套班子|级(?:网络|联动|书记|干部|体系|平台)|大(?!桥|坝|棚|楼|院|卡|学)|项(?:制度|规定|纪律|机制|工作|措施|任务|要求|原则|职能|行动|工程|建设|改革|重点|目标|举措|服务|整治|内容|活动|权利)|条(?:主线|底线|红线|战线|路径|禁令|路子|腿|线(?!路)|例|规定|措施|意见|纪律|标准|渠道)|张(?:皮|牌|清单|表|网|名片|榜)|本(?:账|经)|把(?:火|锁|尺子|利剑|抓手|刀|关)|只(?:手|眼|脚)|次(?:产业|创业|分配|飞跃|革命|污染|跨越|供水|加压|元|方|函|曲|开发|利用|审议|全会|能源)|期(?:叠加|工程|项目|建设|同步|施工|开发|扩建|投资|规划|教材|改造|治理|融资|整治)|个(?:代表|全面|意识|自信|维护|确立|坚持|确保|突出|狠抓|促进|更加|更好|明显|进一步|结合|转变|突破|统筹|服务|不|百年|务必|必须|凡是|文明|建设|一|先锋|满意|严禁|严格|到位|加快|强化|推进|提升|加强|优先|率先|大局|负责|基本|轮子|体系|主体|月(?:集中|专项)|延伸|翻番|高于|新|高|优|强|好|同步|清零|覆盖|融合|带头|公开)|面(?:墙|旗|手|锦)|条例|道(?:防线|关|关口|工序)|门(?:课程|功课)?(?=亲)|篇(?:文章|大文章)|类(?:人员|区域|地区|企业)?(?=管理)|包|定|转|抓|讲|问|查|亮|联|送|清|改|比|创|争|放|保|进|通|帮)"
)
# 5000万元以上项目35个: the first number tells which projects, the second how many.
_THRESHOLD = re.compile(
    r"(?:及|（含）)?(?:以上|以下)(?:的)?(?![，。；、])(?:[^，。；、：]{1,14}?(?:\d|[二三四五六七八九十]+[个家户名]))"
)
_LISTED = re.compile(r"[^。；\n]{0,22}[：:]|[^。\n]{0,24}[。，；：]\s?(?:一是|第一|一要|首先|[(（]一[)）]|1[.、]|一、)")
_AGE = re.compile(r"周?岁")
_AGE_CUE = re.compile(r"(?:平均|人均|寿命|中位|预期)[^，。；]{0,8}$")
_DURATION_CUE = re.compile(
    r"(?:工期|车程|路程|行程|周期|时限|期限|跨度|时长|时间|用时|耗时|历时|缩短|压缩|延长|提前|推迟|缩减|减少|办结|学时|值守|运行|停产|停工|达标|优良|天数|日数|寿命|任期|服务|刑|拘留|徒刑|保质期|有效期|间隔|连续|超过|不少于|不低于|累计|平均|为期|日照|无霜期)[^，。；]{0,6}$"
)
_IN_TIME = re.compile(r"(?:之内|以内|内)(?!部|容|在|外|需|地|陆|涝)")
_LONG = ("年", "季度", "周", "星期", "学年", "学期", "个月")
_ROUND = ("百", "千", "万", "亿", "千万", "百万", "万万")
_CN_SMALL = re.compile(r"[一二两三四五六七八九十]{1,3}$")
_RATE_BEFORE = re.compile(
    r"(?:每|至少|最少|不少于|不低于|不超过|至多|最多|仅|只|超过|近|各|增加|减少|新增|由|从|到|人均|户均|日均|月均|一般|不足|分别|平均|实行|再)[^，。；：！？]{0,14}$"
)
_QUOTE = re.compile(r"“[^“”\n]{1,40}”|‘[^‘’\n]{1,40}’|《[^《》\n]{1,60}》|「[^」\n]{1,40}」")


def masks(reading: Reading, times: Sequence[Mention]) -> list[tuple[int, int, str]]:
    """Return the spans whose numbers are no figures, sorted and disjoint, with their reasons."""
    text = reading.text
    spans = [(m.start, m.end, "time") for m in times if m.end > m.start]
    spans += [(s.start, min(s.end, s.start + len(s.marker)), "numbering") for s in reading.outline.sections if s.marker]
    spans += [(m.start(), m.end(), m.lastgroup or "code") for m in _MASKS.finditer(text)]
    return _disjoint(spans)


def _disjoint(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for start, end, reason in sorted(spans):
        if kept and start < kept[-1][1]:
            start = kept[-1][1]
        if start < end:
            kept.append((start, end, reason))
    return kept


def quotes(text: str) -> list[tuple[int, int, str]]:
    """Return the quoted passages and titles of ``text``."""
    return [(m.start(), m.end(), "title" if m[0][0] == "《" else "slogan") for m in _QUOTE.finditer(text)]


def verdict(text: str, figure: Figure, quoted: tuple[int, int, str] | None) -> str:
    """Return why ``figure`` is none, or ``""`` where it is a figure."""
    for test in (_by_form, _by_name, _by_quotes, _by_duration, _by_points, _by_article):
        reason = test(text, figure) if test is not _by_quotes else _by_quotes(text, figure, quoted)
        if reason:
            return reason
    return ""


def _word(text: str, figure: Figure) -> str:
    return text[figure.number.start : figure.number.end]


def _by_form(text: str, figure: Figure) -> str:
    before, after = (
        text[max(0, figure.core_start - 12) : figure.core_start],
        text[figure.core_end : figure.core_end + 12],
    )
    word = _word(text, figure)
    if not figure.unit:
        return "no_unit"
    if before[-1:] in ("几", "第") or after[:1] == "几" or (before[-1:] == "数" and word[0] in "十百千万亿"):
        return "vague"
    if before and before[-1].isascii() and (before[-1].isalnum() or before[-1] in ".-/"):
        return "code"
    if (
        word[:1] in "百千万亿"
        and figure.form == "chinese"
        and not re.search(r"(?:近|约|超|逾|过|上|突破|超过|达到|达|达|到|至)$", before)
        and figure.bound == "exact"
    ):
        return "rhetorical"
    if figure.number.loose is False and figure.value == 0 and figure.unit not in ("%", "件", "起", "例"):
        return "vague"
    if _COLOPHON.search(before) and figure.unit in ("份", "册", "本", "张"):
        return "colophon"
    if figure.unit in ("岁", "周岁") and not _AGE_CUE.search(before):
        return "age"
    if _THRESHOLD.match(text, figure.core_end):
        return "threshold"
    return ""


def _by_name(text: str, figure: Figure) -> str:
    """Refuse numerals inside names: 五台山, 三家村, 四平, 八路军."""
    if figure.form != "chinese" or figure.kind not in ("count", "other"):
        return ""
    after = text[figure.core_end : figure.core_end + 2]
    word = _word(text, figure)
    if figure.unit == "部" and text[figure.core_end : figure.core_end + 1] in tuple("门委队落署"):
        return "name"
    if figure.unit in ("方", "层", "页", "度", "点") and len(word) <= 2:
        return "ordinal"
    if _names_before(text, figure):
        return "listed"
    if (
        len(word) == 1
        and figure.unit
        in (
            "台",
            "门",
            "家",
            "道",
            "口",
            "座",
            "营",
            "间",
            "堂",
            "里",
            "团",
            "站",
            "车",
            "面",
            "眼",
            "条",
            "块",
            "井",
            "担",
            "石",
            "棵",
            "层",
            "头",
            "枝",
            "号",
            "方",
            "河",
            "角",
        )
        and _PLACE_NAME.match(after[:1])
    ):
        return "" if re.match(r"[级属直里外内上下委长]|区域", after[1:]) else "name"
    if _FORMULA.match(text, figure.core_start):
        return "formula"
    return ""


def _names_before(text: str, figure: Figure) -> bool:
    """Tell whether the things counted were just named: ``东村、西村两个片区``."""
    if not 2 <= figure.value <= 6 or figure.unit not in ("个", "名", "位", "家", "所", "条", "项", "座"):
        return False
    before = re.split(r"[，。；：！？\n]", text[max(0, figure.start - 40) : figure.start])[-1]
    return (
        before[-1:] not in ("的", "等", "")
        and len(re.split(r"[、和与及]", before)) == figure.value
        and "、" in before + "、" * ("和" in before)
    )


def _by_quotes(text: str, figure: Figure, quoted: tuple[int, int, str] | None) -> str:
    if quoted is None:
        return ""
    start, end, reason = quoted
    if reason == "title":
        return "title"
    inner = text[start + 1 : end - 1]
    if figure.form == "arabic" and figure.kind in _SLOGAN_UNITS:
        return ""
    return "" if figure.form == "arabic" and len(inner) >= 16 and "，" in inner else "slogan"


def _by_duration(text: str, figure: Figure) -> str:
    if figure.kind != "duration":
        return ""
    before = text[max(0, figure.start - 14) : figure.start]
    if figure.unit == "日" and not _IN_TIME.match(text, figure.core_end) and text[figure.end - 1] != "内":
        return "period"
    if re.match(r"(?:的)?(?:时间|前|后|来|里|就|便|间)", text[figure.end : figure.end + 4]) and figure.bound != "max":
        return "period"
    if (
        figure.core_start > figure.start
        and figure.bound in ("min", "max")
        and text[figure.end : figure.end + 2] not in ("时间", "的时")
    ):
        return ""
    if re.search(r"(?:由|从|增加|减少|缩短|延长|提前|压缩|提高|多|少|快)了?$", before) or re.search(
        r"(?:缩短|压缩|延长|增加|减少|提高|压减|提升|缩减)(?:到|至|为)$", before
    ):
        return ""
    if _IN_TIME.match(text, figure.core_end) or figure.bound == "max":
        return "" if figure.unit not in ("年", "周", "季度") or figure.bound == "max" else "period"
    if figure.end > figure.core_end and text[figure.end - 1] == "内":
        return ""
    if re.match(r"(?:小时)?(?:值班|值守|在岗|监测|热线|待命|制|不间断|全天候|的)", text[figure.core_end :][:8]):
        return "period"
    if re.match(
        r"(?:来|前|后|间|以来|之前|之后|期间|时间里|一遇|一次|一度|生|多来|级|制|期)", text[figure.core_end :][:4]
    ):
        return "period"
    if _DURATION_CUE.search(before) and not re.search(r"连续$", before):
        return ""
    return "period"


@cache
def _points() -> re.Pattern[str]:
    return compiled(r"(?:重点|主要|突出|关键|重大|基本|具体|核心|根本|战略|重要|工作|方面的)?{0}", "abstract")


@cache
def _concrete() -> re.Pattern[str]:
    return compiled(r"[^，。；：！？、的了]{{0,10}}?{0}(?![一-龥]{{0,1}}(?:上|中)下)", "concrete")


def _by_points(text: str, figure: Figure) -> str:
    """Refuse counts of points: 三个方面, 五项措施, 抓住三个关键."""
    if figure.unit not in ("个", "项", "条", "点", "类", "种", "句", "字", "件", "步", "层", "道", "大", "块", "块"):
        return ""
    after = text[figure.core_end : figure.core_end + 40]
    point = _points().match(after)
    small = figure.value <= 12 and figure.high is None
    if (
        point
        and small
        and figure.form == "chinese"
        and not _RATE_BEFORE.search(text[max(0, figure.core_start - 8) : figure.core_start])
    ):
        return "points"
    if point and small and _is_pure_point(after):
        return "points"
    if small and _LISTED.match(after) and point:
        return "points"
    if small and figure.form == "chinese" and figure.unit == "个" and figure.value > 1 and not _concrete().match(after):
        return "points"
    return ""


_PURE = re.compile(
    r"(?:方面|层面|环节|关键|特点|阶段|层次|步骤|要点|原则|转变|突破|结合|关系|坚持|确保|狠抓|突出|促进|字(?!节|符)|大字|维度|角度|必须|不准|重点[，。：；]|抓手|着力点|战略|板块|主题|明确|加强|强化|提升|到位)"
)


def _is_pure_point(after: str) -> bool:
    return _PURE.match(after) is not None


def _by_article(text: str, figure: Figure) -> str:
    """Refuse ``一`` as an article, and small Chinese numerals in set phrases."""
    if _word(text, figure) != "一" or figure.kind not in ("count", "other"):
        return ""
    before = text[max(0, figure.start - 20) : figure.start]
    if figure.bound in ("min", "max"):
        return ""
    if re.match(r"[批系些]", figure.unit):
        return "article"
    if re.search(r"(?:每|至少|最少|不少于|不低于)[^，。；：！？]{0,16}$", before):
        return "" if not re.search(r"每一?$", before) else "article"
    return "article"
