"""The fields that say how a figure is meant: bound, status, rate and period."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import rjieba

from etl.extract.metrics.clauses import Place
from etl.extract.metrics.figures import Figure
from etl.extract.metrics.naming import Name
from etl.extract.metrics.words import words
from etl.records import Mention, Reading, Section, Sentence

__all__ = ["Period", "PeriodIndex", "Prospects", "bound_of", "rate_of"]

_FAR_MIN = re.compile(r"(?:至少|最少|起码|不少于|不低于|不得少于|不得低于)[^，。；：、\d]{0,14}$")
# 至少联系1个村和2家企业: the bound covers the list.
_LISTED_MIN = re.compile(
    r"(?:至少|最少|不少于|不低于)[^，。；：、\d]{0,14}[\d.]+[^，。；：、]{1,10}[和及与、][^，。；：、]?$"
)
_FAR_MAX = re.compile(r"(?:至多|最多|不超过|不得超过|不高于|不多于)[^，。；：、\d]{0,14}$")
_OF_MAX = re.compile(r"(?:不到|不足|未达到|未达(?!标))[^，。；：]{1,14}的$")
_OF_MIN = re.compile(r"(?:超过|不低于|不少于|高于)[^，。；：]{1,14}的$")
_OF_NEAR = re.compile(r"(?:接近|近|约)[^，。；：]{0,8}的$")
_ROUND = re.compile(r"[一二两三四五六七八九]?[百千万]+$|[一二两三四五六七八九]?十?[万亿]$")


def bound_of(text: str, figure: Figure, place: Place) -> str:
    """Return the bound of a figure: of its own words, or of words further off in its clause."""
    if figure.bound != "exact":
        return figure.bound
    left = text[place.clause_start : figure.start]
    if place.joint == "list" and _LISTED_MIN.search(left):
        return "min"
    for pattern, bound in ((_FAR_MIN, "min"), (_FAR_MAX, "max")):
        if pattern.search(left):
            return bound
    if figure.kind in ("percent", "ratio"):
        for pattern, bound in ((_OF_MAX, "max"), (_OF_MIN, "min"), (_OF_NEAR, "approx")):
            if pattern.search(left):
                return bound
    if (
        figure.kind == "count"
        and figure.form == "chinese"
        and figure.value >= 100
        and _ROUND.fullmatch(text[figure.number.start : figure.number.end])
    ):
        return "approx"
    return "exact"


# --- status ----------------------------------------------------------------

_CUE = re.compile(
    r"力争|确保|预计|预期|计划(?!生育|单列|的|完成|》|”|经济|指标|表|内)|拟(?!定)|争取(?=[^，。；]{0,6}(?:达|实现|完成|突破|在|到|年|用|使|让|\ue001|建成|引进|新增))|(?:奋斗|预期|主要|总体|工作|发展|任务)目标|目标(?:是|为|：)|有望|务必|必须|力求|不得(?:少于|低于|超过|高于)|规划(?=(?:建设|到|新建|总|投资|建成))|将(?=[^，。；]{0,10}(?:达到|实现|完成|建成|突破|新增|投入|增加|增长|提高|超过|于|在|为|投|新|建|培训|发放|举办|召开|开展|组织|安排|选派|推出|引进))|(?:^|[，；：。、们局委办府会队组镇乡村县市区位门关校院司部])(?:都|均)?要(?!素|求|件|案|点)|(?<![主重需首紧纪概必只])要(?=压减|达到|完成|实现|控制|保持|确保|建成|组织|开展|在)|须(?!知)|每[^，。；]{1,12}(?:至少|不少于|不低于)|(?:^|[，；：])“?到(?=\d{4}年)|应当|需要?(?=[^，。；]{0,4}(?:达|投|完成|建|新增|筹|安排|配))|下一步|今后|明年|后年|(?:到|至)\d{4}年|“十.五”末|以达到|保证(?=每|完成|到|实现|在|全)|打算|准备|达到[^，。；]{0,12}(?:以上|以内)的?(?:目标|要求|标准)"
)
_DONE = re.compile(
    r"已经|已(?!开工|建|有)|截至|截止|共有|现有|目前|去年|上年|同比|首批|(?:^|[，。；])(?:20\d\d年)?(?:全年)?(?:累计|共)(?:完成|实现|投入|建成|发放)|过去|以来|实际完成|了(?=[^，。；]{0,14}$)|仅有|仅占|只有|仍有|尚有|还有(?!望)|位居|居全"
)
# In a sentence that looks ahead the year before is what a plan is measured by.
_DONE_AHEAD = re.compile(
    r"已经|已(?!开工|建|有)|截至|截止|共有|现有|目前|首批|以来|实际完成|了(?=[^，。；]{0,14}$)|仅有|仅占|只有|仍有|尚有|还有(?!望)|位居|居全"
)
# News tell much in the present that is no plan: there the words must look ahead, not the sentence's role alone.
_AHEAD = re.compile(
    r"要(?!素|求[^，。；]{0,4}(?:退|赔)|件|案|点|塞|闻)|将(?![军士领才])|拟|应(?![急用对邀有援])|须|请|争取|力争|强调|指出|部署|印发|提出|明确|明年|今后|下一步|"
    r"计划|规划|预计|预期|目标|有望|届时|年底|即将|力求|务必|至少|以上|以内|20[3-9]\d年|日前(?=[^，。；]{0,6}完成)"
)
_PLANNED = re.compile(r"计划|规划|力争|拟")
_NEAR = 60
_LIMITED = re.compile(r"不[低少超高](?:于|过)|至少|以上|以内|日前|[月年]底前|之前")
_FORESEEN = re.compile(
    r"(?:预计|力争|有望)[^；。]*$|^预计[^。]*$|据[^，。；]{2,12}(?:预测|预计)，[^。]*$|从现在起[^。]*$|[一-龥](?:委|委会|公社|大队|政府)(?:研究)?决定，[^。]*$"
    r"|(?:预期|奋斗|主要|总体|年度)(?:预期)?目标(?:任务)?[^，。；]{0,4}[：是][^。]*$"
)
_LOOKS_BACK = re.compile("(?:去冬今春|去[年冬秋春夏]|今年以来|一年来|[近几]年来)，")
# 由80项压减到52项: the first number is what there was; 尚未结清的12笔款 are there.
_STARTING = re.compile(r"(?:由|从)\ue001*(?:原来|原先|原有|此前|最初|过去|以往)?的?$")
_FOUND = re.compile(r"(?:尚未|还未|未|查出|排查出|查找出|梳理出|发现|存在)[^，。；：]{0,8}的$")
_FUTURE_HEADING = re.compile(
    r"下一步|下步|工作安排|工作打算|主要任务|重点任务|重点工作|工作目标|目标任务|主要目标|预期目标|任务|打算|计划|工作要求|保障措施|工作思路|总体要求|工作部署|今后|安排意见|总体目标|指导思想|奋斗目标|工作建议|(?:做好|抓好|推进|全力|努力|突出|着力|强化|加快|加强)"
)
_PAST_HEADING = re.compile(r"回顾|总结|成效|成绩|情况|现状|做法|完成|进展|问题|不足|特点|背景|成就|过去|经验|以来")
_PAST_ROLES = frozenset(("achievement", "background", "procedure", "attendance", "problem"))
_FUTURE_ROLES = frozenset(("plan", "requirement"))
_STRONG = re.compile(
    r"力争|确保|预计|计划(?:在|于|到|总投入|投|新|用|年|今年|明年|投入|引进|建|培训|完成|实现)|拟|目标(?:是|为|：)|(?:预期|奋斗|总体|主要|年度)目标|有望|务必|明年|不得|必须|(?:到|至)(?:20\d\d年|\ue001)|准备在"
)


class Prospects:
    """Tells what is to be reached from what was reached, by role, heading and words."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._doc_type = reading.facts.doc_type
        self._sections = {section.no: section for section in reading.outline.sections}
        self._future: dict[int, bool] = {}

    def status(self, sentence: Sentence, clause: str, before: str, left: str = "") -> str:
        """Return ``target`` or ``reported``; ``before`` is the sentence up to the clause, ``left`` up to the figure."""
        before = before[-200:]
        if _STARTING.search(left) or _FOUND.search(left):
            return "reported"
        if sentence.role in _FUTURE_ROLES:
            told = self._is_told(sentence) or _LOOKS_BACK.match(self._text, sentence.start, sentence.end) is not None
            told = told and not self._looks_ahead(sentence, clause, before)
            done = _DONE_AHEAD.search(clause) and not _CUE.search(clause) and not _LIMITED.search(clause)
            return "reported" if told or done else "target"
        if sentence.role in _PAST_ROLES:
            return (
                "target"
                if _FORESEEN.search(before)
                or (_STRONG.search(clause) and not re.search(r"占[^，]*(?:计划|目标)|计划的", clause))
                else "reported"
            )
        if _DONE.search(clause) and not _STRONG.search(clause):
            return "reported"
        if _CUE.search(clause) or re.search(
            r"目标[^，。；]{0,4}[：是]|力争|预计|计划(?!完成|的|生育|单列)|确保|要求|争取[用在到]|(?:^|[，；：])到20\d\d年",
            before,
        ):
            return "target"
        return "target" if self.is_future(sentence.section_no) else "reported"

    def _is_told(self, sentence: Sentence) -> bool:
        """Tell whether a sentence belongs to a news item without an outline."""
        return self._doc_type == "news_report" and not sentence.section_no

    def _looks_ahead(self, sentence: Sentence, clause: str, before: str) -> bool:
        """Tell whether words say so: those of the sentence, or a plan named just before it."""
        preceding = self._text[max(0, sentence.start - _NEAR) : sentence.start].rpartition("\n")[2]
        return any(map(_AHEAD.search, (clause, before))) or _PLANNED.search(preceding) is not None

    def is_future(self, section_no: int) -> bool:
        """Tell whether a section speaks of what is to be done, by its headings from the inside out."""
        if section_no not in self._future:
            section = self._sections.get(section_no)
            self._future[section_no] = self._judge(section)
        return self._future[section_no]

    def _judge(self, section: Section | None) -> bool:
        if section is None or section.no == 0:
            return self._doc_type == "notice"
        if _PAST_HEADING.search(section.heading) and not re.search(r"任务|目标|下一步|安排", section.heading):
            return False
        parent = self._sections.get(section.parent_no)
        if section.level > 1 and parent is not None and parent.no:
            return self.is_future(parent.no)
        return _FUTURE_HEADING.search(section.heading) is not None


