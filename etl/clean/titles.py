"""The title above a text: where else the page names it, and what to give back where no line was left to be it.

A page prints a title several times: in its own head, as the name of a file, in a
field (``标题：``, ``题名：``), and above the text. Lines that agree are sure; of the
others the one right above the dateline is the title, for so all sites set it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from etl.clean.datelines import is_dateline
from etl.clean.forms import is_own_line
from etl.clean.frame import is_body
from etl.clean.head import is_title
from etl.clean.wording import FILE_TAIL, Wording
from etl.lexicon import lines as lexicon_lines
from etl.lexicon import table
from etl.lexicon.kinds import KIND_AT_END

__all__ = ["Head", "named_titles"]

_HEAD, _FIRST, _SHORTEST, _LONGEST, _PROSE = 60, 8, 4, 90, 40
_TITLE_LINES, _SHORTEST_WHOLE, _LONGEST_NAME = 3, 8, 16
_LABELS = "|".join(
    r"[^\S\n]{0,4}".join(row["label"])
    for row in sorted(table("page_fields"), key=lambda row: -len(row["label"]))
    if row["fact"] == "title"
)
_FIELD = re.compile(
    rf"[\[【(（]?\s?(?:文章|新闻|法规|公文|邮件)?(?:{_LABELS}|主题)\s?(?:[\]】)）]\s?[:：]?|[:：|｜])\s?(?P<title>[^|｜]+)"
)
_SPREAD = re.compile(r"[\s\W_]+")
_SPEAKS = r"(?:出席|主持|讲话|参加|陪同|致辞|报告)(?:会议|大会|并讲话)?"
_WHO = r"[\u4e00-\u9fff、]{2,12}"
_DECK = re.compile(rf"(?:{_WHO}{_SPEAKS}[ \u3000\xa0，、]{{1,3}})+{_WHO}{_SPEAKS}")
_UNDER_TITLE = re.compile(
    r"[-—]{1,2}[^-—\s]|[（(].*[）)]$|(?:最高指示|毛主席语录)$|[^。]{2,60}[:：]$|作\s?者[:：]|.{0,14}在.{4,60}上$"
)
_SPOKEN_AT = re.compile(r"[（(].{0,24}[年月日].{0,24}在.{4,60}[上中时][^，。]{0,12}[）)]")
_COUPLET = re.compile(r"[\u4e00-\u9fff“”]{4,16}[，,][\u4e00-\u9fff“”]{4,20}[！？]?")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff]")
_ITEM = re.compile(r"^[·•・>»◆■●○▪★□◇▶►※◎⊙]\s?")
_ADDRESS = re.compile(r"_|https?:|www\.")
_DAY = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MOTTO = re.compile(r"[\u4e00-\u9fff“”]{4,9}(?:[ \u3000\xa0]{1,4}[\u4e00-\u9fff“”]{4,9}){1,3}")
_HEADLINE, _MENU_WORD = re.compile("召开|举行|闭幕|开幕|会议|大会|强调|要求"), 4
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,6}\s?[:：]\s?(?!.{0,8}$)")
_NAMES_BODY = re.compile(
    "(?:[组队办室局委府厅部处]|委员会|中心|公司|书记|主任|主席|[县市区省州镇乡局院校会部厅处科]长)$"
)
_NO_TITLE = re.compile(r"。|(?:19|20)\d\d[-/.]\d|^(?:上传|下载|发布|更新|浏览|分享)")
_SAID_ON = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_HEARERS = re.compile("[^。；]{2,24}[:：]")
_BEHIND_TITLE = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|[-–—](?=[\u4e00-\u9fff]{2,12}(?:网|文库|论坛|门户|平台|站)$)")
_TITLE_PAGE = "title of the page"


@cache
def _surnames() -> frozenset[str]:
    return frozenset("".join(lexicon_lines("surnames")))


def _plain(line: str) -> str:
    return _SPREAD.sub("", line)


def _parts(line: str) -> str:
    """Return a page's title without the names of column and site, or the buttons, behind it."""
    first = _BEHIND_TITLE.split(line)[0].strip()
    words = first.split()
    while len(words) > 1 and words[-1] in _buttons():
        words.pop()
    if len(first.split()) - len(words) > 1:
        first = first[: first.rindex(words[-1]) + len(words[-1])]
    return first if len(_plain(first)) >= _SHORTEST_WHOLE or (first != line and is_title(first)) else line


@cache
def _buttons() -> frozenset[str]:
    return frozenset(lexicon_lines("furniture_words"))


