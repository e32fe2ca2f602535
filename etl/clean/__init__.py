"""Cleaning: a raw document becomes the text that a careful editor would retype, mapped back to the raw text.

The steps run in one order: characters, markup and glosses first, for they stand
within words; then the script, so that all later steps read simplified Chinese;
then furniture, pages and line breaks, which give paragraphs; then marks and
spaces within them. Each step is a module of its own, edits a ``Mapped`` text
and records what it did. A step that would leave nothing is undone.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence

from etl.clean.bullets import strip_bullets
from etl.clean.cells import join_cells
from etl.clean.characters import clear_characters, narrow
from etl.clean.copies import strip_copies
from etl.clean.footnotes import strip_footnotes
from etl.clean.forms import is_date_line
from etl.clean.furniture import forget_lines, strip_furniture
from etl.clean.glosses import strip_glosses
from etl.clean.lines import join_lines
from etl.clean.mapped import BREAK, Mapped
from etl.clean.markup import strip_markup
from etl.clean.pages import strip_pages
from etl.clean.preface import strip_preface
from etl.clean.preview import split_previews
from etl.clean.punctuation import set_punctuation
from etl.clean.repeats import strip_repeats
from etl.clean.script import detect_script, simplify
from etl.clean.spaces import set_spaces
from etl.clean.stamps import strip_stamps
from etl.clean.torn import join_torn
from etl.clean.truncation import breaks_off
from etl.clean.watermarks import strip_tails, strip_watermarks
from etl.clean.word import strip_word
from etl.records import CleanText, Edit, RawDocument

__all__ = ["clean"]

_CONTENT = re.compile(r"[0-9A-Za-z\u3400-\u9fff\U00020000-\U0003ffff]")
_MOST_ROUNDS = 2
_CONTROLS = "controls"
_AGREEING = frozenset({"web_title"})
"""Evidence of which page and file may both tell: two that agree are the surer."""
_RECORDED = frozenset({"fetched_at", "url"})
"""Evidence that whoever fetched the page knows better than the page does."""
_RESHAPING = frozenset({"furniture", "reader", "watermarks", "pages", "lines", "preview", "repeats", "copies"})
_PREVIEW_BOX = re.compile(
    r"[显顯]示全部|展[开開]全[文部]|[还還]剩.{0,6}[页頁]|剩余.{0,6}[页頁字%]|剩餘.{0,6}[頁字%]|未完|下[载載]文[档檔]|文本[预預][览覽]|[试試][读讀]"
    r"|(?:登[录陆錄]|注册|開通|开通|会员|會員|下[载載]|[购購][买買])[^。\n]{0,12}(?:[阅閱][读讀]|查看|[浏瀏][览覽]|[预預][览覽])[^。\n]{0,6}(?:全文|全部|剩[余餘]|更多|完整)"
    r"|(?:[继繼][续續]|[点點][击擊])(?:[阅閱][读讀]|查看|[浏瀏][览覽])(?:全文|全部|更多|剩[余餘])?|只能[预預][览覽]|[当當]前只?[预預][览覽]|[阅閱][读讀]剩[余餘]"
)


def clean(raw: RawDocument) -> CleanText:
    """Return the clean text of ``raw``, with its map, edits, captions and evidence."""
    forget_lines()
    doc = Mapped(raw.text)
    script = detect_script(raw.text)
    captions = _clean_once(doc, raw, script)
    for _ in range(_MOST_ROUNDS):
        # lines that were joined or taken out may show an earlier step what it could not see
        if _RESHAPING.isdisjoint(edit.step for edit in doc.edits):
            break
        _trim(doc)
        before = doc.text
        captions |= _clean_once(doc, raw, script)
        if doc.text == before:
            break
    numbers = [number for number, text in enumerate(doc.text.split("\n")) if text in captions] if captions else []
    return _finish(doc, raw, script, numbers)


def _clean_once(doc: Mapped, raw: RawDocument, script: str) -> set[str]:
    """Take ``doc`` through all steps; return the paragraphs that are captions."""
    _step(doc, lambda d: _strip_controls(d, [edit for edit in raw.furniture if edit.step == _CONTROLS]))
    _step(doc, strip_word)
    _step(doc, clear_characters)
    _step(doc, strip_preface)
    _step(doc, strip_footnotes)
    _step(doc, strip_markup)
    _step(doc, strip_glosses)
    _step(doc, lambda d: simplify(d, script))
    _step(doc, narrow)
    _step(doc, join_torn)
    _step(doc, join_cells)
    _step(doc, strip_stamps)
    _step(doc, strip_tails)
    names: list[str] = []
    titles = [item.value for item in raw.evidence if item.kind == "web_title"]
    _step(doc, lambda d: names.extend(sorted(strip_furniture(d, raw.media_type == "text/html", titles))))
    _step(doc, lambda d: _strip_outside(d, [edit for edit in raw.furniture if edit.step != _CONTROLS]))
    _step(doc, lambda d: strip_watermarks(d, frozenset(names)))
    _step(doc, lambda d: strip_pages(d, frozenset(names)))
    captions: list[int] = []
    _step(doc, lambda d: captions.extend(join_lines(d, _page_title(raw, d))))
    captions = _after_split(doc, captions)
    _step(doc, strip_bullets)
    _step(doc, set_punctuation)
    _step(doc, set_spaces)
    texts = doc.text.split("\n") if captions else []
    _step(doc, strip_repeats)
    _step(doc, strip_copies)
    return {texts[number] for number in captions}


def _page_title(raw: RawDocument, doc: Mapped) -> str:
    return next((item.value for item in (*raw.evidence, *doc.evidence) if item.kind == "web_title"), "")


def _step(doc: Mapped, step: Callable[[Mapped], None]) -> None:
    """Run a step; if it would take away everything, undo it and say so."""
    before = doc.text, doc.starts, doc.ends, len(doc.edits)
    step(doc)
    if doc.text is before[0]:
        return
    if not _CONTENT.search(doc.text) and _CONTENT.search(before[0]):
        doc.text, doc.starts, doc.ends = before[:3]
        del doc.edits[before[3] :]
        doc.edits.append(Edit(0, 0, "warning", "kept", "a step would have emptied the document and was undone", ""))


def _strip_controls(doc: Mapped, controls: Sequence[Edit]) -> None:
    """Take out what the page's controls show: it stands within the lines of other text as well."""
    spans, at = [], 0
    for edit in sorted(controls, key=lambda item: item.raw_start):
        start = _first_at(doc.starts, edit.raw_start, at)
        at = _first_at(doc.starts, edit.raw_end, start)
        if start < at:
            doc.record([(start, at, "")], "controls", edit.reason)
            spans.append((start, at))
    doc.drop(spans)


