"""What stands above the body: heads, title lines, subtitle, byline, addressee, salutation.

The first lines are read from the top until one can only be body. What may be a
title is gathered on the way and sorted at the end, when it is known how many
such lines there are: a kicker (``…会议上强调``) stands above the title, a deck
(``张三讲话 李四主持``) below it, and issuers above ``关于…的通知`` belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.structure import patterns as pat
from etl.structure.names import glued_name, is_name

__all__ = ["BRACKETED", "FORMAL_MARKER", "Line", "bare", "is_byline", "mark_front"]

_FRONT_LINES = 14
_LONGEST_HEAD, _LONGEST_MASTHEAD = 80, 60
_LONGEST_TITLE = 70
_TITLE_LINES, _MOST_ABOVE, _MOTTO_LINES = 4, 160, 4
_SENTENCE_INSIDE = re.compile(r"[。；](?!$)|[。；，：、]$")
_TITLE_TYPE = re.compile(
    r"(?:通知|意见|方案|通报|决定|决议|办法|批复|函|请示|公告|通告|规定|细则|要点|规划|计划|制度|预案|纲要|报告|讲话|讲话稿|致辞|发言|"
    r"总结|汇报|纪要|公报|命令|令|条例|安排|名单|建议|提纲|材料|倡议书|公开信)(?:[（(].{1,12}[）)])?$"
)
_TITLE_GOES_ON = re.compile(r"(?:关于|转发|印发|批转|在.{2,50}(?:上的|会上|时的)|二[〇○零]|(?:19|20)\d\d年)")
_GAP_BEHIND_SIGNER = re.compile(r"(签发人?[：:])\s")
_DECK_WORD = re.compile(r"[\u4e00-\u9fff、·]{2,30}(?:出席|主持|讲话|参加|陪同|致辞|(?<!工)作报告)(?:会议|大会)?")
_KICKER = re.compile(r"(?:强调|指出|要求|提出|表示|说|时)$")
_PLAIN_MASTHEAD = re.compile("(?:简报|专报|快报|文件)$")
_NOT_ADDRESSED = re.compile("[。；！？]|如下|主要|包括|以下|下列|要求[：:]|指出")
_SPREAD = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\s([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_ACTS = re.compile("[在为向对来赴]|调研|视察|会见|慰问|检查|考察|讲话|主持|出席|访|看望|接受|当选|任命|关于")
_CONTENTS = re.compile("[【《]?(?:本期(?:要目|导读|目录|内容|提要|看点)|要目|目\\s?录|内容提要)[】》]?[：:]?")
_EDITED_BY_WHOM = re.compile("(?:主办|主管|编印|编发|编辑|承办|协办)(?:单位)?[：:].{3,40}")
_MOTTO = re.compile(
    r"[【〖“]?(?:最高指示|毛主席(?:语录|教导(?:我们)?|指示|最新指示)|(?:革命)?导师语录|语录|题\s?词|卷首语)[】〗”]?[：:]?"
)
_REMARK = re.compile(
    r"[【〖\[〔（(]?\s?(?:编者按|编者的话|按\s?语|[编录博楼译转摘校]\s?[者主]?\s?按|[录转]入?者?(?:说明|附记)|题\s?记|导\s?语)\s?"
    r"[】〗\]〕）)]?\s?[：:】〗\]〕]"
)
_MINUTES = re.compile(
    r"(?:会\s?议)?(?:时\s?间|地\s?点|主\s?持(?:\s?人)?|出\s?席(?:\s?人(?:\s?员)?)?|列\s?席(?:\s?人(?:\s?员)?)?|参\s?加(?:\s?人(?:\s?员)?)?"
    r"|缺\s?席|请\s?假|记\s?录(?:\s?人)?|议\s?题|议\s?程)(?:单位|人员)?[：:]"
)
_COLUMN_HEAD = re.compile(r"[【\[〖●◆■★※]{1,2}[^】\]〗。]{2,16}[】\]〗●◆■★※]{0,2}")


FORMAL_MARKER = re.compile(
    r"[一二三四五六七八九十]{1,3}\s?[、．.]|[（(]\s?[一二三四五六七八九十\d]{1,3}\s?[）)]|\d{1,2}\s?[.．、](?!\d)"
    r"|第[一二三四五六七八九十百]{1,4}(?:[章节条]|部分)[\s、：]"
)
_PERSON = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s[\u4e00-\u9fff]|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,8}"
)
BRACKETED = re.compile(r"[（(【\[].*[）)】\]]")


@dataclass(slots=True)
class Line:
    """A line of the clean text without the spaces around it, and what it is."""

    start: int
    end: int
    text: str
    kind: str = "body"


def bare(text: str) -> str:
    """Return the letters and digits of a text, for comparison."""
    return re.sub(r"[\s\W_]+", "", text)


def mark_front(lines: Sequence[Line], web_titles: Sequence[str]) -> int:
    """Mark heads, title, subtitle, byline, addressee and salutation; return the first line of the body.

    ``web_titles``: what the page calls the title; where lines below a motto or remark print it, the front reaches them.
    """
    titles: list[int] = []
    contents = closed = False
    body = 0
    named = _named_title(lines, web_titles)
    for at, line in enumerate(lines[:_FRONT_LINES]):
        kind = "title" if at in named else _front_kind(lines, at, bool(titles), closed)
        if kind == "body" and (at < named.start or _is_of_motto(lines, at)):
            kind = "head"
        if kind == "body":
            break
        body = at + 1
        if kind == "title":
            titles.append(at)
            continue
        line.kind = kind
        contents = contents or bool(_CONTENTS.fullmatch(line.text))
        if kind == "head" and pat.ISSUE.search(line.text):
            _set_kind(lines, titles, "head")
            titles.clear()
        if kind in ("addressee", "salutation"):
            break
        closed = closed or (bool(titles) and kind == "byline")
    if contents and titles:
        _set_kind(lines, titles[:-1], "head")
        del titles[:-1]
    _sort_titles(lines, titles, named, web_titles)
    return body


def _named_title(lines: Sequence[Line], web_titles: Sequence[str]) -> range:
    """Return the lines that print just what the page calls the title; above them stand no more than a few words."""
    above = 0
    for at, line in enumerate(lines[:_FRONT_LINES]):
        if above > _MOST_ABOVE:
            break
        own = ""
        for behind in range(at, min(at + _TITLE_LINES, len(lines))):
            own += bare(lines[behind].text)
            if own in web_titles and lines[at].kind == "body":
                return range(at, behind + 1)
        above += len(line.text)
    return range(0)


def _is_of_motto(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a sentence is a quotation above the text: a motto's head stands above it, a title or head below."""
    above = (line.text for line in lines[max(0, at - _MOTTO_LINES) : at])
    below = (line.text for line in lines[at + 1 : at + 1 + _MOTTO_LINES])
    return (
        len(lines[at].text) <= _LONGEST_TITLE
        and any(map(_MOTTO.fullmatch, above))
        and any(_words_are_head(text) or (_may_be_title(text) and _TITLE_TYPE.search(text)) for text in below)
    )


