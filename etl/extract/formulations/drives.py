"""Drives, campaigns and strategies that are named without quotation marks.

``开展校园周边整治活动`` names a drive, ``开展志愿服务活动`` does not: the name must
be governed by a word such as ``开展`` or ``实施``, say something of its own, and end
as drives end (``整治``, ``攻坚``, ``建设年``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.extract.formulations.known import ends_known
from etl.extract.formulations.shapes import Found
from etl.openers import Opener

__all__ = ["find_drives"]

_WINDOW = 20
_HEAD = Opener(
    r"(?P<theme>主题(?:实践|教育|创建|月|年)?活动|主题教育(?!活动))|(?P<activity>活动(?![场室区板量期家于中]))"
    r"|(?P<action>行动(?![力上者]))|(?P<strategy>战略(?![协规性机布部合伙支目意思定]))|(?P<plan>计划(?![生经内外任单]))"
    r"|(?P<year>(?<=[设服落攻突升能风商目范量治进学行改型究战理务实坚破质规展])年(?=活动|[，。、；”和为的工]))"
)
_STOP = re.compile(r"[，。；：！？!?;:\n“”‘’《》〈〉【】（）()—…|/、\s]")
_IMPLEMENTED = re.compile(
    r"(?:围绕|实施|推进|贯彻|落实|融入|对接|服务|坚持)[^，。；]{2,14}(?:和|与|及)$|(?:开展|实施|启动|推进|推动|深化|落实|坚持|推行|部署|围绕|贯彻|执行|发起)(?:了|好|实)?(?:全[国省市县区]|我[市县区])?$|(?:战略|行动|计划)[和、及]$"
)
_GOVERN = re.compile(
    r"(?:(?:深入|扎实|广泛|认真|积极|全面|大力|集中|持续|组织|继续|全力|统筹|协同|同步|联合|专门|部署|启动|决定)*"
    r"(?:召开|举行|开展|实施|启动|推进|推动|深化|参与|参加|抓好|落实|坚持|推行|结合|通过|围绕)(?:了|好|实)?|成立|组建|印发|关于|以(?!来)|及(?!时)|暨|在(?!建)|把|将|的|对|为(?!民)|了|是|和|与|(?<=[\d去今上明本])年|(?<=\d)月)"
)
_LEAD = re.compile(
    r"^(?:全(?:国|省|市|县|区|州|镇|乡|系统|党|街道)|[我本各该](?:国|省|市|县|区|州|镇|乡|局|单位)?|这次|本次|此次|这一|上述|机关(?=党员|干部)|党员干部|领导干部|干部|组织|"
    r"第[一二三四五六七八九十百\d]+(?:个|届|次|批)|今年|去年|年度|范围内|上下|内|中(?!国|央|小|老|医)|里|一次|一场|系列|一系列|专项|市|县|区|省|关于|于|国家|中央|继续|深入|扎实|认真|全面|好|抓好)+"
)
_TAIL = re.compile(
    r"(?:整治|治理|攻坚|升级|争优|创建|评议|提升|竞赛|比武|讨论|走访|调研|练兵|排查|检查|承诺|结对|建设|难题|清理|会战|行风|下乡|问政|"
    r"[联帮助访驻包入][百千万]?[村企户校家]|^创建.*(?:城市|县城|[县市区镇乡村])|进[村社校企机][\u4e00-\u9fff]{0,2}|下基层|惠民|富民|增收|创优|达标|先锋|示范|联创|共建|共创|帮扶|服务|促\w{1,3}|[年月周日]|推进|培育|改善|倍增|振兴|打击|严打|专项|清零|护航|整顿|大讲堂)$"
)
_GENERIC = re.compile(
    r"主题|实践|教育|宣传|文体|文化|体育|娱乐|志愿|服务|调研|检查|培训|慰问|帮扶|走访|座谈|交流|学习|庆祝|纪念|比赛|竞赛|评选|评比|专项|宣讲|系列|各类|各种|各项|"
    r"丰富多彩|形式多样|公益|捐款|捐赠|募捐|义务|劳动|结对|集中|联合|具体|重点|特色|相关|有关|日常|便民|社会|群众|党员|干部|职工|机关|学生|组织|活动|工作|"
    r"统一|重大|国家|总体|发展|年度|五年|三年|近期|远期|实施|行动|建设|安全|生产|经济|治理|整治|创建|检查|排查|建立|推进|提升|精神|文明|法制|法治|警示|党性|爱国主义"
)
_REFUSED = re.compile(
    r"\*|充分肯定|^提高|推出|倒计时|^创建示范$|周年|[的了们他她我你这那等]|采取|共同|继续|检验|巩固|成效|成果|具有|完善|制定|军事|恐怖|救援|抢险|会议|会见|访问|一系列|多种|不断|进一步|有效|切实|准备|如何|没有|不是|可以|作为|成为|取得|要求|任务|"
    r"^(?:工作|学习|实践|教育|党建|党日|文体|体育|发展|领导|主题|各|每|多|几|两|三|此|其|等|会|在|由|从|向)|小组|办公室|方案|通知|群众路线"
)
_CRIME = re.compile(r"违法|犯罪|非法|诈骗|黑恶|赌博|走私")
_AGAINST_CRIME = re.compile(r"打击|整治|防范|严打|治理|清查|查处|取缔|反|禁|防")
_BIG_CHECK = re.compile(
    r"(?:开展|组织|启动|推进|部署)(?:了|好)?(?:全[国省市县区][范围内]{0,3}|一次)?(?P<name>(?!各|多|一|此|这|的)[\u4e00-\u9fff]{2,8}?(?:大(?:检查|排查|整治|走访|讨论|调研|练兵|清查|督查|接访|整顿|会战|竞赛|比武)){1,3}(?!组|表|工作组))"
)
_PARALLEL = re.compile(r"(?P<verb>[亮比评晒])[\u4e00-\u9fff]{2}(?:[、，](?P=verb)[\u4e00-\u9fff]{2}){2,}")
_SHORTEST = {"theme": 4, "activity": 4, "action": 4, "strategy": 4, "plan": 5, "year": 4}
_IMPLEMENTED_ONLY = frozenset(("action", "strategy", "plan"))
_KINDS = {"strategy": "plan", "plan": "plan"}


def find_drives(text: str) -> Iterator[Found]:
    """Yield drives, campaigns, strategies and plans that are named without quotation marks."""
    for head in _HEAD.finditer(text):
        kind = head.lastgroup or ""
        floor = max(0, head.start() - _WINDOW)
        window = text[floor : head.start()]
        start, governed = _left_border(window, theme=kind == "theme")
        if kind in _IMPLEMENTED_ONLY:
            governed = bool(_IMPLEMENTED.search(window, 0, start))
        if _is_name(window[start:], kind, governed):
            end = head.start() if kind in ("theme", "activity") else head.end()
            yield Found(floor + start, end, _KINDS.get(kind, "campaign"), f"drive_{kind}", 0.7)
    for match in _BIG_CHECK.finditer(text):
        yield Found(match.start("name"), match.end("name"), "campaign", "drive_big", 0.7)
    for match in _PARALLEL.finditer(text):
        yield Found(match.start(), match.end(), "slogan", "parallel", 0.6)


def _left_border(window: str, *, theme: bool) -> tuple[int, bool]:
    """Return where the name begins that ends with the window, and whether a word governs it."""
    start = max((m.end() for m in _STOP.finditer(window)), default=0)
    if start and window[start - 1] == "”":
        return len(window), False
    verb = max((m.end() for m in _GOVERN.finditer(window, start)), default=None)
    start = start if verb is None else verb
    lead = _LEAD.match(window[start:])
    if lead and lead.group().endswith("干部") and not theme and not lead.group().endswith(("党员干部", "领导干部")):
        return start + lead.end() - 2, True
    return start + (lead.end() if lead else 0), verb is not None or lead is not None


def _is_name(name: str, kind: str, governed: bool) -> bool:
    """Return whether ``name`` is that of a drive: long enough, of its own meaning, and ending like one."""
    if not _SHORTEST[kind] <= len(name) <= 16 or _REFUSED.search(name) or ends_known(name):
        return False
    if _CRIME.search(name) and not _AGAINST_CRIME.search(name):
        return False
    own = len(_GENERIC.sub("", name))
    if kind == "theme":
        return own >= 2
    if kind == "year":
        return governed and own >= 1
    if kind == "strategy":
        return governed and own >= 3 and len(name) <= 10
    return governed and own >= 2 and (bool(_TAIL.search(name)) or (kind == "action" and 4 <= own <= 8))
