"""Broken lines become paragraphs: which line breaks end one, and which only a line.

Width, indents, blank lines, marks and markers are weighed together, for pages
differ in all of them. What interrupted a sentence (a page's end, a picture) is
bridged; the caption of a picture that cut a sentence follows the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from etl.clean.captions import is_caption
from etl.clean.forms import (
    ENDED,
    MARKER,
    NOT_AT_START,
    OPEN_END,
    are_rows,
    columns,
    is_date_line,
    is_heading,
    is_open,
    is_own_line,
    is_row,
)
from etl.clean.mapped import BREAK, Mapped
from etl.clean.wrap import Wrap, measure
from etl.lexicon import lines as lexicon_lines
from etl.lexicon.kinds import KIND_AT_END, KINDS
from etl.records import Edit

__all__ = ["join_lines"]

_BLANK = " \t\u3000\xa0\u2002\u2003\u2009\u2005"
_WIDE_DIGIT = re.compile(r"[０-９％．Ａ-Ｚａ-ｚ]")
_OPENER = re.compile(
    r"会[上前后](?=[，\u4e00-\u9fff])|会议(?:还|指出|强调|要求|认为|决定|由|听取|传达|通报|号召)|[\u4e00-\u9fff]{2,4}(?:同志)?(?:还)?(?:指出|强调|要求|表示|认为|说，)"
    r"|就.{2,24}，|另外，|据悉，|据了解，|各位|同志们|最后，|下面，"
)
_NO_LETTERS = re.compile(r"[\W_]+")
_TAIL = 12
_NEARLY = 0.85
_COMMA = re.compile(r"[，,、。；]")
_WIDE, _CREDIT, _FULL_NAME = 40, 60, 3
_TAKEN_BY = re.compile(
    r"[（(]?(?:(?:本报|本网|特约)?(?:记者|通讯员)[ \u3000]{0,2})?[\u4e00-\u9fff]{2,4}[ \u3000]{0,2}(?:摄影?|供图)[）)]?"
)
_TAKEN = re.compile("摄影?[）)]?。?")
_POST_OF_PRESS = re.compile("(?:本报|本网|特约|见习|实习)?(?:记者|通讯员)")
_BY_PRESS = re.compile("(?:记者|通讯员)$")
_CREDIT_OPEN = re.compile(rf"(?:[（(]|^)(?P<names>{_POST_OF_PRESS.pattern}[ \u3000]?[^（()），。]{{0,40}})$")
_NEXT_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?=[ \u3000]|[）)]|$)")
_LATIN_END = re.compile(r"[A-Za-z,.;]$")
_LATIN_START = re.compile(r"[A-Za-z]")
_TITLE_TAIL = re.compile(rf"{KIND_AT_END.pattern}|(?:函|建议|材料|体会|启示|思考|调查|召开|举行)$")
_TITLE_REST = re.compile(rf"(?:稿|知|告|案|见|定|会|话|结|报|函|法|划|议|的?(?:{KINDS}))稿?$")
_ABOUT = re.compile(r"关于|印发|转发|贯彻|开展|加强|推进|做好|实施|在.{2,30}(?:会议?上的?)?$")
_UNIT, _DEEP = re.compile(r"[千百万亿]|公里|公顷|公斤|平方|立方|千瓦|[元亩吨户人个名件项家次场条米辆头只株座口处]"), 4
_TIME_FIRST = re.compile(
    r"(?:今天|今日|昨天|刚才|近日|日前|最近|当前|目前|当天|会上|会前|会后|[今去前]年|近年来|\d{1,2}月\d{1,2}日|(?:19|20)\d\d年)[^，。]{0,12}，"
)
_NARRATES = re.compile(
    rf"^{_TIME_FIRST.pattern}"
    r"|了(?![解如然])|大家|[我他咱你]们|我[就讲想再说要看觉认县市区]|[这那](?:[个些种是里样次]|一)"
    r"|各[级部乡镇单区县市村位地][^，]{0,10}要|全[省市县区镇乡][^，]{0,6}要|[也都就又还却](?=[\u4e00-\u9fff])|[有是](?:的|人|些)"
    r"|如果|因为|由于|虽然|但是?|所以|不少|已经?|\d[\d.,]*[万亿]?(?:元|亩|[个户人家名件次公]|%)"
)
_WHO_SPOKE = re.compile(r"(?:主持|出席|(?<![工合写])作|并).{0,8}(?:讲话|报告|发言|致辞)$")
_REMARKED = re.compile(r"[。！？；][”’]?[（(][^（）()。]{1,40}[）)]$")
_YEARS_OF_TITLE = re.compile(r"[（(](?:19|20)\d\d\s?年?\s?[-—–~～至]{1,2}\s?(?:19|20)\d\d\s?年?度?[）)]")
_TITLE_LINES, _SHORTEST_CUT = 6, 8
_FEWEST_CUT, _SHORTEST_TOLD, _LONG_CUT = 3, 16, 80
_LONGEST_KIND = 6
_COUPLET_LINES, _SHORTEST_HALF, _LONGEST_HALF = 3, 5, 14
_HALF = re.compile(r"[\u4e00-\u9fff“”]+")
_PLACE_SAID = re.compile(r"(?:上|时|期间|的讲话|的报告|的发言|会议)[）)]?$")
_ISSUER = re.compile(r"[\u4e00-\u9fff]{2,28}(?:办公室|人民政府|政府|委员会|领导小组|指挥部|委|局|厅|部|院|会)")
_OF_ISSUER = re.compile("关于|印发|转发|批转")
_NO_TITLE = re.compile(r"[，。；！？：:,;!?、（(]|^[—-]{1,2}|\d日$|[\u3000 ]")


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    full: str
    indent: int
    blank_before: bool = False
    break_before: bool = False


@dataclass(slots=True)
class _Paragraph:
    """A paragraph in the making: its lines, and the pieces of the text that it is made of."""

    lines: list[_Line] = field(default_factory=list)
    text: str = ""
    is_caption: bool = False


@dataclass(slots=True)
class _Layout:
    wrap: Wrap
    indents_mean: bool
    blanks_mean: bool
    blanks_part: bool
    page_title: str
    is_cut_up: bool = False


def join_lines(doc: Mapped, page_title: str = "") -> list[int]:
    """Join the lines of ``doc`` into paragraphs, one a line; return the numbers of those that are captions.

    ``page_title`` is the title that the page's own head gives: lines that make it up are one.
    """
    lines = _read_lines(doc.text)
    _restore_widths(doc, lines)
    layout = _layout(lines, _bare(page_title))
    paragraphs = _paragraphs(lines, layout)
    _assemble(doc, paragraphs)
    return [number for number, paragraph in enumerate(paragraphs) if paragraph.is_caption]


def _read_lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    at = 0
    blank = broken = False
    for raw in text.split("\n"):
        stripped = raw.strip(_BLANK)
        if stripped == BREAK:
            broken = True
        elif not stripped:
            blank = True
        else:
            lead = raw.index(stripped[0])
            start = at + lead
            indent = columns(raw[:lead].replace("\xa0", " ")) if lead else 0
            lines.append(_Line(start, start + len(stripped), stripped, raw.rstrip(), indent, blank, broken))
            blank = broken = False
        at += len(raw) + 1
    return lines


def _restore_widths(doc: Mapped, lines: list[_Line]) -> None:
    """Measure lines as they were broken: with the full-width digits that have been made half-width."""
    if not _WIDE_DIGIT.search(doc.raw):
        return
    for line in lines:
        raw = "".join(map(doc.raw.__getitem__, doc.starts[line.start : line.end]))
        line.full = line.full[: len(line.full) - len(line.text)] + raw


def _bare(text: str) -> str:
    return _NO_LETTERS.sub("", text)


def _layout(lines: list[_Line], page_title: str) -> _Layout:
    indented = sum(line.indent >= 2 for line in lines)
    blanks = sum(line.blank_before and not line.break_before for line in lines[1:])
    wrap = measure([line.full for line in lines if not is_row(line.text)])
    double_spaced = bool(wrap.width) and blanks * 10 >= 9 * (len(lines) - 1) and len(lines) > 6
    return _Layout(
        wrap,
        0 < indented * 20 < 19 * len(lines),
        not double_spaced,
        blanks * 20 > len(lines) and blanks * 2 < len(lines),
        page_title,
        not wrap.width and _n_cut(lines) >= _FEWEST_CUT,
    )


def _n_cut(lines: list[_Line]) -> int:
    """Count the lines of prose that break off within a sentence, though no width was to be kept."""
    return sum(_is_cut_short(one.text, two.text) for one, two in pairwise(lines))


def _is_cut_short(text: str, following: str) -> bool:
    """Tell whether a line tells of something as no heading does, and ends before its sentence, which goes on below."""
    if len(text) < _SHORTEST_TOLD or ENDED.search(text[-_TAIL:]) or not _COMMA.search(text):
        return False
    if is_heading(text) or is_own_line(text) or MARKER.match(following) or is_own_line(following):
        return False
    is_rest = bool(ENDED.search(following[-_TAIL:]) or _COMMA.search(following)) and not _TIME_FIRST.match(following)
    return is_rest and bool(_NARRATES.search(text[:_LONG_CUT]))


def _paragraphs(lines: list[_Line], layout: _Layout) -> list[_Paragraph]:
    paragraphs: list[_Paragraph] = []
    current = _Paragraph()
    waiting: list[_Paragraph] = []
    in_caption = False
    for number, line in enumerate(lines):
        if in_caption and _continues_caption(waiting[-1], line, layout.wrap):
            _extend(waiting[-1], line)
            continue
        in_caption = False
        if _is_caption_line(lines, number, current, bool(layout.wrap.width)):
            waiting.append(_Paragraph([line], line.text, True))
            in_caption = True
            continue
        ends_before_caption = bool(waiting) and bool(ENDED.search(current.text[-_TAIL:]))
        if waiting:
            line.break_before = True
        joins = current.lines and (
            _makes_title(current.text, line.text, layout.page_title, len(paragraphs))
            or (not ends_before_caption and _joins(current, line, layout, len(paragraphs)))
        )
        if joins:
            _extend(current, line)
            continue
        if current.lines:
            paragraphs.append(current)
        paragraphs += waiting
        waiting = []
        current = _Paragraph([line], line.text)
    return [*paragraphs, *([current] if current.lines else []), *waiting]


def _extend(paragraph: _Paragraph, line: _Line) -> None:
    paragraph.lines.append(line)
    # only the end of a long paragraph is ever looked at again, so that joining stays linear
    paragraph.text = paragraph.text[-400:] + line.text if len(paragraph.text) > 800 else paragraph.text + line.text


def _is_caption_line(lines: list[_Line], number: int, current: _Paragraph, is_wrapped: bool) -> bool:
    line = lines[number]
    if not is_caption(line.text, line.break_before):
        return False
    apart = line.blank_before or line.break_before or not current.lines or bool(ENDED.search(current.text[-_TAIL:]))
    followed_apart = number + 1 == len(lines) or lines[number + 1].blank_before or lines[number + 1].break_before
    return apart or followed_apart or not is_wrapped


def _continues_caption(caption: _Paragraph, line: _Line, wrap: Wrap) -> bool:
    if line.blank_before or line.break_before or line.indent >= 2 or len(caption.lines) >= 3:
        return False
    is_full = wrap.nearly_fills(caption.lines[-1].full)
    if re.search(r"(?:[。！]|摄|摄影|供图|报道|资料图|图片|照片)[）)]?$", caption.text):
        return is_full and bool(_TAKEN_BY.fullmatch(line.text))
    return len(line.text) < 80 and (is_full or columns(caption.lines[-1].text) >= _WIDE)


def _joins(current: _Paragraph, line: _Line, layout: _Layout, n_before: int) -> bool:
    """Decide whether ``line`` continues the paragraph ``current``."""
    last = current.lines[-1]
    text, following = current.text, line.text
    ended = bool(ENDED.search(text[-_TAIL:]))
    if ended and not layout.wrap.width:
        return bool(NOT_AT_START.match(following)) and not is_own_line(following)
    if is_own_line(following) or is_row(following) or is_row(last.text) or is_date_line(text):
        return False
    # blank lines beside a page's end belong to it
    gap = line.blank_before and layout.blanks_mean and not line.break_before
    if NOT_AT_START.match(following) or OPEN_END.search(text[-_TAIL:]) or _parts_unit(text, line):
        return True
    full = layout.wrap.fills(last.full, following)
    indented = layout.indents_mean and line.indent >= 2
    if ended:
        full = full or (_is_at_margin(current, line, layout) and _nearly_fills(current, layout))
        return full and not gap and not indented and _wraps_on(current, line, layout)
    if indented or _continues_title(current, line, n_before):
        return _continues_title(current, line, n_before)
    return _continues_sentence(current, line, layout, (full, gap), n_before)


def _parts_unit(text: str, line: _Line) -> bool:
    """Tell whether a figure ends the line and its unit, behind a stray space, begins the next one."""
    return text[-1:].isdigit() and 0 < line.indent < _DEEP and bool(_UNIT.match(line.text))


def _continues_sentence(
    current: _Paragraph, line: _Line, layout: _Layout, seam: tuple[bool, bool], n_before: int
) -> bool:
    """Decide for a paragraph that does not end in a closing mark; ``seam``: the last line is full, a gap follows."""
    if are_rows(current.lines[-1].text, line.text) and not is_open(current.text):
        return False
    is_full, is_gap = seam
    is_wrapped = is_full and not is_gap
    if MARKER.match(line.text):
        return is_wrapped and not is_heading(current.text) and bool(_COMMA.search(current.text))
    if layout.wrap.width and is_gap and not is_full:
        return is_open(current.text)
    is_told = layout.is_cut_up and _is_cut_short(current.text, line.text)
    shortest = 16 if layout.wrap.width or is_told else 36
    if line.break_before and n_before > _TITLE_LINES // 2 and line.indent < 2:
        shortest = _SHORTEST_CUT  # what stood between has shown that the page broke here
    is_cut = _is_cut_prose(current, shortest)
    hangs_on = _hangs_on(current, line, layout)
    if is_cut and not (layout.wrap.width or hangs_on or is_open(current.text) or _goes_on(line.text)):
        return False
    return is_wrapped or is_cut or hangs_on


def _goes_on(following: str) -> bool:
    """Tell whether a line of text that was not wrapped may be the rest of a sentence: it holds or ends one."""
    return not following.startswith(("——", "--")) and bool(_COMMA.search(following) or ENDED.search(following[-_TAIL:]))


def _hangs_on(current: _Paragraph, line: _Line, layout: _Layout) -> bool:
    """Where paragraphs are indented, a line at the margin goes on with the sentence before it."""
    return (
        _is_at_margin(current, line, layout)
        and bool(_COMMA.search(current.text))
        and not is_heading(current.text)
        and not is_own_line(current.text)
    )


def _nearly_fills(current: _Paragraph, layout: _Layout) -> bool:
    """Tell whether the last line is about as wide as the page, or as the first line of its own paragraph."""
    last = current.lines[-1].full
    if layout.wrap.nearly_fills(last):
        return True
    # a page may hold a second copy of the text that is wrapped at another width
    return (
        bool(layout.wrap.width) and len(current.lines) > 1 and columns(last) >= _NEARLY * columns(current.lines[0].full)
    )


def _is_at_margin(current: _Paragraph, line: _Line, layout: _Layout) -> bool:
    return layout.indents_mean and current.lines[0].indent >= 2 and line.indent == 0


def _wraps_on(current: _Paragraph, line: _Line, layout: _Layout) -> bool:
    """Tell whether a full line that ends a sentence may go on: it is no greeting or list of its own."""
    tells = layout.indents_mean or (layout.blanks_part and not line.break_before)
    if not tells and (MARKER.match(line.text) or _OPENER.match(line.text)):
        return False
    if is_heading(line.text) and not layout.wrap.fills(line.full, ""):
        return False
    return len(current.lines) > 1 or not is_own_line(current.text)


def _is_cut_prose(current: _Paragraph, shortest: int) -> bool:
    """Tell whether the paragraph breaks off within a sentence; shorter ones than ``shortest`` may be titles."""
    text = current.text
    if is_open(text):
        return True
    if is_heading(text) or is_own_line(text) or _REMARKED.search(text[-60:]):
        return False
    if re.search(r"[。；！？]", text):
        return True
    return len(text) >= shortest and bool(re.search("[，,；]", text))


def _opens_title(text: str, following: str) -> bool:
    """Tell whether an issuer's line goes on with ``关于…的通知``."""
    if len(text) > 60 or not following.startswith(("关于", "转发", "印发")) or not _TITLE_TAIL.search(following):
        return False
    return all(_ISSUER.fullmatch(word) for word in text.split())


