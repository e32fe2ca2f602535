"""Finds the bodies that a text names: a token that ends a name, then its owner to the left.

Four kinds of tokens. A *core* (教育局, 组织部, 委) stands behind a division (赫山区),
a level word (区) or the body that it belongs to (区委 + 组织部), and some also
alone (由组织部抽调). A *head* ends a name that is made freely (领导小组, 有限公司):
its name reaches back to a division, a level word or a body in the same clause,
never over a verb that rules one out. A *room* is only ever part of a body. A
*national* body is in the lexicon whole. Each body keeps the one that it is part of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.extract.organisations.lexicon import LEVELS, Token, automaton, division_from, division_to, is_stem, tokens
from etl.extract.vocabulary import is_word, word_class

__all__ = ["Body", "scan"]

_REACH = 28
_HAN = re.compile("[一-龥]")
_NAME_PART = re.compile(r"[一-龥XxＸ×○A-Za-z·0-9]")
_HARD = frozenset(
    "的了在由把将对向被给让到是从以而且或就各每某该本这那此其并也都还已曾要须应可能会来去上下里外前后间时们个"
)
_KEEP = re.compile(
    "以工代赈|对外|对口|会计|上海|下岗|前卫|后勤|外事|外贸|外国|外资|外商|会展|来料|能源|下陆|上饶|本溪|将乐|在线|可再生"
)
_CUT = re.compile(
    "希望|祝贺|勉励|号召|成立|设立|组建|设在|挂靠|充实|召集|召开|建立|健全|撤销|按照|根据|听取|会同|牵头|参观|考察|观摩|走进|走访|调研|"
    "来到|深入|位于|引进|确定|依托|配合|要求|明确|同意|批准|决定|通知|抄送|报送|发送|印发|责成|委托|授权|任命|担任|"
    "兼任|出任|现任|时任|前往|视察|慰问|毕业于|就读于|供职于|来自|通过|经过|报请|报|请示|请|经|邀请|感谢|关于|围绕|"
    "以及|包括|如|赴|进驻|入驻|落户|收购|投资建设|支持|帮助|扶持|培育|新建|创办|开办|举办|注册|创建|凭借|协助|选派|"
    "涉及|涵盖|覆盖|免去|调任|升任|调整|加入|访问|会见|代表|作为|联系|结对|帮扶|察看|查看|检查|督导|督查|督促|指导|"
    "派出|抽调|组织|协调|联合|带领|率领|陪同|主持|出席|参加|和|与|及|给予|授予|评为|荣获|同时|负责人|负责|成员"
)
_TENDER = frozenset(
    "组织 协调 联合 指导 督查 督导 检查 联系 帮扶 调整 代表 经 报 如 请 和 与 及 负责 通过 支持 帮助 扶持 培育 作为 "
    "投资建设 创建 根据 深入 通知 访问 结对 成员 慰问 充实 明确 要求 同时 委托".split()
)
_COMPOUND = {
    "区": frozenset("社园城地山景小特老灾片校辖牧林矿库湾郊发护牧赛战禁疫漠海厂住商湖江城农功分各本我两县市新"),
    "市": frozenset("城都上超门菜集股楼早夜各县地区罢入省两全国互本我黑楼车汇期"),
    "县": frozenset("各郊邻市区全两百强该本我山小大各"),
    "省": frozenset("各节反外全邻两该本我归"),
    "乡": frozenset("各城下老家水故返农回同思本我离家进入"),
    "镇": frozenset("城乡各集重古村小两建本我市"),
    "州": frozenset("各神九全该本我"),
    "盟": frozenset("各联同结加全该欧东"),
    "旗": frozenset("各红国党锦旌全该彩军"),
}
_OWN = frozenset("我本该")
_AFTER = {
    "委": re.compile("[员托任派屈婉以靠实顿]"),
    "人大": re.compile("第?[一二三四五六七八九十]+[届次]|会议|附属|附中"),
    "全国人大": re.compile("第?[一二三四五六七八九十]+[届次]|会议"),
    "全国政协": re.compile("第?[一二三四五六七八九十]+[届次]|会议"),
    "全国人民代表大会": re.compile("第?[一二三四五六七八九十]+[届次]|会议"),
    "政协": re.compile("第?[一二三四五六七八九十]+[届次]"),
    "法院": re.compile("$^"),
    "办": re.compile("[理法事公好学实案报税成完到展起班得了过]"),
    "政府": re.compile(
        "采购|购买|主导|投资|性|债务|部门|网站群|信息公开|职能|机关|机构|工作报告|补贴|储备|行为|引导|推动|扶持|搭台|与企业|间"
    ),
    "人民政府": re.compile("$^"),
    "工会": re.compile("会员"),
    "公司": re.compile("化"),
    "集团": re.compile("[军化诉]"),
    "学院": re.compile("派"),
    "党校": re.compile("$^"),
    "银行": re.compile("[卡业贷存柜信账]"),
    "大学": re.compile("[生城毕]|本科|文化|学历"),
    "中学": re.compile("[生]|阶段|时"),
    "小学": re.compile("[生]|阶段|时"),
    "科协": re.compile("作"),
    "民进": re.compile("[一-龥]"),
    "民建": re.compile("设"),
    "农办": re.compile("[理]"),
    "作协": re.compile("[议同调助]"),
    "工委": re.compile("[托]"),
    "农委": re.compile("[员托]"),
    "中办": re.compile("[理公学]"),
    "国办": re.compile("[理公学]"),
    "全总": re.compile("[计量产体]"),
    "中院": re.compile("[士校长子系]"),
    "高院": re.compile("[校士]"),
    "安办": re.compile("[理]"),
    "中国石化": re.compile("$^"),
}
_COLLECTIVE = re.compile(
    "(?:各级|各类|各地|各|每|基层|上级|下级|有关|相关|其他|其它|所有|全部|多个|一些|部分|当地|地方|农村|乡镇|街道|机关|"
    r"企业|学校|两级|三级|四级|部门|单位|行业|系统|村级|市级|县级|省级|区级|镇级|乡级|县区|区县|市县|县市|市区|县乡|镇村|乡村)\Z"
)
_GENERIC = re.compile(
    "农民|专业|农业|农村|农机|种植|养殖|股份|有限|责任|国有|民营|上市|中小|重点|骨干|龙头|科技|建筑|房地产|开发|物流|旅游|"
    "投资|融资|担保|小额|贷款|公立|私立|公办|民办|乡镇|中心|城区|县级|市级|省级|镇级|村级|国家级|基层|社区|街道|优质|示范|"
    "规模|外资|知名|大型|小型|实业|食品|经济|合作|商业|政策性|村镇|地方|高等|职业|技术|技工|普通|完全|寄宿制|九年一贯制|"
    "希望|民族|综合|定点|乙级|三甲|二甲|三级|二级|甲等|专科|精神病|传染病|名牌|所属|下属|相关|有关|各类|各级|行业|工作|"
    "服务|管理|临时|专门|专项|常设|高新|现代|新型|跨国|央属|省属|市属|县属|保险|证券|信托|电力|供水|燃气|公交|客运|母|分|子|总|"
    "多|新|老|大|小|家|个|所|名|全|两|三|几|该|本|我|村|行政|自然|区|县|市|省|镇|乡|级|类|和|与|及|等|为|一|二|四|五|六|七|八|九|十|"
    "公益|高级|初级|医科|理工|师范|艺术|体育|外国|世界|国内|国外|著名|党的|学校|医院|幼儿|中学|小学|大学|高中|初中|集体|私营|家族|"
    "建设|工程|施工|监理|设计|咨询|代理|中介|评估|会计|律师|销售|贸易|商贸|生产|加工|运输|用工|用人|招工|主办|承办|协办|合资|独资|控股|参股"
)
_FREE_LEVEL_HEADS = frozenset(
    ("领导小组", "协调小组", "工作小组", "指挥部", "委员会", "办公室", "组委会", "筹委会", "工作专班")
)
_BRANCHES = frozenset(("支行", "分行", "分公司", "营业部", "办事处"))
_BARE_BEHIND_LEVEL = frozenset(
    (
        "福利院",
        "敬老院",
        "医院",
        "商会",
        "幼儿园",
        "组委会",
        "筹委会",
        "指挥部",
        "林场",
        "农场",
        "职业技术学校",
        "高级中学",
        "职业高中",
        "养老院",
    )
)
_LEARNED = frozenset(("研究所", "研究院", "研究中心", "学院", "学会"))
_AND = re.compile("[和与及]")
_VILLAGE = ("街道办", "村", "居", "社区")
_NEEDS_ANCHOR = _FREE_LEVEL_HEADS | frozenset(
    (
        "服务中心",
        "管理中心",
        "监测中心",
        "研究中心",
        "指挥中心",
        "管理处",
        "管理所",
        "管理站",
        "管理局",
        "办事处",
        "街道办",
        "工作队",
        "筹备组",
        "联席会议办公室",
        "农场",
        "林场",
        "公司",
        "分公司",
        "子公司",
        "总公司",
        "银行",
        "支行",
        "分行",
        "工委",
        "工作委员会",
        "派出所",
        "敬老院",
        "福利院",
        "信用社",
        "学校",
        "电厂",
        "纸厂",
        "酒厂",
    )
)
_ZONE = re.compile(r"(?:区|园|城|岛|港|湖|山|库|景点|基地|新城|市场|小镇)\Z")
_ZONE_OWNER = re.compile(
    r"[一-龥]{0,8}(?:工业园区?|产业园区?|开发区|高新区|经开区|科技园|示范区|风景名胜区|风景区|旅游区|度假区|保税区)\Z"
)
_BAD_LOOSE = re.compile(
    "^[里内城域场民级直情属长政位界容面貌委乡镇区县市]|[格布结大全当时僵残开破定变政战危困败骗举创主承协兴督包领代补停难怎查申交经自包合联续筹能可]$|[的了在由把将对向被给让到是从以而且或就]"
)
_PARTY_PREFIX = re.compile(r"(?:中国共产党|中共|共青团|中国共产主义青年团)\Z")


_OFFICE = Token("办", "room", False, "办公室", "none")


@dataclass(frozen=True, slots=True)
class Body:
    """A named body: ``text[start:owner_end]`` is its owner, ``parent`` the body that it is part of.

    ``owner``: division, level, body, free or none. ``rule`` and ``confidence`` go to the mention.
    """

    start: int
    end: int
    owner: str
    owner_end: int
    token: Token
    parent: Body | None = None
    confidence: float = 0.95

    @property
    def rule(self) -> str:
        """Return the id of the rule that found it."""
        return f"org-{self.token.kind}-{self.owner}"


@lru_cache(maxsize=4)
def scan(text: str) -> tuple[Body, ...]:
    """Return the bodies of the text in their order, without overlaps."""
    found: list[Body] = []
    known = tokens()
    for index, start, end in automaton().find_matches_as_indexes(text):
        token = known[index]
        after = _AFTER.get(token.text)
        if after is not None and after.match(text, end):
            continue
        body = _READERS[token.kind](text, start, end, token, found[-1] if found else None)
        if body is not None:
            while found and found[-1].end > body.start:
                found.pop()
            found.append(body)
    return tuple(found)


def _stop(_text: str, _start: int, _end: int, _token: Token, _last: Body | None) -> None:
    """Return nothing: the token is a word that only looks like a body (大局, 举办, 中小学)."""


def _national(text: str, start: int, end: int, token: Token, _last: Body | None) -> Body | None:
    before = text[start - 1 : start]
    if (
        token.text in ("国办", "中办", "全总", "东盟", "欧盟", "最高法", "最高检")
        and _HAN.match(before)
        and before not in _HARD
    ):
        return None
    return Body(start, end, "none", start, token, None, 0.97)


def _room(_text: str, start: int, end: int, token: Token, last: Body | None) -> Body | None:
    if last is None or last.end != start or last.token.side == "company":
        return None
    return Body(last.start, end, "body", start, token, last, 0.95)


def _core(text: str, start: int, end: int, token: Token, last: Body | None) -> Body | None:
    if token.side == "youth":
        return Body(start, end, "level", start + 2, token)
    start = _over_stems(text, start, token)
    if last is not None and last.end == start and _may_hold(last, token):
        return Body(last.start, end, "body", start, token, last)
    owner = _owner(text, start)
    if owner is not None:
        kind, begin = owner
        if token.text == "党委" and text[end : end + 1] == "、" and begin == start - 1:
            kind = "level"
        return Body(_with_prefix(text, begin), end, kind, start, token)
    if not token.alone or _COLLECTIVE.search(text, max(0, start - 4), start):
        return None
    return _alone(text, start, end, token)


def _over_stems(text: str, start: int, token: Token) -> int:
    """Return where a department of joined fields starts (扶贫和移民局), which the lexicon has only in parts."""
    if token.side != "government" or text[start - 1 : start] not in ("和", "与"):
        return start
    for length in range(8, 1, -1):
        if start - 1 - length >= 0 and is_stem(text[start - 1 - length : start - 1]):
            return start - 1 - length
    return start


def _alone(text: str, start: int, end: int, token: Token) -> Body | None:
    """Return a department without an owner, with the unknown name before it where there is one."""
    lead = _lead(text, start)
    if lead == start or start - lead > 3 or _is_phrase(text[lead:start]):
        confidence = 0.9 if lead == start else 0.8
        return Body(start, end, "none", start, token, None, confidence)
    return Body(lead, end, "free", start, token, None, 0.6)


def _may_hold(last: Body, token: Token) -> bool:
    if token.text in ("委", "人民政府", "政府", "人大", "政协", "人大常委会") or token.side in ("court", "army"):
        return False
    return last.token.kind != "national" or token.kind != "core" or token.side in ("party", "none")


def _owner(text: str, end: int) -> tuple[str, int] | None:
    """Return kind and start of the owner that ends at ``end``: a division's name or a level word."""
    if end > 1 and text[end - 1] == text[end - 2] and text[end - 1] in LEVELS:
        start = division_to(text, end - 1, stems=False)
        return ("division", start) if start < end - 1 else None
    start = division_to(text, end)
    if start < end and not (end - start == 2 and text[end - 1] in LEVELS and text[start] in "全我各本该"):
        if _stem_of_a_word(text, start, end):
            return None
        return "division", start
    zone = _ZONE_OWNER.search(text, max(0, end - 12), end)
    if zone:
        lead = max(_lead(text, end), zone.start())
        return ("division", lead) if not _COLLECTIVE.search(text, max(0, lead - 4), lead) else None
    if end == 0 or text[end - 1] not in LEVELS:
        return None
    if text.startswith("自治", end - 3):
        return "level", end - 3
    return _level(text, end - 1)