def _strip_outside(doc: Mapped, furniture: Sequence[Edit]) -> None:
    """Take out what the page's reader left outside the main content, as far as it is still there."""
    changes = []
    at = 0
    for edit in sorted(furniture, key=lambda item: item.raw_start):
        start = _first_at(doc.starts, edit.raw_start, at)
        end = _first_at(doc.starts, edit.raw_end, start)
        text = doc.text[start:end].replace(BREAK, "").strip()
        if text and not is_date_line(text):  # a day on a line of its own is the document's
            changes.append((start, end, f"\n{BREAK}\n"))
            at = end
    doc.record([(start, end, "") for start, end, _ in changes], "reader", "lies outside the page's main content")
    doc.tidy(changes)


def _first_at(starts: array[int], raw_at: int, low: int) -> int:
    """Return the first character from ``low`` on that begins at or behind ``raw_at``."""
    high = len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] < raw_at:
            low = middle + 1
        else:
            high = middle
    return low


def _after_split(doc: Mapped, captions: list[int]) -> list[int]:
    """Split single-line previews, and renumber the captions where that made new paragraphs."""
    texts = doc.text.split("\n") if captions else []
    kept = {texts[number] for number in captions}
    _step(doc, split_previews)
    return [number for number, text in enumerate(doc.text.split("\n")) if text in kept] if kept else []


def _finish(doc: Mapped, raw: RawDocument, script: str, captions: list[int]) -> CleanText:
    _trim(doc)
    doc.text = doc.text.replace("\t", " ")
    _map_breaks(doc)
    if breaks_off(doc.text.split("\n"), lambda: bool(_PREVIEW_BOX.search(raw.text))):
        doc.note("truncated", "1")
    known = {item.kind for item in raw.evidence} & _RECORDED
    own = [item for item in doc.evidence if item.kind not in known]
    kinds = {item.kind for item in own} - _AGREEING
    evidence = (*own, *(item for item in raw.evidence if item.kind not in kinds))
    return CleanText(
        text=doc.text,
        starts=doc.starts,
        ends=doc.ends,
        edits=tuple(sorted(doc.edits, key=lambda edit: (edit.raw_start, edit.raw_end))),
        script=script,
        captions=_caption_spans(doc.text, captions),
        evidence=evidence,
    )


def _trim(doc: Mapped) -> None:
    """No blank lines, no white space at the ends of lines."""
    if doc.text != "\n".join(filter(None, map(str.strip, doc.text.split("\n")))):
        doc.drop([m.span() for m in re.finditer(r"^\s+|\s+$|[^\S\n]+(?=\n)|(?<=\n)\s+", doc.text)])


def _map_breaks(doc: Mapped) -> None:
    """Map each line break to the raw span between its paragraphs."""
    at = doc.text.find("\n")
    while at >= 0:
        start, end = doc.ends[at - 1], doc.starts[at + 1]
        doc.starts[at], doc.ends[at] = start, max(start, end)
        at = doc.text.find("\n", at + 1)


def _caption_spans(text: str, captions: list[int]) -> tuple[tuple[int, int], ...]:
    spans = []
    wanted = set(captions)
    at = 0
    for number, line in enumerate(text.split("\n") if wanted else ()):
        if number in wanted:
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return tuple(spans)