# --- rate ------------------------------------------------------------------

_PER_TIME = (
    r"每(?:半|[两二三四五六七八九十\d]+个?)?(?:学年|学期|季度|季|年度|年|个月|月|周|星期|旬|天|日|小时|分钟|秒|半月|晚|届"
    r"|次|期|批|轮|班)"
)
_PER_AMOUNT = (
    r"每百?万?(?:平方公里|平方米|立方米|公里|公斤|千克|千瓦时|公顷|亩|吨|斤|克|米|度|元|百户|千人|百人|万人|人次|人|户"
    r"|升)"
)
_PER = re.compile(
    r"(?P<stretch>每\d+(?:\.\d+)?(?:平方公里|公里|公顷|米|亩|万人|千人|人|户|名|个|天|年|月))"
    rf"|(?P<per>{_PER_TIME}|每亩(?:水田|稻田|旱地|耕地|农田|茶园|果园|林地|大棚)|{_PER_AMOUNT}(?!员)(?:每(?:年|月|天|次))?"
    r"|每[十百千万]+(?P<many>人口|[个名人户])|每(?P<count>一?[个名户所家人位座项辆台套村县镇乡条支只头株间处]|一)?)"
)
_AVERAGE = re.compile(
    r"(?:月|年|日)?(?:人均|户均|亩均|村均|校均|日均|月均|年均|周均|人平|劳均|地均)|单位面积|平均每[人户亩村天年月]"
)
_PER_MU = re.compile("(?<![一-龥])亩[产施收]|(?<!每)亩产(?!值)")
_AVERAGING = frozenset("均平单")
_HEADS = frozenset(
    (
        "领导",
        "场所",
        "资金",
        "事项",
        "案件",
        "河道",
        "食堂",
        "法庭",
        "单位",
        "领导干部",
        "成员",
        "责任人",
        "路段",
        "工地",
    )
)
_SUFFIXED = frozenset("村镇乡县区市点站户人组班校厂县所院店")


