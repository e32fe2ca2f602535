"""What paper leaves behind: page numbers, running heads, jump lines between pages.

A page number is recognised by its form, a bare number only in a sequence that
counts up. The short line beside a page number is a running head where it is
repeated. All leave a break, over which a sentence may be joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from etl.clean.captions import is_caption
from etl.clean.forms import MARKER, is_own_line
from etl.clean.mapped import BREAK, Mapped, spans_of
from etl.clean.torn import COUNTS
from etl.lexicon.kinds import KIND_AT_END

__all__ = ["counted_pages", "is_page_number", "strip_pages"]

_N = r"(?:\d{1,3}|[〇一二三四五六七八九十]{1,3})"
_OF = r"(?:\s?[/／|,，、]\s?(?:共|总)?\s?|\s?[(（]?\s?共\s?|\s?of\s?)\d{1,3}\s?页?\s?[)）]?"
_SIGN = r"[-—–－─━―~～·•・*＊=＝|｜<>＜＞〈〉《》〔〕〖〗［］｛｝{}【】\[\]_.★☆◆●]"
_NUMBER = re.compile(
    # set off by signs on both sides: - 3 -, ·3·, 【3】, —第3页—, -3/8-
    rf"{_SIGN}{{1,4}}\s?(?:第\s?)?\d{{1,3}}(?:\s?页)?(?:{_OF})?\s?{_SIGN}{{1,4}}"
    # with the word for page: 第3页, 第三页（共8页）, 3页/8页, 共8页 第3页
    rf"|{_SIGN}{{0,4}}\s?[(（]?第\s?{_N}\s?页\s?[)）]?[,，/、|]?(?:{_OF})?\s?{_SIGN}{{0,4}}"
    r"|[(（\[]?\s?(?:本文档)?共\s?\d{1,3}\s?页[,，、/|]?\s?(?:当前)?第?\s?\d{1,3}\s?页\s?[)）\]]?|第\s?页\s?[,，]?\s?共\s?页"
    r"|[(（\[]?\s?第?\s?\d{1,3}\s?页?\s?[/／]\s?共?\s?\d{1,3}\s?页\s?[)）\]]?|[(（]?\s?\d{1,3}\s?[/／]\s?\d{1,3}\s?[)）]?"
    r"|第?\s?[A-D]\d{1,2}\s?版?|第\s?\d{1,2}\s?版|页码\s?[:：]?\s?\d{1,3}(?:\s?/\s?\d{1,3})?"
    r"|(?:[Pp]age|PAGE)\s?[:：]?\s?\d{1,3}(?:\s?(?:of|OF|/)\s?\d{1,3})?|[Pp]\.?\s?\d{1,3}"
)
_SET_OFF = re.compile(
    rf"(?:{_SIGN}{{1,3}}\s?\d{{1,3}}\s?{_SIGN}{{1,3}}|[(（\[【]?\s?第\s?{_N}\s?页(?:{_OF})?\s?[)）\]】]?|[(（\[]?\d{{1,3}}\s?/\s?\d{{1,3}}[)）\]]?"
    r"|P(?:age|AGE)\s?\d{1,3}(?:\s?(?:of|OF|/)\s?\d{1,3})?)"
)
_WITH_HEAD = re.compile(
    rf"(?P<left>{_SET_OFF.pattern})[ \u3000\xa0\t]+(?P<after>\S.{{2,38}})"
    rf"|(?P<before>\S.{{2,38}}?)[ \u3000\xa0\t]+(?P<right>{_SET_OFF.pattern})"
    rf"|(?P<close>\S.{{2,38}}?)[(（\[【]\s?第\s?{_N}\s?页(?:{_OF})?\s?[)）\]】]"
)
_COUNTED_HEAD = re.compile(
    r"(?P<left>\d{1,3})[ \u3000\xa0\t]{4,}(?P<after>[^\s\d].{2,38})"
    r"|(?P<before>\S.{2,38}?)[ \u3000\xa0\t]{4,}(?P<right>\d{1,3})"
)
_AROUND = " \u3000\xa0\t-—–－─━―~～·•・*＊=＝|｜│┃<>〈〉《》【】[]［］〔〕{}()（）_.…★☆◆◇●○■□"
_CORE = re.compile(
    rf"(?:本文档?|全文|本篇|文档)?\s?共\s?{_N}\s?页\s?[,，、/／|]?\s?(?:您?当前(?:为|是|在)?|现为|这是|本页为)\s?第\s?{_N}\s?页|"
    rf"第\s?{_N}\s?页(?:\s?[,，、/／|]?\s?(?:共|总)\s?{_N}\s?页)?|共\s?{_N}\s?页\s?[,，、/／|]?\s?第\s?{_N}\s?页"
    rf"|\d{{1,3}}\s?页?\s?[/／]\s?(?:共\s?)?\d{{1,3}}\s?页?|第?\s?{_N}\s?页\s?[/／]\s?(?:共|总)?\s?{_N}\s?页?|[Pp](?:age|AGE)?\.?\s?\d{{1,3}}(?:\s?(?:of|/)\s?\d{{1,3}})?"
    rf"|当前(?:第|是第)?\s?{_N}\s?页[,，、/／|]?\s?(?:共|总)\s?{_N}\s?页|(?:本页|当前页码?|页码)[:：]?\s?\d{{1,3}}(?:\s?[/／]\s?\d{{1,3}})?"
)
_WIDE = re.compile(r"\S(?:[ \u3000\xa0\t]{4,}|\u3000{2,})\S")
_COUNTS = re.compile(r"[\d第页]")
_WIDE_END = re.compile(r"(?:[ \u3000\xa0\t]{4,}|\u3000{2,})$")
_OF_BOOK = re.compile(r"第[一二三四五六七八九十百]{1,3}[编章辑]")
_BARE = re.compile(r"\d{1,3}")
_INLINE = re.compile(
    r"[-—–－~·第](?<=[ \u3000\xa0].)"
    r"(?:(?<!第)[-—–－~·]?\s?\d{1,3}\s?[-—–－~·]{1,2}"
    r"|(?<=第)\s?\d{1,3}\s?页\s?[,，/]?\s?共\s?\d{1,3}\s?页)(?=[ \u3000\xa0]|$)",
    re.M,
)
_TURNS = re.compile(r"[转接续]\s{0,2}(?:本报|今日|第|[A-Z\d一二三四五六七八九十])")
_JUMP = re.compile(
    r"[▲△▼▽→↓]?[ \u3000]?[(（\[【]\s?(?:下转|上接|紧接|转接|转|接|文转|文接|续)\s?(?:本报)?(?:今日)?(?:第)?\s?"
    r"[A-Z]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?:版|页)(?:[①-⑩]|[一二三四五六]条)?\s?[)）\]】]"
    r"|(?m:^[▲△▼▽→↓◀▶◆■]\s?(?:下转|上接|紧接|转|接|续)\s?(?:第)?\s?[A-Z]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?版(?:\s[\u4e00-\u9fff]{2,6})?\s?$)"
    r"|(?m:^[▲△▼▽→↓]?\s?(?:下转|上接|紧接)\s?(?:第)?\s?[A-Z]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?版\s?$)"
)
_END = re.compile(r"[。！？；：!?;:…]$")
_COMMA = re.compile("[，。；、：]|[,;:](?=[\u4e00-\u9fff\\d])")
_CLOSED = re.compile("[）)】》]$")
_CLOSES = re.compile("印发$|^[（(]")
_BLANKS = " \u3000\xa0\t"
_MANY, _MOST_HEADS, _SHORTEST_SAME = 3, 3, 8
_SHORTEST_PROSE = 18
_SHORT_HEAD, _LONG_HEAD, _PART, _MOST_BETWEEN, _MOST_APART = 24, 60, 8, 8, 2
_LONGEST_HEAD, _LONGEST_NUMBERED = 40, 90
_FRONT_LINES = 12
_PAGE_LINES, _SHORTEST_PAGE = 8, 150
_CONTINUED = re.compile(r"(?P<title>\S.{5,60}?)\s?[（(]\s?(?:[2-9]|[1-9]\d)\s?[）)]")
_FULL_STOP = re.compile(r"[。！？!?]$")
_SENTENCE = re.compile("[，。；]|,(?=[\u4e00-\u9fff])")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
_OF_COLLECTION = re.compile(
    r"(?:会议|大会|学习)(?:文件|材料|资料)(?:汇编)?(?:之[一二三四五六七八九十]+)?(?:[（(]\d{1,3}[）)])?$"
    r"|(?:汇编|选编|汇集|文选|文集|资料集|史料选)(?:$|[ \u3000\xa0\t]{2,}|\u3000)"
)
_STAMPED = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d|星期[一二三四五六日天]|责编|责任编辑|版式|校对|美编|电子版|数字报|版"
)
_PAPER = re.compile(r"[\u4e00-\u9fff]{2,6}(?:日报|晚报|晨报|时报|周报|商报)")
_CAPITALS = re.compile(r"[\u4e00-\u9fff]\s*[A-Z]{3,}(?:\s[A-Z]{3,})+")
_NEUTRAL = re.compile(r"[A-Z]{2,}|(?:19|20)\d\d(?:[.年]\d{1,2}[期月]?)?|第?\d{1,4}期|总第?\d{1,4}期?")
_PARTS = re.compile(r"[ \u3000\xa0\t]*[·|｜│_/>»›―—–-][ \u3000\xa0\t]*|[ \u3000\xa0\t]+")


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    is_apart: bool
    is_indented: bool = False
    is_number: bool = False
    is_head: bool = False
    head: str = ""


def strip_pages(doc: Mapped, names: frozenset[str] = frozenset()) -> None:
    """Take page numbers, running heads and jump lines out of ``doc``; ``names``: how the site calls itself."""
    if ("版" in doc.text or "页" in doc.text) and _TURNS.search(doc.text):
        doc.replace([(a, b, _jump_left(doc.text, a, b)) for a, b in spans_of(_JUMP, doc.text)], "pages", "jump line")
    doc.remove(_inline_numbers(doc.text), "pages", "page number")
    lines = _read_lines(doc.text)
    _find_numbers(lines)
    heads = _continued(lines)
    for line in heads:
        line.is_head = True
    for _ in range(_MOST_HEADS):  # a head of several lines is found from its page number outwards
        found = _running_heads(lines, names)
        for line in found:
            line.is_head = True
        heads = sorted([*heads, *found], key=lambda line: line.start)
        if not found:
            break
    numbers = [(line.start, line.end, BREAK) for line in lines if line.is_number]
    doc.record(numbers, "pages", "page number")
    doc.record([(line.start, line.end, "") for line in heads], "pages", "running head")
    doc.tidy(sorted([*numbers, *((line.start, line.end, BREAK) for line in heads)]))


def _inline_numbers(text: str) -> list[tuple[int, int]]:
    """Return the page numbers between the parts of a line: text stands before them, and no bracket opens there."""
    found = []
    for match in _INLINE.finditer(text):
        at = match.start() - 1
        while at >= 0 and text[at] in _BLANKS:
            at -= 1
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        is_headed = len(line) <= _LONGEST_HEAD and bool(_WIDE_END.search(line)) and not _COMMA.search(line)
        if at >= 0 and text[at] not in "\n[【(（{" and not is_headed:
            found.append(match.span())
    return found


def _jump_left(text: str, start: int, end: int) -> str:
    """Return what a jump line leaves: nothing within a line, a break at its border."""
    before = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    at_start = not text[before:start].strip(" \u3000\xa0\t")
    at_end = not text[end : len(text) if after < 0 else after].strip(" \u3000\xa0\t")
    if at_start and at_end:
        return BREAK
    return f"{BREAK}\n" if at_start else (f"\n{BREAK}" if at_end else "")


def _read_lines(text: str) -> list[_Line]:
    """Return the lines that hold something; ``is_apart``: behind a blank line or a break."""
    lines = []
    at = 0
    is_apart = True
    for line in text.split("\n"):
        stripped = line.strip(" \t\u3000\xa0")
        if stripped:
            start = at + line.index(stripped)
            lines.append(
                _Line(
                    start,
                    start + len(stripped),
                    stripped,
                    is_apart,
                    len(line) - len(line.lstrip()) > 1 or line[:1] == "\u3000",
                )
            )
        is_apart = not stripped or stripped == BREAK
        at += len(line) + 1
    return lines


def _find_numbers(lines: list[_Line]) -> None:
    """Mark the page numbers; bare ones must stand apart and count up from the first page or two."""
    expected = 0
    chain: list[_Line] = []
    with_heads: list[_Line] = []
    for number, line in enumerate(lines):
        if len(line.text) > _LONGEST_NUMBERED or not _COUNTS.search(line.text):
            continue
        if _is_number(lines, number):
            line.is_number = True
        elif _BARE.fullmatch(line.text) and line.is_apart and (number + 1 == len(lines) or lines[number + 1].is_apart):
            value = int(line.text)
            if value == expected or (not chain and 1 <= value <= 3):
                chain.append(line)
                expected = value + 1
        elif "，" not in line.text and (match := _WITH_HEAD.fullmatch(line.text)):
            line.head = (match["after"] or match["before"] or match["close"]).strip()
            with_heads.append(line)
    for line in chain if len(chain) > 1 else ():
        line.is_number = True
    _find_headed(lines, with_heads)
    _find_counted(lines)
    for at in counted_pages([line.text for line in lines], [line.is_number for line in lines]):
        lines[at].is_number = True


def _find_counted(lines: list[_Line]) -> None:
    """Mark the lines that hold a bare page number and, over a wide gap, a head, where page after page has the next."""
    last: tuple[int, int] | None = None
    for at, line in enumerate(lines):
        is_short = line.is_apart and len(line.text) <= _LONGEST_NUMBERED and not line.is_number
        match = _COUNTED_HEAD.fullmatch(line.text) if is_short and _WIDE.search(line.text) else None
        if match is None:
            continue
        value = int(match["left"] or match["right"])
        if last is not None and value == last[1] + 1 and at - last[0] > _PAGE_LINES:
            lines[last[0]].is_number = line.is_number = True
        last = at, value


def counted_pages(texts: Sequence[str], known: Sequence[bool] = ()) -> list[int]:
    """Return the bare numbers that count up page by page; ``known``: lines that are page numbers for other reasons.

    They must cut sentences, or stand beside lines that recur, a page apart.
    """
    bare = [at for at, text in enumerate(texts) if len(text) <= _PART and _BARE.fullmatch(text)]
    if len(bare) < 2:
        return []
    counts = Counter(_mask(text) for text in texts if len(text) <= _LONGEST_HEAD and _may_be_head(text))
    found: list[int] = []
    chain = bare[:1]
    for at in [*bare[1:], -1]:
        if at >= 0 and int(texts[at]) == int(texts[chain[-1]]) + 1 and _is_page(texts[chain[-1] + 1 : at]):
            chain.append(at)
            continue
        told = sum(
            bool(known and known[one]) or _is_flanked(texts, one, counts) or _parts_sentence(texts, one)
            for one in chain
        )
        if told > 1 and 2 * told >= len(chain):
            found += chain
        chain = [at]
    return found


def _is_page(texts: Sequence[str]) -> bool:
    return len(texts) > _SHORTEST_PAGE or sum(map(len, texts)) >= _SHORTEST_PAGE


def _is_flanked(texts: Sequence[str], at: int, counts: Counter[str]) -> bool:
    """Tell whether a line that recurs stands right above or below a number."""
    return any(counts[_mask(text)] > 1 for text in texts[max(0, at - 1) : at + 2] if not text.isdecimal())


def _parts_sentence(texts: Sequence[str], at: int) -> bool:
    """Tell whether a sentence breaks off above a bare number and goes on below, and the number is not its own."""
    if not 0 < at < len(texts) - 1:
        return False
    above, below = texts[at - 1], texts[at + 1]
    if not _is_cut(above, texts[at - 2] if at > 1 else "") or MARKER.match(below) or is_own_line(below):
        return False
    return bool(_SENTENCE.search(below) or _END.search(below)) and (above[-1].isdigit() or not COUNTS.match(below))


def _find_headed(lines: list[_Line], with_heads: list[_Line]) -> None:
    """Mark the page numbers that share their line with a running head: repeated, known or set off by a wide gap."""
    repeats = Counter(_mask(line.head) for line in with_heads)
    front = {_mask(line.text) for line in lines[:_FRONT_LINES]} if with_heads else set()
    for line in with_heads:
        is_wide = bool(_WIDE.search(line.text)) and line.is_apart
        is_wide = is_wide and (not MARKER.match(line.text) or bool(_OF_BOOK.match(line.text)))
        is_known = repeats[_mask(line.head)] > 1 or _mask(line.head) in front
        line.is_number = is_wide or (is_known and not _END.search(line.head))


def _is_number(lines: list[_Line], at: int) -> bool:
    text = lines[at].text
    return is_page_number(text) or (bool(_BARE.fullmatch(text)) and _is_beside_feed(lines, at))


def is_page_number(text: str) -> bool:
    """Tell whether a line is the number of a page by its form."""
    return len(text) <= 24 and bool(_NUMBER.fullmatch(text) or _CORE.fullmatch(text.strip(_AROUND)))


def _is_beside_feed(lines: list[_Line], number: int) -> bool:
    """Tell whether a break stands just before or behind a line, and text on its other side."""
    before, after = lines[max(0, number - 1) : number], lines[number + 1 : number + 2]
    return bool(before and after) and BREAK in (before[0].text, after[0].text)


@dataclass(frozen=True, slots=True)
class _Known:
    """What tells a running head: lines by their first place, how often they repeat, the front, the site's names."""

    first_place: dict[str, int]
    n_times: Counter[str]
    repeats: Counter[str]
    front: tuple[str, ...]
    names: frozenset[str]
    body: tuple[int, int]


