"""Site furniture: what a page shows beside the document, taken out line by line.

A line goes when it is furniture as a whole: a known head, button, share bar,
notice, or a row of navigation words; a list of related links goes with its
heading. Lines of prose are never looked into but for notices that stand alone.
Datelines are read for evidence before they go.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from etl.clean.broken import broken_titles
from etl.clean.datelines import ACCOUNT, is_dateline, mark_between, read_dateline, upload_in
from etl.clean.evidence import of_form
from etl.clean.frame import frame, site_names
from etl.clean.links import Run, mark_columns, own_titles, run_of_links, tail_end
from etl.clean.mapped import BREAK, Change, Mapped, spans_of
from etl.clean.notes import notes_above
from etl.clean.oneline import site_ends
from etl.clean.panels import mark_rows, panel_lines, read_days, read_panel
from etl.clean.posts import mark_posts
from etl.clean.titles import Head, named_titles
from etl.clean.wording import wording, wordings
from etl.clean.zones import mark_zones
from etl.lexicon import lines as lexicon_lines
from etl.lexicon import table
from etl.openers import openings

__all__ = ["forget_lines", "strip_furniture"]

_LONGEST, _MOST_KNOWN = 240, 1 << 13
_LONGEST_NOTICE = 180
_NOTICE_WORD = re.compile("小编|本站|侵权|版权|评论|上传|转载|下载|预览|著作权|文明上网|VIP|会员|参考|收集")
_FILE_NAME = re.compile(r"[^\n。]{1,80}\.(?:docx?|wps|pdf|pptx?|txt|rtf|xlsx?|ceb)$", re.I)
_SHARING = re.compile(
    r"文档详情|文档介绍|贡献者|上传者|猜你喜欢|文本预览|相似文档|相关文档|下载文档|文库|文档预览|千字共\d+页"
)
_SHARING_HEAD = re.compile(r"文档详情|文本预览|下载文档|千字共|的博客$|博文目录|发博文|只看该作者|倒序浏览", re.M)
_TODAY = re.compile("今天是|现在是|现在时间|当前时间|今日[:：]")
_UPLOADED = re.compile("上传|分享|贡献|提供")
_HEAD_LINES, _HEAD_LENGTH = 12, 1200
_CELLS = re.compile(r"[\s|｜│┃┆┊¦‖︱∣丨◆◇●○■□★☆‧•/\\>»＞·•,，、\[\]【】()（）_~\-—:：]+")
_CELL_VALUE = re.compile(
    r"\d{1,6}|第?[A-Z]?\d{1,3}版?|今天是.{4,16}|星期[一二三四五六日天]|\d{4}年\d{1,2}月\d{1,2}日|[\u4e00-\u9fff]{2,8}(?:日报|晚报|在线|新闻网|政府网|网)|\d+次"
)
_PAPER = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:日报|晚报|早报|时报|晨报|商报|周报|周刊|都市报|导报|新报|农民报|青年报|农垦报|教育报)"
    r"|[\u4e00-\u9fff]{2,4}报(?=\s?(?:数字|电子))"
)
_DAY = re.compile(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
_PUBLISHED = re.compile(rf"(?:发布|发表|更新|上网)(?:日期|时间)\s?[:：]?\s?{_DAY.pattern}")
_BAR = re.compile(r"\s*[|｜│┃┆┊¦‖︱∣丨]\s*")
_COLOPHON = re.compile(r"(?m)^[ \u3000]*(?:报|送|发|抄送|主送|抄报|呈报|呈送|分送)[ \u3000]?[:：]")
_BARE_EDITOR = re.compile(
    r"(?:(?:责任编辑|责编|编辑|实习编辑|值班编辑|审核|审稿|校对|初审|复审|终审|监制|[一二三]审|编审|值班主任|签发|统筹|排版|制作|美编|来源|供稿|图文|文字|视频|总编辑?|主编|策划|出品|责编|复核|投稿|文|图)\s?[:：丨|｜]\s?"
    r"[\u4e00-\u9fff·]{1,12}(?:\s[\u4e00-\u9fff·]{1,6}){0,3}[\s|｜丨/／;；,，]*)+$"
)
_SHARING_SIGNS = tuple(
    map(
        re.compile,
        (
            r"文档|文库|范文",
            r"预览|试读|阅读剩余|全文阅读结束|继续阅读",
            r"积分|财富值|金币|下载券|豆元|资源币|售价|VIP|会员",
            r"页数|共\s?\d+\s?页",
            r"\d\s?[KM]B?(?![A-Za-z])|大小",
            r"上传(?:者|人|用户|时间|日期|于)|分享(?:者|人|时间|日期|于)|贡献者|提供者|\d\s?上传|上传",
            r"(?:用户|会员|网友)[^。]{0,10}(?:上传|分享|共享|提供|投稿)",
            r"(?i)\.(?:docx?|wps|pptx?|pdf|xlsx?|rtf)\b",
            r"免费下载|立即下载|我要下载|下载次数|下载[:：]?\s?\d|下载此|下载本",
        ),
    )
)
_ENOUGH_SIGNS = 3
_WIDE_BRACKETS = str.maketrans("［］〔〕", "[][]")
_LABELS, _TIMED = ("复制链接", "打印本页", "投诉", "楼主置顶"), re.compile(r":\d\d[)）]")
_FOOT, _ISSUE = "foot of a site", re.compile(r"[（(〔]?(?:\d{4}年?[〕）)]?)?\s?第\s?\S{1,5}\s?期.{0,16}")
_WITHIN = frozenset({"place of a picture", "break of a page"})
_PANEL = "table of public information"
_OF_FORUM = ("of a post", "to a post", "of a user", "of a forum")
_TAGGED = re.compile(
    r"[ \u3000\xa0\t]*(?:[ \u3000\xa0\t【〖\[◆★●■※][\u4e00-\u9fff]{0,8}[ \u3000]?)(?:https?://|www\.)[A-Za-z0-9./_\-]+[】〗\]◆★●■※]?$"
)
_OF_PAGE = re.compile(
    r"(?:原文|原始|来源|出处|网页|本页|页面|本文|文章|转载)(?:地址|链接|网址)?\s?[:：]\s?<?"
    r"(?P<url>https?://[^\s<>\[\]（）()\u4e00-\u9fff]{4,300})"
)
_HAN, _FEWEST_HAN = re.compile(r"[\u4e00-\u9fff]"), 4
_LONGEST_USER, _LONGEST_NAME = 30, 12
_MOTTO = re.compile(r"[-—_=]{2,}\s?[^-—_=\s]")
_MARKED = re.compile(r"[，。；：！？、《》（）()“”]|^[一二三四五六七八九十]、")
_BARE_DAY = re.compile(r"(?:原创\s)?(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s\d{1,2}:\d\d)?")


class _Line(NamedTuple):
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of each kind; those of lines are tried where they may begin as the line does, ``wide`` ones ever."""

    line: re.Pattern[str]
    line_begins: frozenset[str]
    wide: re.Pattern[str]
    line_reasons: tuple[str, ...]
    notice: re.Pattern[str]
    notice_reasons: tuple[str, ...]
    tail: re.Pattern[str]
    inline: re.Pattern[str]
    label: re.Pattern[str]
    weak: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    of: dict[str, list[str]] = {}
    reasons: dict[str, list[str]] = {}
    for row in table("furniture"):
        of.setdefault(row["kind"], []).append(row["pattern"])
        reasons.setdefault(row["kind"], []).append(row["reason"])
    lines = [(number, pattern, openings(pattern)) for number, pattern in enumerate(of["line"])]
    return _Patterns(
        line=_alternatives([(number, pattern) for number, pattern, begins in lines if begins], whole=True),
        line_begins=frozenset(begin[0].casefold() for _, _, begins in lines for begin in begins),
        wide=_alternatives([(number, pattern) for number, pattern, begins in lines if not begins], whole=True),
        line_reasons=tuple(reasons["line"]),
        notice=_alternatives(enumerate(of["notice"]), whole=False),
        notice_reasons=tuple(reasons["notice"]),
        tail=_alternatives(enumerate(of["tail"]), whole=True),
        inline=_alternatives(enumerate(of["inline"]), whole=False),
        label=_alternatives(enumerate(of["label"]), whole=False),
        weak=_alternatives(enumerate(of["weak"]), whole=True),
    )


