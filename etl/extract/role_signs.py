"""How a sentence is built: modal verbs, figures, deadlines, reporting verbs, results, and what they weigh.

``read_signs`` looks at the words of one sentence and returns what it found;
``weigh_build`` turns that into weights by role. Words that merely occur are
the cues of role_cues.py; here it matters where they stand.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.extract.role_cues import ACHIEVEMENT, BACKGROUND, OTHER, PLAN, PROBLEM, PROCEDURE, REQUIREMENT
from etl.openers import sign

__all__ = ["Signs", "leads_over", "lean_to_plan", "read_signs", "weigh_build"]

_HEAD = 90
_QUOTED = re.compile(r"“[^“”]{1,60}”|《[^《》]{1,80}》")
_MARKS = "，；："
_CLOSERS = "。；！？”"

_MODAL = re.compile(
    "(?=[要必务不严应一须])(?:(?<![主重需必首纲摘只将想简概紧机提若索卡])要(?![求素点件闻害务道么是塞]|看到|清醒|[好高多低快大少](?=[。，；得于]))|必须(?!看到)|务必|"
    "(?<![来容由舍顾怨等慢])不得(?!不|已)|严禁|不准|应当(?!看到|说|承认|指出)|"
    "一定要|不允许|(?<!必)须(?!知))"
)
_URGING = sign(_MODAL.pattern)
_DEMANDS = sign(
    "(?=[强要希号叮嘱指勉寄提会])(?:(?:强调|(?<![标务总的体作律照期策])要求|希望|号召|叮嘱|嘱咐|指示|勉励|寄语)(?:中)?[，：,]"
    "|提出(?:了)?[^。，]{0,10}要求[，：。]|会议(?:明确|议定)[，：,])"
)
_REPORTS = re.compile(
    "(?:通报|汇报|介绍|回顾|总结)(?:了)?[^，。]{0,20}[，：。]|(?:通报|报告|汇报)指出[，：]|充分肯定|肯定了|告诉记者[，：]"
)
_REPORTING = sign(_REPORTS.pattern)
_SPEAKS = sign("(?:指出|认为|表示|说|提出)(?:中)?[，：,]")
_FIGURE = re.compile(
    r"\d(?<![\d.第〕]\d)[\d.,]*(?:[-至到~]\d[\d.,]*)?\s?(?![\d年月日号期届时点、.：:次会])[%‰\u4e00-\u9fff]"
)
_DONE = sign(
    "(?=[去已以截了同先累共])(?:(?<![比较])去年|已(?!知)|以来|截[至止]|了(?!解)|同比|先后|累计|共(?![同青和产享建识商]))"
)
_DAYS = re.compile(
    r"(?:到|至|于|在)?(?:(?:19|20)\d\d年|[今明本]年|本月|下月|\d{1,2}月|年内|年底|年末|下半年|上半年|第?[一二三四]季度|月底|全年)"
    r"(?:\d{1,2}日|\d{1,2}月(?:\d{1,2}日)?)?(?:[上中下]旬|份|底|末|初)?(?:之?前|以前|内|起|再)?"
)
_COMPLETES = re.compile(
    "，?(?:全面|全部|基本|力争|累计|新)*(?:完成|建成|建立|实现|新增|消除|改造|解决|达到|开工|启动|培育)"
)
_DEADLINE = sign(r"\d{1,2}月|年[底内末]|季度|[明本]年|[上中下]旬|月底|半年")
_HORIZON = re.compile(
    r"(?:力争)?(?:到|至)(?:[12]\d{3}年|“?[一二三四五六七八九十]{1,3}五”?(?:规划)?[末期]|本世纪|[明今]年年?底|年底|[本这]届)"
)
_SAID_TO_REACH = re.compile(rf"[^，。；]{{0,30}}(?:指出|强调|要求|提出|表示|宣布|介绍|说)，(?={_HORIZON.pattern})")
_BY_THEN = re.compile(
    r"(?:^|[，；])(?:到|在|于)?(?:(?:\d{1,2}月|[本下]月|年|[一二三四]季度|[上下]半年)(?:\d{1,2}日|[上中下]旬|底|末|内|份)?)(?:之?前|以前|内|底|末)"
)
_IS_BOTH = re.compile(
    r"(?P<what>[^，。；]{2,20})是(?!否|不是|要|在|为了)[^，。；]{2,40}，(?:同时)?(?:也|更|又|还)是(?!要|在|为了|因为)[^，。；]{2,40}"
    r"(?:，(?:也|更|又|还)是[^，。；]{2,40})*。?"
)
_ONCE_BUILT = re.compile(
    "[^。；]{0,30}(?:全部|全面|正式|整体)?(?:建成|投产|达产|竣工|投用|投入使用|投入运营|完工|实施)(?:达产|投产|投用|运营|使用|达效)?(?:之?后|以后)，[^。]*?(?:可|将|预计)"
)
_ANNOUNCES = sign(
    "(?=[将定拟])(?:将于|将在|定于|拟于|将适时|将不定期|将择期|将对[^，。；]{2,40}(?:检查|督查|督导|考核|验收|评估|抽查|通报|暗访))"
)
_SPAN = re.compile(
    r"(?:19|20)\d\d年?(?:至|到|[-—–]{1,2})(?:19|20)\d\d年(?:期间)?，|“?[一二三四五六七八九十]{1,3}五”?(?:期间|时期)，"
)
_DUE = sign(r"[年月](?:底|末)以?前|季度末?以?前|年内|\d日以?前(?!夕)|月以?前")
_REACHED = sign(r"已(?!知)|了(?!解)|共有|同比|以来|仅有|只有")
_SURE_FUTURE = sign(
    "(?=[预力计将有争拟目])(?:预计(?![^，。；]{0,8}可)|力争|计划(?:于|投|用|在|到)|将于|有望|争取|拟(?:于|新|投|在|定于)|目标是|将(?:继续|进一步|一如既往|组织|派出|重点|采取|在|会|建成|投入|新增|新建|投产|达到|实现|完成|开工|启动|召开|举行|举办))"
)
_PAST = re.compile(
    r"[去今]年(?:\d{1,2}月|[上下]半年|前?[一二三四]季度|以来|年?初)|上半年|前三季度|一季度|截[至止]|自[^，。]{2,30}(?:以来|后)，"
    r"|\d{1,2}月\d{1,2}日|[^，。]{2,14}以来，"
)
_RESULT = sign(
    r"(?:取得|收到|见到|显现|达到|得到|受到)了?[^要]{0,16}"
    r"(?:成效|效果|进展|成绩|成果|突破|实效|目的|好评|肯定|表彰|提升|改善|加强|解决|实惠|提高)$"
    r"|(?:稳步|持续|不断|明显|显著|大幅|进一步|全面)(?:提升|提高|增强|改善|好转|向好|加快|优化|扩大|进步|增长|完善)$"
    r"|(?:推开|展开|到位|见效)$|保持了?[^，]{0,12}(?:增长|发展|势头|态势|稳定|向好)$"
    r"|^(?:有力|有效|极大|切实|进一步|充分|大大|真正)?地?"
    r"(?:推动|促进|推进|提高|提升|增强|激发|保证|确保|调动|加快|带动|改善|营造|形成|树立|赢得)了"
)
_YEAR_OF = sign(r"是[^，。；]{0,40}(?:之年|第[一二三四五六]年|一年|时期|阶段|关口)(?:[，。；]|$)")
_ALL_OF_YEAR = re.compile(
    r"(?:[^，。；]{2,20}(?:指出|强调|认为|表示|说)，)?"
    r"[^，。]{2,30}是[^，。；]{2,40}(?:之年|第[一二三四五六]年|一年|时期|阶段|关口)"
    r"(?:，(?:也|更|又)?是[^，。；]{2,40}(?:之年|第[一二三四五六]年|一年|时期|阶段|关口))*。?"
)
_WITHOUT = re.compile("没有[^，。；]{2,20}，(?:也)?就没有")
_IS_KEY = sign(
    r"[是为][^，。；]{2,70}(?:关键|基础|保障|保证|举措|载体|支撑|需要|要求|途径|抓手|体现|前提|源泉|灵魂|生命线|根本|核心|大计|工程|"
    r"机遇|实践|标志|环节|平台|主心骨|压舱石|主题|底线|红线|大局|基石|动力|窗口|重点|目的|大事|职责|使命|之本|之基|之源|之要|之策|"
    r"第一仗|头等大事|源头活水|必由之路|关键一招|关键一环|重头戏|先手棋|突破口|切入点|总开关|试金石|晴雨表|风向标|标尺|"
    r"主体|命脉|根基|支柱|引擎|出路|脊梁|希望所在|潜力所在|永恒课题|永恒主题|基本功|必修课|硬任务|总抓手|牛鼻子|先决条件|重要一环|有力武器|传家宝|制胜法宝|第一要务|第一信号)(?:[，。；]|$)"
    r"|(?:已经?|正)(?:到了|进入|处于|处在)[^，。；]{0,24}(?:关键|攻坚|紧要|决胜|冲刺|爬坡|重要)(?:时候|时期|阶段|关头|关口|期|节点)"
)
_FOR_THOSE = re.compile("对于?[^，。；]{2,40}的[^，。；]{0,10}[，要依予给坚严]")
_TURN = sign("(?:但是?|然而|不过|可是|与此同时|同时(?:也|，我们也))[，仍也还我与一由从距全部少个]")
_COURSE = re.compile(
    "(?:会议|大会|座谈会|全会|会上)(?:还|同时|首先|深入|全面|认真|集体|专题|分别|系统|现场|书面|共|原则|一致|，)*"
    "(?:回顾|总结|分析|传达|学习|研究|讨论|审议|通报|安排|部署|听取|表彰|宣读|通过|决定|选举|观看|宣布|颁布|贯彻|共商|播放|举行|表决|"
    "推选|邀请|同意|议定)"
)
_AROUND = re.compile(
    "(?:[^，。]{0,8}(?:仪式|会议|大会|座谈会?|开幕式|活动|调研|会)(?:开始|召开|举行|结束)?之?[前后]|会[前后]|随后|当天[上下中]?午?|当日)，"
)
_VISITS = sign(
    "(?:来到|前往|深入|走进|走访|赶赴|赴|先后到|驱车)[^。]{2,80}(?:看望|慰问|察看|查看|考察|调研|走访|检查|视察|了解|观摩|参观|祭扫|种植|植树)"
)
_ACCOMPANIED = sign("(?=陪)陪同下，[^，。]{0,12}(?:来到|前往|深入|走进|赶赴|先后|一行|冒着|驱车)")
_SIGNS = re.compile(
    "(?:分别|双方|共同)[^，。]{0,20}(?:签字|签约(?![额金率仪活项])|签署(?!了)|签订(?!了))"
    "|在[^，。]{2,16}上签(?:字|名)|互换(?:签字)?文本|共同(?:为[^，。]{2,20}揭|按下|启动)"
)
_MENDS = sign("解决|克服|重视|改进|扭转|改变|整改|警醒|正视")
_DATELINE = re.compile(r"(?:本报|本网|本刊|[一-龥]{2,6})讯(?:[（(\s]|[^，。]{0,12}[）)])")
_GUIDED = re.compile(r"(?:坚持)?以[^，。]{2,40}为(?:指导|引领|统领|主线|指引|遵循)[，、]")
_MEETS = sign(
    "(?:召开|举行|举办)了?[^。]{0,60}(?:会|仪式|活动|论坛|培训班)"
    "|(?:会议?|仪式|活动|论坛|培训班)(?:于[^，。]{2,16})?在[^，。]{2,24}(?:召开|举行|举办|开幕)"
)
_DATED = sign(r"\d{1,2}月\d{1,2}日|[昨今前][日天]|近日|日前|上午|下午|连日")
_LIMITS = sign("(?=[不控以至一])(?:不得|不超过|不低于|不少于|控制在|以内|至少|一律)")
_IMPERATIVE = re.compile(
    r"(?:全面|深入|扎实|积极|认真|大力|切实|进一步|继续|着力|全力|严格|加快|不断|主动|充分|及时|统筹|持续|稳步|重点|努力|牢固|坚决|从严|"
    r"逐步|逐一|有序|广泛|突出|紧密|严肃|抓紧|尽快|高标准|高质量|高度)*"
    r"(?:加强|强化|推进|推动|开展|落实|推行|实行|实施|建立|健全|完善|坚持|抓好|做好|抓住|抓|搞好|把|将|对|严格|执行|贯彻|加大|加快|"
    r"提高|提升|增强|促进|保障|确保|维护|规范|优化|整合|整治|治理|查处|打击|清理|排查|督促|检查|考核|监督|管理|宣传|引导|鼓励|支持|"
    r"发挥|发展|培育|打造|创新|深化|拓展|拓宽|巩固|扩大|紧扣|突出|明确|细化|制定|组织|动员|协调|配合|统一|树立|弘扬|学习|领会|"
    r"转变|改进|改善|解决|化解|破解|克服|防止|杜绝|成立|设立|配齐|选派|选好|用好|管好|建好|办好|大力|切实|认真|积极|深入|全面|充分)"
)
_INTRODUCES = re.compile("如下[：:。]$")
_COMMENTS = re.compile(
    "[^，。]{2,30}?(?:在(?:讲话|点评|总结|反馈)中|讲话时|点评时)[^，。]{0,4}对[^，。]{2,40}(?:给予|予以|表示|作)了?(?:充分|高度)?"
    "(?:肯定|好评|点评|表扬)[，。](?:[^。：]{2,60}(?:提出|作出)了?[^。，：]{0,12}(?:建议|意见|要求|希望|部署|指导)。)?"
)
_BEGINS_TODAY = re.compile(
    "[^，。]{2,40}?(?:今天|今日|现在)(?:就?要|在这里|终于|如期|隆重|正式|顺利|圆满)*"
    "(?:开班|开学|开营|开幕|开馆|开工|闭幕|结业|结束|召开|举行|启动|成立|揭牌|毕业)了?[。！]"
)
_ONLY = re.compile(
    r"(?:目前|当前|现在|现有|到目前为止|从[^，。]{2,16}看)，[^。]*(?:只有|仅有|仅占|只占|仅为|不足|不到)[\d.]+\s?[%％]"
)
_CALENDAR = re.compile(
    r"(?:(?:于|在)(?:(?:19|20)\d\d年)?\d{1,2}月(?:[上中下]旬|份|底)?|^(?:19|20)\d\d年(?:第?[一二三四]季度|\d{1,2}月(?:[上中下]旬|份|底)?))"
    r"(?:[^，。；前]{0,12})(?:组织|进行|召开|开展|举行|举办|启动|实施)"
)
_LEADS_OVER = re.compile(
    "(?:现|下面|以下)[将就把]?[^。；]{0,60}(?:汇报|报告|通报|通知|总结|纪要|公告|公布|说明|反馈|介绍)如下[：:。]$"
)
_FIRST_CLAUSE = re.compile("[^，；。：]*")


class Signs(NamedTuple):
    """What the build of one sentence shows.

    ``modals`` counts 要, 必须 and the like outside quotation marks, ``figures``
    numbers with units. ``is_due`` tells that a day is set by which it is to
    be done, ``sets_target`` that figures are named for a year to come. ``demands``,
    ``reports`` and ``speaks`` tell which kind of reporting verb opens the sentence,
    ``is_past`` that it opens with a year before the document's own.
    """

    words: str
    modals: int
    figures: int
    is_done: bool
    is_future: bool
    is_due: bool
    sets_limits: bool
    sets_target: bool
    demands: bool
    reports: bool
    reports_on: bool
    speaks: bool
    is_past: bool = False


def read_signs(words: str) -> Signs:
    """Return the signs of one sentence, given without its marker."""
    head = words[:_HEAD]
    reporting = _REPORTING.search(head)
    report = _REPORTS.match(head, reporting.start()) if reporting else None
    done = bool(_DONE.search(words))
    plain = _QUOTED.sub("", words)
    return Signs(
        words=words,
        modals=len(_MODAL.findall(plain)) if _URGING.search(plain) else 0,
        figures=len(_FIGURE.findall(words)),
        is_done=done,
        is_future=not done and bool(_SURE_FUTURE.search(words)),
        is_due=(not done and bool(_DUE.search(words))) or (bool(_HORIZON.match(words)) and not _REACHED.search(words)),
        sets_limits=bool(_LIMITS.search(words)),
        sets_target=bool(_FIGURE.search(words)) and bool(_HORIZON.match(words) or _SAID_TO_REACH.match(words)),
        demands=bool(_DEMANDS.search(head)),
        reports=report is not None,
        reports_on=report is not None and report[0][-1] != "。",
        speaks=bool(_SPEAKS.search(head)),
    )


def weigh_build(own: list[float], signs: Signs, doc_type: str, opens: bool) -> None:
    """Add to a sentence's weights what its build says; ``opens`` marks the first paragraph of the body."""
    body = signs.words.rstrip(_CLOSERS)
    last = body[max(map(body.rfind, _MARKS)) + 1 :]
    _weigh_problem(own, signs.words)
    if signs.modals:
        _weigh_modals(own, signs.modals, last, is_all=len(last) == len(body))
    _weigh_meeting(own, signs, doc_type, opens)
    if leads_over(signs.words):
        own[PROCEDURE] += 6.0
    elif len(signs.words) < 80 and _INTRODUCES.search(signs.words):
        own[OTHER] += 3.0
    _weigh_ahead(own, signs)
    if _RESULT.search(last):
        own[ACHIEVEMENT] += 1.5
    if signs.is_past or _PAST.match(signs.words):
        own[ACHIEVEMENT] += 1.0
    _weigh_standing(own, signs)


