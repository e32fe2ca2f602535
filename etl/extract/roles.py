"""What each sentence does: attendance, background, achievement, problem, requirement, plan, procedure, other.

Every sentence collects weights: from its own cues (role_cues.py), from the way it
is built (``各乡镇要…``, a deadline in front, figures), from the heading it stands
under (``存在的主要问题``), from the verb that opened the paragraph (``张三强调，…``),
from the kind of document and from the sentence before it. What is asked for and
what is planned are told apart last: a plan names figures and days, a requirement
tells somebody what to do. A run-in heading has the role of its content.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.extract.role_cues import ROLES, heading_theme, score_cues
from etl.records import CleanText, DocumentFacts, Outline, Section, Sentence

__all__ = ["assign_roles"]

_ATTENDANCE, _BACKGROUND, _ACHIEVEMENT, _PROBLEM, _REQUIREMENT, _PLAN, _PROCEDURE, _OTHER = range(len(ROLES))
_FORWARD = (_REQUIREMENT, _PLAN)
_CARRIED = (_ACHIEVEMENT, _PROBLEM, _REQUIREMENT, _PLAN)

_THEME_WEIGHT = {"problem": 3.0, "achievement": 2.6, "requirement": 3.0, "plan": 3.0, "background": 1.5}
_WEAK_THEME = 0.8
_DOC_PRIOR = {
    "notice": (_REQUIREMENT, 1.2),
    "work_report": (_ACHIEVEMENT, 1.2),
    "bulletin": (_ACHIEVEMENT, 0.8),
    "speech": (_REQUIREMENT, 0.3),
}
_CARRY = 1.0
_LEAST = 0.9

_MODAL = re.compile(
    "(?<![主重需必首纲摘只将想简概紧机提若索])要(?![求素点件闻害务道么是塞])|必须|务必|不得|严禁|不准|应当|一定要|不允许|(?<![必])须(?=[^知])"
)
_DEMANDS = re.compile(
    r"(?:强调|要求|希望|号召|提出(?:了)?[^。，]{0,10}要求|叮嘱|嘱咐|指示|勉励|寄语)(?:中)?[，：,]|提出(?:了)?[^。，]{0,10}要求[，：。]"
)
_REPORTS = re.compile(
    r"(?:通报|汇报|介绍|回顾|总结)(?:了)?[^，。]{0,20}[，：。]|(?:通报|报告|汇报)指出[，：]|(?:充分肯定|肯定了)|告诉记者[，：]"
)
_SPEAKS = re.compile(r"(?:指出|认为|表示|说|提出)(?:中)?[，：,]")
_FIGURE = re.compile(
    r"(?<![\d.第〕])\d[\d.,]*(?:[-至到~]\d[\d.,]*)?\s?(?![\d年月日号期届时点、.：:次会])[%‰\u4e00-\u9fff]"
)
_DAYS = re.compile(
    r"(?:到|至|于|在)?(?:(?:19|20)\d\d年|[今明本]年|本月|下月|\d{1,2}月|年内|年底|年末|下半年|上半年|第?[一二三四]季度|月底|全年)"
    r"(?:\d{1,2}日|\d{1,2}月(?:\d{1,2}日)?)?(?:[上中下]旬|份|底|末|初)?(?:之?前|以前|内|起|再)?"
)
_HORIZON = re.compile(
    "(?:力争)?(?:到|至)(?:[12]\\d{3}年|“?[一二三四五六七八九十]{1,3}五”?(?:规划)?[末期]|本世纪|[明今]年年?底|年底|[本这]届)"
)
_YEAR_OF = re.compile(r"是[^，。；]{0,40}(?:之年|第[一二三四五六]年|一年|时期|阶段|关口)(?:[，。；]|$)")
_IS_KEY = re.compile(
    r"(?:是|为)[^，。；]{2,70}(?:关键|基础|保障|保证|举措|载体|支撑|需要|要求|途径|抓手|体现|前提|源泉|灵魂|生命线|根本|核心|大计|工程|"
    r"机遇|实践|标志|环节|平台|主心骨|压舱石|主题|底线|红线|大局|基石|动力|窗口|重点|目的|大事|职责|使命)(?:[，。；]|$)"
)
_IMPERATIVE = re.compile(
    r"(?:全面|深入|扎实|积极|认真|大力|切实|进一步|继续|着力|全力|严格|加快|不断|主动|充分|及时|统筹|持续|稳步|重点|努力|牢固|坚决|从严|"
    r"逐步|逐一|有序|广泛|突出|紧密|严肃|抓紧|尽快|高标准|高质量|高度)*"
    r"(?:加强|强化|推进|推动|开展|落实|推行|实行|实施|建立|健全|完善|坚持|抓好|做好|抓住|抓|搞好|把|将|对|严格|执行|贯彻|加大|加快|"
    r"提高|提升|增强|促进|保障|确保|维护|规范|优化|整合|整治|治理|查处|打击|清理|排查|督促|检查|考核|监督|管理|宣传|引导|鼓励|支持|"
    r"发挥|发展|培育|打造|创新|深化|拓展|拓宽|巩固|扩大|围绕|紧扣|突出|明确|细化|制定|组织|动员|协调|配合|统一|树立|弘扬|学习|领会|"
    r"转变|改进|改善|解决|化解|破解|克服|防止|杜绝|成立|设立|配齐|选派|选好|用好|管好|建好|办好|大力|切实|认真|积极|深入|全面|充分)"
)
_LIMITS = re.compile(r"不得|不超过|不低于|不少于|控制在|以内|至少|一律")
_MEETS = re.compile(r"(?:召开|举行|举办)(?:了)?[^。]{0,60}(?:会议|大会|座谈会|动员会|推进会|会|仪式|活动|论坛|培训班)")
_DATED = re.compile(r"\d{1,2}月\d{1,2}日|[昨今前]日|[昨今前]天|近日|日前|上午|下午|连日")
_CLOSERS = "。；！？”"
_QUOTED = re.compile(r"“[^“”]{1,60}”|《[^《》]{1,80}》")
_FOR_THOSE = re.compile(r"对(?:于)?[^，。；]{2,40}的[^，。；]{0,10}[，要依予给坚严]")
_TURN = re.compile(r"(?:但(?:是)?|然而|不过|可是|与此同时|同时(?:也|，我们也))[，仍也还我与一由从距全部少个]")
_COURSE = re.compile(
    r"(?:会议|大会|座谈会|全会|会上)(?:还|同时|首先|深入|全面|认真|集体|专题|分别|系统|现场|书面|共|，)*"
    r"(?:回顾|总结|分析|传达|学习|研究|讨论|审议|通报|安排|部署|听取|表彰|宣读|通过|决定|选举|观看|宣布|颁布|贯彻|共商|播放|举行|表决|推选|邀请)"
)
_MENDS = re.compile("解决|克服|重视|改进|扭转|改变|整改|警醒|正视")
_SURE_FUTURE = re.compile(
    "预计|力争|计划(?:于|投|用|在|到)|将于|有望|争取|拟(?:于|新|投|在|定于)|目标是|将(?:继续|进一步|一如既往|组织|派出|重点|采取)"
)
_DONE = re.compile("去年|已(?!知)|以来|截[至止]|了(?!解)|同比|上年|先后|累计|共(?!同|青|和|产|享|建|识|商)")
_CLAUSE = re.compile("[，；：]")
_RESULT = re.compile(
    r"(?:取得|收到|见到|显现|达到|得到|受到)(?:了)?[^要]{0,16}(?:成效|效果|进展|成绩|成果|突破|实效|目的|好评|肯定|表彰|提升|改善|加强|解决|实惠|提高)$"
    r"|(?:稳步|持续|不断|明显|显著|大幅|进一步|全面)(?:提升|提高|增强|改善|好转|向好|加快|优化|扩大|进步|增长|完善)$|(?:推开|展开|到位|见效)$|^(?:有力|有效|极大|切实|进一步|充分|大大|真正)?地?(?:推动|促进|推进|提高|提升|增强|激发|保证|确保|调动|加快|带动|改善|营造|形成|树立|赢得)了"
)
_PAST = re.compile(
    r"(?:[去今]年(?:\d{1,2}月|[上下]半年|前?[一二三四]季度|以来|年?初)|上半年|前三季度|一季度|截[至止]|自[^，。]{2,30}(?:以来|后)，|\d{1,2}月\d{1,2}日|[^，。]{2,14}以来，)"
)


@dataclass(slots=True)
class _Context:
    """What is carried from sentence to sentence."""

    paragraph: int = 0
    mode: int = -1
    previous: int = -1
    theme: tuple[int, float] = (-1, 0.0)
    lead: tuple[int, float] = (-1, 0.0)
    announced: tuple[int, float] = (-1, 0.0)
    in_items: bool = False


def assign_roles(clean: CleanText, outline: Outline, facts: DocumentFacts) -> Outline:
    """Return the same outline with the roles of its sentences filled in."""
    text = clean.text
    starts = [_words_start(sentence, outline.sections) for sentence in outline.sentences]
    scores = score_cues(text, outline, starts)
    plain = _plain_headings(text, outline)
    themes = _themes(outline, plain)
    loose = dict(plain)
    loose_theme = (-1, 0.0)
    context = _Context()
    first_body = next((s.paragraph_no for s in outline.sentences if s.kind == "body"), 0)
    roles: list[int] = []
    for sentence, start, own in zip(outline.sentences, starts, scores, strict=True):
        if sentence.kind != "body":
            loose_theme = loose.get(sentence.start, loose_theme)
            roles.append(_OTHER)
            continue
        words = text[start : sentence.end]
        _enter(context, sentence, outline.sections)
        modals = len(_MODAL.findall(_QUOTED.sub("", words)))
        _add_build(own, words, modals, sentence, outline.sections)
        if not modals and not _DEMANDS.search(words[:60]):
            _add_news(own, words, facts.doc_type, sentence.paragraph_no == first_body)
        context.theme = themes[sentence.section_no] if sentence.section_no else loose_theme
        _add_context(own, words, context, bool(sentence.section_no), facts.doc_type)
        roles.append(_decide(own, words, modals, context, bool(sentence.section_no), facts.doc_type))
        if roles[-1] in _CARRIED:
            context.previous = roles[-1]
        _listen(context, words)
        _announce(context, words, roles[-1])
    _settle_headings(text, outline, roles, scores)
    named = (replace(s, role=ROLES[role]) for s, role in zip(outline.sentences, roles, strict=True))
    return Outline(outline.paragraphs, outline.sections, tuple(named))


def _words_start(sentence: Sentence, sections: Sequence[Section]) -> int:
    """Return where a sentence's words begin, behind its marker."""
    section = sections[sentence.section_no]
    if section.no and section.start == sentence.start:
        return section.start + len(section.marker)
    return sentence.start