def _running_heads(lines: list[_Line], names: frozenset[str]) -> list[_Line]:
    """Return the short lines beside page numbers or breaks that repeat each other, or an earlier line of the text."""
    candidates = [
        line for line, beside in zip(lines, _beside_breaks(lines), strict=True) if beside and _may_be_head(line.text)
    ]
    if not candidates:
        return []
    first_place: dict[str, int] = {}
    for line in lines:
        first_place.setdefault(_squash(line.text), line.start)
    prose = [line.start for line in lines if _is_prose(line.text)] or [0]
    front = tuple(_squash(line.text) for line in lines[:_FRONT_LINES] if line.start < prose[0] and line.text != BREAK)
    repeats = Counter(_mask(line.text) for line in candidates)
    n_times = Counter(_squash(line.text) for line in lines)
    known = _Known(first_place, n_times, repeats, front, names, (prose[0], prose[-1]))
    cuts = {line.start for line in _cutting(lines)}
    heads = [line for line in candidates if _is_repeat(line, known) or line.start in cuts]
    counts = Counter(_squash(line.text) for line in heads)
    labels = {_squash(line.text) for line in heads if _OF_COLLECTION.search(line.text)}
    labels.update(text for text in counts if _is_column(text, counts[text], front))
    firsts = [line for line in lines[:_FRONT_LINES] if labels and _squash(line.text) in labels]
    return heads + [line for line in firsts if not line.is_head and line not in heads]


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_HEAD or bool(_END.search(text)) or (len(text) >= _SHORTEST_PROSE and "，" in text)