def _makes_title(text: str, following: str, page_title: str, n_before: int) -> bool:
    """Tell whether two lines are the beginning of the page's title."""
    if not page_title or n_before > _TITLE_LINES or (text[:1].isalnum() and text[0] != page_title[0]):
        return False
    if not page_title.startswith(_bare(text[:_TAIL])) or is_date_line(following):
        return False
    first, both = _bare(text), _bare(text + following)
    return len(first) >= 4 and len(both) > len(first) + 1 and page_title.startswith(both)


def _continues_subtitle(text: str, following: str) -> bool:
    """Tell whether ``——在某某会`` goes on with ``第一次会议上``."""
    if not text.startswith(("—", "－－", "--")) or len(text) + len(following) > 70:
        return False
    return "在" in text and not _PLACE_SAID.search(text) and bool(_PLACE_SAID.search(following))


def _continues_title(current: _Paragraph, line: _Line, n_before: int) -> bool:
    """Tell whether a title goes on: no marks in either line, and the first is not complete without the second."""
    text, following = current.text, line.text
    if line.blank_before or len(current.lines) > 3:
        return False
    if _continues_subtitle(text, following) or (n_before <= _TITLE_LINES and _opens_title(text, following)):
        return True
    if _NO_TITLE.search(text) or MARKER.match(following):
        return False
    is_couplet = n_before <= _COUPLET_LINES and len(current.lines) == 1 and _are_halves(current.lines[0], line)
    is_rest = n_before <= _TITLE_LINES and (
        (bool(_TITLE_REST.fullmatch(following)) and not _TITLE_REST.fullmatch(text)) or _is_kind_alone(text, following)
    )
    if is_couplet or is_rest or (_YEARS_OF_TITLE.fullmatch(following) and KIND_AT_END.search(text)):
        return True
    if _TITLE_TAIL.search(text) or _NO_TITLE.search(following) or len(text) < 6:
        return False
    is_rest = len(following) <= 40 and bool(_TITLE_TAIL.search(following)) and not _WHO_SPOKE.search(following)
    return bool(_ABOUT.search(text)) and is_rest