def rate_of(text: str, figure: Figure, place: Place, name: Name) -> str:
    """Return what the figure is reckoned for: ``每个党支部``, ``人均``, ``日均``."""
    if name.change != "level" and figure.kind in ("percent", "ratio"):
        return "年均" if name.rule == "rate" else ""
    left = text[place.clause_start : figure.start]
    own = text[figure.start - len(place.left) : figure.start]
    for span in (own, left):
        per = _last_per(span)
        if per:
            return per
    average = None
    before = (own or left).split("占")[0]
    for average in _AVERAGE.finditer(before) if not _AVERAGING.isdisjoint(before) else ():  # noqa: B007
        pass
    if average:
        return average[0]
    behind = re.match(r"(?:[/／]|每)(?:人|户|亩|年|月|天|日|吨|公斤)", text[figure.end : figure.end + 4])
    if behind and behind[0][0] == "每":
        return behind[0]
    named = name.indicator.split("占")[0]
    if _PER_MU.search(named):
        return "亩"
    inherited = _AVERAGE.search(named) if not _AVERAGING.isdisjoint(named) else None
    return inherited[0] if inherited else ""


def _last_per(left: str) -> str:
    if "每" not in left:
        return ""
    phrase, until = "", -1
    for match in _PER.finditer(left):
        if left[match.start() + 1 : match.start() + 3] == "一位":
            continue
        of_things = match["count"] is not None or match["many"] is not None or match["stretch"] is not None
        whole = match[0]
        if of_things or len(whole) == 1:
            whole += _per_noun(left[match.end() :])
        phrase = phrase + whole if match.start() == until else whole
        until = match.start() + len(whole)
    return phrase