def _is_column(text: str, n_times: int, front: Sequence[str]) -> bool:
    """Tell whether a head of many pages, which stands above the first one too, is no title: one is named below it."""
    if n_times + 1 < _MANY or text not in front or KIND_AT_END.search(text):
        return False
    return any(map(KIND_AT_END.search, front[front.index(text) + 1 :]))


def _continued(lines: list[_Line]) -> list[_Line]:
    """Return the lines that repeat a line of the front with the number of a page behind it: …讲话（2）."""
    ends = (line for line in lines[1:] if line.text[-1] in "）)")
    found = [(line, match) for line in ends if (match := _CONTINUED.fullmatch(line.text))]
    front = {_squash(line.text) for line in lines[:_FRONT_LINES]} if found else set()
    return [line for line, match in found if _squash(match["title"]) in front]


def _cutting(lines: list[_Line]) -> Iterator[_Line]:
    """Yield the lines around a page's end, or apart from all else, that stand between the halves of a sentence."""
    in_body = False
    for at, before in enumerate(lines[:-2]):
        in_body = in_body or (len(before.text) >= _SHORTEST_PROSE and bool(_FULL_STOP.search(before.text)))
        is_beside = _is_mark(lines[at + 1]) or _is_mark(lines[at + 2])
        if not (is_beside or (in_body and lines[at + 1].is_apart)) or _is_mark(before):
            continue
        if not _is_cut(before.text, lines[at - 1].text if at else ""):
            continue
        between, rest = _up_to_prose(lines, at + 1, is_beside)
        if not between or rest is None or MARKER.match(rest.text) or (rest.is_indented and not is_beside):
            continue
        is_behind_mark = rest.is_apart or _is_mark(lines[lines.index(rest, at) - 1])
        if len(between) > 1 or not is_beside or (_is_mark(lines[at + 1]) and between[0].is_apart and is_behind_mark):
            yield from between


