"""Datelines of pages: what a site prints above a text about when, whence and by whom.

``发布时间：2013-05-17 来源：某某网 点击：12次 【字号 大 中 小】`` is no part of the
document. It is recognised as a line made of nothing but such fields, and read
into evidence: an upload on document-sharing sites, else the page's date,
source and author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl.clean.mapped import Mapped
from etl.lexicon import table

__all__ = ["ACCOUNT", "is_dateline", "mark_between", "read_dateline", "upload_in"]

_DATE = r"(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})\s?日?"
_CLOCK = r"(?:[ \u3000\xa0T]{0,3}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_GAPS, _NARROW = r"[^\S\n]{0,3}", 3
_LINE = [row for row in table("page_fields") if row["where"] in ("line", "both")]


def _labels(*facts: str) -> str:
    """Return the labels of datelines that say one of ``facts``, or all; short ones are often spread over the line."""
    found = [row["label"] for row in _LINE if row["fact"] in facts or not facts]
    found.sort(key=lambda label: (-len(label), label))
    return "|".join(_GAPS.join(label) if len(label) <= _NARROW else label for label in found)


_LOOSE = (
    r"[\u4e00-\u9fff]{1,4}(?:时间|日期)(?=\s?[:：]\s?(?:19|20)\d\d[-/.])"
    r"|[\u4e00-\u9fff]{1,4}(?:次数|人数|人气|编辑|审核|录入|部门|栏目)"
)
_KEY = re.compile(
    rf"(?P<upload>{_labels('uploaded')})|(?P<entered>{_labels('entered')})|(?P<fetched>{_labels('fetched')})"
    rf"|(?P<written>{_labels('written')})|(?P<date>{_labels('published')})"
    rf"|(?P<source>{_labels('source', 'issuer')})|(?P<author>{_labels('author')})"
    rf"|(?P<web>{_labels('figure')})|(?P<other>{_labels('person', 'undefined')}|{_LOOSE})"
)
_FIELD = re.compile(
    rf"(?:^|(?<=[\s\[【(（|｜\]】）)次人日\d：:]))(?:{_KEY.pattern})(?:\s?[:：]|(?<=于)\s?(?=(?:19|20)\d\d))"
)
_OF_PAGES = "web", "date", "written", "upload", "entered", "fetched", "source"
_BARE_DATE = re.compile(rf"{_DATE}{_CLOCK}")
_STARTS_WITH_CLOCK = re.compile(rf"^\s*[\[【（(]?\s*(?:{_DATE})[ \u3000\xa0T]{{0,3}}\d{{1,2}}[:：]\d{{2}}")
_ISO_ONLY = re.compile(r"^\s*[\[【（(]?(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}[\]】）)]?\s*$")
_NEXT_KEY = re.compile(rf"(?:{_labels()})\s?[:：]")
# a book is no publisher
_NO_SOURCE = re.compile(
    "《|^(?:https?:|www[.]|本站|未知|网络|不详|admin|原创|佚名|匿名|管理员|互联网|会员|网友|用户)|投稿$"
)
_SOURCE_VALUE = re.compile(r"^[^\s\[\]【】（(|｜<>]{2,30}")
_AUTHOR_VALUE = re.compile(r"^[^\s\[\]【】（(|｜<>\d]{2,20}")
_UPLOAD = re.compile(
    rf"(?:发布|上传|分享)(?:时间|日期|于)?\s?[:：]?\s?{_DATE}{_CLOCK}\s*(?:发布)?[\s,，|｜]*约?\s?[\d.]+\s?[千万]?字[^\n。]{{0,40}}"
)
_STAMP = re.compile(
    rf"(?:日期|时间)\s?[:：]\s?(?:(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|{_DATE}[ \u3000]{{1,3}}\d{{1,2}}:)".replace(
        "?P<y>", ""
    )
    .replace("?P<m>", "")
    .replace("?P<d>", "")
)
_UNNAMED_DATE = re.compile(rf"[\[【|｜(（]\s?{_DATE}")
_NOT_ITS_OWN = re.compile(r"(?:注册|登录|访问|在线|今天是?|现在是?|今日|当前(?:时间|日期)?)\D{0,8}$")
ACCOUNT = re.compile(
    r"(?:(?:原创|转载)\s+)?(?:[\u4e00-\u9fffA-Za-z0-9·]{2,14}\s+)?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9]{1,13})"
    r"(?<!于)(?<!时间)(?<!日期)\s+"
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s\d{1,2}:\d\d(?:\s+(?:发表于\s?)?[\u4e00-\u9fff]{2,4})?$"
)
"""The line below a title on WeChat and on many portals: who wrote, whose account, day and time."""
_LONE_DAY = re.compile(
    rf"[\[【(（]?(?:[\u4e00-\u9fff]{{0,4}}(?:时\s?间|日\s?期)|年\s?代)[\]】)）]?\s*[:：]\s*{_DATE}{_CLOCK}"
)
_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:发布|在线|资讯|新闻|融媒|日报|晚报|网|台|微信|之声|先锋|宣传|(?:融媒体|传媒|新闻)中心)"
)
_FIRST_SITES = 1994
_SENTENCE = re.compile(r"[。；！？]|，[^，]*，")


def upload_in(line: str) -> re.Match[str] | None:
    """Return the match of a sharing site's line: date, number of words, pages, download."""
    return _UPLOAD.search(line) if "字" in line else None