def _weigh_ahead(own: list[float], signs: Signs) -> None:
    """Add what a year to come tells, and what a work is to yield once it is built."""
    if signs.is_due and _HORIZON.match(signs.words):
        own[PLAN] += 3.0
        own[ACHIEVEMENT] *= 0.4
    if not signs.is_done and "后，" in signs.words and _ONCE_BUILT.match(signs.words):
        own[PLAN] += 4.0
        own[ACHIEVEMENT] *= 0.3


def _weigh_standing(own: list[float], signs: Signs) -> None:
    """Add what a sentence says of how things stand: what is the key to what, which year or stage this is."""
    if "没有" in signs.words and _WITHOUT.search(signs.words):
        own[BACKGROUND] += 2.5
    if "是" in signs.words and _YEAR_OF.search(signs.words):
        own[BACKGROUND] += 2.5
        if _ALL_OF_YEAR.fullmatch(signs.words):
            own[BACKGROUND] += 2.0
            own[ACHIEVEMENT] *= 0.5
    elif signs.words.count("是") > 1 and not (signs.modals or signs.figures) and _IS_BOTH.fullmatch(signs.words):
        own[BACKGROUND] += 4.0
    elif _IS_KEY.search(signs.words):
        own[BACKGROUND] += 3.5


def leads_over(words: str) -> bool:
    """Tell whether a sentence does nothing but lead over to what follows it: 现将有关情况通报如下：."""
    return bool(_LEADS_OVER.match(words))