def _is_cut(text: str, above: str) -> bool:
    """Tell whether a line, with the one above it where it is short, breaks off within a sentence."""
    if len(text) < _SHORTEST_PROSE and not _END.search(above):
        text = above + text
    return (
        len(text) >= _SHORTEST_PROSE and bool(_COMMA.search(text)) and not (_END.search(text) or _CLOSED.search(text))
    )


def _is_mark(line: _Line) -> bool:
    return line.is_number or line.is_head or line.text == BREAK


def _up_to_prose(lines: list[_Line], at: int, is_beside: bool) -> tuple[list[_Line], _Line | None]:
    """Return the few lines from ``at`` on that are no prose, and what follows them.

    ``is_beside``: a page's end is near and must be among them; else the lines must be set apart on both sides.
    """
    between: list[_Line] = []
    n_marks = 0
    for line in lines[at : at + (_MOST_BETWEEN if is_beside else _MOST_APART + 1)]:
        if _is_mark(line):
            n_marks += 1
            continue
        is_alien = len(line.text) <= (_LONG_HEAD if not n_marks or _STAMPED.search(line.text) else _SHORT_HEAD)
        if not is_alien or _COMMA.search(line.text) or _END.search(line.text) or MARKER.match(line.text):
            is_bridge = n_marks > 0 if is_beside else line.is_apart and bool(_SENTENCE.search(line.text))
            return (between, line) if is_bridge else ([], None)
        if is_caption(line.text, True) or is_own_line(line.text):
            return [], None
        between.append(line)
    return [], None