def _is_kind_alone(text: str, following: str) -> bool:
    """Tell whether a line holds only the kind of a document (``统计公报``), which the long line above it lacks."""
    is_kind = len(following) <= _LONGEST_KIND and bool(_TITLE_TAIL.search(following))
    return is_kind and len(text) >= 2 * _LONGEST_KIND and not _TITLE_TAIL.search(text) and not _ISSUER.fullmatch(text)


def _are_halves(first: _Line, second: _Line) -> bool:
    """Tell whether two lines are the even halves of a title: as long as each other, of words only, no issuers."""
    is_even = len(first.text) == len(second.text) and _SHORTEST_HALF <= len(first.text) <= _LONGEST_HALF
    if not is_even or second.indent < max(2, first.indent) or first.text[0] == second.text[0]:
        return False
    return all(_HALF.fullmatch(line.text) and not _ISSUER.fullmatch(line.text) for line in (first, second))


def _are_issuers(text: str, following: str) -> bool:
    """Tell whether two lines of a title name one issuer each, both of the same division."""
    if not _ISSUER.fullmatch(text) or not _ISSUER.fullmatch(_OF_ISSUER.split(following)[0]):
        return False
    one, other = (name.removeprefix("中共")[:2] for name in (text, following))
    return one == other


def _assemble(doc: Mapped, paragraphs: list[_Paragraph]) -> None:
    pieces: list[tuple[int, int] | str] = []
    edits: list[Edit] = []
    reached = 0
    for paragraph in paragraphs:
        if pieces:
            pieces.append("\n")
        for number, line in enumerate(paragraph.lines):
            if number:
                before = paragraph.lines[number - 1]
                edits.append(_joint(doc, before, line))
                is_latin = _LATIN_END.search(before.text) and _LATIN_START.match(line.text)
                is_couplet = len(paragraph.lines) == 2 and _are_halves(before, line)
                is_named = _are_issuers(before.text, line.text) or _parts_names(
                    before.text, line.text, paragraph.is_caption
                )
                if is_latin or is_couplet or is_named:
                    pieces.append(" ")
            pieces.append((line.start, line.end))
        if paragraph.lines[0].start < reached:
            edits.append(_move(doc, paragraph))
        reached = max(reached, paragraph.lines[-1].end)
    doc.edits += edits
    doc.assemble(pieces)