def _weigh_problem(own: list[float], words: str) -> None:
    """对工作不力的单位，… states a condition; 虽然…，但仍… turns to what falls short."""
    if "%" in words and _ONLY.match(words):
        own[PROBLEM] += 4.0
        own[ACHIEVEMENT] *= 0.4
    if "对" in words and _FOR_THOSE.search(words):
        own[PROBLEM] *= 0.4
        own[REQUIREMENT] += 1.0
    elif own[PROBLEM] >= 2 and (turn := _TURN.search(words)):
        own[PROBLEM] += 2.0 if turn.start() else 1.0


def _weigh_modals(own: list[float], modals: int, last: str, *, is_all: bool) -> None:
    """Add what modal words tell; ``last`` is the last clause, or all there is."""
    if own[PROBLEM] < 4 or not _MENDS.search(last):
        own[REQUIREMENT] += min(3.0, 1.0 + 0.7 * modals)
        own[PROCEDURE] *= 0.5
    if not is_all and _MODAL.search(last):
        own[REQUIREMENT] += 1.0


def _weigh_meeting(own: list[float], signs: Signs, doc_type: str, opens: bool) -> None:
    """Add what tells that a meeting takes place and what it does."""
    if _COURSE.match(signs.words):
        own[PROCEDURE] += 4.0
    if doc_type == "news_report" and not signs.modals and _happens(signs):
        own[PROCEDURE] += 4.0
        own[ACHIEVEMENT] *= 0.6
    if _GUIDED.match(signs.words):
        own[REQUIREMENT] += 2.0
    if "对" in signs.words and _COMMENTS.match(signs.words):
        own[PROCEDURE] += 6.0
        own[ACHIEVEMENT] *= 0.5
    if doc_type == "speech" and opens and _BEGINS_TODAY.fullmatch(signs.words):
        own[PROCEDURE] += 6.0
    if _DATELINE.match(signs.words) and _MEETS.search(signs.words, 0, 160):
        own[PROCEDURE] += 3.0
    if signs.modals or signs.demands or not _MEETS.search(signs.words):
        return
    if _DATED.search(signs.words, 0, 200):
        own[PROCEDURE] += 2.5 if opens or doc_type == "news_report" else 1.0
    if opens and doc_type in ("news_report", "bulletin"):
        own[PROCEDURE] += 2.0


