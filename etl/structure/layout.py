"""Which line of a document is what: every paragraph gets its kind.

A document is read from both ends. From the top: heads, title lines, subtitle,
byline, salutation or addressee, until the first line of the body. From the
bottom and behind the body: signature, closing notes, attachments. What lies
between is body, table, caption or a heading without number; numbered headings
are found later by outline.py. A line stays ``body`` where nothing speaks for
another kind: a document may open without any title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.records import CleanText, Paragraph
from etl.structure import patterns as pat
from etl.structure.names import is_name

__all__ = ["read_paragraphs"]

_FRONT_LINES = 14
_LONGEST_TITLE = 70
_LONGEST_HEADING = 34
_FORMAL_MARKER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))"
)
_SENTENCE_INSIDE = re.compile(r"[。；](?!$)|[。；，：、]$")
_TITLE_TYPE = re.compile(
    r"(?:通知|意见|方案|通报|决定|决议|办法|批复|函|请示|公告|通告|规定|细则|要点|规划|计划|制度|预案|纲要|报告|讲话|讲话稿|致辞|发言|"
    r"总结|汇报|纪要|公报|命令|令|条例|安排|名单|建议|提纲|材料|倡议书|公开信)(?:[（(].{1,12}[）)])?$"
)
_TITLE_GOES_ON = re.compile(r"(?:关于|转发|印发|批转|在.{2,50}(?:上的|会上|时的)|二[〇○零]|(?:19|20)\d\d年)")
_DECK = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}(?:等|、[\u4e00-\u9fff]{2,4})*(?:出席|主持|讲话|参加|陪同|致辞|作报告|并讲话|并致辞)+\s*)+(?:会议)?"
)
_KICKER = re.compile(r"(?:强调|指出|要求|提出|表示|说|时)$")
_PERSON = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s[\u4e00-\u9fff]|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,8}"
)
_BRACKETED = re.compile(r"[（(【\[].*[）)】\]]")
_NUMBER_CELL = re.compile(r"[约近达]?[-+±]?\d[\d,.]*(?:[%‰]|[\u4e00-\u9fff]{1,4})?|[-—/无\\]+")
_ROSTER = re.compile(
    r"(?:常务)?(?:副?组\s?长|副?主\s?任|成\s?员|顾\s?问|第一组长|副?总指挥|副?指挥长|副?召集人|副?秘书长|副?队长|联络员)[：:]"
)
_ROSTER_ROW = re.compile(r"[\u4e00-\u9fff·]{2,8}\s[^。；：]{2,40}")
_CAPTION = re.compile(
    r"(?:▲|△|▼|↑|[（(]?上?图(?:为|①|：|:|\d|/)|图片说明).{2,}|.{4,80}(?:记者|通讯员)?\s?[\u4e00-\u9fff]{2,4}\s?[/摄]影?[）)]?$"
)
_SHOT = re.compile(r"(?:\s摄|摄影?[）)]?)$")
_ATTACHED_ITEM = re.compile(r"(?:附件)?\s?\d{1,2}[.．、：:]")
_COLUMN_HEAD = re.compile(r"[【\[〖●◆■★※]{1,2}[^】\]〗。]{2,16}[】\]〗●◆■★※]{0,2}")


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    kind: str = "body"


def read_paragraphs(clean: CleanText) -> tuple[Paragraph, ...]:
    """Return the paragraphs of ``clean`` with their kinds, numbered from 1."""
    lines = _lines(clean.text)
    _mark_captions(lines, clean.captions)
    _mark_tables(lines)
    body = _mark_front(lines, _web_title(clean))
    _mark_back(lines, body)
    _mark_plain_headings(lines, body)
    return tuple(Paragraph(no, line.start, line.end, line.kind) for no, line in enumerate(lines, 1))


def _lines(text: str) -> list[_Line]:
    lines = []
    at = 0
    for raw in text.split("\n"):
        inner = raw.strip()
        if inner:
            start = at + raw.index(inner[0])
            lines.append(_Line(start, start + len(inner), inner))
        at += len(raw) + 1
    return lines


def _web_title(clean: CleanText) -> str:
    return next((_bare(item.value) for item in clean.evidence if item.kind == "web_title"), "")


def _bare(text: str) -> str:
    return re.sub(r"[\s\W_]+", "", text)


# ── captions and tables ─────────────────────────────────────────────────────────────────────────────────────────


def _mark_captions(lines: Sequence[_Line], captions: tuple[tuple[int, int], ...]) -> None:
    for line in lines:
        given = any(start < line.end and end > line.start for start, end in captions)
        if given or (len(line.text) <= 120 and _CAPTION.fullmatch(line.text) and _reads_as_caption(line.text)):
            line.kind = "caption"


def _reads_as_caption(text: str) -> bool:
    return (
        text[0] in "▲△▼↑"
        or text.startswith(("图为", "上图", "图片说明", "（图", "图：", "图①"))
        or bool(_SHOT.search(text))
    )


def _cells(line: _Line) -> list[str]:
    return line.text.split() if line.kind == "body" and len(line.text) <= 200 else []


def _numbers(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells[1:] if _NUMBER_CELL.fullmatch(cell))


def _is_row(cells: Sequence[str]) -> bool:
    return len(cells) >= 2 and all(len(cell) <= 30 and cell[-1] not in "。；！？" for cell in cells)


def _mark_tables(lines: Sequence[_Line]) -> None:
    """Mark runs of rows: equal numbers of cells with figures in them, or rosters of names and posts."""
    rows = [_cells(line) for line in lines]
    at = 0
    while at < len(lines):
        end = _table_end(rows, at) if _is_row(rows[at]) else at
        if end == at:
            end = _roster_end(lines, at)
        for line in lines[at:end]:
            line.kind = "table"
        at = max(end, at + 1)


def _table_end(rows: Sequence[list[str]], at: int) -> int:
    """Return the line behind the table that begins at ``at``, or ``at`` where there is none."""
    end = at
    while end < len(rows) and _is_row(rows[end]) and abs(len(rows[end]) - len(rows[at])) <= 2:
        end += 1
    block = rows[at:end]
    figures = sum(1 for cells in block if _numbers(cells))
    if len(block) >= 2 and figures >= max(1, len(block) // 2):
        return end
    return end if len(block) >= 3 and min(map(len, block)) >= 3 else at


def _roster_end(lines: Sequence[_Line], at: int) -> int:
    if lines[at].kind != "body" or len(lines[at].text) > 90 or not _ROSTER.match(lines[at].text):
        return at
    end = at + 1
    while end < len(lines) and len(lines[end].text) <= 90 and lines[end].kind == "body":
        text = lines[end].text
        if not (_ROSTER.match(text) or _ROSTER_ROW.fullmatch(text)) or pat.NOTE.match(text):
            break
        end += 1
    return end if end - at >= 2 else at


# ── front ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _mark_front(lines: Sequence[_Line], web_title: str) -> int:
    """Mark heads, title, subtitle, byline, addressee and salutation; return the first line of the body."""
    titles: list[int] = []
    closed = False
    at = 0
    for at, line in enumerate(lines[:_FRONT_LINES]):  # noqa: B007
        kind = _front_kind(lines, at, bool(titles), closed)
        if kind == "body":
            break
        if kind == "title":
            titles.append(at)
        else:
            line.kind = kind
            closed = closed or (bool(titles) and kind in ("byline", "salutation", "addressee"))
        if kind in ("addressee", "salutation"):
            at += 1  # noqa: PLW2901
            break
    else:
        at = min(len(lines), _FRONT_LINES)
    _sort_titles(lines, titles, web_title)
    return at


def _front_kind(lines: Sequence[_Line], at: int, has_title: bool, closed: bool) -> str:
    line = lines[at]
    text = line.text
    if line.kind in ("caption", "table"):
        return line.kind if line.kind == "caption" and has_title else "body"
    if _is_head(lines, at, has_title):
        return "head"
    if pat.is_salutation(text):
        return "salutation"
    if _is_addressee(text, has_title):
        return "addressee"
    if text.startswith(("——", "—", "--")) and has_title and len(text) <= _LONGEST_TITLE:
        return "subtitle"
    if (has_title or at == 0) and _is_byline(text, has_title):
        return "byline"
    if closed or not _may_be_title(text):
        return "body"
    return "title"


def _is_head(lines: Sequence[_Line], at: int, has_title: bool) -> bool:
    """Return whether every word of the line belongs to a bulletin's or document's head."""
    text = lines[at].text
    if len(text) > 80:
        return False
    if _COLUMN_HEAD.fullmatch(text) and not has_title:
        return True
    if _words_are_head(text):
        return True
    return not has_title and bool(pat.MASTHEAD.fullmatch(text)) and _is_masthead(lines, at)


def _words_are_head(text: str) -> bool:
    known = issuers = 0
    for word in re.sub(r"(签发人?[：:])\s", r"\1", text).split():
        if _is_head_word(word):
            known += 1
        elif pat.is_issuer(word):
            issuers += 1
        elif not (known and _PERSON.fullmatch(word) and "签发" in text):
            return False
    return known > 0 and known + issuers > 0


def _is_head_word(word: str) -> bool:
    bare = word.strip("（）()【】[]")
    if any(p.fullmatch(word) for p in (pat.ISSUE, pat.DATE, pat.DOC_NUMBER_TOKEN, pat.SIGNER, pat.SECRECY)):
        return True
    if pat.DATE.fullmatch(bare) or pat.ISSUE.fullmatch(bare):
        return True
    editor = pat.EDITED_BY.search(word)
    if editor and editor.end() == len(word) and pat.is_issuer(word[: editor.start()]):
        return True
    glued = pat.DATE.search(word) or pat.ISSUE.search(word)
    if glued is None or not glued[0]:
        return False
    rest = (word[: glued.start()] + " " + word[glued.end() :]).split()
    return bool(rest) and all(_is_plain_head_word(part.strip("（）()")) for part in rest)


def _is_plain_head_word(word: str) -> bool:
    if not word or pat.is_issuer(word) or pat.DATE.fullmatch(word) or pat.ISSUE.fullmatch(word):
        return True
    editor = pat.EDITED_BY.search(word)
    return bool(editor) and word.endswith(editor[0]) and (pat.is_issuer(word[: -len(editor[0])]) or word == editor[0])


def _is_masthead(lines: Sequence[_Line], at: int) -> bool:
    """A bulletin's name stands above its issue, its editor or its number; 简报 speaks for itself."""
    text = lines[at].text
    if _TITLE_TYPE.search(text) and "关于" in text:
        return False
    following = lines[at + 1 : at + 4]
    if any(_words_are_head(line.text) for line in following):
        return True
    return (
        bool(re.search(r"(?:简报|专报|快报|文件)$", text)) and len(following) > 1 and _may_be_title(following[0].text)
    )