def named_titles(lines: Sequence[str], reasons: Sequence[str]) -> Iterator[str]:
    """Yield what the site's lines name as the text's title: in a field, as a copy, as the name of a file, in a list.

    A paper lists the titles of a page below one of its texts, too.
    """
    prose = next((at for at, line in enumerate(lines) if not reasons[at] and len(line) >= _PROSE), len(lines))
    head = [(lines[at], reasons[at]) for at in range(min(prose, _HEAD)) if reasons[at]]
    fields = (field["title"].strip() for line, _ in head if (field := _FIELD.fullmatch(line)))
    copies = (
        _parts(_ITEM.sub("", line)) for line, reason in head if reason == _TITLE_PAGE and not _LABELLED.match(line)
    )
    files = (FILE_TAIL.sub("", line).strip() for line, _ in head if FILE_TAIL.search(line))
    kept = [at for at, reason in enumerate(reasons) if not reason]
    first = {_plain(lines[at]): lines[at] for at in kept[:_FIRST]}
    below = [_plain(_ITEM.sub("", line)) for line in lines[kept[-1] + 1 :] if _ITEM.match(line)] if kept else []
    listed = (first[item] for item in below if item in first)
    for title in (*fields, *copies, *files, *listed):
        if _SHORTEST <= len(title) <= _LONGEST and "。" not in title:
            yield title


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of a page, why each is the site's, and which of these reasons are certain."""

    lines: Sequence[str]
    words: Sequence[Wording]
    reasons: list[str]
    certain: Sequence[str]

    def give_back(self, titles: Sequence[str]) -> None:
        """Give the text back the rest of a title it has, its subtitle, and a title that none of its own lines can be.

        ``titles``: what the page names as its title.
        """
        if not any(map(self._is_free, range(min(len(self.lines), _HEAD)))):
            return
        named = {_plain(title) for title in titles}
        self._give_back_rest(named)
        for at in range(min(len(self.lines), _HEAD) - 2, 0, -1):
            if self._is_free(at) and not self.reasons[at + 1] and self._leads_on(at):
                self.reasons[at] = ""
        self._give_back_motto()
        best = self._lost_title(named)
        if best >= 0:
            self.reasons[best] = ""

    def within(self) -> Iterator[tuple[int, int, int]]:
        """Yield number and span of a line that holds the title beside a label or a site's name.

        It is one that was left, else, for a text without a title, the last that was taken.
        """
        prose = self._prose()
        kept = [at for at in range(prose) if not self.reasons[at]]
        whole = {_plain(self.lines[at]) for at in kept}
        for at in kept:
            start, end = _title_span(self.lines[at])
            if end - start == len(self.lines[at]):
                continue
            if _plain(self.lines[at][start:end]) in whole:
                self.reasons[at] = _TITLE_PAGE
            else:
                yield at, start, end
        if any(self._could_be_title(at) for at in kept) or not any(self.reasons[:prose]) or self._is_one_line(prose):
            return
        for at in range(prose - 1, -1, -1):
            start, end = _title_span(self.lines[at])
            is_cut = end - start < len(self.lines[at])
            is_new = _plain(self.lines[at][start:end]) not in whole
            if self.reasons[at] and is_cut and is_new and (start or not self.certain[at]):
                self.reasons[at] = ""
                yield at, start, end
                return

    def _could_be_title(self, at: int) -> bool:
        line = self.lines[at]
        if _is_under_title(line) or is_own_line(line) or _NAMES_BODY.search(line):
            return False
        return bool(is_title(line) or _COUPLET.fullmatch(line))

    def _prose(self) -> int:
        """Return the number of the first line of prose that was left, 0 if there is none."""
        some = range(min(len(self.lines), _HEAD))
        return next((at for at in some if not self.reasons[at] and self._is_prose(at)), 0)

    def _is_one_line(self, at: int) -> bool:
        """Tell whether a line is most of the text: a page of one line, which holds its own title."""
        whole = sum(len(line) for line, reason in zip(self.lines, self.reasons, strict=True) if not reason)
        return 2 * len(self.lines[at]) > whole

    def _is_prose(self, at: int) -> bool:
        return is_body(self.lines[at], self.words[at]) and not _FIELD.fullmatch(self.lines[at])

    def _leads_on(self, at: int) -> bool:
        """Tell whether a line stands between title and text: where something was said, or the name above its day."""
        if _SPOKEN_AT.fullmatch(self.lines[at]):
            return True
        if _SAID_ON.fullmatch(self.lines[at]) and _HEARERS.fullmatch(self.lines[at + 1]):
            return True
        below = self.lines[at + 1]
        is_dated = _DAY.search(below) and (_UNDER_TITLE.match(below) or _SAID_ON.fullmatch(below))
        return bool(is_dated and _NAME.fullmatch(self.lines[at]) and self.lines[at][0] in _surnames())

    def _is_free(self, at: int) -> bool:
        return bool(self.reasons[at]) and not self.certain[at]

    def _give_back_rest(self, named: set[str]) -> None:
        """Give back the lines of a title that the page names whole, where one of them was left."""
        for at in range(min(len(self.lines), _HEAD) - 1):
            for until in range(at + 2, min(at + 1 + _TITLE_LINES, len(self.lines) + 1)):
                reasons = self.reasons[at:until]
                is_split = not all(reasons) and any(reasons) and not any(self.certain[at:until])
                if is_split and _plain("".join(self.lines[at:until])) in named:
                    self.reasons[at:until] = [""] * (until - at)

    def _give_back_motto(self) -> None:
        """Give back the motto that a paper prints right above its headline: phrases with a gap between them."""
        at = next((at for at, reason in enumerate(self.reasons[:_HEAD]) if not reason), 0) - 1
        if at < 0 or not self._is_free(at) or self.words[at].n_all or not is_title(self.lines[at + 1]):
            return
        is_motto = bool(_MOTTO.fullmatch(self.lines[at])) and max(map(len, self.lines[at].split())) > _MENU_WORD
        if is_motto and _HEADLINE.search(self.lines[at + 1]):
            self.reasons[at] = ""

    def _lost_title(self, named: set[str]) -> int:
        """Return which of the lines taken above the prose is the text's title, -1 where it has one of its own."""
        kept = [at for at, reason in enumerate(self.reasons) if not reason][:_HEAD]
        prose = next((number for number, at in enumerate(kept) if self._is_prose(at)), -1)
        head = [self.lines[at] for at in kept[: max(0, prose)]]
        if prose < 0 or kept[prose] == prose or any(is_title(line) and KIND_AT_END.search(line) for line in head):
            return -1
        below = {_plain(self.lines[at]) for at in kept}
        free = [at for at in range(kept[prose]) if self._is_free(at) and self._may_be_title(at)]
        free = [at for at in free if _plain(self.lines[at]) not in below and not _is_alike(self.lines[at], head)]
        return max(self._likeliest(free, kept, head, named), default=-1)

    def _likeliest(self, free: Sequence[int], kept: Sequence[int], head: Sequence[str], named: set[str]) -> list[int]:
        """Return which lines of ``free`` may be the title of a text that opens with ``head``."""
        agreed = [at for at in free if _plain(self.lines[at]) in named]
        above = [at for at in free if at < kept[0] and self._is_above_dateline(at)]
        if head and not _is_under_title(head[0]):
            return [at for at in above if not self.words[at].n_all] + [at for at in agreed if at >= kept[0] - 1]
        if not head and self._is_one_line(kept[0]):
            return []
        return agreed or above or (list(free) if head else [])

    def _may_be_title(self, at: int) -> bool:
        line = self.lines[at]
        if self.words[at].n_web or _ADDRESS.search(line) or 2 * len(_HAN.findall(line)) <= len(line):
            return False
        if _is_under_title(line):
            return False
        return is_title(line) or (self._is_above_dateline(at) and bool(_COUPLET.fullmatch(line)))

    def _is_above_dateline(self, at: int) -> bool:
        """Tell whether the next line is the page's, with the day of its publication; its name may stand between."""
        below = at + 1
        while below < len(self.lines) and self.reasons[below] and len(self.lines[below]) <= _LONGEST_NAME:
            if _DAY.search(self.lines[below]):
                break
            below += 1
        if below > at + 2 or below >= len(self.lines) or not self.reasons[below]:
            return False
        line = self.lines[below]
        return bool(_DAY.search(line)) and (is_dateline(line) or "来源" in line)


def _title_span(line: str) -> tuple[int, int]:
    """Return the span of a title that a line holds beside a label in front of it or a site's words behind it."""
    field = _FIELD.fullmatch(line)
    start = field.start("title") if field else 0
    title = _parts(line[start:].rstrip())
    is_whole = not start and len(title) == len(line)
    is_form = is_title(title) or _COUPLET.fullmatch(title) or (field and len(_plain(title)) >= _SHORTEST)
    if is_whole or _NO_TITLE.search(title) or not is_form or is_dateline(title) or (not start and is_dateline(line)):
        return 0, len(line)
    return start, start + len(title)


def _is_under_title(line: str) -> bool:
    """Tell whether a line can only stand below a title: a second one, a deck, who spoke and who presided."""
    return bool(_UNDER_TITLE.match(line) or _DECK.fullmatch(line))


def _is_alike(line: str, others: Sequence[str]) -> bool:
    """Tell whether a line says much the same as a title among the others."""
    pairs = _pairs(line)
    titles = [_pairs(other) for other in others if is_title(other)]
    return any(2 * len(pairs & other) >= min(len(pairs), len(other)) for other in titles)


def _pairs(line: str) -> set[str]:
    plain = _plain(line)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
