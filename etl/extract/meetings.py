"""Named meetings and events.

The right border of a meeting's name is easy: a head word (``大会``, ``推进会``,
``第六次会议``). The left border is found by grammar: the clause is cut behind the
last verb or preposition that can govern a meeting (``召开``, ``在``, ``传达``), or
before the last word of scope (``全县…``), and what is neither scope nor topic
(``这次``, dates) is taken off. What is left must say more than its head: ``会议``
and ``动员大会`` alone are no names, ``全县干部大会`` is one.
"""

from __future__ import annotations

import re

from etl.extract.congresses import canonical_meeting
from etl.extract.spans import SentenceIndex, longest
from etl.openers import Opener
from etl.records import Mention, Reading

__all__ = ["find_meetings"]

_NUM = "[一二三四五六七八九十百〇零\\d]+"
_LONGEST, _LONGEST_LEAD = 45, 12
_KINDS = (
    "座谈|恳谈|茶话|推进|推动|动员|动员部署|誓师|表彰|表扬|命名|总结|现场|观摩|交流|调度|协调|汇报|部署|培训|洽谈|对接|推介|招商|签约|"
    "论证|听证|研讨|报告|通报|宣讲|联席|例|办公|常务|民主生活|组织生活|务虚|分析|评审|发布|见面|启动|联谊|议军|"
    "工作|党代|人代|职代|团代|妇代|视频|电视电话|碰头|评议|述职|测评|恳谈|点评|讲评|督办|推荐|选举|换届|审议|鉴定|验收|考评|拉练|"
    "三干|四干|干部|博览|交易|展览|展销|展示|广交|进博|服贸|消博|订货|运动|庆祝|纪念|追悼|任职|调研|专题|扩大|促进|提升|攻坚|揭牌|宣誓|冲刺|"
    "研判|会商|警示教育|说明|吹风|团拜|招聘|路演|晾晒|辅导|读书|联欢|开幕|闭幕|评估|咨询|答辩|督战|决战|收官|订单|供需|双选|产销|学术|品鉴|推优"
)
_HEAD = Opener(
    rf"(?:(?<!中)全会|大会(?!堂|常|战|师|合|制度|主席|组织法|议事)(?:第?{_NUM}次(?:全体)?会议)?|会议(?![室厅]|中心)|(?:{_KINDS})会(?!议)(?!员|计|展中心|场|所|长|见|商|谈|审|诊|签|办|战|演)"
    r"|(?:文化|旅游|艺术|美食|采摘|电影|戏剧|民俗|购物|农耕|花卉|丰收|啤酒|登山|茶|赏花|桃花|桂花|杜鹃花|油菜花|牡丹|樱花|葡萄|柑橘|杨梅)节(?!目)(?:开幕式|闭幕式)?"
    r"|(?<=[\u4e00-\u9fff]{3})(?<![调环细情季关章枝礼气时症末贞名毕春])节(?![目点约能省日假制奏俭气育水余庆流选前后衣])(?:开幕式|闭幕式)?|(?:锦标|联|大奖|公开|邀请|挑战|对抗|马拉松|大)赛(?![场道区季事制])|马拉松(?!赛)|晚会|音乐会"
    r"|峰会|论坛(?!报)|博览会|年会|(?:启动|开工|竣工|签约|揭牌|开幕|闭幕|通车|奠基|授牌|颁奖|首发|出征)仪式"
    r"|集中(?:签约|开工|竣工|投产)(?:仪式|活动))"
)
_FAIR = Opener(
    "广交会|进博会|服贸会|消博会|世博会|园博会|农博会|茶博会|糖酒会|投洽会|西博会|东博会|亚博会|高交会|文博会|旅博会|药交会|绿博会|数博会|渔博会|苗博会|西洽会|丝博会|厦洽会|华交会|深交会|农交会|农高会|林博会|食博会|工博会|车博会"
)
_GAMES = Opener(
    "亚运会|亚残运会|冬奥会|冬残奥会|奥运会|残奥会|冬?青奥会|大运会|全运会|军运会|亚冬会|世博会|世园会|园博会|花博会|绿博会"
)
_EDITION = re.compile(r"第?[一二三四五六七八九十百\d]+届\Z")
_HOST = re.compile(
    r"(?:北京|上海|杭州|成都|武汉|南京|广州|深圳|天津|西安|陕西|昆明|青岛|哈尔滨|沈阳|合肥|东京|伦敦|里约|巴黎|多哈)?(?:19\d\d年?|20\d\d年?)?\Z"
)
_CONGRESS = Opener(
    r"(?:党的)?第?(?:二?十[一二三四五六七八九]?|[八九])届(?:中央)?[一二三四五六七八九]中(?:、[一二三四五六七八九]中)+全会"
    r"|[二三四五六]级干部(?:扩大)?(?:大会|会议|会(?!议))"
    r"|党的(?:二?十[一二三四五六七八九]?|[一二三四五六七八九])大(?![类项重产工任关亮举行战优特块片街型量步])"
    r"|(?<![一二三四五六七八九十第\d])(?:二十大|十[一二三四五六七八九]大)(?=报告|精神|以来|召开|胜利|闭幕|开幕|代表|提出|上|后|前|[，。、；”和的关要作通部]|$)"
    r"|(?:全[国省市县区]|[省市县区])?“两会”|(?:全国|[省市县区])两会(?=[期精召上闭开，。、的和])"
    r"|(?:党的|中共|中国共产党)?第?(?:二?十[一二三四五六七八九]?|[一二三四五六七八九])届(?:中央委员会第?|中央第?)?[一二三四五六七八九]?(?:中|次)(?:、?[一二三四五六七八九]中)*(?:全会|全体会议)"
)
_STOP = re.compile(r"[，。；：！？!?;:\n“”‘’《》〈〉【】\[\]（）()—…|/\\*]")
_GOVERN = re.compile(
    r"召开|召集|召开了|开好|[办组筹][织备]?好|举行|举办|承办|主办|出席|参加|主持|列席|参与|传达|收听|收看|观看|聆听|(?<!全[国省市县区])迎接|筹备|筹办|宣布|结束|"
    r"(?<![存现所])在(?![建校职岗线])|[^关由对等敢善]于|(?<![于就])是(?![否非])|有必要|重温|(?<!党)的(?!士|确)|了(?!解)|代表(?=全)|以来|期间|之际|之后|随后|同日|当[天日]|会后|(?:会|会议|精神)(?:和|与|及|以及|、|或者?)|□(?:和|与|及|以及|、)(?=[全省市县区中])|"
    r"会见|祝贺|图为|审议|受(?!表)|提请|报请|提交|抓好|把(?!关)|将(?!来)|就(?!业)|(?<=[天日月年])内?把|向(?=第|[省市区县全])|按照|根据|依照|遵照|依据|围绕|紧扣|(?:学习|贯彻|落实|宣传|传达)好"
)
_HELD = frozenset(("召开", "举行", "举办", "召开了", "出席", "参加", "主持"))
_WEAK = re.compile(
    r"学习|贯彻|落实|宣传(?!思想)|按照|根据|遵照|依据|围绕|通过|组织|做好|深入|认真|全面|切实|随着|适逢|恰逢|利用|借助|包括|作为|成为|"
    r"经过|经由|关于|针对|结合|抓好|精神|要求|部署|强调|指出|表示|并|及时|决定|计划|拟|将|已|应邀|共同|一同|先后|陆续|分别|定期|适时|再次|首次"
)
_SCOPE = re.compile(
    r"(?<![安健完齐保周成])全(?:国|省|市|县|区|州|盟|旗|镇|乡|系统|党|街道|地区|球|军|校|院|局)|中央(?![企财投资预政军委]|人民|广|电|党)"
)
_SHORT_SCOPE = re.compile(r"(?:国家|省|市|州|县|区|旗|镇|乡|地)(?:[、委直级]|(?=[\u4e00-\u9fff]{3}))")
_HEAD_ONLY = re.compile(r"(?:大|会议|会|全会)$")
_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,8}?(?:省|市|县|区|州|盟|旗|镇|乡|街道)")
_BODY = re.compile(
    r"^(?!常委)(?:[\u4e00-\u9fff]{0,10}?(?:省|市|县|区|州|盟|旗|镇|乡|国)?(?:委|政府|人大|政协|纪委|党委|党组|工委|国务院|组织|集团|合作|办公室))"
)
_ORDINAL = re.compile(rf"第{_NUM}[届次]|{_NUM}届|20\d\d年?|{_NUM}次")
_LEAD = re.compile(
    r"(?:这次|本次|此次|该|此|首次|上次|前次|\d{4}年(?=\d)|\d{1,2}月\d{0,2}[日号]?|\d{1,2}[日号]|[上下]午|日前|近日|今[日天]|昨[日天]|"
    r"今年|去年|我们|我|以及|以|就|把|将|从|自|经|由|对|向|并|即|及|和|与|或|又|再|还|也|已|均|都|仍|等|是|为(?!民)|了|后|前|时|"
    r"隆重|紧急|专门|组织|继续|立即|迅速|及时|正在|刚刚|刚才|圆满|胜利|同志|上述|本报|每[年月周]|\s)+"
)
_SESSION = re.compile(rf"(?:第?{_NUM}届|第{_NUM}次)$")
_VERBAL = re.compile(r"要(?![点闻素])|必须|应当|各级|正在|迅速|掀起|不断|继续")
_GOVERNED = re.compile(r"(?:[对就向将把据由被从为]|(?<![存现所])在|贯彻|落实|学习|传达|掀起|执行|精简|压缩|严控)$")
_EVENT = re.compile(
    r"(?:赛|马拉松|晚会|音乐会)$|(?<!文化)(?<!旅游)(?<!艺术)(?<!美食)(?<!采摘)(?<![电桃桂樱茶荷]花)(?<!丰收)节$"
)
_HOLIDAY = re.compile(
    r"(?:劳动|儿童|妇女|青年|七夕|端午|中秋|元宵|清明|教师|护士|记者|医师|国庆|重阳|母亲|父亲|情人|圣诞|泼水|建军|植树|传统|开斋|古尔邦|春|档期?)节$|年货节$"
)
_STAGED = re.compile(rf"(?:第{_NUM}|首)届|国际|中国|全[国省市县区]|20\d\d|第{_NUM}次|[省市县区杯]")
_OF_PLACE = re.compile(r"(?<=[国际届洲界])（[\u4e00-\u9fff]{2,4}）(?=[\u4e00-\u9fff])")
_QUOTED = re.compile(r"“[^“”。；：\n]{1,24}”")
_SHARED = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|学习|传达|贯彻|落实|贯彻落实|按照|根据|[和与及于在了照据])(?P<scope>中央|国家|全国|国务院|省委?|市委?|州委?|县委?|区委?|旗委?|地委?)$"
)
_GENERIC = re.compile(
    rf"{_KINDS}|主题活动|主题|活动|干部|党员|群众|职工|领导|代表|全体|专题|紧急|有关|相关|各类|各种|重要|一次|多次|系列|现场|村民|户主|班子|支部|党委|"
    r"经验|先进|典型|情况|问题|会|议|大|及|和|或|暨|级|性|的|次|个|上|阶段|内部|本单位|单位|学生|家长|村组|社区|教师|形式|各|层|类|场|线上|视频|远程|电话|电视|网络|"
    r"新闻|媒体|例行|重大|国际|科学|扩大|常委|常务|全会|仪式|开幕|启动|签约|论坛|年|日|两|届|第|（|）"
)
_REFUSED = re.compile(
    rf"^第?{_NUM}次(?:全体|工作|专题)?会议$|^[一二两三四五六七八九十\d]+次|\d场|(?:^|届|全国|各级|完善|[好行持])人民代表大会$|^中国人民政治协商会议$|重要讲话和|"
    rf"^(?:本届|上届|历届|当届|各|多|每|几|有|一|两|三|该|此|某|其|开|闭|会)|(?:等|各类|各种|(?<!第)一次|多次|这次|本次|此次|有关|相关|上述)会议$|座谈会议?室|委员会$"
)