def _stem_of_a_word(text: str, start: int, end: int) -> bool:
    return text[end - 1] not in LEVELS and is_word(text[start:end])


def _level(text: str, at: int) -> tuple[str, int] | None:
    """Return the owner whose last character is the level word at ``at``, or None where it is part of a word."""
    before = text[at - 1 : at]
    if before == "X" or before in "Ｘ×某○" and before:
        start = at
        while start and text[start - 1] in "XxＸ×某○":
            start -= 1
        return "division", start
    if not _HAN.match(before) or before in _HARD and before not in "各每":
        return "level", at
    if before in "全各每":
        return None
    if before in _OWN:
        return "level", at
    lead = _lead(text, at)
    prefix = text[lead:at]
    if not prefix:
        return "level", at
    if 1 <= len(prefix) <= 4 and not _is_phrase(prefix) and not is_word(text[at - 1 : at + 1]) and before not in LEVELS:
        return "division", lead
    if before in _COMPOUND[text[at]] or is_word(text[at - 1 : at + 1]) or before in LEVELS:
        return None
    return "level", at


def _is_phrase(text: str) -> bool:
    """Tell whether a string before a body is words of the sentence and no name."""
    return len(text) == 1 or is_word(text) or is_word(text[-2:]) or is_word(text[:2])


