"""Which kind of document it is: bulletin, speech, work report, notice, news report, article or other.

The order of the questions is the order of their force: an issue number makes a
bulletin whatever it prints, a note that a text is edited from a speech makes a
speech; then the title's own words, the dateline, the hearers greeted, and last
the way the text begins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from etl.structure import patterns as pat

__all__ = ["decide_doc_type"]

_SAID = re.compile("讲话|发言|演讲|报告|录音|致辞")
_EDITED_FROM_SPEECH = re.compile(
    r"(?:根据|依据|摘自|系|是|为|在)[^。；]{2,80}(?:讲话|发言|演讲|报告|录音|致辞)[^。；]{0,12}(?:整理|摘要|节选|摘编|摘录|修改)"
    r"|(?:本文|此文|这)(?:系|是|为)[^。；]{2,80}(?:讲话|发言|演讲|致辞)"
)
_TAIL = r"(?:[稿]|[（(【\[].{1,16}[）)】\]]|摘要|全文|节选|范文)*$"
_SPEECH_TITLE = re.compile(
    r"(?:(?<![并作的])(?<!重要)(?<!发表)讲话|(?:上|时|中|期间|仪式|会议?)的(?:重要)?讲话|讲话要点|讲话提纲|致辞|致词|贺词|贺信|发言|演讲|演说|主持词|主持讲话|开幕词|闭幕词|欢迎词|答谢词|总结讲话|动员讲话|动员报告|"
    rf"党课(?:讲稿|报告)?|讲稿|宣讲提纲|新年献词|表态发言|发言材料|述评讲话|交流发言){_TAIL}"
)
_REPORT_TITLE = re.compile(
    r"(?:工作报告|工作总结|总结报告|情况报告|工作汇报|情况汇报|情况的汇报|的汇报|述职报告|述廉报告|述职述廉报告|履职报告|执行情况的?报告|"
    r"自查报告|整改报告|进展情况报告|工作情况|的报告|年度报告|总结|工作小结|汇报材料|审计报告|预算(?:草案)?(?:的)?报告|汇报提纲)"
    rf"{_TAIL}"
)
_REPORT_AND_PLAN = re.compile(
    r"(?:工作总结|总结|工作情况|工作汇报|完成情况)[及和与暨、].{0,16}(?:计划|打算|安排|思路|要点)" + _TAIL
)
_REPORTED_AT = re.compile("(?:代表大会|代表会议|全体会议|全会|会议|大会)上?的(?:工作)?报告$")
_REPORTS = re.compile("向(?:大会|会议|全会|各位代表)[^。；]{0,8}报告|(?:请予|请)(?:大会|会议)?审[议查]")
_STUDY_TITLE = re.compile(r"(?:调研|调查|考察|研究|分析|可行性|实验|评估|监测)[^，。]{0,6}报告" + _TAIL)
_NOTICE_TITLE = re.compile(
    r"(?:通知|意见|方案|通报|决定|决议|令|办法|批复|函|请示|公告|通告|规定|规则|细则|要点|规划|计划|安排|制度|预案|纲要|条例|章程|"
    rf"公示|(?<!统计)公报|倡议书|公约|指南|标准|措施|清单|任务书|责任书|实施方案|议案|须知|守则|规程){_TAIL}"
)
_MINUTES_TITLE = re.compile(
    r"(?:纪要|会议记录|公开信|慰问信|感谢信|名单|大事记|年鉴|简历|公示表|统计公报|统计月报|统计快报|调查公报)" + _TAIL
)
_NEWS_TITLE = re.compile(
    r"(?:召开|举行|举办|开幕|闭幕|开班|启动|强调|指出|要求|调研|视察|考察|检查|督查|慰问|出席|会见|来[我县市区])"
)
_OPENING = re.compile(
    r"(?:\d{1,2}月\d{1,2}日|[昨今前]日|[昨今前]天|日前|近日|连日来|上午|下午|当日|本月\d{1,2}日)[^。]{0,120}"
    r"(?:召开|举行|举办|主持|出席|深入|来到|赴|前往|调研|检查|启动|开幕|传达|慰问|视察|带队|强调|获悉|接待|会见|参加|走访|开展|揭牌|开工)"
)
_MEETING_NEWS = re.compile(
    r"(?:出席(?:了)?(?:会议|大会|座谈会|仪式|活动)|主持(?:了)?(?:会议|大会|座谈会)|参加(?:了)?(?:会议|大会|座谈会|活动)|会议(?:指出|强调|要求|传达|听取|认为)|"
    r"(?:主持召开|召开了?)[^。]{0,40}(?:会议?|大会)|讲话(?:中)?(?:时)?(?:指出|强调)|列席(?:了)?会议|作(?:了)?(?:重要)?讲话|[\u4e00-\u9fff]{2,4}(?:指出|强调|要求)，)"
)
_FIRST_PERSON = re.compile(r"我们|我[县市区省镇乡局]|笔者")
_NOTICE_BODY = re.compile(
    r"(?:现将有关事项|现就有关(?:事项|问题)|请认真贯彻执行|请遵照执行|特此(?:通知|通告|公告|函复|批复|报告)|经[^，。]{2,24}(?:研究|同意)，(?:现|决定))"
)
_SPEECH_BODY = re.compile(
    r"(?:下面，?我|我(?:就|讲|想|再|代表|宣布|谈|先|简要)[^。]{0,30}(?:讲|意见|看法|要求|几点|汇报|谈|说)|谢谢大家|我的讲话完了)"
)
_REACH, _OPENING_LENGTH = 1500, 300


def decide_doc_type(
    *, title: str, has_issue: bool, has_number: bool, lines: Mapping[str, Sequence[str]], is_reported: bool
) -> str:
    """Return the document's type from its title, its lines by kind and what its head prints."""
    if has_issue:
        return "bulletin"
    body = lines.get("body", ())
    opening = "\n".join(body[:6])[:_REACH]
    if _is_edited_speech([*lines.get("note", ()), *lines.get("subtitle", ()), *body[-1:], *body[:1]]):
        return "speech"
    reported = is_reported or any(pat.DATELINE.match(line) for line in body[:2])
    by_title = _by_title(title, lines) or _by_subtitle(lines)
    if reported and by_title != "speech":
        return "news_report"
    if by_title:
        return by_title
    return _by_lines(has_number, lines) or _by_text(title, opening, body, lines)


