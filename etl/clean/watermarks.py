"""Watermarks: the name or address of a site, set at the ends of lines or within the text that it serves.

A mark is told by what it is (an address, a name that only sites bear, the name
that the page's own lines give the site) or by its repetition: the same short
words in brackets, or behind a gap at the end of prose lines, twice and more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from etl.clean.glosses import spells_without_tones
from etl.clean.mapped import BREAK, Change, Mapped
from etl.clean.stamps import rest_of_line
from etl.openers import gated, sign

__all__ = ["strip_tails", "strip_watermarks"]

_DOMAIN = r"(?<![A-Za-z0-9@\-])[A-Za-z0-9\-]{3,30}\.(?:com|cn|net|org|cc)(?:\.cn)?(?![A-Za-z0-9@])"
_ADDRESS = rf"(?:https?://|www\.)[A-Za-z0-9.\-/_%?=&#]{{4,120}}|{_DOMAIN}"
_SITE = r"[\u4e00-\u9fffA-Za-z0-9]{2,10}(?:文档网?|文库网?|范文网|公文网|论文网|资料网|课件网|下载网|文秘网|写作网)"
_BLANK = r"[ \t\u3000\xa0\u2002\u2003]"
_MARK = r"[^\s，。；：、！？“”（）]{2,24}"
_TAG_SIGN = r"[◎◇◆●★☆※@＠#►▶■□○⊙¤§✿❀✦♣♠♥◈▣▲△▼▽〓→⇒»~～|｜│*•◥◤]"
_NAME = r"[\u4e00-\u9fffA-Za-z0-9]{2,14}"
# patterns open with what is rare, so that text without it costs nothing
_AT_END = re.compile(rf"(?m){_BLANK}{_BLANK}{{0,39}}+(?P<mark>{_MARK}){_BLANK}{{0,40}}$")
_AT_START = re.compile(rf"(?m)^{_BLANK}{{0,40}}(?P<mark>{_MARK}){_BLANK}{{1,40}}(?=\S)")
_BRACKETED = re.compile(r"[【〖\[](?P<mark>[^【】〖〗\[\]\n，。；：]{2,80})[】〗\]]")
_INSIDE = re.compile(rf"{_ADDRESS}", re.I)
_ADVERT = re.compile(
    rf"(?m){_BLANK}{{2,40}}(?:[^\n。；，]{{0,24}}?(?:{_ADDRESS})[^\n。；，]{{0,6}}|{_SITE}){_BLANK}{{0,40}}$"
    rf"|{_BLANK}(?:更多|本文|此文|原文|资料|文章|欢迎|转自|摘自|源自)[^\n。；，]{{0,24}}?(?:{_ADDRESS})[^\n。；，]{{0,6}}$"
    rf"|[【〖\[]{_SITE}[】〗\]]{_BLANK}{{0,40}}$",
    re.I,
)
_CREDIT = re.compile(
    r"[（(\[【〔][^（()）\[\]【】〔〕\n]{0,20}(?:本文|文章|此文|原文|资料|更多|转载|转自|来源于|收集|整理)[^（()）\[\]【】〔〕\n]{0,30}"
    rf"(?:{_ADDRESS}|文库|文档网|范文网|公文网|资料网|论文网|学习网)[^（()）\[\]【】〔〕\n]{{0,30}}[）)\]】〕]",
    re.I,
)
_CONTACT = re.compile("[邮信]箱|[Ee]-?[Mm]ail|@")
_HINT = sign(
    r"[wW]{3}|[hH][tT]{2}[pP]|\.(?:[cC](?:[oO][mM]|[nN])|[nN][eE][tT]|[oO][rR][gG])"
    "|文库|文档|范文|公文网|资料网|论文网|学习网|课件网|下载网|写作网"
)
_PROSE = re.compile(r"[，。；、]|,(?=[\u4e00-\u9fff])")
# opens behind the mark that ends a sentence: who goes on there without a mark of his own is not the text
_BEHIND_SENTENCE = re.compile(
    rf"(?:(?<=[。！？；])|(?<=[。！？；][”）]))[（(【\[]?(?P<name>[\u4e00-\u9fff·]{{2,12}})?[:：]?{_BLANK}{{0,3}}"
    rf"(?:{_ADDRESS})[）)】\]]?(?P<after>{_BLANK}{{0,40}})(?P<last>$)?",
    re.I | re.M,
)
_SENTENCE_OF_SITE = re.compile(
    r"(?:(?<=[。！？；])|(?<=[。！？；][”）]))(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,10}?[网站库坛社])(?P<rest>[^。！？\n]{2,40})(?:[。！？]|$)",
    re.M,
)
_ADVERTISES = re.compile(r"[为给][您你]|提供|欢迎|更多|尽在|下载|首发|收集|搜集|整理|分享|最[全新大]|第一")
_CITED = re.compile(r"(?:网址|网站|网页|邮箱|地址|登录|登陆|访问|链接|平台)[为是]?[:：]?[（(]?\s*$")
_SITE_NAME = re.compile("文档|文库|范文网|公文网|论文网|资料网|课件网|下载网|文秘网|写作网")
_IS_SITE = re.compile(rf"(?:{_ADDRESS}|(?:https?://|www\.)\S+|{_SITE})", re.I)
_OF_DOCUMENT = re.compile(
    r"^[^A-Za-z]*\d|(?:[局委办部院府会组所站校镇乡村区县市厅处科室司长记任员人家]|中心|公司|单位|完成|同志|责任)$"
)
_HOST = (
    r"(?:https?://)?(?:[A-Za-z0-9][A-Za-z0-9\-]{0,29}\.){1,4}[A-Za-z]{2,10}(?![A-Za-z0-9@])(?:/[A-Za-z0-9./_\-]{0,40})?"
)
_SITE_END = (
    "(?:在线|论坛|热线|社区|贴吧|信息港|之窗|资讯|快讯|播报|发布|头条|传媒|融媒|百事通|生活圈"
    "|公文网|新闻网|信息网|门户网|生活网)"
)
_TAG = re.compile(
    rf"(?<![A-Za-z0-9]){_TAG_SIGN}{{1,3}}{_BLANK}{{0,4}}(?:{_NAME}{_BLANK}{{0,4}}[:：]?{_BLANK}{{0,4}})?"
    rf"{_HOST}(?:{_BLANK}{{0,4}}{_TAG_SIGN}{{1,3}})?"
)
_TAIL = re.compile(
    r"(?:[（(【〖\[〔](?P<inside>[^（()）【】〖〗\[\]〔〕\n。；]{0,80})[）)】〗\]〕]"
    rf"|(?:{_BLANK}|{_TAG_SIGN}{{1,3}}{_BLANK}{{0,3}})(?:{_NAME}{_BLANK}{{0,3}}[:：\-—]?{_BLANK}{{0,3}})?(?:{_ADDRESS})"
    rf"{_TAG_SIGN}{{0,3}}){_BLANK}{{0,20}}$",
    re.I | re.M,
)
_LEADS_ON = re.compile("网址|网站|网页|邮箱|登录|登陆|访问|链接|平台|微信|地址|电话")
_SET_OFF = re.compile(rf"[{_TAG_SIGN[1:-1]}【〖\[{_BLANK[1:-1]}]")
_SIGNED_LINE = re.compile(rf"(?m)^{_BLANK}{{0,40}}[★☆◎◇◆●※◈▣⊙¤♠♥♣♦][^\n，。；：、！？]{{3,36}}$")
_SIGNED = re.compile(_TAG_SIGN)
_NAME_TAG = re.compile(
    rf"(?<![A-Za-z0-9]){_TAG_SIGN}{{1,3}}{_BLANK}{{0,2}}(?P<name>[\u4e00-\u9fff]{{2,8}}?{_SITE_END})"
    rf"(?![\u4e00-\u9fff]{{0,3}}[：:]){_TAG_SIGN}{{0,3}}"
)
_SPREAD = re.compile(
    r"w {1,2}w {1,2}w {0,2}[.．。·] {0,2}(?:[A-Za-z0-9] {0,2}){2,24}[.．。·] {0,2}"
    r"(?:c {0,2}o {0,2}m|c {0,2}n|n {0,2}e {0,2}t|o {0,2}r {0,2}g)(?: {0,2}[.．。] {0,2}c {0,2}n)?",
    re.I,
)
_IN_BRACKETS = re.compile(r"[（(\[【〖〔](?P<mark>[^（()）\[\]【】〖〗〔〕\n，。；]{3,60})[）)\]】〗〕]")
_ROMAN = re.compile(r"(?:https?://|www\.)?[A-Za-z0-9][A-Za-z0-9.\-/]{2,60}")
_CREDIT_WORD = re.compile(
    "本文|文章|资料|内容|整理|收集|搜集|汇编|提供|供稿|首发|原创|编辑|发布|上传|转载|转自|摘自|源自|来自|来源|出自|出处"
    "|请|注明|欢迎|访问|关注|更多|尽在|独家|版权所有"
)
_TAKEN_FROM = gated(
    r"(?:本文|此文|文章|原文|资料|本资料)(?:来源|来自|转自|摘自|出自|源自|出处)于?[ \u3000]?[：:]?[ \u3000]?"
)
_LINKING = re.compile(r"[\s：:、!！|]+|[由自于的]")
_ROMANISED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,6})\s?(?P<roman>[a-z]{5,30})(?:\.[a-z.]{2,7})?")
_LETTERS = re.compile("[a-z]{5}")
_BLANKS = " \t\u3000\xa0\u2002\u2003"
_ACCOUNT, _LED_TO = (
    re.compile(
        rf"(?:微博|微信|账号|帐号|公众号|抖音|快手|关注|用户|网友|网民|登录|登陆|访问|平台|邮箱|网址{more})[“”：:（(]?$"
    )
    for more in ("|、", "|网站|网页")
)
_NAME_BEFORE = re.compile(rf"(?<={_BLANK})(?P<name>{_NAME}){_BLANK}{{0,3}}[:：\-—]?{_BLANK}{{0,3}}$")
_POINTS = gated("更多|以上|本文|登[录陆]|访问|关注|尽在|欢迎|搜索|收藏|点击|下载")
_TO_SITE = re.compile(
    "(?:(?:请|敬请|欢迎|可|就)?(?:[您你]|大家)?(?:登[录陆]|访问|关注|光临|浏览|点击|上|来|到|搜索?|百度一?下?|收藏|认准|记住)+|尽在|都在|就在|来自|请[上看找])(?:我们的?)?(?:网站)?$"
)
_ROOM_BEHIND = re.compile(
    r"(?:网站?|官网|微信|公众号|首页|查[看找询]|阅读|下载|浏览|[A-Za-z0-9]|搜索|获取|更多|精彩|内容|全文|原文|范文|文章|资料|免费)*"
)
_BEFORE_SITE = re.compile("(?:(?:以上|本文|上文)(?:就是|内容|文章|是|由)*)?")
_OPENS_SITE = re.compile(
    r"[A-Za-z0-9]*(?:小编)?(?:有|[为给](?:大家|各位|网友)|为[您你]|提供|欢迎|更多|海量|免费|竭诚|期待|祝)"
)
_NO_LETTERS = re.compile(r"[\W_]+")
_LONGEST_POINTER = 60
_SHORTEST, _FURTHEST = 14, 24
_NEAR, _LONGEST_ALONE = 200, 40
_AROUND = " \t\u3000\xa0\u2002\u2003【】〖〗[]（）()◆★●■※"


def strip_watermarks(doc: Mapped, names: frozenset[str]) -> None:
    """Take the marks of a site out of the lines of ``doc``; ``names``: those by which the page calls the site."""
    finders: list[Callable[[str, frozenset[str]], Iterator[tuple[int, int]]]] = []
    if _SET_OFF.search(doc.text):
        finders = [_tags, _bracketed, _edges]
    if ("（" in doc.text or "(" in doc.text or finders) and (names or _LETTERS.search(doc.text)):
        finders.append(_named)
    if names and _TAKEN_FROM.search(doc.text):
        finders.append(_taken_from)
    if _HINT.search(doc.text):
        finders = [_credits, _adverts, *finders, _behind_sentences, _addresses]
    if names or _SITE_NAME.search(doc.text):
        finders.append(_advertised)
    if names:
        _strip_pointers(doc, names)
    if not finders:
        return
    _strip_signed_lines(doc)
    marks: set[str] = set()
    for find in finders:
        spans = list(find(doc.text, names))
        marks.update(doc.text[start:end].strip(_AROUND) for start, end in spans)
        doc.remove(spans, "watermarks", "mark of the site within the text")
    if marks:
        _strip_alone(doc, marks)


def strip_tails(doc: Mapped) -> None:
    """Take the marks with an address that recur at the ends of lines, before their lines are told apart.

    A line of the text that bears one speaks like the site's.
    """
    if not _HINT.search(doc.text):
        return
    found = [
        match
        for match in _TAIL.finditer(doc.text)
        if (match["inside"] is None or _INSIDE.search(match["inside"])) and not _LEADS_ON.search(match[0])
    ]
    counts = Counter(match[0].strip() for match in found)
    spans = [
        match.span()
        for match in found
        if rest_of_line(doc.text, match.start()) >= _SHORTEST
        and (counts[match[0].strip()] > 1 or (_CREDIT_WORD.search(match[0]) and _cuts(doc.text, match.start())))
    ]
    doc.remove(spans, "watermarks", "mark of the site within the text")


def _cuts(text: str, at: int) -> bool:
    """Tell whether a sentence breaks off where a mark begins."""
    return text[max(0, at - _NEAR) : at].rstrip(_BLANKS)[-1:] not in tuple("。！？”）")


def _strip_signed_lines(doc: Mapped) -> None:
    """Take out the lines that begin with a sign, hold no sentence and stand on the page again and again."""
    if not _SIGNED.search(doc.text):
        return
    changes: list[Change] = [(*match.span(), BREAK) for match in _SIGNED_LINE.finditer(doc.text)]
    counts = Counter(doc.text[start:end].strip(_BLANKS) for start, end, _ in changes)
    changes = [change for change in changes if counts[doc.text[change[0] : change[1]].strip(_BLANKS)] > 1]
    doc.record([(start, end, "") for start, end, _ in changes], "watermarks", "mark of the site on a line of its own")
    doc.tidy(changes)


def _strip_pointers(doc: Mapped, names: frozenset[str]) -> None:
    """Take out the lines that lead the reader to the site by its name and hold no sentence: 更多范文，请登录…."""
    changes: list[Change] = []
    at = 0
    for line in doc.text.split("\n"):
        said = _NO_LETTERS.sub("", line) if len(line) <= _LONGEST_POINTER and _POINTS.search(line) else ""
        if said and "。" not in line[:-1] and any(_points_to(said, name) for name in names):
            changes.append((at, at + len(line), BREAK))
        at += len(line) + 1
    doc.record([(start, end, "") for start, end, _ in changes], "watermarks", "line that leads the reader to the site")
    doc.tidy(changes)


def _points_to(said: str, name: str) -> bool:
    """Tell whether words lead to a name: it stands at their end, perhaps with its address, or opens them."""
    before, _, after = said.partition(name)
    return before != said and (
        bool(_TO_SITE.search(before) and _ROOM_BEHIND.fullmatch(after))
        or (bool(_BEFORE_SITE.fullmatch(before)) and bool(_OPENS_SITE.match(after)))
    )


def _strip_alone(doc: Mapped, marks: set[str]) -> None:
    """Take out the lines that are nothing but a mark that other lines bear too."""
    changes: list[Change] = []
    at = 0
    for line in doc.text.split("\n"):
        if len(line) <= _LONGEST_ALONE and line.strip(_AROUND) in marks:
            changes.append((at, at + len(line), BREAK))
        at += len(line) + 1
    doc.record([(start, end, "") for start, end, _ in changes], "watermarks", "mark of the site on a line of its own")
    doc.tidy(changes)


def _tags(text: str, _: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield a site's name behind a sign: with its address anywhere in prose, alone at a line's end or repeatedly."""
    spans = [match.span() for match in _SPREAD.finditer(text)] if "w w" in text or "W W" in text else []
    if not _SIGNED.search(text):
        yield from _apart([_with_blanks(text, start, end) for start, end in spans])
        return
    spans += [match.span() for match in _TAG.finditer(text) if "." in match[0] and _leads_nowhere(text, match)]
    names = [match for match in _NAME_TAG.finditer(text) if _leads_nowhere(text, match)]
    counts = Counter(match["name"] for match in names)
    for match in names:
        is_last = text[match.end() : match.end() + 1] in ("\n", "") and _in_prose(text, match)
        if _is_behind(text, match.start()) and (is_last or counts[match["name"]] > 1):
            spans.append(match.span())
    yield from _apart([_with_blanks(text, start, end) for start, end in spans])