def find_meetings(reading: Reading) -> tuple[Mention, ...]:
    """Return the named meetings in order, without overlaps."""
    text, sentences = reading.text, SentenceIndex(reading)
    spans = [(m.start(), m.end(), "congress", 0.97) for m in _CONGRESS.finditer(text)]
    for names, before in ((_FAIR, _EDITION), (_GAMES, _HOST)):
        for fair in names.finditer(text):
            lead = before.search(text, max(0, fair.start() - _LONGEST_LEAD), fair.start())
            spans.append((lead.start() if lead else fair.start(), fair.end(), "congress", 0.97))
    for head in _HEAD.finditer(text):
        floor = max(0, head.end() - _LONGEST)
        start = _left_border(_masked(text[floor : head.end()]), head.start() - floor)
        if start is not None and text[head.end() : head.end() + 1] != "》":
            spans.append((floor + start, head.end(), "head", 0.85))
    found = []
    for start, end, method, confidence in spans:
        sentence = sentences.at(start, end)
        if sentence is not None:
            name = canonical_meeting(text[start:end])
            found.append(Mention("meeting", start, end, sentence.no, name, f"meeting.{method}", confidence))
    return longest(found)


def _masked(window: str) -> str:
    """Return the window with its quoted names and ``（扩大）`` made one word, so that they do not end a clause."""
    window = _OF_PLACE.sub(lambda place: "□" * len(place.group()), window)
    masked = _QUOTED.sub(lambda quoted: "□" * len(quoted.group()), window)
    return masked.replace("（扩大）", "扩大扩大").replace("(扩大)", "扩大扩大")


