r"""Controls of Word: fields, cells and the file's own words in a text taken out of a ``.doc`` file as it stands.

A field is set between ``\x13`` and ``\x15``: its instruction goes, and what it shows,
which follows ``\x14``, stays. A cell ends in ``\x07``, and a row in one more. Where the
controls were lost, an instruction is known by its switches. What the file holds
behind its text (its template, its program, its kind) is no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl.clean.mapped import Change, Mapped, spans_of
from etl.lexicon.kinds import KIND_AT_END

__all__ = ["strip_word"]

_BEGIN, _SHOWS, _END, _CELL, _HYPHEN = "\x13", "\x14", "\x15", "\x07", "\x1e"
_FIELD_MARK = re.compile("[\x13-\x15]")
_FIRST_WORDS = re.compile(r"[ \t]*[A-Z]{2,20}(?:[ \t]+(?:\\.|\"[^\"\n]{0,400}\"|[A-Za-z0-9_:/.\-]{1,200}))*[ \t]*")
_SWITCH = r"(?:[ \t]*\\(?:[*#@][ \t]*(?:\"[^\"\n]{1,60}\"|[A-Za-z]+)|[a-z](?![A-Za-z])(?:[ \t]*\"[^\"\n]{0,200}\")?))"
_BARE = re.compile(
    rf"(?<![A-Za-z])(?:HYPERLINK[ \t]+(?:\\l[ \t]+)?\"[^\"\n]{{1,400}}\"{_SWITCH}*"
    rf"|(?:PAGEREF|NOTEREF|REF)[ \t]+_[A-Za-z]{{2,12}}\d{{3,12}}{_SWITCH}*"
    rf"|(?:PAGE|NUMPAGES|SECTIONPAGES|TITLE|SUBJECT|AUTHOR|DATE|TIME|TOC|SEQ[ \t]+\S{{1,12}}){_SWITCH}+"
    rf"|INCLUDEPICTURE[ \t]+\"[^\"\n]{{1,400}}\"{_SWITCH}*)[ \t]?"
)
_MAY_BE_BARE = re.compile(r'HYPERLINK|MERGEFORMAT|REF _|TOC +\\|INCLUDEPICTURE +"')
_SURE = re.compile(
    r"(?m)^(?:Normal\.(?:dotm?|wpt)|MSWordDoc|Word\.Document\.\d{1,2}|Microsoft(?: Office)? Word\b.{0,24}"
    r"|KSOProductBuildVer|Root Entry|WPS Office.{0,30})$"
)
_OF_FIELD = re.compile(r"(?:(?:PAGE|NUMPAGES|SECTIONPAGES)(?:[ \t]+\d{1,3})?)?")
_BLANKS = " \t\u3000\xa0"
_SAID = re.compile(r"[，。；：！？、〔]|\d[年月日]")
_LONGEST_NAME, _FEWEST_SURE, _LONGEST_INSTRUCTION, _LONGEST_CELL, _MOST_COLUMNS = 24, 2, 800, 600, 40
_HAN = re.compile(r"[\u3400-\u9fff，。；：、！？（）“”]")
_BREAKS = re.compile(r"\s*\n\s*")
_SOFT, _FRONT = "\x0b", 400
_BROKEN_TITLE = re.compile(
    r"(?m)^[ \u3000]*[\u4e00-\u9fff][^\s，。；：（(—-]{1,30}(?P<seam>[ \u3000]*\x0b[ \u3000]*)"
    r"(?P<rest>[\u4e00-\u9fff\d][^\s，。；：—]{2,40})$"
)


def strip_word(doc: Mapped) -> None:
    """Take the controls of Word out of ``doc``, set the rows of its tables on lines, and drop the file's own words."""
    if _BEGIN in doc.text:
        doc.remove(_apart(_instructions(doc.text)), "word", "instruction of a field")
    if _CELL in doc.text:
        changes = sorted(change for table in _tables(doc.text) for change in _set_rows(doc.text, table))
        doc.record(changes, "word", "end of a cell or row")
        doc.tidy(changes)
    if _SOFT in doc.text[:_FRONT]:
        seams = [match.span("seam") for match in _BROKEN_TITLE.finditer(doc.text, 0, _FRONT) if _ends_title(match)]
        doc.remove(seams[:1], "word", "line break within the title")
    if _HYPHEN in doc.text:
        doc.rewrite(doc.text.replace(_HYPHEN, "-"), "word", "hyphen at which no line breaks")
    if _MAY_BE_BARE.search(doc.text):
        doc.remove(spans_of(_BARE, doc.text), "word", "instruction of a field")
    if "Word" in doc.text or "KSO" in doc.text:
        doc.remove(_own_words(doc.text), "word", "what the file says of itself")