def _alternatives(numbered: Iterable[tuple[int, str]], whole: bool) -> re.Pattern[str]:
    body = "|".join(f"(?P<p{number}>{pattern})" for number, pattern in numbered)
    return re.compile(rf"^(?:{body})$" if whole else body, re.I)


@cache
def _words() -> frozenset[str]:
    return frozenset(lexicon_lines("furniture_words"))


def forget_lines() -> None:
    """Forget what was found of the lines of earlier documents, if that has become much.

    It is kept so long because the lines of a site come again from page to page, those of a page in each round.
    """
    for known in (_reason, of_form, wording):
        if known.cache_info().currsize > _MOST_KNOWN:
            known.cache_clear()


def strip_furniture(doc: Mapped, is_page: bool = False, known_titles: Sequence[str] = ()) -> frozenset[str]:
    """Take site furniture out of ``doc``, leave a break where it stood between lines, return the site's names.

    ``is_page``: it was read from a page; ``known_titles``: what the page's metadata calls its title.
    """
    _read_upload(doc)
    _strip_ends(doc)
    _strip_labels(doc)
    lines = list(_lines(doc.text))
    apart = _apart(doc.text, lines)
    if broken := list(broken_titles([line.text for line in lines], apart, known_titles)):
        doc.remove([(lines[at].end, lines[at + 1].start) for at in broken], "lines", "line break inside a title")
        lines = list(_lines(doc.text))
        apart = _apart(doc.text, lines)
    texts = [line.text for line in lines]
    certain = _certain(lines, bool(_SHARING.search(doc.text)))
    words = wordings(doc.text, [(line.start, line.end) for line in lines], _LONGEST)
    for at, line in enumerate(lines):
        if words[at].n_all and (n_own := _n_own(line.text)) < len(line.text):
            own = wordings(line.text, [(0, n_own)], _LONGEST)[0]
            words[at] = words[at] if own.n_web else own
    reasons = frame(texts, words, certain, _words(), apart)
    mark_columns(texts, reasons)
    mark_posts(texts, reasons)
    mark_zones(texts, words, reasons, apart)
    mark_rows(texts, reasons, apart)
    mark_between(texts[:_HEAD_LINES], reasons, _words())
    head = Head(texts, words, reasons, certain)
    titles = list(named_titles(texts, reasons)) if any(reasons) else []
    head.give_back([*titles, *known_titles])
    doc.note("web_title", next(iter(titles), ""))
    beside = list(_beside_title(lines, head)) if any(reasons) else []
    found = [(line, reason) for line, reason in zip(lines, reasons, strict=True) if reason] + beside
    _read_page(doc, found)
    for line, _ in found[:_HEAD_LINES]:
        if account := ACCOUNT.match(line.text):
            doc.note(
                "web_source", account["name"], line.start + account.start("name"), line.start + account.end("name")
            )
    is_of_site = is_page or _has_dateline(doc) or any("WeChat" in reason for reason in reasons)
    if is_of_site and not _COLOPHON.search(doc.text):
        rest = [line for line, reason in zip(lines, reasons, strict=True) if not reason]
        found += [(line, "editor of the site") for line in rest if _BARE_EDITOR.fullmatch(line.text)]
    if found:
        _remove_lines(doc, sorted(found, key=lambda item: item[0].start))
    if "[" in doc.text or "【" in doc.text or "文档" in doc.text:
        doc.remove(spans_of(_patterns().inline, doc.text), "furniture", "button or head of a site")
    return site_names(texts, reasons)


