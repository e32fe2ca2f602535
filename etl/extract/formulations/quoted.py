"""Coinages between quotation marks.

A quoted string is judged by its form (numeric formula, parallel slogan, name
of a drive) and by what stands around it: ``以“…”为主题``, ``“…”发展战略``,
``按照“…”的要求``. The nouns that are part of a name (``行动``, ``战略``, ``工程``,
``思路``, ``计划``, ``工作法``) are taken in with the quotation marks; ``活动``, ``责任制``,
``布局`` and the like are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from etl.extract.formulations.known import PLAN_NAMES, is_known
from etl.extract.formulations.shapes import Found, is_numeric, is_parallel, kind_by_ending
from etl.extract.vocabulary import is_word
from etl.lexicon import lines

__all__ = ["find_quoted"]

_QUOTED = re.compile(r"“(?P<words>[^“”\n]{1,60})”")
_SPOKEN = re.compile(
    r"[。！？；：…《》]|(?<![有人之])我(?!为群众|要上|[十百千]|是党员|先上)|你|他|她|它|吗|呢|吧$|啊|呀|咱|俺|谁|什么|怎么|哪|这里|那个|这|非常|很|了$|又能"
)
_SPEAKER = re.compile(r"(?:说|道|称|问|答|喊|讲|写道|表示|告诉记者|感慨|感叹|笑称|坦言|认为|介绍)[，：:]?$|[：:]$")
_TAKEN = re.compile(
    r"(?:[^\W\d的a-zA-Z]{0,4}?(?:总|发展|工作|创建|专项|振兴|总体|治理|整治|关爱|惠民|攻坚|提升|培训|试点|示范|创新|民生|人才|奋斗|服务|富民|兴\w|强\w|主题|帮扶|"
    r"实施|建设|培育|人居环境|环境|扶贫|安全|护航|监督|执法|司法|志愿|品牌|强基|系列|整改|整顿|排查))?"
    r"(?P<head>三年行动计划|行动计划|行动(?!力|上|自觉)|发展战略|战略布局|总体布局|发展规划|战略(?!性|机|部署|合作|伙伴|支)|工程(?!师|项目|建设|量|款)|工作法|发展思路|思路|计划(?!生育|经济|内|外|任务|单列))"
)
_PEOPLE = re.compile(r"组织|普法")
_DRIVE = re.compile(
    r"(?:的|等)?(?:[\u4e00-\u9fff]{0,12}?)(?:活动(?!场|室|中心|板房|月$)|大走访|大讨论|大调研|大排查|大整治|大整顿|大练兵|大比武|大会战|大宣讲|大培训|大督查|大起底|大清查|大接访|大竞赛|集中行动|攻坚行动|主题教育|主题党日|专题教育|学习教育|竞赛|评比|比武|"
    r"专项(?:整治|治理|斗争|检查)|大讨论|主题月|主题年|服务月|建设年|运动(?!会|员|场))"
)
_BROKEN = re.compile(r"[和与在将为是向把被对了]|开展|组织(?!生活)|进行|举办|召开")
_NOUN = re.compile(
    r"(?:的|这一|这个|等)?(?:[\u4e00-\u9fff]{0,6}?)(?:主题|要求|目标|方针|原则|精神|理念|机制|制度|责任制|模式|布局|格局|载体|方法|办法|口号|标准|任务|"
    r"部署|主线|总基调|基调|路径|路子|工作制|经验|体系|管理|做法|宗旨|导向|战法|政策|改革|考核|承诺|纪律|规定|活动|方案|理论|定位|愿景|角度|思想|战略部署)"
)
_LED = re.compile(
    r"(?:实施|推行|开展|打造|围绕|紧扣|按照|坚持|落实|践行|贯彻|推进|实现|提出|遵循|秉承|秉持|突出|叫响|打响|唱响|擦亮|创响|塑造|培育|牢记|以|创建|争创|建设|做到|呈现出|深化|执行|弘扬|"
    r"树立|定为|确定为|概括为|归纳为|总结出|探索出|探索|形成|建立|持续|启动|推广|严格|达到|下达|紧密结合|结合|大力倡导|倡导|抓好|狠抓|完善|把握|实行|创新|严守|遵守|提供)"
    r"(?:了|出|好|的)?$"
)
_AS_THEME = re.compile(
    r"为(?:主题|载体|抓手|主线|目标|总目标|引领|核心|宗旨|龙头|主要内容|重点|统领|指导|总抓手|契机|题)"
)
_CALLING = re.compile(r"^(?:打造|建设|争创|创建|争当|奋战|决战|大干|弘扬|唱响|奋进|推动|加快|争做|永远跟党走|决胜)")
_STRIVING = re.compile(r"[促建强惠争抓创富践进保稳兴治优拓]|服务|发展|落实|行动|跳起|敢|实干|奋[进勇]|攻坚")
_FAULT = re.compile(r"[难慢软散拖差乱假虚空推浮懒奢重轻缺少]|不|等靠|吃拿|形式")
_THROUGH = re.compile(r"(.)\1(?:通|清|晓|到|户|落实)|[村户组家人乡](?:村|户|组|家|人|乡)通")
_LED_TO_NEW = re.compile(r"(?:建设|打造|谱写|奋进|开创|建成|描绘|书写|共建|创造|构建)(?:的|一个|好)?$")
_NEW_HOME = re.compile(r"(?:的)?新[\u4e00-\u9fff]{2,4}(?=[，。、；！提奋的而作和])")
_METHOD = re.compile(
    r"(?:的)?(?:[\u4e00-\u9fff]{0,4}?)(?:模式|机制|工作法|制度|方式|做法|经验|品牌|体系|格局|工作制|路子|载体)"
)
_VICE = re.compile(
    r"^(?![治反防破解除整查纠改]).*(?:(?<![解破攻克排帮])难(?:[、，]|$)|作为(?:[、，]|$)|[脏懒散奢庸拖推差乱假](?:[、，]|$))"
)
_MEDIA = re.compile(
    r"(?:[\u4e00-\u9fff]{0,3})(?:专栏|栏目|频道|节目|版块|专版|专题片|网站|公众号|微信群|微信|论坛|客户端|(?:订阅|视频|政务|抖音|头条)号|热线|电话|平台)"
)
_NEVER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,3})(?:称号|荣誉|奖章|奖(?!励|惩)|勋章|牌匾|(?<!品)牌|商标|卫星|飞船|探测器|火箭|列车|台风|导弹|舰|轮(?!岗))"
)

_PROMOTED = re.compile(
    r"(?:推行|推广|推进|践行|倡导|叫响|唱响|打响|启动|深化|实施|开展|落实|实行|施行|抓好|抓实|发起|首创|探索)"
    r"(?:了|好|实|出|以)?$"
)
_EPITHET = re.compile(
    r"(?:之[乡都城窗冠]|[\u4e00-\u9fff](?:粮仓|明珠|摇篮|[水药果茶侨酒花渔稻米桃梨菇菌菜羊牛蜂竹瓷石]乡|[粮药瓷煤钢油镍铜锡酒菜果茶花鞋]都|[江绿水花山]城|"
    r"后花园|桥头堡|水塔|氧吧|绿[洲肺心谷]|硅谷|菜篮子|果盘子|菜园子|屋脊|第一[县村镇乡]))$"
)
_CALLED = re.compile(
    r"(?:是|为|成|作|有|享|称|打造|建设|建成|创建|擦亮|打响|叫响|唱响|守护|做强|做优|[\u4e00-\u9fff]的|[，。；])$"
)
_TURNED = re.compile(r"[\u4e00-\u9fff]改[\u4e00-\u9fff]{1,2}")
_ADDED = re.compile(r"[\u4e00-\u9fff]{2,5}[+＋]|[\u4e00-\u9fff]{2,5}加[\u4e00-\u9fff]{2,5}(?:加[\u4e00-\u9fff]{2,5})?")
_LIST_OF_DRIVES = re.compile(
    r"等(?:[一二三四五六七八九十\d]+)?[个大项次]?(?:系列|专项|主题|重点|集中|整治|打击|扶贫|惠民|民生|品牌|特色)*(?:行动|活动|工程|战略|计划)"
)
_METHOD_NEAR = re.compile(r"(?:的)?[\u4e00-\u9fff]{0,6}?(?:模式|机制|方式|办法|路子|做法|联合体|合作)")
_OTHER_THING = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4})(?:系统|装置|软件|设备|产品|产业链|产业|项目|(?:优质)?(?:水稻|小麦|玉米|蔬菜|水果)?品种|景区|公园|园区|小镇|基地|市场|协议|准则|法案|条约|航线|线路|赛|展|演出|音乐会)"
)
_EACH_ITS_OWN = re.compile(r"一[\u4e00-\u9fff]{1,2}一[\u4e00-\u9fff]{1,2}")
_TO_THE_END = re.compile(r"一[\u4e00-\u9fff]{2,5}到底")
_WHO = re.compile(r"(?:谁[^、，]{1,4}[、，]?){2,4}")
_NO_COINAGE = re.compile(
    r"\d$|^..[化式制]$|^(?:全国|国家|国际)|(?:小镇|[园村镇县市区街馆院厂店码]|基地|广场|中心|主义|贸易|[号票证奖酒]|愿景|问题|现象)$|袭击|制裁|入侵|盗窃|劫持|歧视|霸权|欺凌|攻击|^[A-Za-z\d]+$"
)
_LONGEST_LISTED = 10
_TOLD_DRIVES = ("quoted_drive", "quoted_name")
_BETWEEN = frozenset(("", "、", "和", "与", "及", "以及"))


@cache
def _stops() -> frozenset[str]:
    return frozenset(lines("formulation_stops"))


def find_quoted(text: str) -> Iterator[Found]:
    """Yield the coinages that stand between quotation marks."""
    behind: tuple[int, bool] = (-1, False)
    for match, before, after in reversed(list(_with_surroundings(text))):
        if not _may_be_coined(match["words"]):
            continue
        if _MEDIA.match(after) or _NEVER.match(after):
            continue
        of_drives = bool(_LIST_OF_DRIVES.match(after)) or (behind[1] and text[match.end() : behind[0]] in _BETWEEN)
        found = (
            Found(*match.span("words"), "campaign", "quoted_drive", 0.8)
            if of_drives and 2 <= len(match["words"]) <= _LONGEST_LISTED and not _NO_COINAGE.search(match["words"])
            else _judge(match, match["words"], before, after)
        )
        names_drive = found is not None and found.kind == "campaign" and found.method in _TOLD_DRIVES
        behind = (match.start(), names_drive)
        if found is not None:
            yield found


def _with_surroundings(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield what stands between quotation marks, with what leads to and follows it, or the row that it stands in."""
    matches = list(_QUOTED.finditer(text))
    row: list[re.Match[str]] = []
    for i, match in enumerate(matches, 1):
        row.append(match)
        if i == len(matches) or text[match.end() : matches[i].start()] not in _BETWEEN:
            before = text[max(0, row[0].start() - 8) : row[0].start()]
            after = text[match.end() : match.end() + 24]
            yield from ((one, before, after if one is match else _own_after(text, one, after)) for one in row)
            row = []