# ── headings and context ────────────────────────────────────────────────────────────────────────────────────────


def _themes(outline: Outline, loose: Sequence[tuple[int, tuple[int, float]]]) -> list[tuple[int, float]]:
    """Give each section the role that its heading announces, with a weight; else it inherits its parent's."""
    themes = [(-1, 0.0)]
    starts = [start for start, _ in loose]
    part = 0
    for section in outline.sections[1:]:
        is_part = section.marker[:1] == "第" and section.marker[-1:] in "分章"
        part = section.no if is_part else part
        above = bisect_right(starts, section.start)
        if section.parent_no or (part and not is_part):
            inherited = themes[section.parent_no or part]
        else:
            inherited = loose[above - 1][1] if above else themes[0]
        if section.marker.endswith("要") or section.heading.startswith("要"):
            themes.append((_REQUIREMENT, max(2.0, inherited[1] if inherited[0] == _REQUIREMENT else 0.0)))
        else:
            themes.append(_own_theme(section.heading, inherited, is_item=_is_item(section)))
    return themes


def _own_theme(heading: str, inherited: tuple[int, float], *, is_item: bool) -> tuple[int, float]:
    theme = heading_theme(heading)
    if not theme.role or (inherited[1] > _WEAK_THEME and (is_item or not theme.is_strong)):
        return inherited
    return ROLES.index(theme.role), _THEME_WEIGHT[theme.role] if theme.is_strong else _WEAK_THEME


