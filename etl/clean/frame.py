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
from etl.clean.head import BESIDE, BY_WORDING, LABEL, mark_block, mark_first_copy, mark_head, names_title
from etl.clean.wording import FILE_TAIL, Wording

__all__ = ["closes_document", "frame", "is_body", "site_names"]

_MOST_WORDING = 0.36
_LONGEST_MID = 160
_PROSE_END = re.compile(r"[。！？；：!?;:][”’」』）)]*$")
_COMMA = re.compile(r"[，。；]|,(?=[\u4e00-\u9fff])")
_SALUTATION = re.compile(r"(?:各位|同志们|尊敬的|亲爱的|女士们)[^。；]{0,40}[:：!！]$")
_DATELINE = re.compile(r"[（(【\[]?(?:本报|本网|本台|本刊|新华社|中新社|据)[^。]{0,24}[讯电消]")
_REPORTED = re.compile(r"(?:本报|本网|本台|本刊|新华社)[^，。\s]{0,12}[讯电]\s?[（(](?:记者|通讯员|见习|实习)")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[章节条]"
)
_ARROW = re.compile(r"[>»›＞≫→]|::")
_PATH_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}\s?[:：]\s?")
_RELATED = re.compile(
    r"[\W_]*(?:相关|相似|类似|同类|推荐|猜|可能|喜欢|感兴趣|热门|热点|最新|其他|其它|排行|评论|跟帖|留言|看了|浏览了|链接|延伸|更多)[^。，]{0,12}$"
    r"|[\W_]*(?:您|你|大家|看过|浏览过|读过|下载|喜欢|本版|本期|本栏|同栏|该作者|网友|用户)[^。，]{0,6}"
    r"(?:相关|相似|其他|其它|推荐|喜欢|感兴趣|关注|新闻|文章|文档|资料|评论|留言|还看|还喜欢|在看|下载)[^。，]{0,8}$"
)
_OFFICIAL = re.compile(
    r"(?:抄\s?送|抄\s?报|主\s?送|呈\s?报|分\s?送|报|送|发)[ \u3000]?[:：]"
    r"|附件(?!下载)[\d一二三四五六七八九十：:. ]{1,4}[^\s\d](?!.*\.[A-Za-z]{3,4}\W*$)"
    r"|.{2,40}(?:19|20)?\d{2,4}年\d{1,2}月\d{1,2}日印发|（?此件"
    r"|[（(]?(?:本期|此件)?共?印[ \u3000]?\d{1,5}[ \u3000]?份[）)]?$"
)
_SIGNED_ON = re.compile(
    r"[（(]?[12〇○二一][\d〇○零一二三四五六七八九]{3}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日[）)]?"
)
_ITEM = re.compile(r"[·•・◇◆■□●○▪►▶\-—*]")
_NAME_CELL = re.compile(r"[\u4e00-\u9fffA-Za-z0-9.]{2,14}")
_FOOT = re.compile(r"ICP|版权所有|Copyright|©|Rights", re.I)
_NO_NAME = re.compile(r"Copyrights?|All|Rights?|Reserved|Powered|By|版权所有|版权|所有|[\d.]+", re.I)
_CLOSING = re.compile(r"^[（(].*[）)]$|(?:政府|委员会|办公室|局|厅|部|院|会|党委|支部|公司|中心|大学|学校)$|谢谢")
_NO_LIST = re.compile("(?:相关|本文)?附件(?:下载|列表)?[:：]?")
_SENTENCE_END, _SHORTEST_SENTENCE = re.compile("[。！]$"), 4
_INTERLUDES = frozenset({"place of a picture", "advertisement", "break of a page", "player of the site"})
_TERMS_OF_USE = re.compile(
    "预览|退款|文档|文库|客服|仅供|未经|侵权|版权|转载|下载|会员|自行|上传|网友|免责|声明|珍藏|请联系|付费"
)
_DOTS = re.compile("[.…。·]{2,20}")
_MOST_HEAD = 80
_TITLED = 40
_LONG = 30
_REPORT, _MOST_IN_REPORT = 40, 0.6
_BROKEN = 18
_VERY_LONG = 60