def _parts_names(text: str, following: str, is_caption_line: bool) -> bool:
    """Tell whether a line was broken where a space stood: between the names of those who wrote or took a picture."""
    if is_caption_line and (_TAKEN.fullmatch(following) or _BY_PRESS.search(text[-_FULL_NAME:])):
        return text[-1] not in "。（("
    credit = _CREDIT_OPEN.search(text[-_CREDIT:])
    if credit is None:
        return False
    last, first = credit["names"].split(" ")[-1].split("\u3000")[-1], _NEXT_NAME.match(following)
    if _POST_OF_PRESS.match(following):
        return not _POST_OF_PRESS.fullmatch(last)
    if first is None or not _is_surname(following[0]):
        return False
    return bool(_POST_OF_PRESS.fullmatch(last)) or (len(last) == _FULL_NAME and _is_surname(last[0]))


def _is_surname(character: str) -> bool:
    return any(character in names for names in lexicon_lines("clean_surnames"))


def _joint(doc: Mapped, before: _Line, after: _Line) -> Edit:
    start, end = doc.ends[before.end - 1], doc.starts[after.start]
    return Edit(start, end, "lines", "removed", "line break inside a sentence", doc.raw[start:end])


def _move(doc: Mapped, paragraph: _Paragraph) -> Edit:
    start, end = doc.raw_span(paragraph.lines[0].start, paragraph.lines[-1].end)
    return Edit(
        start, end, "captions", "moved", "caption that cut a sentence, set behind its paragraph", doc.raw[start:end]
    )
