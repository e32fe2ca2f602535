"""What stands above the body: heads, title lines, subtitle, byline, addressee, salutation.

The first lines are read from the top until one can only be body. What may be a
title is gathered on the way and sorted at the end (``titles.py``), when it is known
how many such lines there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.structure import patterns as pat
from etl.structure.names import glued_name, is_name
from etl.structure.titles import BRACKETED, TITLE_TYPE, Line, bare, sort_titles

__all__ = ["FORMAL_MARKER", "is_byline", "mark_front"]

_FRONT_LINES = 14
_LONGEST_HEAD, _LONGEST_MASTHEAD = 80, 60
_LONGEST_TITLE = 70
_LONGEST_BYLINE = 80
_TITLE_LINES, _MOST_ABOVE, _MOTTO_LINES = 4, 160, 4
_SENTENCE_INSIDE = re.compile(r"[。；](?!$)|[。；，：、]$")
_GAP_BEHIND_SIGNER = re.compile(r"(签发人?[：:])\s")
_PLAIN_MASTHEAD = re.compile("(?:简报|专报|快报|文件)$")
_EVERY = re.compile("各(?![位项种类方地]|方面|级.{0,4}任务)|(?:有关|相关|全体|广大|[省市县区州]直|驻.{1,3}各)")
_ASKED = re.compile(
    "[要应须将把]|如何|情况|工作$|任务|措施|问题|原因|意见|建议|指标|标准|分工|安排|职责|时间|方式|条件|内容|数据"
)
_NOT_ADDRESSED = re.compile("[。；！？]|如下|主要|包括|以下|下列|要求[：:]|指出")
_DATED = re.compile(rf"[（(]?\s?(?:{pat.DATE.pattern})\s?[）)]$|(?<=[（(])\s?(?:{pat.DATE.pattern})\s")
_BARE_NUMBER = re.compile(
    r"[〔\[（(](?:19|20)\d\d[〕\]）)]\s?第?\s?\d{1,4}\s?[号次]|第\s?[\d一二三四五六七八九十]{1,4}\s?[号次]"
)
_MASTHEAD_OF_MINUTES = re.compile(r"[^，。；：]{2,30}(?:会议纪要|纪要|会议记录)")
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
        if kind == "head" and (pat.ISSUE.search(line.text) or _numbers_minutes(lines, at)):
            _set_kind(lines, titles, "head")
            titles.clear()
        if kind in ("addressee", "salutation"):
            break
        closed = closed or (bool(titles) and kind == "byline")
    if contents and titles:
        _set_kind(lines, titles[:-1], "head")
        del titles[:-1]
    sort_titles(lines, titles, named, web_titles)
    return body


def _named_title(lines: Sequence[Line], web_titles: Sequence[str]) -> range:
    """Return the lines that print just what the page calls the title; above them stand no more than a few words."""
    above = 0
    longest = max(map(len, web_titles), default=0)
    for at, line in enumerate(lines[:_FRONT_LINES] if longest else ()):
        if above > _MOST_ABOVE:
            break
        own = bare(line.text[:_LONGEST_TITLE])
        behind = at + 1
        while len(own) < longest and behind < min(at + _TITLE_LINES, len(lines)) and own not in web_titles:
            own += bare(lines[behind].text[:_LONGEST_TITLE])
            behind += 1
        if own in web_titles and line.kind == "body":
            return range(at, behind)
        above += len(line.text)
    return range(0)


def _numbers_minutes(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line numbers minutes: their printed name stands above it, their title below."""
    if not at or not _BARE_NUMBER.fullmatch(lines[at].text) or at + 1 >= len(lines):
        return False
    return bool(_MASTHEAD_OF_MINUTES.fullmatch(lines[at - 1].text)) and _may_be_title(lines[at + 1].text)


def _is_of_motto(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a sentence is a quotation above the text: a motto's head stands above it, a title or head below."""
    above = (line.text for line in lines[max(0, at - _MOTTO_LINES) : at])
    below = (line.text for line in lines[at + 1 : at + 1 + _MOTTO_LINES])
    return (
        len(lines[at].text) <= _LONGEST_TITLE
        and any(map(_MOTTO.fullmatch, above))
        and any(_words_are_head(text) or (_may_be_title(text) and TITLE_TYPE.search(text)) for text in below)
    )


def _set_kind(lines: Sequence[Line], which: Sequence[int], kind: str) -> None:
    for at in which:
        lines[at].kind = kind


def _front_kind(lines: Sequence[Line], at: int, has_title: bool, closed: bool) -> str:
    line = lines[at]
    if _MINUTES.match(line.text):
        return "body"
    if line.kind == "caption" and has_title:
        return "caption"
    if line.kind != "body":
        return "body"
    if _is_head(lines, at, has_title):
        return "head"
    kind = _greeting_kind(line.text, has_title)
    if not kind and (has_title or at == 0) and (is_byline(line.text, has_title) or _is_post_above_name(lines, at)):
        kind = "" if _opens_title(lines, at) else "byline"
    return kind or ("body" if closed or not _may_be_title(line.text) else "title")


def _opens_title(lines: Sequence[Line], at: int) -> bool:
    """Tell whether an issuer's line is the beginning of a title that the next line goes on with."""
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return following.startswith(("关于", "转发", "批转", "印发")) and _may_be_title(following)


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
    if _words_are_head(text) or _BARE_NUMBER.fullmatch(text) or (not has_title and _edits(lines, at)):
        return True
    if _CONTENTS.fullmatch(text) or _MOTTO.fullmatch(text):
        return True
    return not has_title and bool(_COLUMN_HEAD.fullmatch(text) or _is_masthead(lines, at))


def _edits(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line names who edits a bulletin: an issuer between its issue and its day."""
    if not pat.is_issuer(lines[at].text) or at + 1 >= len(lines) or not at:
        return False
    return bool(pat.ISSUE.search(lines[at - 1].text) and pat.DATE.fullmatch(lines[at + 1].text))


def _words_are_head(text: str) -> bool:
    known = issuers = 0
    words = (_GAP_BEHIND_SIGNER.sub(r"\1", text) if "签发" in text else text).split()
    for number, word in enumerate(words):
        if _is_head_word(word) or pat.EDITED_BY.fullmatch(word):
            known += 1
        elif pat.is_issuer(word):
            issuers += 1
        elif pat.ISSUE.fullmatch(" ".join(words[number + 1 :])) and pat.MASTHEAD.fullmatch(word):
            known += 1
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
    if not has_title or len(text) > 300 or text[-1] not in "：:" or FORMAL_MARKER.match(text):
        return False
    return not _NOT_ADDRESSED.search(text) and bool(pat.ADDRESSEE_END.search(text) or _names_all(text))


def _names_all(text: str) -> bool:
    """Tell whether a line's parts are kinds of people and bodies, the first of them with 各 or 有关 before it."""
    parts = re.split("[、，,]", text[:-1])
    return bool(_EVERY.match(parts[0])) and all(2 <= len(part) <= 20 and not _ASKED.search(part) for part in parts)


def is_byline(text: str, has_title: bool) -> bool:
    """Return whether a line names who wrote, spoke or issued the document."""
    if len(text) > _LONGEST_BYLINE:
        return False
    bare_text = (_DATED.sub("", text) if "月" in text or "-" in text else text).strip("（）() ")
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


def _is_post_above_name(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line holds somebody's posts and the next one the name."""
    if not at or at + 1 >= len(lines) or not pat.POST_END.search(lines[at].text) or _ACTS.search(lines[at].text):
        return False
    return is_name(_SPREAD.sub(r"\1\2", lines[at + 1].text))


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