def _with_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the blanks around it that set it off."""
    while start and text[start - 1] in _BLANKS:
        start -= 1
    while end < len(text) and text[end] in _BLANKS:
        end += 1
    return start, end


def _leads_nowhere(text: str, match: re.Match[str]) -> bool:
    """Tell whether a mark stands beside other text that does not lead up to it."""
    before = text[max(0, match.start() - 12) : match.start()].rstrip(_BLANKS)
    return _is_inside(text, *match.span()) and not (_CITED.search(before) or _ACCOUNT.search(before))


def _credits(text: str, _: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield remarks in brackets on where the text was taken from."""
    yield from (match.span() for match in _CREDIT.finditer(text))


def _adverts(text: str, _: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield what follows a gap at a line's end and leads to a site, or bears its kind of name."""
    yield from (
        match.span()
        for match in _ADVERT.finditer(text)
        if _is_behind(text, match.start()) and not _CONTACT.search(match[0])
    )


def _bracketed(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield bracketed marks: names of the site, or what stands in the same odd brackets at several lines' ends."""
    found = [match for match in _BRACKETED.finditer(text) if _is_inside(text, match.start(), match.end())]
    at_end = Counter(match[0] for match in found if text[match.end() : match.end() + 1] in ("\n", ""))
    cuts = {match[0] for match in found if text[match.start() - 1 : match.start()] not in tuple("。；！？：\n")}
    for match in found:
        repeated = at_end[match[0]] > 1 and match[0] in cuts and not _OF_DOCUMENT.search(match["mark"])
        leads = _IS_SITE.fullmatch(match["mark"]) and not _CITED.search(
            text[max(0, match.start() - 12) : match.start()]
        )
        if match["mark"] in names or repeated or leads:
            yield match.span()


def _named(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield brackets that hold the site's name with its address or as a credit, or a name with its own romanisation."""
    for match in _IN_BRACKETS.finditer(text):
        mark = match["mark"]
        is_set_off = bool(_ROMAN.search(mark) or _CREDIT_WORD.search(mark)) and _says_name(mark, names)
        before = text[max(0, match.start() - 12) : match.start()]
        if (is_set_off and not _LED_TO.search(before)) or (_is_romanised(mark) and not _ACCOUNT.search(before)):
            yield match.span()


def _taken_from(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield what says within prose that the text comes from this site: 本文来源：, and the site's name."""
    for match in _TAKEN_FROM.finditer(text):
        told = max((name for name in names if text.startswith(name, match.end())), key=len, default="")
        if told and _is_inside(text, match.start(), match.end() + len(told)):
            yield match.start(), match.end() + len(told)


def _says_name(mark: str, names: frozenset[str]) -> bool:
    """Tell whether a mark holds the site's name and besides it nothing but its address and words of credit."""
    if not names or not (said := _LINKING.sub("", _CREDIT_WORD.sub("", _ROMAN.sub("", mark)))):
        return False
    return said in names or f"{said}网" in names


def _is_romanised(mark: str) -> bool:
    match = _ROMANISED.fullmatch(mark)
    return match is not None and spells_without_tones(match["name"], match["roman"])


def _edges(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield marks set off by a gap at the ends of prose lines: the site's names, or the same words again and again."""
    spans = []
    for pattern in (_AT_END, _AT_START) if names else (_AT_END,):
        found = [match for match in pattern.finditer(text) if _in_prose(text, match, bool(names))]
        counts = Counter(match["mark"] for match in found)
        for match in found:
            mark = match["mark"]
            is_wide = len(match[0]) > len(mark) + 1 and counts[mark] > 1 and not _OF_DOCUMENT.search(mark)
            is_wide = is_wide and _in_prose(text, match)
            bare = mark.strip(_TAG_SIGN)
            is_credit = bool(_ROMAN.search(mark) or _CREDIT_WORD.search(mark)) and _says_name(mark, names)
            if mark in names or bare in names or is_wide or is_credit:
                spans.append(match.span())
    yield from _apart(spans)


def _addresses(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield addresses in prose that nothing leads up to: set off by a gap at a line's end, or printed several times.

    The name that stands between the gap and the address goes with it: the site's, or one that recurs before it.
    """
    found = [
        match
        for match in _INSIDE.finditer(text)
        if text[match.start() - 1 : match.start()] not in ("@", ".", "/")
        and not _CITED.search(text[max(0, match.start() - 12) : match.start()])
        and _is_inside(text, *match.span())
    ]
    counts = Counter(match[0].lower() for match in found)
    leads = [_NAME_BEFORE.search(text, max(0, match.start() - _FURTHEST), match.start()) for match in found]
    named = Counter(lead["name"] for lead in leads if lead)
    for match, lead in zip(found, leads, strict=True):
        start, end = match.span()
        is_last = text[end : end + 1] in ("\n", "")
        if lead and is_last and (lead["name"] in names or named[lead["name"]] > 1):
            start = lead.start("name")
        while start and text[start - 1] in " \t\u3000\xa0":
            start -= 1
        is_between = text[end : end + 1] in " \u3000\xa0" and text[start - 1] in "。！？"
        if (start < match.start() and (is_last or is_between)) or counts[match[0].lower()] > 1:
            yield start, end


def _advertised(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield sentences behind others in which the site speaks for itself: its name first, then its service."""
    for match in _SENTENCE_OF_SITE.finditer(text):
        is_site = match["name"] in names or _IS_SITE.fullmatch(match["name"])
        if is_site and _ADVERTISES.search(match["rest"]):
            yield match.span()


def _behind_sentences(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield addresses glued to a sentence's end, perhaps behind a name: at a line's end, or behind the site's name."""
    for match in _BEHIND_SENTENCE.finditer(text):
        said = text[max(0, match.start() - 12) : match.start() - 1]
        leads = _CITED.search(match["name"] or "") or _CITED.search(said)
        if not leads and (match["last"] is not None or (match["name"] and match["name"] in names)):
            yield match.start(), match.start("after")


def _is_behind(text: str, start: int) -> bool:
    """Tell whether text stands on the same line before ``start``."""
    low = max(0, start - _NEAR)
    return bool(text[max(text.rfind("\n", low, start) + 1, low) : start].strip())


def _is_inside(text: str, start: int, end: int) -> bool:
    """Tell whether a span shares its line with text before it or behind it."""
    return _is_behind(text, start) or bool(text[end : end + 40].partition("\n")[0].strip())


def _in_prose(text: str, match: re.Match[str], is_broken: bool = False) -> bool:
    """Tell whether a match shares its line with prose; ``is_broken``: a part of it without any mark will do."""
    low, high = max(0, match.start() - _NEAR), match.end() + _NEAR
    begins = match.end() - len(match[0].lstrip())
    start = max(text.rfind("\n", low, begins) + 1, low)
    end = text.find("\n", match.end(), high)
    rest = text[start : match.start()] + text[match.end() : high if end < 0 else end]
    return len(rest.strip()) >= _SHORTEST and bool(is_broken or _PROSE.search(rest))


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reached = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= reached:
            yield start, end
            reached = end
