"""The lines above a text: paths, menus, names of the site, the page's own title and what stands among them.

What is certain comes first; the rest is told by its place. A line that stands
among the site's lines goes where the text's own title stands below them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.clean.forms import is_date_line
from etl.clean.wording import FILE_TAIL, Wording
from etl.lexicon.kinds import KIND_AT_END

__all__ = [
    "BESIDE",
    "BY_WORDING",
    "LABEL",
    "OF_DOCUMENT",
    "TYPED",
    "is_issuer",
    "is_title",
    "mark_block",
    "mark_first_copy",
    "mark_head",
    "names_title",
]

BY_WORDING = "wording of a site"
BESIDE = "stands in one block with lines of a site"
_SITE_NAME = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9·]{1,14}(?:网站?|文库|文档|论坛|门户|书屋|资料库|资源库|贴吧|博客|下载站|数字报|电子报)$"
)
_CRUMBS = re.compile(r"\s*(?:[>»›→＞≫]+|\s[-–—_|｜/\\]\s|::|(?<=[\u4e00-\u9fff])[_|｜](?=[\u4e00-\u9fff]))\s*")
_VALUE = re.compile(r"\d\s?(?:[KM]B?|页|次|分)|(?:19|20)\d\d[-/.年]\d", re.I)
_TITLE_PARTS = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|(?<![-–—])[-–](?![-–—])")
_NAME_PARTS = re.compile(r"\s*[_|｜\-–]\s*|\s+")
_NO_TITLE = re.compile(r"[\d:：|｜>»【\[\]】+*。！]|\s{2}")
_COMMA = re.compile(r"[，。；]|,(?=[\u4e00-\u9fff])")
_ARROW = re.compile(r"[>»›＞≫]|::")
_FOOT = re.compile(r"ICP|版权所有|Copyright|©|Rights", re.I)
_DAY_ONLY = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z0-9·]{2,12}\s)?(?:\d{1,2}月\d{1,2}日|\d{1,2}-\d{1,2}|昨天|今天|前天|刚刚|\d{1,2}\s?(?:小时|分钟|天)前)"
    r"(?:\s?\d{1,2}:\d\d)?(?:\s[\u4e00-\u9fffA-Za-z]{2,10})?"
)
_KINDS_OF_HEAD = tuple(
    re.compile(pattern, re.M)
    for pattern in (
        r"[〔\[（(](?:(?:19|20)\d\d[〕\]）)]|\d\d[〕\]）)]\s?第?\s?\d{1,4}\s?号)",
        r"第\s?[\d一二三四五六七八九十]{1,5}\s?期",
        r"(?:简报|专报|动态|快报|通讯|信息|参考|摘报|文件)(?:[（(][^（()）]{1,12}[）)])?$",
        r"[编印]$|年\d{1,2}月",
        r"签发|机密|秘密",
        r"^(?:最高指示|毛主席语录)$",
    )
)
OF_DOCUMENT = re.compile("|".join(kind.pattern for kind in _KINDS_OF_HEAD))
_FIELD = re.compile(r"[【\[]?[\u4e00-\u9fff \u3000]{2,6}[】\]]?\s*[:：]\s*[^\s。][^。]*$")
LABEL = re.compile(r"(?:[\u4e00-\u9fff]{0,4}(?:标题|题目|主题|名称|介绍|提示|简介|概要)|导[读语]|文件名)\s?[:：]")
_CONTENTS = re.compile(r"[【\[]?(?:本期)?(?:要目|目\s?录|导读|内容提要|提要|看点)")
TYPED = re.compile(rf"{KIND_AT_END.pattern}|(?:召开|举行|开幕|闭幕)$")
_NO_TITLE_FORM = re.compile(
    r"[:：，]$|[|｜>»。；！;]|,(?=[\u4e00-\u9fff])|^[\d（(].*，"
    r"|^(?:作者|记者|通讯员|来源|文|图)\s?[/：:／ ]|本报记者|通讯员|摄影|摄$|PAGE|第\s?\d+\s?页"
    r"|(?:长|书记|主任|主席|委员|经理|员|代表|记者|作者|教授|校|系|处|科|局|委)"
    r"[ \u3000\xa0]+[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff·]){1,5}$"
)
_ISSUER = re.compile(
    r"[\u4e00-\u9fff、 ]{2,40}(?:办公室|政府|委员会|领导小组|指挥部|委|局|厅|部|院|会|办|处|社|站|中心|公司)"
)
_BY_PRESS = re.compile("记者|通讯员")
_CELL, _MENU_CELLS = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,8}"), 3
_BODY = re.compile(r"(?:中央|国务院|军委|[委办局厅部院会])$|政府$|人大$|政协$")
_LATIN = re.compile("[A-Za-z]+")
_NAME, _ENOUGH_AROUND, _MOST_AROUND = 12, 0.5, 48
_SHORTEST_TYPED, _SHORTEST_PROSE = 5, 12
_REACH, _PROSE = 12, 20
_SURELY, _SHORTEST_TITLE, _PREVIEW, _SOME_WORDING = 0.9, 8, 200, 0.2


def mark_head(
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
        elif _is_menu(lines, reasons, at, menu) or _is_menu_row(lines, at, first):
            reasons[at] = "menu of a site"
    _mark_names(lines, words, reasons, first)
    _mark_enclosed(lines, words, reasons, first)
    _mark_page_title(lines, reasons, first)
    _mark_titled(lines, words, reasons, first)
    _mark_copies(lines, reasons, first)
    _mark_above(lines, words, reasons, first)
    _mark_strays(lines, reasons, first)
    _mark_fields(lines, reasons, first)
    _leave_title(lines, words, reasons, first)


def _leave_title(lines: Sequence[str], words: Sequence[Wording], reasons: list[str], first: int) -> None:
    """Give back the last line taken for its wording alone that may be a title, where no other is left."""
    if first < len(lines) and len(lines[first]) >= _PREVIEW:
        return
    if any(not reasons[at] and lines[at][0] not in "—-" for at in range(first)):
        return
    for at in range(first - 1, -1, -1):
        is_weak = reasons[at] == BY_WORDING and words[at].n_web <= 1 and words[at].share < _SURELY
        if is_weak and len(lines[at]) >= _SHORTEST_TITLE and not _NO_TITLE.search(lines[at]):
            reasons[at] = ""
            return


def _is_menu(lines: Sequence[str], reasons: Sequence[str], at: int, menu: frozenset[str]) -> bool:
    """Tell whether a line is a word of a menu beside others, or a short line between two of them."""
    beside = [n for n in (at - 1, at + 1) if 0 <= n < len(lines)]
    if lines[at] in menu:
        return any(reasons[n] or lines[n] in menu for n in beside)
    return len(lines[at]) <= 10 and len(beside) == 2 and all(lines[n] in menu for n in beside)


def _is_menu_row(lines: Sequence[str], at: int, first: int) -> bool:
    """Tell whether a line is a row of short names of columns, with a title further down."""
    cells = re.split(r"[\s|｜/·•]+", lines[at].strip("|｜ "))
    if (
        len(cells) < _MENU_CELLS
        or _BY_PRESS.search(lines[at])
        or not all(_CELL.fullmatch(cell) and not _BODY.search(cell) for cell in cells)
    ):
        return False
    return any(len(cell) > 3 for cell in cells) and any(is_title(line) for line in lines[at + 1 : first])


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
    if not 1 < len(line) <= 16 or _COMMA.search(line):
        return False
    if _SITE_NAME.fullmatch(line) or (word.n_web and word.share >= 0.4):
        return True
    return any(
        reason and (other.startswith(line) or (_FOOT.search(other) and line in other))
        for other, reason in zip(lines, reasons, strict=True)
    )


def _mark_fields(lines: Sequence[str], reasons: list[str], first: int) -> None:
    """Mark the fields right between two fields of a site: of one record the whole goes."""
    is_field = [bool(_FIELD.match(line)) for line in lines[:first]]
    for at in range(1, first - 1):
        is_amid = is_field[at - 1] and is_field[at + 1] and bool(reasons[at - 1] and reasons[at + 1])
        if not reasons[at] and is_field[at] and is_amid:
            reasons[at] = "stands between lines of a site"


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
    plain = (_LATIN.sub("", _plain(text)) for text in (line, other))
    one, two = ({text[i : i + 2] for i in range(len(text) - 1)} for text in plain)
    return min(len(one), len(two)) >= 4 and len(one & two) >= 0.75 * min(len(one), len(two))


def _plain(line: str) -> str:
    return re.sub(r"[\W_]+", "", line)


def _mark_titled(lines: Sequence[str], words: Sequence[Wording], reasons: list[str], first: int) -> None:
    """Mark lines in which the site speaks of the title that another line prints (``《标题》由会员分享，…``)."""
    for at in range(first):
        if not reasons[at] and names_title(lines[: first + 1], words[at], at):
            reasons[at] = "title of the page"


def names_title(lines: Sequence[str], word: Wording, at: int) -> bool:
    """Tell whether line ``at`` holds another line and, around it, hardly anything but words of sites or a label."""
    line = lines[at]
    if not word.n_all and not LABEL.match(line):
        return False
    for other, title in enumerate(lines):
        if other == at or len(title) >= len(line) or title not in line or not _is_long(title):
            continue
        rest = len(_plain(line)) - len(_plain(title)) * line.count(title)
        if rest >= 2 and (
            LABEL.match(line)
            or (word.to_reader and rest <= _MOST_AROUND)
            or word.share * len(line) >= _ENOUGH_AROUND * rest
        ):
            return True
    return False


def _mark_copies(lines: Sequence[str], reasons: list[str], first: int) -> None:
    """Mark a title that is printed again further down in the head, and the short lines between the two."""
    last_at: dict[str, int] = {}
    for at in range(first):
        is_prose = _is_wrapped(lines, at) and bool(_COMMA.search(lines[at + 1]))
        if not reasons[at] and _is_long(lines[at]) and not is_prose:
            last_at[_plain(lines[at])] = at
    for at in range(first):
        again = last_at.get(_plain(lines[at]), at)
        if reasons[at] or again == at or lines[at][0] == "《" or any(_CONTENTS.match(line) for line in lines[:again]):
            continue
        reasons[at] = "title of the page"
        for between in range(at + 1, again):
            is_short = len(lines[between]) <= _NAME and lines[between][-1] not in "。！"
            if not reasons[between] and is_short and not OF_DOCUMENT.search(lines[between]):
                reasons[between] = "stands between lines of a site"


def _mark_above(lines: Sequence[str], words: Sequence[Wording], reasons: list[str], first: int) -> None:
    """Mark what stands above the site's last line, where below it, right above the text, stands the title."""
    last = max((at for at in range(first) if reasons[at]), default=-1)
    titles = [lines[at] for at in range(last + 1, first) if is_title(lines[at]) and not _is_wrapped(lines, at)]
    if last < 0 or not titles:
        return
    is_typed = any(TYPED.search(line) for line in titles)
    below = "\n".join(lines[last + 1 : first])
    for at in range(last):
        line = lines[at]
        is_own = any(kind.search(line) and not kind.search(below) for kind in _KINDS_OF_HEAD)
        is_prose = not words[at].n_all and (
            line[-1] in "。！？；" or (len(line) >= _SHORTEST_PROSE and bool(_COMMA.search(line)))
        )
        if not reasons[at] and not is_own and not is_prose and (is_typed or not TYPED.search(line)):
            reasons[at] = "stands above the title among lines of a site"