def _own_after(text: str, match: re.Match[str], after: str) -> str:
    """Return what follows the row where that is what its members are (模式, 机制), else what follows the one itself."""
    return after if _METHOD.match(after) else text[match.end() : match.end() + 24]


def _may_be_coined(words: str) -> bool:
    """Return whether ``words`` are neither everyday ones, nor a plan's name, nor quoted speech."""
    if words in _stops() or words in PLAN_NAMES or (_SPOKEN.search(words) and not _WHO.fullmatch(words)):
        return False
    return re.search(r"[\u4e00-\u9fff\d]", words) is not None


def _judge(match: re.Match[str], words: str, before: str, after: str) -> Found | None:
    """Return the coinage in ``words``, or None where neither form nor surroundings speak for one."""
    inner_start, inner_end = match.span("words")
    taken = _TAKEN.match(after)
    if taken and taken["head"] == "发展规划" and _EACH_ITS_OWN.fullmatch(words):
        taken = None  # each has a plan of its own
    if taken and 2 <= len(words) <= 30 and not _BROKEN.search(taken.group()[: -len(taken["head"])]):
        kind = _kind_of_taken(words, taken["head"])
        return Found(match.start(), match.end() + taken.end(), kind, "quoted_name", 0.9)
    if is_numeric(words):
        return _numeric(match, words, before, after)
    if _is_drive(words, after):
        return Found(inner_start, inner_end, "campaign", "quoted_drive", 0.9)
    ending = kind_by_ending(words)
    if _THROUGH.fullmatch(words):
        return Found(inner_start, inner_end, "slogan", "quoted_name", 0.75)
    if ending and len(words) >= 4 and not _SPEAKER.search(before) and len(words) <= 16:
        return Found(inner_start, inner_end, ending, "quoted_name", 0.8)
    slogan = _slogan(words, before, after)
    kind = slogan or _coined(words, before, after)
    method, confidence = ("quoted_slogan", 0.75) if slogan else ("quoted_coinage", 0.65)
    return Found(inner_start, inner_end, kind, method, confidence) if kind else None