def _plain_headings(text: str, outline: Outline) -> list[tuple[int, tuple[int, float]]]:
    """Return where headings without number stand and what they announce."""
    numbered = {section.start for section in outline.sections[1:]}
    return [
        (p.start, _own_theme(text[p.start : p.end], (-1, 0.0), is_item=False))
        for p in outline.paragraphs
        if p.kind == "heading" and p.start not in numbered
    ]


def _is_item(section: Section) -> bool:
    return section.marker[-1:] in "是要" or section.marker[:1] in "第其"


def _enter(context: _Context, sentence: Sentence, sections: Sequence[Section]) -> None:
    """Carry over, or drop, what the sentences before say about this one."""
    section = sections[sentence.section_no]
    opens = section.no > 0 and section.start == sentence.start
    if opens and _is_item(section) and not context.in_items:
        context.lead, context.in_items = context.announced, True
    if sentence.paragraph_no != context.paragraph:
        context.paragraph = sentence.paragraph_no
        context.mode = context.previous = -1
        if not (section.no and _is_item(section)):
            context.lead, context.in_items = (-1, 0.0), False
    elif opens:
        context.previous = context.previous if context.previous in _FORWARD else -1


def _announce(context: _Context, words: str, role: int) -> None:
    """Note what a sentence says of the items that may follow it (还存在以下问题：一是…)."""
    weight = 3.0 if words.endswith(("：", ":")) else 1.2
    context.announced = (role, weight) if role in _CARRIED else (-1, 0.0)