def frame(
    lines: Sequence[str],
    words: Sequence[Wording],
    known: Sequence[str],
    menu: frozenset[str],
    apart: Sequence[bool] = (),
) -> list[str]:
    """Return for each line why it is furniture, or ``""``.

    ``known``: the reasons that are already certain; ``apart``: whether a blank line stands before a line.
    """
    reasons = list(known)
    body = [not reason and is_body(line, word) for line, word, reason in zip(lines, words, known, strict=True)]
    for at in range(min(_TITLED, len(lines))):
        is_said = words[at].n_web or words[at].to_reader or LABEL.match(lines[at])
        if body[at] and (is_said or "。" not in lines[at]):
            body[at] = not _is_remark(lines, words[at], reasons, at)
    first = next((at for at, is_body in enumerate(body) if is_body), len(lines))
    last = _last_of_text(lines, words, reasons, body)
    if not first and last == len(lines) - 1 and not any(known) and not any(word.n_web for word in words):
        return reasons  # text from the first line to the last, and no word of a site
    if first == len(lines):
        first, last = min(first, 40), len(lines)
    for at, (line, word) in enumerate(zip(lines, words, strict=True)):
        border = at < first or at > last
        if not reasons[at] and not body[at] and len(line) <= _LONGEST_MID * (1 + border) and word.is_site(border):
            reasons[at] = BY_WORDING
    mark_head(lines, words, reasons, min(first, _MOST_HEAD), menu)
    mark_first_copy(lines, reasons, min(first, _MOST_HEAD))
    _mark_beside(words, reasons, body, first, last)
    if apart:
        mark_block(lines, reasons, apart, min(first, _MOST_HEAD))
        _mark_last_block(lines, reasons, apart, last)
    _mark_foot(lines, words, reasons, last)
    for at in range(max(0, last), len(lines)):
        if not reasons[at] and _NO_LIST.fullmatch(lines[at]) and all(reasons[at + 1 : at + 2]):
            reasons[at] = "stands in the foot of the page"
    return reasons


def closes_document(line: str) -> bool:
    """Tell whether a line is one that only documents close with: a day of signature, copies to whom, an attachment."""
    return bool(_OFFICIAL.match(line) or _SIGNED_ON.fullmatch(line))


def is_body(line: str, word: Wording) -> bool:
    """Tell whether a line is certainly text: no remark in brackets, but prose, a heading, a salutation, a dateline."""
    if line[0] in "〔【" and line[-1] in "〕】":
        return False
    return bool(_REPORTED.match(line)) or _reads_as_body(line, word)


def _reads_as_body(line: str, word: Wording) -> bool:
    is_prose = len(line) >= _REPORT and "，" in line and line[-1] in "。”" and not word.to_reader
    if is_prose and ((len(line) >= _VERY_LONG and not word.n_all) or not _TERMS_OF_USE.search(line)):
        return word.share < _MOST_IN_REPORT
    if word.share >= (_MOST_WORDING if word.n_web else 0.7) or word.is_site(True):
        return False
    if _NUMBERED.match(line) or _SALUTATION.match(line) or _DATELINE.match(line):
        return True
    if _ITEM.match(line) and len(line) < _VERY_LONG and not _PROSE_END.search(line[-6:]):
        return False
    if len(line) >= 12 and _PROSE_END.search(line[-6:]) and line[-1] not in ":：":
        return True
    return (len(line) >= _LONG and bool(_COMMA.search(line))) or (len(line) >= _BROKEN and "。" in line)