def _is_wrapped(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line is rather the first of broken prose: the next one is about as long."""
    return at + 1 < len(lines) and abs(len(lines[at + 1]) - len(lines[at])) <= 2 and not TYPED.search(lines[at])


def _mark_strays(lines: Sequence[str], reasons: list[str], first: int) -> None:
    """Mark runs of short or undated lines between the site's, as long as another run surely holds the title."""
    runs: list[list[int]] = []
    for at in range(first):
        if not reasons[at]:
            if at and not reasons[at - 1] and runs:
                runs[-1].append(at)
            else:
                runs.append([at])
    titled = [run for run in runs if any(is_title(lines[at]) for at in run)]
    typed = [run[-1] for run in runs if any(TYPED.search(lines[at]) and is_title(lines[at]) for at in run)]
    for run in runs:
        is_border = run[0] == 0 or run[-1] == first - 1
        others = any(other is not run for other in titled)
        if not others or (is_border and not all(map(_DAY_ONLY.fullmatch, (lines[at] for at in run)))):
            continue
        if all(_is_stray(lines[at], any(below > run[-1] for below in typed)) for at in run):
            for at in run:
                reasons[at] = "stands between lines of a site"


def mark_first_copy(lines: Sequence[str], reasons: list[str], first: int) -> None:
    """Mark a title above the site's lines that stands again, with its kind named, as the document's below them."""
    for at in range(first):
        line = lines[at]
        if reasons[at] or not (is_title(line) and TYPED.search(line)):
            continue
        again = next((n for n in range(at + 1, min(at + _REACH, len(lines))) if _plain(lines[n]) == _plain(line)), at)
        site = [n for n in range(at + 1, again) if reasons[n]]
        free = [lines[n] for n in range(at + 1, again) if not reasons[n] and lines[n][0] not in "〔【（("]
        if site and not any(len(other) >= _PROSE and _COMMA.search(other) for other in free):
            reasons[at] = "title of the page"
            for between in range(at + 1, site[0]):
                if not reasons[between] and not OF_DOCUMENT.search(lines[between]):
                    reasons[between] = "stands between lines of a site"


def mark_block(lines: Sequence[str], reasons: list[str], apart: Sequence[bool], first: int) -> None:
    """Mark what no blank line parts from the site's lines above the text, where a block of its own holds the title."""
    borders = [*(at for at in range(first) if at == 0 or apart[at]), first]
    blocks = [range(start, end) for start, end in pairwise(borders)]
    titles = [[lines[at] for at in block if not reasons[at] and is_title(lines[at])] for block in blocks]
    for number, block in enumerate(blocks):
        below = [title for later in titles[number + 1 :] for title in later]
        is_typed = any(map(TYPED.search, below)) and not any(map(TYPED.search, titles[number]))
        if not any(reasons[at] for at in block) or not below or (titles[number] and not is_typed):
            continue
        for at in block:
            if not reasons[at] and not _is_own(lines[at]):
                reasons[at] = BESIDE


def _is_own(line: str) -> bool:
    """Tell whether a line is the document's by its form: a head, a subtitle, a remark, a sentence or part of one."""
    if OF_DOCUMENT.search(line) or line[0] in "—-（(" or line[-1] in "。！？；：":
        return True
    return len(line) >= _SHORTEST_PROSE and bool(_COMMA.search(line))


def _is_stray(line: str, title_follows: bool) -> bool:
    """Tell whether a line is too short for a title, a day without its year, or a motto above the true title."""
    if line[0] in "—-（(【" or "。" in line or OF_DOCUMENT.search(line):
        return False
    return not _is_long(line) or bool(_DAY_ONLY.fullmatch(line)) or (title_follows and "，" in line)


def _is_long(line: str) -> bool:
    """Tell whether a line is long enough for a title; one that names its kind may be short (``政府工作报告``)."""
    return len(line) >= _SHORTEST_TITLE or (len(line) >= _SHORTEST_TYPED and bool(TYPED.search(line)))


def is_issuer(line: str) -> bool:
    """Tell whether a line is nothing but the name of a body that issues documents, or several."""
    return bool(_ISSUER.fullmatch(line))


def is_title(line: str) -> bool:
    """Tell whether a line is a title by its form: long enough, of one piece, no field, date, name or greeting."""
    if not _is_long(line) or line[0] in "—-（(" or is_date_line(line) or OF_DOCUMENT.search(line):
        return False
    if "，" in line and not TYPED.search(line):
        return False
    return not (_NO_TITLE_FORM.search(line) or _ISSUER.fullmatch(line))