def _listen(context: _Context, words: str) -> None:
    """Note the reporting verb of a sentence for those that follow it in the paragraph."""
    head = words[:90]
    if _DEMANDS.search(head):
        context.mode = _REQUIREMENT
    elif _REPORTS.search(head):
        context.mode = _ACHIEVEMENT
    elif _SPEAKS.search(head):
        context.mode = -1


def _add_context(own: list[float], words: str, context: _Context, in_section: bool, doc_type: str) -> None:
    theme, weight = context.theme
    if context.lead[0] >= 0:
        own[context.lead[0]] += context.lead[1]
        weight = weight if theme == context.lead[0] else weight / 2
    if theme >= 0:
        own[theme] += weight
    elif doc_type in _DOC_PRIOR:
        role, weight = _DOC_PRIOR[doc_type]
        own[role] += weight if in_section or doc_type != "notice" else 0.0
    if doc_type == "notice" and not _DONE.search(words):
        own[_PROCEDURE] *= 0.3
    if context.mode >= 0 and not _SPEAKS.search(words[:60]):
        own[context.mode] += 1.5
    if _DEMANDS.search(words[:90]):
        own[_REQUIREMENT] += 2.0
    elif (hit := _REPORTS.search(words[:60])) and hit[0][-1] != "。":
        own[_ACHIEVEMENT] += 1.0
    if context.previous >= 0:
        own[context.previous] += _CARRY


# ── the sentence itself ─────────────────────────────────────────────────────────────────────────────────────────


def _add_build(own: list[float], words: str, modals: int, sentence: Sentence, sections: Sequence[Section]) -> None:
    """Add what the build of the sentence says."""
    clauses = _CLAUSE.split(words.rstrip(_CLOSERS))
    if _FOR_THOSE.search(words):
        own[_PROBLEM] *= 0.4
        own[_REQUIREMENT] += 1.0
    elif (turn := _TURN.search(words)) and own[_PROBLEM] >= 2:
        own[_PROBLEM] += 2.0 if turn.start() else 1.0
    if _COURSE.match(words):
        own[_PROCEDURE] += 4.0
    if modals and own[_PROBLEM] >= 4 and _MENDS.search(clauses[-1]):
        modals = 0
    if modals:
        own[_REQUIREMENT] += min(3.0, 1.0 + 0.7 * modals)
        own[_PROCEDURE] *= 0.5
    if len(clauses) > 1 and _MODAL.search(clauses[-1]):
        own[_REQUIREMENT] += 1.0
    if _RESULT.search(clauses[-1]):
        own[_ACHIEVEMENT] += 1.5
    if _PAST.match(words):
        own[_ACHIEVEMENT] += 1.0
    if _YEAR_OF.search(words):
        own[_BACKGROUND] += 2.5
    elif _IS_KEY.search(words):
        own[_BACKGROUND] += 3.5
    section = sections[sentence.section_no]
    if section.no and section.start == sentence.start and section.marker.endswith("要"):
        own[_REQUIREMENT] += 3.0


