"""Datelines of pages: what a site prints above a text about when, whence and by whom.

``发布时间：2013-05-17 来源：某某网 点击：12次 【字号 大 中 小】`` is no part of the
document. It is recognised as a line made of nothing but such fields, and read
into evidence: an upload on document-sharing sites, else the page's date,
source and author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.clean.mapped import Mapped

__all__ = ["is_dateline", "read_dateline", "upload_in"]

_DATE = r"(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})\s?日?"
_CLOCK = r"(?:[ \u3000\xa0T]{0,3}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_DATE_KEYS = (
    "发布时间|发布日期|发表时间|发表日期|发稿时间|更新时间|更新日期|录入时间|录入日期|添加时间|添加日期|"
    "信息时间|刊发时间|网站发布时间|公开日期|公布日期|发布于|发表于|发布"
)
_UPLOAD_KEYS = "上传时间|上传日期|上传于|上传"
_SOURCE_KEYS = (
    "信息来源|文章来源|稿件来源|新闻来源|资料来源|来源单位|内容来源|供稿单位|发布单位|发布机构|信息发布单位|稿源|来源"
)
_AUTHOR_KEYS = "文章作者|信息作者|作者|撰稿人?|供稿人?"
_WEB_KEYS = (
    "已阅|已读|阅览|查看次数|查看|点击次数|点击数|点击率|点击量|点击|浏览次数|浏览量|浏览数|浏览|阅读次数|阅读数|阅读量|阅读|访问次数|访问量|访问|人气|"
    "字体大小|字号|字体|字号选择|视力保护色|保护视力色|背景色|打印|分享到|分享至|分享|"
    "我要纠错|收藏|关键词|关键字|标签|索引号|索 引 号|信息分类|"
    "主题分类|体裁分类|信息类别|"
    "公开方式|公开形式|公开时限|生成日期|生成时间|有效性|组配分类|分类|栏目|评论|下载次数|下载|文档大小|文档格式|所需积分|次数|字数|格式|积分|资料编号|文档编号|文件大小|页数|贡献者|上传者|金币"
)
_OTHER_KEYS = (
    "责任编辑|责编|编辑|编发|录入员?|录入者|信息员|发布人|发稿人|上报人|审核人?|审稿|审签|"
    "签发|校对|初审|复审|终审|日期|时间|记者|通讯员|摄影"
)
_KEY = re.compile(
    rf"(?P<upload>{_UPLOAD_KEYS})|(?P<date>{_DATE_KEYS})|(?P<source>{_SOURCE_KEYS})|(?P<author>{_AUTHOR_KEYS})"
    rf"|(?P<web>{_WEB_KEYS})|(?P<other>{_OTHER_KEYS})"
)
_FIELD = re.compile(
    rf"(?:^|(?<=[\s\[【（(|｜\]】）)次人日\d：:]))(?:{_KEY.pattern})(?:\s?[:：]|(?<=于)\s?(?=(?:19|20)\d\d))"
)
_BARE_DATE = re.compile(rf"{_DATE}{_CLOCK}")
_STARTS_WITH_CLOCK = re.compile(rf"^\s*[\[【（(]?\s*(?:{_DATE})[ \u3000\xa0T]{{0,3}}\d{{1,2}}[:：]\d{{2}}")
_ISO_ONLY = re.compile(r"^\s*[\[【（(]?(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}[\]】）)]?\s*$")
_NEXT_KEY = re.compile(
    rf"(?:{'|'.join((_UPLOAD_KEYS, _DATE_KEYS, _SOURCE_KEYS, _AUTHOR_KEYS, _WEB_KEYS, _OTHER_KEYS))})\s?[:：]"
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
_OF_USER = re.compile(r"(?:注册|登录|访问|在线)\D{0,8}$")
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
    fields = list(_FIELD.finditer(line))
    if not fields or not _is_web(fields, line):
        return False
    lead = _BARE_DATE.sub("", line[: fields[0].start()]).strip(" \u3000\xa0[【（(|｜-:：")
    values = [line[a.end() : b] for a, b in zip(fields, _bounds(fields, line), strict=True)]
    return len(lead) <= 14 and "，" not in lead and all(len(value.strip()) <= 40 for value in values)


def _has_prose(line: str) -> bool:
    return len(re.findall(r"[\u4e00-\u9fff]", line)) > 36


def _is_web(fields: list[re.Match[str]], line: str) -> bool:
    """Tell whether a web field is among the fields; author, editor or time alone may be the document's own."""
    named = [field for field in fields if field["web"] or field["date"] or field["upload"] or field["source"]]
    if not named:
        return len(fields) > 1 and bool(_STAMP.search(line))
    plain = len(fields) == 1 and fields[0].start() == 0 and fields[0]["web"] in {"打印", "分享", "下载", "分类", "收藏"}
    return not plain or len(line) < 30


def _bounds(fields: list[re.Match[str]], line: str) -> Iterator[int]:
    yield from (field.start() for field in fields[1:])
    if fields:
        yield len(line)


def read_dateline(doc: Mapped, start: int, end: int, is_sharing_site: bool) -> None:
    """Read the fields of the dateline [start, end) into evidence."""
    line = doc.text[start:end]
    fields = list(_FIELD.finditer(line))
    for field, until in zip(fields, _bounds(fields, line), strict=True):
        glued = _NEXT_KEY.search(line, field.end() + 1, until)
        value = line[field.end() : glued.start() if glued else until]
        skipped = len(value) - len(value.lstrip(" \u3000\xa0"))
        at, value = start + field.end() + skipped, value.strip(" \u3000\xa0")
        if field["upload"] or field["date"]:
            kind = "uploaded_on" if field["upload"] or is_sharing_site else "web_published_on"
            _note_date(doc, kind, value, at)
        elif field["source"]:
            _note(doc, "web_source", _SOURCE_VALUE.match(value), at)
        elif field["author"]:
            _note(doc, "web_author", _AUTHOR_VALUE.match(value), at)
    lead = line[: fields[0].start()] if fields else line
    _note_date(doc, "uploaded_on" if is_sharing_site else "web_published_on", lead, start)
    if not fields:
        return
    if not any(item.kind in ("uploaded_on", "web_published_on") for item in doc.evidence):
        for day in _UNNAMED_DATE.finditer(line):
            _note_date(doc, "uploaded_on" if is_sharing_site else "web_published_on", day[0], start + day.start())
    if bare := re.search(r"(?:^|\s)日期\s?[:：]|(?:^|\s)时间\s?[:：]", line):
        _note_date(doc, "web_published_on", line[bare.end() :], start + bare.end())


def _note(doc: Mapped, kind: str, match: re.Match[str] | None, at: int) -> None:
    if match and not re.match(r"^(?:本站|未知|网络|不详|admin|原创|佚名|匿名|管理员|互联网)", match[0]):
        doc.note(kind, match[0].strip("，,;；"), at, at + match.end())


def _note_date(doc: Mapped, kind: str, value: str, at: int) -> None:
    match = _BARE_DATE.search(value)
    if match and _OF_USER.search(value[: match.start()]):
        return
    if match and 1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31:
        iso = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
        doc.note(kind, iso, at + match.start(), at + match.end())