def _left_border(window: str, at: int) -> int | None:
    """Return where the name begins that ends with the window (its head stands at ``at``), or None."""
    start = max((m.end() for m in _STOP.finditer(window, 0, at)), default=0)
    start = _behind_verb(window, start, at)
    start += _lead(window, start)
    return start if _is_name(window[start:], at - start) else None


def _behind_verb(window: str, start: int, at: int) -> int:
    """Cut the clause behind the last word that governs a meeting, or before the last word of scope."""
    governed = list(_GOVERN.finditer(window, start, at))
    start = governed[-1].end() if governed else start
    scopes = [m.start() for m in _SCOPE.finditer(window, start, at)]
    scope = max((i for i in scopes if window[i - 1 : i] != "暨"), default=None)
    if scope is not None:
        scope = _shared_scope(window, start, scope)
        session = _SESSION.search(window, start, scope)
        return session.start() if session else scope
    start = _last_item(window, start, at)
    start += _lead(window, start)
    while (weak := _WEAK.match(window, start, at)) and _BODY.match(_WEAK.sub("", window[weak.end() : at])):
        start = weak.end()
    held = bool(governed) and governed[-1].group() in _HELD
    if held or (_anchored(window[start:at]) and not _VERBAL.search(window, start, at)):
        return start
    for weak in _WEAK.finditer(window, start, at):
        if _topic(window[weak.end() : at]) or _anchored(window[weak.end() : at]):
            start = weak.end()
    return start