def _lead(text: str, end: int) -> int:
    """Return where the words directly before ``end`` start, behind the last mark, function word or verb."""
    start = end
    while start > 0 and end - start < 8 and _HAN.match(text, start - 1):
        start -= 1
    cut = max((at + 1 for at in range(start, end) if text[at] in _HARD), default=start)
    return max([cut, *(found.end() for found in _CUT.finditer(text, start, end))])


def _with_prefix(text: str, start: int) -> int:
    found = _PARTY_PREFIX.search(text, max(0, start - 10), start)
    if found:
        return found.start()
    return (
        start - 1 if text[start - 1 : start] == "团" and text[start - 2 : start - 1] not in tuple("社兵集剧") else start
    )


def _loose(text: str, start: int, end: int, token: Token, last: Body | None) -> Body | None:
    """Return a department that the lexicon lacks: a level word, two to six characters, 局 or 办."""
    if last is not None and last.end == start and token.text == "办":
        return _room(text, start, end, _OFFICE, last)
    if token.text == "局" and text[end : end + 1] in ("面", "势", "部", "限"):
        return None
    for at in range(start - 2, max(-1, start - (5 if token.text == "办" else 8)), -1):
        char = text[at]
        if not _HAN.match(char):
            return None
        stem = text[at + 1 : start]
        if char in LEVELS and len(stem) >= 2 and not _BAD_LOOSE.search(stem) and not _CUT.search(stem):
            owner = _owner(text, at + 1)
            if owner is not None:
                full = Token(
                    stem + token.text, "loose", False, stem + ("办公室" if token.text == "办" else "局"), "government"
                )
                return Body(owner[1], end, owner[0], at + 1, full, None, 0.75)
    return None


