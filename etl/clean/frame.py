"""What frames a text on its page: the lines before it, behind it and between its pages.

The body is found first, by its prose, headings and closing lines. What a site
says is then told by its wording (``wording.py``) and by its place: the same
words weigh more before the body, behind it or beside other furniture than amid
the text. Behind the body the first line of the site opens its foot, and only
what closes a document (a signature, copies to whom, notes) is kept below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.clean.forms import is_own_line, is_row
from etl.clean.wording import FILE_TAIL, Wording

__all__ = ["frame", "site_names"]

_MOST_WORDING = 0.36
_SOME_WORDING = 0.2
_LONGEST_MID = 160
_PROSE_END = re.compile(r"[。！？；：!?;:][”’」』）)]*$")
_COMMA = re.compile(r"[，。；]|,(?=[\u4e00-\u9fff])")
_SALUTATION = re.compile(r"(?:各位|同志们|尊敬的|亲爱的|女士们)[^。；]{0,40}[:：!！]$")
_DATELINE = re.compile(r"[（(【\[]?(?:本报|本网|本台|本刊|新华社|中新社|据)[^。]{0,24}[讯电消]")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[章节条]"
)
_CRUMBS = re.compile(r"\s*(?:[>»›→＞≫]+|\s[-–—_|｜/\\]\s|::|(?<=[\u4e00-\u9fff])[_|｜](?=[\u4e00-\u9fff]))\s*")
_ARROW = re.compile(r"[>»›＞≫]|::")
_SITE_NAME = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9·]{1,14}(?:网站?|文库|文档|论坛|门户|书屋|资料库|资源库|贴吧|博客|下载站|数字报|电子报)$"
)
_RELATED = re.compile(
    r"[\W_]*(?:相关|相似|类似|同类|推荐|猜|可能|喜欢|感兴趣|热门|热点|最新|其他|其它|排行|评论|跟帖|留言|看了|浏览了|链接|延伸|更多)[^。，]{0,12}$"
    r"|[\W_]*(?:您|你|大家|看过|浏览过|读过|下载|喜欢|本版|本期|本栏|同栏|该作者|网友|用户)[^。，]{0,6}"
    r"(?:相关|相似|其他|其它|推荐|喜欢|感兴趣|关注|新闻|文章|文档|资料|评论|留言|还看|还喜欢|在看|下载)[^。，]{0,8}$"
)
_OFFICIAL = re.compile(
    r"(?:抄\s?送|抄\s?报|主\s?送|呈\s?报|分\s?送|报|送|发)[ \u3000]?[:：]"
    r"|附件(?!下载)[\d一二三四五六七八九十：:. ]{1,4}[^\s\d](?!.*\.[A-Za-z]{3,4}\W*$)"
    r"|.{2,40}(?:19|20)?\d{2,4}年\d{1,2}月\d{1,2}日印发|（?此件"
)
_SIGNED_ON = re.compile(
    r"[（(]?[12〇○二一][\d〇○零一二三四五六七八九]{3}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日[）)]?"
)
_ITEM = re.compile(r"[·•・◇◆■□●○▪►▶\-—*]")
_NAME_CELL = re.compile(r"[\u4e00-\u9fffA-Za-z0-9.]{2,14}")
_FOOT = re.compile(r"ICP|版权所有|Copyright|©|Rights", re.I)
_VALUE = re.compile(r"\d\s?(?:[KM]B?|页|次|分)|(?:19|20)\d\d[-/.年]\d", re.I)
_TITLE_PARTS = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|(?<![-–—])[-–](?![-–—])")
_NAME_PARTS = re.compile(r"\s*[_|｜\-–]\s*|\s+")
_NO_TITLE = re.compile(r"[\d:：|｜>»【\[\]】+*。！]|\s{2}")
_BY_WORDING = "wording of a site"
_SURELY, _SHORTEST_TITLE, _PREVIEW = 0.9, 8, 200
_DOTS = re.compile("[.…。·]{2,20}")
_MOST_HEAD = 80
_LONG = 30
_VERY_LONG = 60


def frame(lines: Sequence[str], words: Sequence[Wording], known: Sequence[str], menu: frozenset[str]) -> list[str]:
    """Return for each line why it is furniture, or ``""``; ``known``: the reasons that are already certain."""
    reasons = list(known)
    body = [not reason and _is_body(line, word) for line, word, reason in zip(lines, words, known, strict=True)]
    first = next((at for at, is_body in enumerate(body) if is_body), len(lines))
    last = _last_of_text(lines, words, reasons, body)
    if first == len(lines):
        first, last = min(first, 40), len(lines)
    for at, (line, word) in enumerate(zip(lines, words, strict=True)):
        border = at < first or at > last
        if not reasons[at] and not body[at] and len(line) <= _LONGEST_MID * (1 + border) and word.is_site(border):
            reasons[at] = _BY_WORDING
    _mark_head(lines, words, reasons, min(first, _MOST_HEAD), menu)
    _mark_beside(words, reasons, body, first, last)
    _mark_foot(lines, reasons, last)
    return reasons


def _is_body(line: str, word: Wording) -> bool:
    """Tell whether a line is certainly text: prose, a numbered heading, a salutation, a dateline."""
    if word.share >= (_MOST_WORDING if word.n_web else 0.7) or word.is_site(True):
        return False
    if _NUMBERED.match(line) or _SALUTATION.match(line) or _DATELINE.match(line):
        return True
    if _ITEM.match(line) and len(line) < _VERY_LONG and not _PROSE_END.search(line[-6:]):
        return False
    if len(line) >= 12 and _PROSE_END.search(line[-6:]) and line[-1] not in ":：":
        return True
    return len(line) >= _LONG and bool(_COMMA.search(line))


def _last_of_text(lines: Sequence[str], words: Sequence[Wording], reasons: list[str], body: list[bool]) -> int:
    """Return the last line of the text; comments and abstracts under a heading of the site's foot are none."""
    total = sum(len(line) for line, is_body in zip(lines, body, strict=True) if is_body)
    behind = 0
    last = -1
    cut = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if body[at] and (_NUMBERED.match(line) or behind + len(line) > total // 4):
            break
        if _OFFICIAL.match(line):
            break
        behind += len(line) * body[at]
        if len(line) <= 24 and _RELATED.match(line) and (reasons[at] or words[at].n_web or _is_listed(lines, at)):
            cut = at
    for at in range(cut, len(lines)):
        body[at] = False
    beside = True
    for at, line in enumerate(lines[:cut]):
        beside = body[at] or (beside and not reasons[at] and not words[at].is_site(True))
        if not reasons[at] and (body[at] or _closes(line, words[at], beside)):
            last = at
    return last


def _is_listed(lines: Sequence[str], at: int) -> bool:
    """Tell whether a list of links follows: lines set off by signs, or names of files."""
    following = lines[at + 1 : at + 3]
    return bool(following) and all(_ITEM.match(line) or FILE_TAIL.search(line) for line in following)


def _closes(line: str, word: Wording, beside: bool) -> bool:
    """Tell whether a line closes a document; ``beside``: nothing of the site stands between it and the text."""
    if word.n_web:
        return False
    if _OFFICIAL.match(line) or _SIGNED_ON.fullmatch(line):
        return True
    is_figures = is_row(line) and sum(map(str.isdigit, line)) >= 3 and "：" not in line and not _ITEM.match(line)
    return is_figures or (beside and (is_own_line(line) or (is_row(line) and not _ITEM.match(line))))


def _mark_head(
    lines: Sequence[str], words: Sequence[Wording], reasons: list[str], first: int, menu: frozenset[str]
) -> None:
    """Mark paths, file names, names of the site and the page's own title before the body."""
    for at in range(first):
        line = lines[at]
        if reasons[at]:
            continue
        if FILE_TAIL.search(line) and not line.startswith("附"):
            reasons[at] = "name of the file"
        elif _is_path(line, at):
            reasons[at] = "path of the page"
        elif at and reasons[at - 1] and _is_values(line, lines[at - 1], words[at - 1]):
            reasons[at] = "values of a site's fields"
        elif _is_menu(lines, reasons, at, menu):
            reasons[at] = "menu of a site"
    _mark_names(lines, words, reasons, first)
    _mark_enclosed(lines, words, reasons, first)
    _mark_page_title(lines, reasons, first)
    _leave_title(lines, words, reasons, first)


def _leave_title(lines: Sequence[str], words: Sequence[Wording], reasons: list[str], first: int) -> None:
    """Give back the last line taken for its wording alone that may be a title, where no other is left."""
    if first < len(lines) and len(lines[first]) >= _PREVIEW:
        return
    if any(not reasons[at] and lines[at][0] not in "—-" for at in range(first)):
        return
    for at in range(first - 1, -1, -1):
        is_weak = reasons[at] == _BY_WORDING and words[at].n_web <= 1 and words[at].share < _SURELY
        if is_weak and len(lines[at]) >= _SHORTEST_TITLE and not _NO_TITLE.search(lines[at]):
            reasons[at] = ""
            return


def _is_menu(lines: Sequence[str], reasons: Sequence[str], at: int, menu: frozenset[str]) -> bool:
    """Tell whether a line is a word of a menu beside others, or a short line between two of them."""
    beside = [n for n in (at - 1, at + 1) if 0 <= n < len(lines)]
    if lines[at] in menu:
        return any(reasons[n] or lines[n] in menu for n in beside)
    return len(lines[at]) <= 10 and len(beside) == 2 and all(lines[n] in menu for n in beside)


def _mark_names(lines: Sequence[str], words: Sequence[Wording], reasons: list[str], first: int) -> None:
    """Mark names of the site above its lines, as long as another line is left that may be the title."""
    marked = [at for at in range(first) if reasons[at]]
    for at in range(marked[-1] if marked else 0):
        if reasons[at]:
            continue
        is_plain = at == 0 and len(lines[at]) <= 10 and bool(_SITE_NAME.fullmatch(lines[at]))
        others = (n for n in range(first) if n != at and not reasons[n] and lines[n][0] not in "—-")
        if is_plain or (_is_name(lines, at, reasons, words[at]) and next(others, -1) >= 0):
            reasons[at] = "name of the site"


def _mark_enclosed(lines: Sequence[str], words: Sequence[Wording], reasons: list[str], first: int) -> None:
    """Mark lines with some of a site's words between its lines, where the title stands below them all."""
    marked = [at for at in range(first) if reasons[at]]
    if not marked or not any(not reasons[at] and lines[at][0] not in "—-" for at in range(marked[-1] + 1, first)):
        return
    for at in range(marked[0] + 1, marked[-1]):
        if not reasons[at] and len(lines[at]) <= 30 and words[at].n_all and words[at].share >= _SOME_WORDING:
            reasons[at] = "stands between lines of a site"


def _is_values(line: str, above: str, word: Wording) -> bool:
    """Tell whether a line holds the values of the fields that the line above it names."""
    if word.n_web < 2 or len(line) > 80 or _COMMA.search(line):
        return False
    keys, values = (re.split(r"\s*[|｜\t]\s*|\s{2,}", text) for text in (above, line))
    return len(keys) == len(values) >= 3 and any(_VALUE.search(value) for value in values)


def _is_path(line: str, at: int) -> bool:
    cells = [cell for cell in _CRUMBS.split(line) if cell]
    if len(line) > 120 or _COMMA.search(line) or len(cells) < 2:
        return False
    if _ARROW.search(line):
        return True
    return at < 3 and len(cells) >= 3 and all(len(cell) <= 16 for cell in cells)


def _is_name(lines: Sequence[str], at: int, reasons: Sequence[str], word: Wording) -> bool:
    """Tell whether a short line above furniture is the site's name: by its ending, or as furniture calls the site."""
    line = lines[at]
    parts = [part for part in _NAME_PARTS.split(line) if part]
    if at == 0 and len(line) <= 40 and len(parts) > 1 and _SITE_NAME.fullmatch(parts[0]):
        return True
    if len(line) > 16 or _COMMA.search(line):
        return False
    if _SITE_NAME.fullmatch(line) or (word.n_web and word.share >= 0.4):
        return True
    return any(
        reason and (other.startswith(line) or (_FOOT.search(other) and line in other))
        for other, reason in zip(lines, reasons, strict=True)
    )


def _mark_page_title(lines: Sequence[str], reasons: list[str], first: int) -> None:
    """Mark a title above the site's lines that the document prints again below them."""
    marked = [at for at in range(first) if reasons[at]]
    if not marked:
        return
    below = [line for at, line in enumerate(lines[:first]) if at > marked[-1] and line[0] not in "—-"]
    for at in range(marked[-1]):
        if "。" in lines[at] and not reasons[at]:
            break  # the text has begun
        if reasons[at]:
            continue
        if any(_is_same(lines[at], line) for line in below) or _ends_in_site(lines, at, reasons):
            reasons[at] = "title of the page"


def _ends_in_site(lines: Sequence[str], at: int, reasons: Sequence[str]) -> bool:
    """Tell whether a title closes with a name that the page's own lines use (``标题_栏目_某网``)."""
    parts = _TITLE_PARTS.split(lines[at])
    site = parts[-1].strip()
    if len(parts) < 2 or not 2 <= len(site) <= 16:
        return False
    return any(reason and site in line for line, reason in zip(lines, reasons, strict=True))


def _is_same(line: str, other: str) -> bool:
    one, two = ({text[i : i + 2] for i in range(len(text) - 1)} for text in map(_plain, (line, other)))
    return min(len(one), len(two)) >= 4 and len(one & two) >= 0.75 * min(len(one), len(two))


def _plain(line: str) -> str:
    return re.sub(r"[\W_]+", "", line)


def _mark_beside(words: Sequence[Wording], reasons: list[str], body: Sequence[bool], first: int, last: int) -> None:
    """Mark lines with a site's wording that stand beside its lines amid the text: heads and feet of pages."""
    for order in (range(first, min(last + 1, len(words))), range(min(last, len(words) - 1), first - 1, -1)):
        beside = False
        for at in order:
            if not reasons[at] and beside and not body[at] and words[at].is_site(True):
                reasons[at] = _BY_WORDING
            beside = bool(reasons[at])


def _mark_foot(lines: Sequence[str], reasons: list[str], last: int) -> None:
    """Mark everything below the first line of the site behind the text, but what closes a document."""
    opened = False
    for at in range(last + 1, len(lines)):
        opens = _opens_list(lines, at) or (bool(_DOTS.fullmatch(lines[at])) and any(reasons[at + 1 : at + 2]))
        if not reasons[at] and (opened or opens) and not _OFFICIAL.match(lines[at]):
            reasons[at] = "stands in the foot of the page"
        opened = opened or bool(reasons[at])


def _opens_list(lines: Sequence[str], at: int) -> bool:
    return len(lines[at]) <= 24 and bool(_RELATED.match(lines[at])) and _is_listed(lines, at)


def site_names(lines: Sequence[str], reasons: Sequence[str]) -> frozenset[str]:
    """Return the names by which the page's own lines call the site."""
    counts: dict[str, int] = {}
    for line, reason in zip(lines, reasons, strict=True):
        if not reason:
            continue
        worth = 2 if _ARROW.search(line) or _FOOT.search(line) or len(line) <= 14 else 1
        cells = [cell for cell in re.split(r"[\s>»›＞≫|｜_]+", line) if _NAME_CELL.fullmatch(cell)]
        for number, cell in enumerate(dict.fromkeys(cells[:3])):
            counts[cell] = counts.get(cell, 0) + (worth if number == 0 else 1)
    return frozenset(name for name, count in counts.items() if count >= 3)