def _add_news(own: list[float], words: str, doc_type: str, opens: bool) -> None:
    """Add what the opening of a report tells: the meeting takes place, people take part."""
    if _MEETS.search(words) and _DATED.search(words[:200]):
        own[_PROCEDURE] += 2.5 if opens or doc_type == "news_report" else 1.0
    if opens and doc_type in ("news_report", "bulletin") and _MEETS.search(words):
        own[_PROCEDURE] += 2.0


def _decide(own: list[float], words: str, modals: int, context: _Context, in_section: bool, doc_type: str) -> int:
    figures = len(_FIGURE.findall(words))
    if figures and own[_ACHIEVEMENT] > 0:
        own[_ACHIEVEMENT] += min(1.5, 0.5 * figures)
    theme = context.theme[0]
    done = bool(_DONE.search(words))
    if theme in _FORWARD and not done:
        own[_ACHIEVEMENT] *= 0.5
    if not done and _SURE_FUTURE.search(words):
        own[_PLAN] += 1.5
    forward = max(own[_REQUIREMENT], own[_PLAN]) + 0.4 * min(own[_REQUIREMENT], own[_PLAN])
    rest = [(own[role], -role) for role in range(len(ROLES)) if role not in _FORWARD]
    best, negative = max(rest)
    if max(forward, best) < _LEAST:
        return _by_default(own, context, doc_type, in_section)
    if forward < best:
        return -negative
    return _PLAN if _is_plan(own, words, modals, figures, theme, context, doc_type) else _REQUIREMENT


def _by_default(own: Sequence[float], context: _Context, doc_type: str, in_section: bool) -> int:
    """Return the role of a sentence without cues: that of the sentence before it, or its document's own."""
    if max(own) > 0:
        return max(range(len(ROLES)), key=lambda role: (own[role], -role))
    if context.previous >= 0:
        return context.previous
    if doc_type == "notice":
        return _REQUIREMENT if in_section else _BACKGROUND
    return _ACHIEVEMENT


def _is_plan(
    own: list[float], words: str, modals: int, figures: int, theme: int, context: _Context, doc_type: str
) -> bool:
    """Tell a scheduled act or a target from what somebody is told to do."""
    plan = min(1.5, 0.75 * figures) + min(2.0, 0.5 * own[_PLAN])
    asked = min(3.0, 0.35 * own[_REQUIREMENT])
    if _DAYS.match(words):
        plan += 1.5
    if _HORIZON.match(words):
        plan += 3.5
    if theme == _PLAN:
        plan += 1.0
    if theme == _REQUIREMENT or context.mode == _REQUIREMENT:
        asked += 0.8
    if doc_type == "notice":
        asked += 0.8
    first = words[: min((at for at in (words.find(mark) for mark in "，；。：") if at >= 0), default=len(words))]
    if _IMPERATIVE.match(first) and not any(char.isdigit() for char in first) and not first.startswith("围绕"):
        asked += 2.0
    if figures <= 1 and _LIMITS.search(words):
        asked += 0.8
    if modals:
        asked += 2.5 + min(1.0, 0.5 * (modals - 1))
    return plan > asked


# ── run-in headings ─────────────────────────────────────────────────────────────────────────────────────────────


def _settle_headings(text: str, outline: Outline, roles: list[int], scores: Sequence[list[float]]) -> None:
    """Give a run-in heading that is a sentence of its own the role that prevails in its content."""
    for at, sentence in enumerate(outline.sentences):
        if sentence.kind != "body" or not sentence.is_heading:
            continue
        section = outline.sections[sentence.section_no]
        if section.marker.endswith("要") or section.heading.startswith("要"):
            continue
        if roles[at] in (_BACKGROUND, _PROBLEM) and scores[at][roles[at]] >= 3.5:
            continue
        tally = [0.0] * len(ROLES)
        for later in range(at + 1, min(at + 9, len(roles))):
            other = outline.sentences[later]
            if other.paragraph_no != sentence.paragraph_no and other.section_no != sentence.section_no:
                break
            if other.section_no != sentence.section_no and other.start >= section.until:
                break
            if other.kind == "body" and roles[later] in _CARRIED:
                tally[roles[later]] += 1.0
        if max(tally) > 0 and roles[at] not in (_PROCEDURE, _ATTENDANCE):
            tally[roles[at]] += 0.5
            roles[at] = tally.index(max(tally))