def _head(text: str, start: int, end: int, token: Token, last: Body | None) -> Body | None:
    """Return a freely made name: from its division, level word or body to the head."""
    if token.text == "办公室" and last is not None and last.end == start:
        return Body(last.start, end, "body", start, token, last)
    floor = max(0, start - _REACH)
    if last is not None and last.end > floor:
        nested = _under(text, start, end, token, last)
        if nested is not None:
            return nested
        floor = last.end
    begin = _cut(text, _clause(text, floor, start), start)
    if token.side in ("company", "school"):
        begin = max([begin, *(found.end() for found in _JOINT.finditer(text, begin, start))])
    anchor = _anchor(text, begin, start, token)
    if anchor is not None:
        kind, at, owner_end = anchor
        stem = text[owner_end:start]
        if _is_named(stem, kind, token):
            return Body(_with_prefix(text, at), end, kind, owner_end, token, None, 0.9)
        return None
    return _unanchored(text, begin, start, end, token)


def _under(text: str, start: int, end: int, token: Token, last: Body) -> Body | None:
    between = text[last.end : start]
    if token.text in _BRANCHES and last.token.text not in _BRANCHES and _is_branch(between):
        return Body(last.start, end, "body", last.end, token, last, 0.9)
    if not between and last.token.side == "company" and token.side == "company":
        return Body(last.start, end, last.owner, last.owner_end, token, last.parent, 0.9)
    if last.token.side == "company" or not between:
        if between or token.side in ("company", "school"):
            return None
        return Body(last.start, end, "body", start, token, last)
    if token.side in ("company", "school") or len(between) > 20 or not all(map(_NAME_PART.match, between)):
        return None
    plain = _AND.sub("", between) if token.text in _LEARNED else between
    if any(char in _HARD for char in plain) or _CUT.search(plain) or text[last.end] in LEVELS:
        return None
    if token.text not in _FREE_LEVEL_HEADS and last.token.side not in ("government", "company"):
        return None
    return Body(last.start, end, "body", last.end, token, last, 0.9)