def _beside_title(lines: Sequence[_Line], head: Head) -> Iterator[tuple[_Line, str]]:
    """Yield what a line sets before and behind the title that it holds."""
    for at, start, end in head.within():
        line = lines[at]
        for first, last in ((0, start), (end, len(line.text))):
            if first < last:
                yield _Line(line.start + first, line.start + last, line.text[first:last]), "label beside the title"


def _apart(text: str, lines: Sequence[_Line]) -> list[bool]:
    """Tell of each line whether a blank one stands above it."""
    return [number == 0 or text.count("\n", lines[number - 1].end, line.start) > 1 for number, line in enumerate(lines)]


def _read_page(doc: Mapped, found: list[tuple[_Line, str]]) -> None:
    """Read what the page's own lines say: the days that a panel names first, its number and body last."""
    for line, _ in found:
        if "://" in line.text and (address := _OF_PAGE.search(line.text)):
            doc.note("url", address["url"], line.start + address.start("url"), line.start + address.end("url"))
    panel = [line for line, reason in found if reason == _PANEL]
    if panel:
        read_days(doc, panel[0].start, panel[-1].end)
    if found:
        _read_lines(doc, found, _is_sharing([line.text for line, _ in found]))
    if panel:
        read_panel(doc, panel[0].start, panel[-1].end)