_BOTH = re.compile(r"(?:(?:全[国省市县区州]|中央|国家|省|市)[、和])+\Z")


def _shared_scope(window: str, start: int, scope: int) -> int:
    """Return where the scopes begin that share one meeting's name (全国、全区…会议)."""
    shared = _BOTH.search(window, start, scope)
    return shared.start() if shared else scope


def _last_item(window: str, start: int, at: int) -> int:
    """Return where the last item of a list joined by ``、`` begins; ``省、市…会议`` is one item."""
    borders = [start, *(i + 1 for i in range(start, at) if window[i] == "、")]
    begin = borders.pop()
    while borders:
        shared = _SHARED.search(window[borders[-1] : begin - 1])
        if shared is None:
            break
        begin = borders.pop() + shared.start("scope")
        if shared.start("scope"):
            break
    return begin


def _lead(window: str, start: int) -> int:
    """Return how much in front of a name is date, demonstrative or conjunction."""
    lead = _LEAD.match(window, start)
    return lead.end() - start if lead else 0


def _anchored(name: str) -> bool:
    """Return whether a name begins with its scope: an area, a body or an ordinal."""
    return any(pattern.match(name) for pattern in (_SCOPE, _SHORT_SCOPE, _PLACE, _BODY, _ORDINAL))


def _topic(name: str) -> str:
    """Return what a name says beyond scope, kind and filler."""
    return _GENERIC.sub("", name)


def _is_name(name: str, at: int) -> bool:
    """Return whether ``name`` says more than its head, which stands at ``at``."""
    if not 4 <= len(name) < _LONGEST or _REFUSED.search(name) or _GOVERNED.search(name, 0, max(at, 0)):
        return False
    if _EVENT.search(name) and (_HOLIDAY.search(name) or not _STAGED.search(name)):
        return False
    if _anchored(name):
        scope = max((m.end() for p in (_SCOPE, _SHORT_SCOPE, _PLACE) if (m := p.match(name))), default=0)
        return len(_HEAD_ONLY.sub("", name[scope:])) >= 2
    return len(_topic(name)) >= 2