def _set_kind(lines: Sequence[Line], which: Sequence[int], kind: str) -> None:
    for at in which:
        lines[at].kind = kind


def _front_kind(lines: Sequence[Line], at: int, has_title: bool, closed: bool) -> str:
    line = lines[at]
    if has_title and _MINUTES.match(line.text):
        return "body"
    if line.kind == "caption" and has_title:
        return "caption"
    if line.kind != "body":
        return "body"
    if _is_head(lines, at, has_title):
        return "head"
    kind = _greeting_kind(line.text, has_title)
    if not kind and (has_title or at == 0) and is_byline(line.text, has_title):
        kind = "byline"
    return kind or ("body" if closed or not _may_be_title(line.text) else "title")


def _greeting_kind(text: str, has_title: bool) -> str:
    if _REMARK.match(text) or text.startswith("【编者按】"):
        return "note"
    if pat.is_salutation(text):
        return "salutation"
    if _is_addressee(text, has_title):
        return "addressee"
    if has_title and text.startswith(("——", "—", "--")) and len(text) <= _LONGEST_TITLE:
        return "subtitle"
    return ""


def _is_head(lines: Sequence[Line], at: int, has_title: bool) -> bool:
    """Return whether every word of the line belongs to a bulletin's or document's head."""
    text = lines[at].text
    if len(text) > _LONGEST_HEAD:
        return False
    if _words_are_head(text):
        return True
    if _CONTENTS.fullmatch(text) or _MOTTO.fullmatch(text):
        return True
    return not has_title and bool(_COLUMN_HEAD.fullmatch(text) or _is_masthead(lines, at))


def _words_are_head(text: str) -> bool:
    known = issuers = 0
    for word in (_GAP_BEHIND_SIGNER.sub(r"\1", text) if "签发" in text else text).split():
        if _is_head_word(word) or pat.EDITED_BY.fullmatch(word):
            known += 1
        elif pat.is_issuer(word):
            issuers += 1
        elif not (known and _PERSON.fullmatch(word) and "签发" in text):
            return False
    return known > 0 and known + issuers > 0


def _is_head_word(word: str) -> bool:
    for form in dict.fromkeys((word, word.strip("（）()【】[]"))):
        if any(p.fullmatch(form) for p in (pat.ISSUE, pat.DATE, pat.DOC_NUMBER_TOKEN, pat.SIGNER, pat.SECRECY)):
            return True
    if _is_editor(word) or _EDITED_BY_WHOM.fullmatch(word):
        return True
    glued = pat.DATE.search(word) or pat.ISSUE.search(word)
    if glued is None:
        return False
    rest = (word[: glued.start()] + " " + word[glued.end() :]).split()
    return bool(rest) and all(_is_plain_head_word(part.strip("（）()")) for part in rest)


def _is_editor(word: str) -> bool:
    editor = pat.EDITED_BY.search(word)
    return editor is not None and pat.is_issuer(word[: editor.start()])


def _is_plain_head_word(word: str) -> bool:
    if not word or pat.is_issuer(word) or pat.DATE.fullmatch(word) or pat.ISSUE.fullmatch(word):
        return True
    return _is_editor(word) or bool(pat.EDITED_BY.fullmatch(word))