def _coined(words: str, before: str, after: str) -> str:
    """Return the kind of a short coinage that its form or the verb before it gives away, ``""`` for other words."""
    if _SPEAKER.search(before) or _VICE.search(words) or re.search("[、，的]", words):
        return ""
    if _LED.search(before) and _TO_THE_END.fullmatch(words):
        return "slogan"
    if _TURNED.fullmatch(words) or (_ADDED.fullmatch(words) and (words[-1] in "+＋" or _METHOD_NEAR.match(after))):
        return "slogan"
    if _EPITHET.search(words) and 4 <= len(words) <= _LONGEST_LISTED and _CALLED.search(before):
        return "slogan"
    promoted = _PROMOTED.search(before) and not after.startswith("的") and 3 <= len(words) <= _LONGEST_LISTED
    other = is_word(words) or _NO_COINAGE.search(words) or _OTHER_THING.match(after)
    return "campaign" if promoted and not other else ""


def _kind_of_taken(words: str, head: str) -> str:
    if is_numeric(words):
        return "numeric"
    if head.startswith(("行动", "三年行动", "工程")):
        return "campaign"
    return "slogan" if head == "工作法" else "plan"


def _numeric(match: re.Match[str], words: str, before: str, after: str) -> Found | None:
    """Return a numeric formula; bare digits need a noun or a verb that shows what they are."""
    if words.isdecimal() and not (_NOUN.match(after) or _LED.search(before)):
        return None
    if _PEOPLE.match(after) and len(words) <= 3:
        return Found(match.start(), match.end() + 2, "numeric", "quoted_numeric", 0.85)
    kind = "campaign" if _is_drive(words, after) and len(words) > 8 else "numeric"
    return Found(*match.span("words"), kind, "quoted_numeric", 0.85)