def _is_branch(between: str) -> bool:
    """Tell whether what stands between a company and its branch is the name of a place."""
    return 0 < len(between) <= 8 and (len(between) <= 4 or between[-1] in LEVELS) and not set(between) & _HARD


def _clause(text: str, floor: int, start: int) -> int:
    """Return how far back the characters of a name reach: to a mark, or a word that no name holds."""
    begin = start
    while begin > floor:
        char = text[begin - 1]
        quote = text.rfind("“", floor, begin) if char == "”" else -1
        if quote >= 0 and text.find("”", quote, begin) == begin - 1:
            begin = quote
            continue
        place = _BRACKET.search(text, max(floor, begin - 7), begin)
        if place and begin > start - 8:
            begin = place.start()
            continue
        if not _NAME_PART.match(char) or (char in _HARD and not _KEEP.search(text, max(0, begin - 4), begin + 3)):
            break
        begin -= 1
    return begin


def _cut(text: str, begin: int, start: int) -> int:
    """Return the begin behind the last verb that cannot be part of the name."""
    for found in _CUT.finditer(text, begin, start):
        if found.group() in _TENDER and not _opens(text, found.end(), start):
            continue
        begin = found.end()
    return begin


def _opens(text: str, at: int, limit: int) -> bool:
    """Tell whether a name may open at ``at``: a division or a level word."""
    if at >= limit:
        return False
    if text[at] in LEVELS and text[at : at + 2] not in (
        "市场",
        "区域",
        "县域",
        "城市",
        "乡村",
        "镇村",
        "省级",
        "市级",
        "县级",
        "区级",
        "市政",
    ):
        return True
    return text[at] == "全" and text[at + 1 : at + 2] in tuple(LEVELS) or division_from(text, at, limit) > at


_NATION = re.compile("中国|中华|全国|国家|国际|亚洲|世界")