def _is_addressee(text: str, has_title: bool) -> bool:
    if not pat.ADDRESSEE_END.search(text) or len(text) > 300 or _FORMAL_MARKER.match(text):
        return False
    return has_title and not re.search(r"[。；！？]|如下|主要|包括|以下|下列|要求[：:]|指出", text)


def _is_byline(text: str, has_title: bool) -> bool:
    bare = text.strip("（）()")
    if len(bare) > 60 or re.search(r"[。；！？]", bare):
        return False
    if pat.BYLINE_LABEL.match(text):
        return True
    if not has_title:
        return False
    words = bare.split()
    if (
        len(words) >= 2
        and _PERSON.fullmatch(words[-1])
        and any(pat.POST_END.search(w) or pat.is_issuer(w) for w in words[:-1])
    ):
        return True
    if _BRACKETED.fullmatch(text):
        return bool(words) and all(_PERSON.fullmatch(w) or pat.is_issuer(w) for w in words)
    spaced = re.fullmatch(r"[\u4e00-\u9fff]\s[\u4e00-\u9fff]", text)
    joined = re.sub(
        r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\s([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", bare
    ).split()
    if len(joined) >= 2 and all(map(is_name, joined)):
        return True
    return (
        bool(spaced) or (len(words) == 1 and len(bare) <= 3 and bool(_PERSON.fullmatch(bare))) or (pat.is_issuer(text))
    )


def _may_be_title(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or len(text) < 2 or pat.DATELINE.match(text) or _FORMAL_MARKER.match(text):
        return False
    return not _SENTENCE_INSIDE.search(text) and not pat.NOTE.match(text)


def _sort_titles(lines: Sequence[_Line], titles: Sequence[int], web_title: str) -> None:
    """Tell title lines, their continuation and subtitles apart."""
    if not titles:
        return
    main = _main_title(lines, titles, web_title)
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
    for at in titles[first : last + 1]:
        lines[at].kind = "title"
    for at in titles:
        if lines[at].kind == "subtitle" and at < titles[first] and pat.is_issuer(lines[at].text):
            lines[at].kind = "head"


def _main_title(lines: Sequence[_Line], titles: Sequence[int], web_title: str) -> int:
    for at in titles:
        bare = _bare(lines[at].text)
        if web_title and len(bare) >= 6 and (bare == web_title or (len(bare) > 8 and web_title.startswith(bare))):
            return at
    if len(titles) > 1 and _KICKER.search(lines[titles[0]].text):
        return titles[1]
    plain = [at for at in titles if not _DECK.fullmatch(lines[at].text)] or list(titles)
    return next((at for at in plain if _TITLE_TYPE.search(lines[at].text)), plain[0])


def _goes_on(line: _Line, following: _Line) -> bool:
    """Return whether a title runs on from one line to the next: issuers above 关于…, or a line cut short."""
    if pat.is_issuer(line.text.split()[-1]) and _TITLE_GOES_ON.match(following.text):
        return True
    if _TITLE_TYPE.search(line.text) or _BRACKETED.fullmatch(following.text):
        return False
    opened = line.text.count("《") > line.text.count("》") or line.text.count("“") > line.text.count("”")
    dangling = line.text[-1] in "的和与及在、暨对" or line.text.startswith("关于")
    return opened or (dangling and len(line.text) + len(following.text) <= 100) or len(following.text) <= 3


# ── back ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _mark_back(lines: Sequence[_Line], body: int) -> None:
    """Mark salutations inside, signatures, notes and the heads of attachments behind the front."""
    listed = False
    for at in range(body, len(lines)):
        line = lines[at]
        if line.kind != "body":
            continue
        if listed and _ATTACHED_ITEM.match(line.text) and len(line.text) <= 80:
            line.kind = "note"
            continue
        listed = False
        line.kind = _back_kind(lines, at, body)
        listed = line.kind == "note" and line.text.lstrip("（(").startswith("附")
        if line.kind == "signature":
            _mark_signers(lines, at, body)


def _back_kind(lines: Sequence[_Line], at: int, body: int) -> str:
    text = lines[at].text
    if pat.is_salutation(text):
        return "salutation"
    if len(text) <= 46 and at > body and pat.ATTACHMENT_PAGE.match(text):
        return "head"
    if at > body and pat.NOTE.match(text) and len(text) <= 400:
        return "note"
    if at > body and _is_signature(lines, at):
        return "signature"
    if at > body and len(text) <= 30 and _BRACKETED.fullmatch(text) and _is_byline(text, True) and at >= len(lines) - 3:
        return "byline"
    return "body"


def _is_signature(lines: Sequence[_Line], at: int) -> bool:
    text = lines[at].text
    if len(text) > 60:
        return False
    bare = text.strip("（）() ")
    if pat.DATE.fullmatch(bare):
        return True
    date = pat.DATE.search(bare)
    if date and date.end() == len(bare):
        words = bare[: date.start()].split()
        return bool(words) and all(pat.is_issuer(word) for word in words)
    return at == len(lines) - 1 and pat.is_issuer(text) and text[-1] not in "会组镇乡"


def _mark_signers(lines: Sequence[_Line], at: int, body: int) -> None:
    """Mark the names above a signature's date: bodies, or one person with or without a post."""
    for back in range(at - 1, max(body, at - 6), -1):
        line = lines[back]
        if line.kind != "body" or len(line.text) > 60 or line.text[-1] in "。；：！？，":
            return
        if not (all(pat.is_issuer(word) for word in line.text.split()) or _is_byline(line.text, True)):
            return
        line.kind = "signature"


# ── headings without number ─────────────────────────────────────────────────────────────────────────────────────


def _mark_plain_headings(lines: Sequence[_Line], body: int) -> None:
    """Mark short lines without closing mark inside the body; numbered ones are left to the outline."""
    for at in range(body, len(lines) - 1):
        line = lines[at]
        if line.kind != "body" or len(line.text) > _LONGEST_HEADING or len(line.text) < 3:
            continue
        if (
            line.text[-1] in "。；：！？，、…）"
            or line.text.count("“") != line.text.count("”")
            or _FORMAL_MARKER.match(line.text)
            or "。" in line.text
        ):
            continue
        behind = lines[at + 1]
        longer = behind.kind == "table" or len(behind.text) > len(line.text)
        if longer or lines[at - 1].kind == "head" or _FORMAL_MARKER.match(behind.text):
            line.kind = "heading"