def _is_remark(lines: Sequence[str], word: Wording, reasons: Sequence[str], at: int) -> bool:
    """Tell whether a line near the top is no prose after all: it names the title, or breaks off without going on."""
    if (word.n_web or word.to_reader or LABEL.match(lines[at])) and names_title(lines[:_TITLED], word, at):
        return True
    if "。" in lines[at] or at + 1 >= len(lines) or reasons[at + 1] or len(lines[at]) > _LONGEST_MID:
        return False
    if _NUMBERED.match(lines[at]) or _REPORTED.match(lines[at]):
        return False
    following = lines[at + 1]
    return not any(len(line) >= _LONG or _PROSE_END.search(line[-6:]) for line in (following, lines[at][-6:]))


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
        is_between = bool(reasons[at]) and reasons[at] not in _INTERLUDES
        beside = body[at] or (beside and not is_between and not words[at].is_site(True))
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
    if closes_document(line):
        return True
    if beside and not word.n_all and _SENTENCE_END.search(line) and len(line) >= _SHORTEST_SENTENCE:
        return True
    is_figures = is_row(line) and sum(map(str.isdigit, line)) >= 3 and "：" not in line and not _ITEM.match(line)
    return is_figures or (beside and (is_own_line(line) or (is_row(line) and not _ITEM.match(line))))


def _mark_beside(words: Sequence[Wording], reasons: list[str], body: Sequence[bool], first: int, last: int) -> None:
    """Mark lines with a site's wording that stand beside its lines amid the text: heads and feet of pages."""
    for order in (range(first, min(last + 1, len(words))), range(min(last, len(words) - 1), first - 1, -1)):
        beside = False
        for at in order:
            if not reasons[at] and beside and not body[at] and words[at].is_site(True):
                reasons[at] = BY_WORDING
            beside = bool(reasons[at])


def _mark_last_block(lines: Sequence[str], reasons: list[str], apart: Sequence[bool], last: int) -> None:
    """Mark the lines behind the text that a blank line parts from it, but none from the site's lines below them."""
    first = next((at for at in range(last + 1, len(lines)) if reasons[at]), -1)
    at = first - 1
    while last < at and not apart[at + 1]:
        at -= 1
    if first < 0 or (at <= last and not (last + 1 < len(apart) and apart[last + 1])):
        return
    for number in range(at + 1, first):
        if not (_OFFICIAL.match(lines[number]) or is_own_line(lines[number]) or _CLOSING.search(lines[number])):
            reasons[number] = BESIDE


def _mark_foot(lines: Sequence[str], words: Sequence[Wording], reasons: list[str], last: int) -> None:
    """Mark everything below the first line of the site behind the text, but what closes a document."""
    opened = False
    begins = next((at for at in range(last + 1, len(lines)) if reasons[at]), last + 1)
    for at in range(last + 1, begins):
        if not _OFFICIAL.match(lines[at]) and words[at].is_hinted():
            reasons[at] = BY_WORDING
    for at in range(last + 1, len(lines)):
        opens = _opens_list(lines, at) or (bool(_DOTS.fullmatch(lines[at])) and any(reasons[at + 1 : at + 2]))
        is_empty = bool(_NO_LIST.fullmatch(lines[at])) and all(reasons[at + 1 : at + 2])
        if not reasons[at] and (opened or opens or is_empty) and not _OFFICIAL.match(lines[at]):
            reasons[at] = "stands in the foot of the page"
        opened = opened or (bool(reasons[at]) and reasons[at] not in _INTERLUDES)


def _opens_list(lines: Sequence[str], at: int) -> bool:
    return len(lines[at]) <= 24 and bool(_RELATED.match(lines[at])) and _is_listed(lines, at)


def site_names(lines: Sequence[str], reasons: Sequence[str]) -> frozenset[str]:
    """Return the names by which the page's own lines call the site."""
    counts: dict[str, int] = {}
    for line, reason in zip(lines, reasons, strict=True):
        if not reason:
            continue
        worth = 2 if _ARROW.search(line) or _FOOT.search(line) or len(line) <= 14 else 1
        said = _PATH_LABEL.sub("", line, count=1) if _ARROW.search(line) and _PATH_LABEL.match(line) else line
        cells = [cell for cell in re.split(r"[\s>»›＞≫→|｜_]+", said) if _is_name(cell)]
        for number, cell in enumerate(dict.fromkeys(cells[:3])):
            counts[cell] = counts.get(cell, 0) + (worth if number == 0 else 1)
    return frozenset(name for name, count in counts.items() if count >= 3)


def _is_name(cell: str) -> bool:
    return bool(_NAME_CELL.fullmatch(cell)) and not _NO_NAME.fullmatch(cell)