_DIRECT = re.compile(r"[省市县区]?直属?(?:单位|机关|部门)")


def _per_noun(rest: str) -> str:
    direct = _DIRECT.match(rest)
    if direct:
        return direct[0]
    tokens = rjieba.cut(rest[:16], False)
    if not tokens or tokens[0][0] in "，。、；至最不约近" or tokens[0] in words("strong"):
        return ""
    noun = ""
    for i, token in enumerate(tokens[:5]):
        noun += token
        following = tokens[i + 1] if i + 1 < len(tokens) else ""
        far = tokens[i + 2 : i + 3]
        if (
            _is_head(token)
            and not (following in words("weak") and far and far[0] in _SUFFIXED)
            and not (following in _SUFFIXED or (noun in words("modifier") and _is_head(following)))
        ):
            return noun
        if not following or following[0] in "，。、；至最不约近要须应每年" or following in words("strong"):
            break
    return tokens[0] if not _is_head(noun[-1:]) else noun


def _is_head(token: str) -> bool:
    return token in words("person") or token in words("concrete") or token in _SUFFIXED or token in _HEADS


# --- period ----------------------------------------------------------------


class Period(NamedTuple):
    """The days that a figure speaks for, and where they were read: sentence, section, document."""

    start: date | None
    end: date | None
    basis: str


class PeriodIndex:
    """Finds the time that a figure speaks for."""

    def __init__(self, reading: Reading, times: Sequence[Mention]) -> None:
        dated = [t for t in times if t.start_on or t.end_on]
        self._times = sorted(dated, key=lambda t: (t.start, t.end))
        self._starts = [t.start for t in self._times]
        self._sections = {section.no: section for section in reading.outline.sections}
        self._facts = reading.facts

    def at(self, text: str, sentence: Sentence, place: Place, start: int) -> Period:
        """Return the period of the figure at ``start``."""
        near = self._nearest(text, place.clause_start, start) or self._nearest(text, sentence.start, start)
        if near:
            return Period(near.start_on, near.end_on, "sentence")
        section = self._sections.get(sentence.section_no)
        while section is not None and section.no:
            found = self._nearest(text, section.start, section.end)
            if found:
                return Period(found.start_on, found.end_on, "section")
            section = self._sections.get(section.parent_no)
        facts = self._facts
        return Period(facts.dated_from, facts.dated_to, "document" if facts.dated_from or facts.dated_to else "")

    def _nearest(self, text: str, lo: int, hi: int) -> Mention | None:
        """Return the last time in [lo, hi) that is no base of comparison."""
        i = bisect_left(self._starts, hi) - 1
        while i >= 0 and self._times[i].start >= lo:
            mention = self._times[i]
            if not re.search(r"[比较是为与]$", text[max(0, mention.start - 1) : mention.start]):
                return mention
            i -= 1
        return None