def _is_masthead(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line is a bulletin's name: it stands above its issue, its editor or its number."""
    text = lines[at].text
    if len(text) > _LONGEST_MASTHEAD or not pat.MASTHEAD.fullmatch(text) or "关于" in text:
        return False
    following = lines[at + 1 : at + 4]
    if any(_words_are_head(line.text) for line in following):
        return True
    return bool(_PLAIN_MASTHEAD.search(text)) and len(following) > 1 and _may_be_title(following[0].text)


def _is_addressee(text: str, has_title: bool) -> bool:
    if not has_title or len(text) > 300 or not pat.ADDRESSEE_END.search(text) or FORMAL_MARKER.match(text):
        return False
    return not _NOT_ADDRESSED.search(text)


def is_byline(text: str, has_title: bool) -> bool:
    """Return whether a line names who wrote, spoke or issued the document."""
    bare_text = text.strip("（）()")
    if len(bare_text) > 60 or not bare_text or re.search("[。；！？]", bare_text):
        return False
    if pat.BYLINE_LABEL.match(text):
        return True
    return has_title and (_is_post_and_name(bare_text) or _is_names(text, bare_text) or pat.is_issuer(text))


def _is_post_and_name(text: str) -> bool:
    words = _SPREAD.sub(r"\1\2", text).split()
    if len(words) == 1:
        return len(text) <= 40 and bool(glued_name(text)) and not _ACTS.search(text)
    if len(words) < 2 or not _PERSON.fullmatch(words[-1]):
        return False
    return any(pat.POST_END.search(word) or pat.is_issuer(word) for word in words[:-1])


def _is_names(text: str, bare_text: str) -> bool:
    """Return whether a line holds nothing but names, a two-character one perhaps spread by a space."""
    words = _SPREAD.sub(r"\1\2", bare_text).split()
    if BRACKETED.fullmatch(text):
        return bool(words) and all(_PERSON.fullmatch(word) or pat.is_issuer(word) for word in words)
    if len(words) == 1:
        return is_name(words[0]) and not pat.MASTHEAD.fullmatch(words[0])
    return len(words) > 1 and all(map(is_name, words))


def _may_be_title(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or len(text) < 2 or pat.DATELINE.match(text) or FORMAL_MARKER.match(text):
        return False
    return not _SENTENCE_INSIDE.search(text) and not pat.is_note(text)


def _sort_titles(lines: Sequence[Line], titles: Sequence[int], named: range, web_titles: Sequence[str]) -> None:
    """Tell title lines, their continuation and subtitles apart."""
    if not titles:
        return
    main = _main_title(lines, titles, named, web_titles)
    for at in titles:
        lines[at].kind = "subtitle"
    first = last = titles.index(main)
    while (
        first > 0
        and titles[first - 1] == titles[first] - 1
        and _goes_on(lines[titles[first - 1]], lines[titles[first]])
    ):
        first -= 1
    while (
        last + 1 < len(titles)
        and titles[last + 1] == titles[last] + 1
        and _goes_on(lines[titles[last]], lines[titles[last + 1]])
    ):
        last += 1
    _set_kind(lines, [*titles[first : last + 1], *(at for at in titles if at in named)], "title")
    for at in titles:
        if at < titles[first] and _is_above_title(lines[at].text, bool(web_titles)):
            lines[at].kind = "head"


def _is_above_title(text: str, title_is_known: bool) -> bool:
    """Return whether a line above the title is an issuer or a page's column and no kicker."""
    return (
        pat.is_issuer(text)
        or bool(pat.ISSUE.search(text))
        or (title_is_known and len(text) <= 8 and not _KICKER.search(text))
    )


def _main_title(lines: Sequence[Line], titles: Sequence[int], named: range, web_titles: Sequence[str]) -> int:
    if named and named.start in titles:
        return named.start
    for at in titles:
        own = bare(lines[at].text)
        if len(own) >= 6 and any(title.startswith(own) for title in web_titles):
            return at
    if len(titles) > 1 and _KICKER.search(lines[titles[0]].text):
        return titles[1]
    plain = [at for at in titles if not all(map(_DECK_WORD.fullmatch, lines[at].text.split()))] or list(titles)
    plain = [at for at in plain if not BRACKETED.fullmatch(lines[at].text)] or plain
    return next((at for at in plain if _TITLE_TYPE.search(lines[at].text)), plain[0])


def _goes_on(line: Line, following: Line) -> bool:
    """Return whether a title runs on from one line to the next: issuers above 关于…, or a line cut short."""
    if pat.is_issuer(line.text.split()[-1]) and _TITLE_GOES_ON.match(following.text):
        return True
    if _TITLE_TYPE.search(line.text) or BRACKETED.fullmatch(following.text):
        return False
    opened = line.text.count("《") > line.text.count("》") or line.text.count("“") > line.text.count("”")
    dangling = line.text[-1] in "的和与及在、暨对" or line.text.startswith("关于")
    return opened or (dangling and len(line.text) + len(following.text) <= 100) or len(following.text) <= 3