def _by_lines(has_number: bool, lines: Mapping[str, Sequence[str]]) -> str:
    if has_number or lines.get("addressee"):
        return "notice"
    if lines.get("salutation") and _REPORTS.search("".join(lines.get("body", ())[:2])[:_OPENING_LENGTH]):
        return "work_report"
    return "speech" if lines.get("salutation") else ""


def _is_edited_speech(lines: Sequence[str]) -> bool:
    return any(len(line) <= 160 and _SAID.search(line) and _EDITED_FROM_SPEECH.search(line) for line in lines)


def _by_title(title: str, lines: Mapping[str, Sequence[str]]) -> str:
    signed = any(not pat.is_issuer(line) for line in lines.get("byline", ()))
    kinds = (
        (_SPEECH_TITLE, "speech"),
        (_REPORT_AND_PLAN, "work_report"),
        (_STUDY_TITLE, "article" if signed else "other"),
        (_REPORT_TITLE, "work_report"),
        (_MINUTES_TITLE, "other"),
        (_NOTICE_TITLE, "notice"),
    )
    return next((kind for pattern, kind in kinds if pattern.search(title)), "")


def _by_subtitle(lines: Mapping[str, Sequence[str]]) -> str:
    """Return the type that a subtitle names where the title is a motto (``——在…会议上的讲话``, ``——…的调研报告``)."""
    for line in lines.get("subtitle", ()):
        if not line.startswith(("—", "-", "（", "(", "在")):
            continue
        bare = line.strip("—-（）() ")
        if _STUDY_TITLE.search(bare):
            return _by_title(bare, lines)
        if bare.startswith("在") and _REPORTED_AT.search(bare):
            return "work_report"
        if bare.startswith("在") and _SPEECH_TITLE.search(bare):
            return "speech"
    return ""


def _by_text(title: str, opening: str, body: Sequence[str], lines: Mapping[str, Sequence[str]]) -> str:
    """Decide by how the text begins and speaks where neither head nor title says it."""
    news = 2 * bool(_OPENING.match(opening) or _OPENING.search(opening[:260])) + len(_MEETING_NEWS.findall(opening))
    if _NEWS_TITLE.search(title):
        news += 1
    whole = opening + "\n".join(body[-2:])[-_REACH:]
    speech = 2 * len(_SPEECH_BODY.findall(whole)) + ("同志们" in whole)
    if len(_NOTICE_BODY.findall(whole)) and lines.get("signature"):
        return "notice"
    if news >= 2 and news >= speech:
        return "news_report"
    if speech >= 2:
        return "speech"
    if lines.get("byline") or (title and _FIRST_PERSON.search(opening)) or (title and len(opening) > 300):
        return "article"
    return "news_report" if news else "other"