def _is_repeat(line: _Line, known: _Known) -> bool:
    """Tell whether a line repeats another; the first of its kind is a head only amid the body."""
    text = _squash(line.text)
    if known.n_times[text] < _MANY and (is_own_line(line.text) or _CLOSES.search(text)):
        return False  # what closes a document may be served twice with it
    if known.first_place[text] < line.start:
        return True
    if line.start <= known.body[0]:
        return False
    return known.repeats[_mask(line.text)] > 1 or (line.start < known.body[1] and _says_title(line, known))


def _says_title(line: _Line, known: _Known) -> bool:
    """Tell whether a line holds a line of the front or is put together from their beginnings and the site's names."""
    text = _squash(line.text)
    if _CAPITALS.search(line.text) or _PAPER.fullmatch(text):
        return True
    if any(_begin_alike(head, text) for head in known.front):
        return True
    if any(len(head) >= 5 and head in text for head in known.front):
        return True
    parts = [part for part in map(_squash, _PARTS.split(line.text)) if part]
    if len(parts) > 1 and any(part in known.names for part in parts) and all(len(part) <= _PART for part in parts):
        return True
    named = [part for part in parts if not _NEUTRAL.fullmatch(part)]
    said = all(
        any(name.startswith(part) for name in known.names) or any(head.startswith(part) for head in known.front)
        for part in named
    )
    return said and bool(named) and len(text) >= 4


def _begin_alike(head: str, text: str) -> bool:
    """Tell whether a line of the front and another begin with the same words, most of both."""
    same = sum(takewhile(bool, (one == other for one, other in zip(head, text, strict=False))))
    return same >= _SHORTEST_SAME and same * 3 >= 2 * max(len(head), len(text))


def _beside_breaks(lines: list[_Line]) -> list[bool]:
    """Tell for each line whether the line before or after it is a page number or a break."""
    marks = [line.is_number or line.is_head or line.text == BREAK for line in lines]
    if True not in marks:
        return marks
    return [
        not marks[i] and ((i > 0 and marks[i - 1]) or (i + 1 < len(marks) and marks[i + 1])) for i in range(len(marks))
    ]


def _may_be_head(text: str) -> bool:
    if _HEADING.match(text):
        return False
    return 3 < len(_squash(text)) <= _LONGEST_HEAD and not _END.search(text) and "，" not in text


def _mask(text: str) -> str:
    return re.sub(r"\d+", "0", _squash(text))


def _squash(text: str) -> str:
    return "".join(text.split())