def is_dateline(line: str) -> bool:
    """Tell whether ``line`` holds nothing but a page's fields."""
    if len(line) > 240 or _SENTENCE.search(line):
        return False
    if _ISO_ONLY.match(line) or (_STARTS_WITH_CLOCK.match(line) and len(line) < 60 and not _has_prose(line)):
        return True
    if ACCOUNT.match(line):
        return True
    fields = list(_FIELD.finditer(line))
    if not fields or not _is_web(fields, line):
        return False
    lead = _BARE_DATE.sub("", line[: fields[0].start()]).strip(" \u3000\xa0[【（(|｜-:：")
    values = [line[a.end() : b] for a, b in zip(fields, _bounds(fields, line), strict=True)]
    return len(lead) <= 14 and "，" not in lead and all(len(value.strip()) <= 40 for value in values)


def mark_between(lines: Sequence[str], reasons: list[str], buttons: frozenset[str]) -> None:
    """Mark what is the page's by the lines beside it: a day in a field (``时间：…``), an account's name, a button."""
    for at, line in enumerate(lines):
        above, below = at > 0 and bool(reasons[at - 1]), bool(reasons[at + 1 : at + 2] and reasons[at + 1])
        if reasons[at] or not (above or below):
            continue
        if above and below and _LONE_DAY.fullmatch(line):
            reasons[at] = "dateline of the page"
        elif _NAME.fullmatch(line) and _is_accounts(lines, reasons, at):
            reasons[at] = "name of the site"
        elif (below and len(line) == 1 and not line.isalnum()) or (above and line in buttons):
            reasons[at] = "button"


def _is_accounts(lines: Sequence[str], reasons: Sequence[str], at: int) -> bool:
    """Tell whether a name stands where an account's does: below its buttons, or first above the day of its post."""
    if at and reasons[at - 1]:
        return "WeChat" in reasons[at - 1]
    return at > 0 and bool(reasons[at + 1 : at + 2] and reasons[at + 1]) and bool(_ISO_ONLY.match(lines[at + 1]))


def _has_prose(line: str) -> bool:
    return len(re.findall(r"[\u4e00-\u9fff]", line)) > 36


def _is_web(fields: list[re.Match[str]], line: str) -> bool:
    """Tell whether a web field is among the fields; author, editor or time alone may be the document's own."""
    named = [field for field in fields if any(map(field.group, _OF_PAGES))]
    if not named:
        return len(fields) > 1 and bool(_STAMP.search(line))
    plain = len(fields) == 1 and fields[0].start() == 0 and fields[0]["web"] in {"打印", "分享", "下载", "分类", "收藏"}
    return not plain or len(line) < 30


def _bounds(fields: list[re.Match[str]], line: str) -> Iterator[int]:
    yield from (field.start() for field in fields[1:])
    if fields:
        yield len(line)


def read_dateline(doc: Mapped, start: int, end: int, is_sharing_site: bool, in_panel: bool = False) -> None:
    """Read the fields of the dateline [start, end) into evidence.

    ``in_panel``: the line is of a panel, whose day of the document must not pass for that of the page's publication.
    """
    line = doc.text[start:end]
    fields = list(_FIELD.finditer(line))
    for field, until in zip(fields, _bounds(fields, line), strict=True):
        glued = _NEXT_KEY.search(line, field.end() + 1, until)
        value = line[field.end() : glued.start() if glued else until]
        skipped = len(value) - len(value.lstrip(" \u3000\xa0"))
        at, value = start + field.end() + skipped, value.strip(" \u3000\xa0")
        if field["fetched"]:
            _note_date(doc, "fetched_at", value, at)
        elif field["upload"] or field["date"] or field["entered"] or (field["written"] and not in_panel):
            is_later = bool(field["entered"]) and any(item.kind == "web_published_on" for item in doc.evidence)
            kind = "uploaded_on" if field["upload"] or is_sharing_site or is_later else "web_published_on"
            _note_date(doc, kind, value, at)
        elif field["source"]:
            _note(doc, "web_source", _SOURCE_VALUE.match(value), at)
        elif field["author"]:
            _note(doc, "web_author", _AUTHOR_VALUE.match(value), at)
    lead = line[: fields[0].start()] if fields else line
    _note_date(doc, "uploaded_on" if is_sharing_site else "web_published_on", lead, start)
    if not fields or any(field["fetched"] for field in fields):
        return
    if not any(item.kind in ("uploaded_on", "web_published_on") for item in doc.evidence):
        for day in _UNNAMED_DATE.finditer(line):
            _note_date(doc, "uploaded_on" if is_sharing_site else "web_published_on", day[0], start + day.start())
    if bare := re.search(r"(?:^|\s)日期\s?[:：]|(?:^|\s)时间\s?[:：]", line):
        _note_date(doc, "web_published_on", line[bare.end() :], start + bare.end())


def _note(doc: Mapped, kind: str, match: re.Match[str] | None, at: int) -> None:
    if match and not _NO_SOURCE.search(match[0]):
        doc.note(kind, match[0].strip("，,;；"), at, at + match.end())


def _note_date(doc: Mapped, kind: str, value: str, at: int) -> None:
    match = _BARE_DATE.search(value)
    if match and _NOT_ITS_OWN.search(value[: match.start()]):
        return
    if match and 1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31:
        iso = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
        kind = kind if int(match["y"]) >= _FIRST_SITES else "written_on"
        doc.note(kind, iso, at + match.start(), at + match.end())