def _happens(signs: Signs) -> bool:
    """Tell whether a report tells what was done at an event or on its margin: who signed, where they went before."""
    words = signs.words
    if ("签" in words or "共同" in words or "互换" in words) and _SIGNS.search(words):
        return True
    if "陪同下" in words and _ACCOMPANIED.search(words):
        return True
    says_when = words.partition("，")[0][-1:] in "前后天午日"
    return says_when and bool(_AROUND.match(words)) and bool(_VISITS.search(words))


def lean_to_plan(signs: Signs) -> float:
    """Return how much the build speaks for a scheduled act or target (above 0) or for a requirement (below)."""
    plan = min(1.5, 0.75 * signs.figures) + _lean_of_days(signs)
    if is_ahead := signs.sets_target or bool(_HORIZON.match(signs.words)):
        plan += 3.5
    first = _FIRST_CLAUSE.match(signs.words)
    if first and _IMPERATIVE.match(first[0]) and not any(map(str.isdigit, first[0])):
        plan -= 2.0
    elif first and not signs.modals and _FIGURE.search(first[0]):
        plan += 1.0
    if not signs.modals:
        plan += _lean_unasked(signs)
    if signs.figures <= 1 and signs.sets_limits:
        plan -= 0.8
    if signs.modals and not is_ahead:
        plan -= 3.5 + min(1.0, 0.5 * (signs.modals - 1))
    return plan


def _lean_of_days(signs: Signs) -> float:
    """Return how much the days that a sentence opens with speak for a plan: several of them are a timetable."""
    days = _DAYS.match(signs.words)
    if days is None:
        return 0.0 if signs.figures or _DEADLINE.search(signs.words) else -0.8
    completes = bool(signs.figures) and not signs.modals and bool(_COMPLETES.match(signs.words, days.end()))
    return 1.5 + (1.0 if completes else 0.0) + (1.5 if len(_BY_THEN.findall(signs.words)) > 1 else 0.0)


def _lean_unasked(signs: Signs) -> float:
    """Return how much a sentence that asks nobody speaks for a plan: an office announces it, or it spans years."""
    spans = bool(signs.figures) and bool(_SPAN.match(signs.words))
    is_scheduled = not signs.is_due and bool(_CALENDAR.search(signs.words))
    return (5.5 if is_scheduled else 0.0) + (4.0 if _ANNOUNCES.search(signs.words) else 0.0) + (2.0 if spans else 0.0)