def _anchor(text: str, begin: int, start: int, token: Token) -> tuple[str, int, int] | None:
    """Return kind, start and end of what a freely made name begins with."""
    nation = _NATION.match(text, begin, start)
    if nation and token.text not in ("银行", "公司"):
        return "free", begin, begin
    if text[begin : begin + 1] == "全" and text[begin + 1 : begin + 2] in tuple("省市县区州盟旗镇乡"):
        behind = _level_behind(text, begin + 1)
        if behind:
            return "level", begin + 2, begin + 3
        return ("level", begin, begin + 2) if token.text in _FREE_LEVEL_HEADS else None
    for at in range(begin, start):
        end = division_from(text, at, start)
        if end > at and (at == begin or _splits(text, begin, at)):
            while (more := division_from(text, end, start)) > end:
                end = more
            return "division", at, end
        if text[at] in LEVELS and at - begin <= 10 and (at == begin or at < start - 1):
            owner = _free_level(text, begin, at)
            if owner is not None:
                return owner
    return None


def _level_behind(text: str, at: int) -> bool:
    """Tell whether the level word stands twice (全区区作风建设…), so that the second one begins the name."""
    return text[at] == text[at + 1 : at + 2]


def _splits(text: str, begin: int, at: int) -> bool:
    """Tell whether what stands before a division's name is a word of the sentence."""
    return is_word(text[begin:at]) or is_word(text[max(begin, at - 2) : at]) or at - begin == 1


def _free_level(text: str, begin: int, at: int) -> tuple[str, int, int] | None:
    following = text[at : at + 2]
    if following in (
        "市场",
        "区域",
        "县域",
        "乡村",
        "镇村",
        "省级",
        "市级",
        "县级",
        "区级",
        "市政",
        "乡镇",
        "市民",
        "省会",
        "县城",
        "市区",
    ):
        return None
    if at == begin:
        return "level", at, at + 1
    prefix = text[begin:at]
    if prefix[-1] in _COMPOUND[text[at]] or is_word(text[at - 1 : at + 1]):
        return None
    if len(prefix) <= 3 and not _is_phrase(prefix):
        return "division", begin, at + 1
    return ("level", at, at + 1) if _is_phrase(prefix) and len(prefix) <= 6 else None


def _is_named(stem: str, kind: str, token: Token) -> bool:
    """Tell whether the words between owner and head make a name."""
    if token.text == "办公室":
        return len(stem) >= 2 and not _CUT.search(stem)
    if token.text in ("公司", "集团", "银行", "学校", "大学", "学院"):
        return bool(stem) or kind == "division"
    if token.text in _BARE_BEHIND_LEVEL and not stem:
        return True
    if token.text == "医院" or token.side in ("school", "company"):
        return bool(_GENERIC.sub("", stem)) or (kind == "division" and token.side != "company") or len(stem) >= 4
    if token.text == "委员会" and not stem:
        return kind == "division"
    return bool(stem) or kind == "division" or token.text in _BARE_BEHIND_LEVEL


def _unanchored(text: str, begin: int, start: int, end: int, token: Token) -> Body | None:
    stem = text[begin:start]
    if not stem or (begin > 0 and text[begin - 1] in "各每某0123456789") or _COUNTED.search(stem):
        return None
    if token.text in ("管委会", "管理委员会"):
        named = _ZONE.search(stem) and len(_GENERIC.sub("", stem)) >= 2
        return Body(begin, end, "free", begin, token, None, 0.85) if named else None
    if token.text in _NEEDS_ANCHOR:
        long_enough = token.text in _FREE_LEVEL_HEADS and token.text not in ("办公室", "委员会") and len(stem) >= 6
        return (
            Body(begin, end, "none", begin, token, None, 0.6)
            if long_enough and text[begin - 1 : begin] != "的"
            else None
        )
    if token.text.startswith(_VILLAGE):
        named = 2 <= len(stem) <= 6 and not is_word(stem) and not _COLLECTIVE.search(stem)
        return Body(begin, end, "free", begin, token, None, 0.8) if named else None
    bare = _GENERIC.sub("", stem)
    if len(bare) < 2 or is_word(stem) or word_class(stem[:2])[:1] in ("v", "d", "p", "c", "a", "r") or len(stem) > 18:
        return None
    return Body(begin, end, "free", begin, token, None, 0.8)


_JOINT = re.compile("和|与|及|同(?!仁|济|方|德|心|兴|创|庆|辉|盛|洲|江)")
_BRACKET = re.compile(r"(?<=[一-龥])（[一-龥]{2,5}）\Z")
_COUNTED = re.compile(r"[一二三四五六七八九十两几多\d][所家个座间名批]|至少|建成|不少于|所有|左右|以上")
_READERS = {"stop": _stop, "national": _national, "core": _core, "room": _room, "head": _head, "loose": _loose}