def _n_own(line: str) -> int:
    """Return how much of a line counts as its own: not an address that a site set behind its words."""
    tagged = _TAGGED.search(line) if "." in line else None
    return tagged.start() if tagged and len(_HAN.findall(line[: tagged.start()])) >= _FEWEST_HAN else len(line)


def _strip_ends(doc: Mapped) -> None:
    """Take the site's words off both ends of a page that arrives as one line."""
    ends = [_Line(start, end, doc.text[start:end]) for start, end in site_ends(doc.text)]
    if ends:
        if not any(item.kind == "uploaded_on" for item in doc.evidence):
            for line in _named_day(ends[0]):
                _read_loose(doc, line, bool(_SHARING.search(doc.text)))
        _remove_lines(doc, [(line, "words of the site around a text of one line") for line in ends])


def _strip_labels(doc: Mapped) -> None:
    """Take labels, buttons and the time of a post off the line of its title, so that the title stands alone."""
    head = doc.text[:_HEAD_LENGTH]
    if not (_TIMED.search(head) or any(word in head for word in _LABELS)):
        return
    spans = spans_of(_patterns().label, head)
    for start, end in spans:
        if day := _DAY.search(doc.text, start, end):
            iso = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
            doc.note("uploaded_on", iso, day.start(), day.end())
    doc.remove(spans, "furniture", "label, button or time beside a title")


def _named_day(line: _Line) -> Iterator[_Line]:
    """Yield the part of a line that names the day of its publication, then the whole."""
    if named := _PUBLISHED.search(line.text):
        yield _Line(line.start + named.start(), line.start + named.end(), named[0])
    yield line


def _certain(lines: list[_Line], sharing: bool) -> list[str]:
    """Return for each line why its form alone makes it furniture, or ``""``."""
    found: list[tuple[_Line, str]] = []
    tail_until = -1
    run: Run | None = None  # kept from heading to heading, so that time stays linear
    for number, line in enumerate(lines):
        if number <= tail_until:
            continue
        if len(line.text) <= 40 and _patterns().tail.match(line.text):
            run = (
                run
                if run and number <= run.last
                else run_of_links(lines, number + 1, lambda text: bool(_reason(text, True)))
            )
            tail_until = tail_end(run, number)
            found += [(other, "list of related links or comments") for other in lines[number : tail_until + 1]]
        elif (reason := _reason(line.text, sharing)) and not (reason == _FOOT and _is_of_issue(lines, number)):
            found.append((line, reason))
    notes = ((lines[at], reason) for at, reason in notes_above([line.text for line in lines]))
    found = sorted([*found, *notes], key=lambda item: item[0].start)
    if any(reason.endswith(_OF_FORUM) for _, reason in found):
        found = _with_users(lines, found)
    if any("WeChat" in reason for _, reason in found):
        found = _with_account(lines, found)
    reasons = {line.start: reason for line, reason in _with_weak(lines, found)} if found else {}
    for number in panel_lines([line.text for line in lines]):
        reasons[lines[number].start] = _PANEL
    texts, known = [line.text for line in lines], [reasons.get(line.start, "") for line in lines]
    for number, is_own in own_titles(texts, known):
        known[number] = "title of the page" if is_own else known[number] or "list of related links or comments"
    return known


def _is_of_issue(lines: list[_Line], number: int) -> bool:
    """Tell whether a line below a bulletin's issue names who edits it (``主办：…``), as the foot of a site does."""
    return 0 < number < _HEAD_LINES and bool(_ISSUE.fullmatch(lines[number - 1].text))


def _is_sharing(furniture: list[str]) -> bool:
    """Tell whether the page is a document-sharing site's, by what its own lines speak of."""
    said = "\n".join(furniture)
    return bool(_SHARING_HEAD.search(said)) or sum(bool(sign.search(said)) for sign in _SHARING_SIGNS) >= _ENOUGH_SIGNS


def _has_dateline(doc: Mapped) -> bool:
    return any(item.kind in ("web_published_on", "web_source") for item in doc.evidence)