def _ends_title(match: re.Match[str]) -> bool:
    """Tell whether the second line of a broken one is the end of a title, and the first is none."""
    first, _, rest = match[0].partition(match["seam"])
    return bool(KIND_AT_END.search(rest)) and not KIND_AT_END.search(first)


def _instructions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of instructions, with their marks, and the marks that close what a field shows."""
    is_shown: list[tuple[int, bool]] = []
    for mark in _FIELD_MARK.finditer(text):
        at = mark.start()
        if mark[0] == _BEGIN:
            is_shown.append((at, False))
        elif not is_shown:
            yield at, at + 1
        else:
            start, shown = is_shown.pop()
            if shown or at - start > _LONGEST_INSTRUCTION:
                yield at, at + 1
            else:
                yield start, at + 1
            if not shown and at - start > _LONGEST_INSTRUCTION:
                yield _unclosed(text, start)
            if mark[0] == _SHOWS:
                is_shown.append((start, True))
    yield from (_unclosed(text, start) for start, shown in is_shown if not shown)


def _unclosed(text: str, start: int) -> tuple[int, int]:
    """Return the span of an instruction that no mark closes, as far as its words go."""
    words = _FIRST_WORDS.match(text, start + 1)
    return start, words.end() if words else start + 1


def _apart(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the outermost spans in order: an instruction may hold fields of its own."""
    reached = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= reached:
            yield start, end
            reached = end


class _Cell:
    """What stands before the end of a cell: the span of its words, which may be empty, and where its mark is."""

    __slots__ = ("end", "mark", "start")

    def __init__(self, text: str, low: int, mark: int) -> None:
        said = text[low:mark]
        self.mark = mark
        self.start = low + len(said) - len(said.lstrip()) if said.strip() else mark
        self.end = low + len(said.rstrip()) if said.strip() else mark


def _tables(text: str) -> Iterator[list[_Cell]]:
    """Yield the cells of each table, the empty ones that end its rows too."""
    table: list[_Cell] = []
    mark = text.find(_CELL)
    low = 0
    while mark >= 0:
        cell = _Cell(text, low, mark)
        above = text.rfind("\n", cell.start, cell.end)
        is_first = not table or mark - low > _LONGEST_CELL or (table[-1].start == table[-1].end and above >= 0)
        if is_first:
            if table:
                yield table
            table = []
            cell = _Cell(text, max(low, above + 1), mark)
        table.append(cell)
        low, mark = mark + 1, text.find(_CELL, mark + 1)
    yield table


def _set_rows(text: str, table: Sequence[_Cell]) -> Iterator[Change]:
    """Yield the changes that set each row of a table on a line."""
    n_columns = _count_columns(table)
    for at, cell in enumerate(table):
        for seam in _BREAKS.finditer(text, cell.start, cell.end):
            yield *seam.span(), "" if _HAN.match(text, seam.end()) else " "
        is_row_end = (at + 1) % (n_columns + 1) == 0 if n_columns else cell.start == cell.end
        ends_row = at + 1 == len(table) or ((at + 2) % (n_columns + 1) == 0 if n_columns else _is_empty(table[at + 1]))
        if is_row_end:
            below = cell.mark + 1
            yield cell.start, below + (text[below : below + 1] == "\n"), "\n"
        elif ends_row and at + 1 < len(table):
            yield cell.end, table[at + 1].start, ""
        elif at + 1 < len(table):
            yield cell.end, table[at + 1].start, "\t"
        else:
            yield cell.end, cell.mark + 1, "\n"


def _count_columns(table: Sequence[_Cell]) -> int:
    """Return how many cells each row has before the empty one that ends it, 0 where rows differ."""
    empty = [_is_empty(cell) for cell in table]
    sizes = range(1, min(len(table), _MOST_COLUMNS + 1))
    return next((n for n in sizes if len(table) % (n + 1) == 0 and all(empty[n :: n + 1])), 0)


def _is_empty(cell: _Cell) -> bool:
    return cell.start == cell.end


def _own_words(text: str) -> list[tuple[int, int]]:
    """Return the span of the file's template, program and kind behind the text, and the bare fields above them."""
    sure = list(_SURE.finditer(text))
    if len({match[0] for match in sure}) < _FEWEST_SURE:
        return []
    start, end = sure[0].start(), sure[-1].end()
    if any(len(line) > _LONGEST_NAME + 16 or _SAID.search(line) for line in text[start:end].split("\n")):
        return []
    while start and _OF_FIELD.fullmatch(text[text.rfind("\n", 0, start - 1) + 1 : start - 1].strip(_BLANKS)):
        start = text.rfind("\n", 0, start - 1) + 1
    return [(start, end)]