def _is_drive(words: str, after: str) -> bool:
    drive = _DRIVE.match(after)
    return drive is not None and len(words) >= 3 and not _BROKEN.search(drive.group()[:-2])


def _slogan(words: str, before: str, after: str) -> str:
    """Return ``slogan`` where form and surroundings make one of ``words``."""
    if _SPEAKER.search(before) or _VICE.search(words):
        return ""
    led, noun = bool(_LED.search(before)), bool(_NOUN.match(after)) or bool(_AS_THEME.match(after))
    if is_parallel(words):
        return "slogan" if led or noun or _stands_alone(words) else ""
    of_home = _LED_TO_NEW.search(before) and _NEW_HOME.match(after) and 4 <= len(words) <= 18
    if of_home or (len(words) == 4 and led and _METHOD.match(after)):
        return "slogan"
    if not 4 <= len(words) <= 18 or re.search("[、，]", words):
        return ""
    if (before.endswith("以") and _AS_THEME.match(after)) or (_CALLING.match(words) and len(words) >= 5):
        return "slogan"
    return "slogan" if led and noun and (len(words) >= 5 or is_known(words)) else ""


def _stands_alone(words: str) -> bool:
    """Return whether a parallel needs no context: three parts that are words, or two that strive for something."""
    sizes = [len(part) for part in re.split("[、，]", words)]
    if len(sizes) >= 3:
        return max(sizes) >= 2
    return min(sizes) >= 4 and (min(sizes) >= 5 or not _FAULT.search(words)) and bool(_STRIVING.search(words))