def _read_lines(doc: Mapped, found: list[tuple[_Line, str]], sharing: bool) -> None:
    """Read date, source and author out of the page's own lines, in their order, up to those behind the text."""
    loose: list[_Line] = []
    for number, (line, reason) in enumerate(found):
        if reason.startswith(("list of", "stands in", "foot of")):
            continue
        if reason in {"navigation", "site's own date"}:
            if not _read_paper(doc, line):
                loose.append(line)
            continue
        read_dateline(doc, line.start, line.end, sharing, reason == _PANEL)
        if number < _HEAD_LINES and reason != "dateline of the page":
            loose.append(line)
    for line in loose:  # what is named goes before what is not
        _read_loose(doc, line, sharing)


def _read_loose(doc: Mapped, line: _Line, sharing: bool) -> None:
    """Read what a line of the page's head says without naming its field: a day, the name of a newspaper."""
    day, paper = _DAY.search(line.text), _PAPER.search(line.text)
    if day and 1 <= int(day[2]) <= 12 and 1 <= int(day[3]) <= 31 and not _TODAY.search(line.text):
        kind = "uploaded_on" if sharing or _UPLOADED.search(line.text) else "web_published_on"
        at = line.start + day.start()
        doc.note(kind, f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}", at, at + len(day[0]))
    if paper and re.search(r"数字报|电子报|数字版|电子版|版", line.text):
        doc.note("web_source", paper[0], line.start + paper.start(), line.start + paper.end())


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that hold something, without the white space around them."""
    at = 0
    for line in text.split("\n"):
        stripped = line.strip(" \t\u3000\xa0\u2002\u2003")
        if stripped and stripped != BREAK:
            start = at + line.index(stripped)
            yield _Line(start, start + len(stripped), stripped)
        at += len(line) + 1


def _read_upload(doc: Mapped) -> None:
    """Read and remove a sharing site's upload line wherever it stands, also within a single-line preview."""
    if match := upload_in(doc.text[:4000]):
        iso = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
        if 1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31:
            doc.note("uploaded_on", iso, match.start("y"), match.end("d"))
        line_end = doc.text.find("\n", match.start())
        line_end = len(doc.text) if line_end < 0 else line_end
        end = line_end if line_end - match.end() < 60 else match.end()
        doc.remove([(match.start(), end)], "furniture", "upload line of a document-sharing site")


def _read_paper(doc: Mapped, line: _Line) -> bool:
    """Read paper and date out of a digital newspaper's path (``某某日报 > 2011年07月02日 > A02``), if it is one."""
    paper, day = _PAPER.search(line.text), _DAY.search(line.text)
    if day and paper and 1 <= int(day[2]) <= 12 and 1 <= int(day[3]) <= 31:
        start = line.start + day.start()
        doc.note("web_published_on", f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}", start, start + len(day[0]))
        doc.note("web_source", paper[0], line.start + paper.start(), line.start + paper.end())
        return True
    return False


@cache
def _reason(line: str, sharing: bool) -> str:
    """Return why ``line`` is furniture, or ``""``."""
    if len(line) > _LONGEST:
        return ""
    if "。" in line:
        return _notice(line)
    line = line.translate(_WIDE_BRACKETS) if line[0] in "［〔" and line[-1] in "］〕" else line
    patterns = _patterns()
    first = line[0].casefold()
    may_begin = first in patterns.line_begins or first.isdecimal()
    matches = (patterns.wide.match(line), patterns.line.match(line) if may_begin else None)
    if numbers := [int((match.lastgroup or "p0")[1:]) for match in matches if match]:
        return patterns.line_reasons[min(numbers)]
    if is_dateline(line):
        return "dateline of the page"
    if sharing and _FILE_NAME.fullmatch(line):
        return "file name on a document-sharing site"
    return "navigation" if _is_navigation(line) else _notice(line)


def _notice(line: str) -> str:
    """Return why ``line`` is a notice of the site: it speaks of hardly anything else."""
    if len(line) > _LONGEST_NOTICE or not _NOTICE_WORD.search(line):
        return ""
    patterns = _patterns()
    match = patterns.notice.search(line)
    if not match or len(match[0]) * 4 <= len(line):
        return ""
    return patterns.notice_reasons[int((match.lastgroup or "p0")[1:])]


def _is_navigation(line: str) -> bool:
    """Tell whether most cells of a row are navigation words, or one of several short cells between bars."""
    if "。" in line or len(line) < 4:
        return False
    cells = [cell for cell in _CELLS.split(line) if cell]
    words = _words()
    known = sum(cell in words for cell in cells)
    if not known or len(cells) < 2:
        return False
    valued = sum(bool(_CELL_VALUE.fullmatch(cell)) for cell in cells if cell not in words)
    if known + valued == len(cells) >= 3 or (known >= 2 and (known + valued) * 4 >= len(cells) * 3):
        return True
    bars = [cell for cell in _BAR.split(line) if cell.strip()]
    is_bar = len(bars) >= 3 and all(len(cell) <= 10 for cell in bars)
    return is_bar or (known * 2 >= len(cells) >= 4 and all(len(cell) <= 6 for cell in cells))


def _with_users(lines: list[_Line], found: list[tuple[_Line, str]]) -> list[tuple[_Line, str]]:
    """Add what stands between a forum's own lines: names of users, replies, mottoes behind a dash below a post."""
    reasons = {line.start: (line, reason) for line, reason in found}
    said = "\n".join(line.text for line, reason in found if reason.endswith(_OF_FORUM))
    n_times = Counter(line.text for line in lines)
    for _ in range(2):  # what stands between names is known once they are
        for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
            if line.start in reasons or len(line.text) > _LONGEST_USER or not (after is None or after.start in reasons):
                continue
            is_behind = before is not None and before.start in reasons
            is_between = is_behind and after is not None
            is_named = line.text in said or (after is not None and n_times[line.text] > 1)
            is_short = len(line.text) <= _LONGEST_NAME
            if _MOTTO.match(line.text) and before is not None and (is_behind or after is None):
                reasons[line.start] = line, "signature of a post"
            elif is_short and not _MARKED.search(line.text) and (is_between or is_named):
                reasons[line.start] = line, "name of a user"
            elif is_short and is_between and line.text[-1] in "！!~～…":
                reasons[line.start] = line, "reply to a post"
    return [reasons[start] for start in sorted(reasons)]


def _with_account(lines: list[_Line], found: list[tuple[_Line, str]]) -> list[tuple[_Line, str]]:
    """Add the lines in a WeChat page's head that hold the account's name, or a day and that name."""
    reasons = {line.start: (line, reason) for line, reason in found}
    said = "\n".join(line.text for line, reason in found if "WeChat" in reason)
    for line in lines[:_HEAD_LINES]:
        if len(line.text) > _LONGEST_USER or line.text[-1] in "。：:":
            break
        name = _BARE_DAY.sub("", line.text).strip()
        is_dated = len(name) < len(line.text)
        if line.start in reasons or len(name) > _LONGEST_NAME or _MARKED.search(name):
            continue
        if (name and name in said) or (is_dated and name in {lines[0].text, "原创", ""}):
            reasons[line.start] = line, "dateline of the page" if is_dated else "name of the site"
    return [reasons[start] for start in sorted(reasons)]


def _with_weak(lines: list[_Line], found: list[tuple[_Line, str]]) -> list[tuple[_Line, str]]:
    """Add the lines that are furniture only below furniture: addresses, names of sites and papers."""
    reasons = {line.start: (line, reason) for line, reason in found}
    beside = False
    for line in lines:
        if line.start in reasons:
            beside = reasons[line.start][1] not in _WITHIN
        elif beside and len(line.text) <= 80 and _patterns().weak.match(line.text):
            reasons[line.start] = line, "address or name of the site"
        else:
            beside = False
    return [reasons[start] for start in sorted(reasons)]


def _remove_lines(doc: Mapped, found: list[tuple[_Line, str]]) -> None:
    """Replace runs of furniture lines by a break each; every line keeps its own reason."""
    changes: list[tuple[Change, str]] = [((line.start, line.end, BREAK), reason) for line, reason in found]
    by_reason: dict[str, list[Change]] = {}
    for change, reason in changes:
        by_reason.setdefault(reason, []).append(change)
    # breaks are as good as removed: record by reason, then splice all at once
    for reason, group in by_reason.items():
        doc.record([(start, end, "") for start, end, _ in group], "furniture", reason)
    doc.tidy([change for change, _ in changes])
