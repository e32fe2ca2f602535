"""Controls of a page: what its buttons, lists to choose from and small forms show, and what it hides within a line.

The reader of pages drops the texts of controls and shows those that are hidden.
Both are set between signs that no text holds before the page is read; afterwards
the signs are taken out of its text, and what stood between them is told apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["OF_ADVERT", "Controls", "find_controls", "mark_controls"]

_OF_CONTROL, _OF_HIDDEN, _OF_FORM = ("\ufdd0", "\ufdd1"), ("\ufdd2", "\ufdd3"), ("\ufdd4", "\ufdd5")
OF_ADVERT = ("\ufdd6", "\ufdd7")
_REASONS = {
    "\ufdd0": "control of the page",
    "\ufdd2": "hidden on the page",
    "\ufdd4": "form of the page",
    "\ufdd6": "advertisement of the page",
}
_CLOSES = dict((_OF_CONTROL, _OF_HIDDEN, _OF_FORM, OF_ADVERT))
_OPENS = {closed: opened for opened, closed in _CLOSES.items()}
_SIGNS = re.compile("[\ufdd0-\ufdd7]")
_ALONE = re.compile("(?m)^[ \t]*([\ufdd0-\ufdd7])\n")
_NO_BREAK = re.compile("[^\n]")
_MAY_HIDE = re.compile(r"display\s*:\s*none|font-size\s*:\s*0", re.I)
_TEXTAREA = re.compile(r"<textarea\b[^<>]{0,500}>(.{0,2000}?)</textarea\s*>", re.I | re.S)
_TAG = re.compile(r"<(/?)(button|select|option|optgroup|input|form)\b([^<>]{0,800})>", re.I)
_LABEL = re.compile(r"""\b(?:value|placeholder)\s*=\s*(?:"([^"]{1,60})"|'([^']{1,60})')""", re.I)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([a-z]+)""", re.I)
_SHOWN = frozenset({"", "text", "search", "submit", "button", "reset"})
_HIDDEN = re.compile(
    r"""(<(span|font|i|b|em|a|p|div)\b[^<>]{0,300}?\bstyle\s*=\s*(?:"[^"<>]{0,200}?|'[^'<>]{0,200}?)"""
    r"""(?:display\s*:\s*none|font-size\s*:\s*0(?![.\d]))[^<>]{0,300}>)([^<>]{1,80})(</\2\s*>)""",
    re.I,
)
_SAID = re.compile(r"[。；]|第?[一二三四五六七八九十]{1,3}[、章节条]|[（(][一二三四五六七八九十]{1,3}[）)]")
_SENTENCE = re.compile(r"[，,][^。]{4,}[。！？]|[。！？]\s*$", re.M)
_LONGEST, _LONGEST_FORM, _MOST_OF_PAGE = 3000, 300, 0.25


class Controls(NamedTuple):
    """The text of a page without the signs, and the spans in it that its controls show, with their reasons."""

    text: str
    spans: list[tuple[int, int, str]]

    def without(self) -> str:
        """Return the text with blanks for what the controls show."""
        parts, at = [], 0
        for start, end, _ in self.spans:
            parts += [self.text[at:start], _NO_BREAK.sub(" ", self.text[start:end])]
            at = end
        return "".join([*parts, self.text[at:]])


def mark_controls(html: str) -> str:
    """Return the page with signs around what its controls show and what it hides."""
    html = _SIGNS.sub("", html)
    html = _TEXTAREA.sub(lambda match: "".join((_OF_CONTROL[0], match[1].replace("<", "&lt;"), _OF_CONTROL[1])), html)
    if _MAY_HIDE.search(html):
        html = _HIDDEN.sub(rf"\1{_OF_HIDDEN[0]}\3{_OF_HIDDEN[1]}\4", html)
    return _TAG.sub(_marked, html)


def _marked(match: re.Match[str]) -> str:
    name, is_end = match[2].lower(), bool(match[1])
    if name == "form":
        return f"{match[0]}{_OF_FORM[0]}" if not is_end else f"{_OF_FORM[1]}{match[0]}"
    if name in ("option", "optgroup"):
        return " "
    if name != "input":
        return _OF_CONTROL[is_end]
    kind, label = _TYPE.search(match[3]), _LABEL.search(match[3])
    shown = (label[1] or label[2]) if label and (kind[1].lower() if kind else "") in _SHOWN else ""
    return shown.join(_OF_CONTROL) if shown else match[0]


def find_controls(text: str) -> Controls:
    """Take the signs out of the text of a marked page."""
    if not _SIGNS.search(text):
        return Controls(text, [])
    text = _ALONE.sub(r"\1", text)
    plain = _SIGNS.sub("", text)
    controls = [
        at - number for number, at in enumerate(m.start() for m in _SIGNS.finditer(text)) if text[at] == "\ufdd0"
    ]
    spans = [
        (start, end, _REASONS[sign])
        for start, end, sign in _between(text)
        if (sign != _OF_FORM[0] or bisect_left(controls, start) < bisect_left(controls, end))
        and _is_no_text(plain, start, end, sign)
    ]
    return Controls(plain, _outermost(spans))


def _between(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the spans between signs, as they stand in the text without these; unclosed ones are left out."""
    opened: list[tuple[str, int]] = []
    n_open: Counter[str] = Counter()
    for number, sign in enumerate(_SIGNS.finditer(text)):
        if closed := _CLOSES.get(sign[0]):
            opened.append((closed, sign.start() - number))
            n_open[closed] += 1
            continue
        if not n_open[sign[0]]:
            continue
        while opened:
            closed, start = opened.pop()
            n_open[closed] -= 1
            if closed == sign[0]:
                yield start, sign.start() - number, _OPENS[closed]
                break


def _is_no_text(text: str, start: int, end: int, sign: str) -> bool:
    """Tell whether what a control shows is no text: no heading or sentence in a button, no page set as a form."""
    if end - start > _LONGEST or not text[start:end].strip():
        return False
    said = text[start:end].strip()
    if sign == _OF_FORM[0]:
        return len(said) <= min(_LONGEST_FORM, _MOST_OF_PAGE * len(text)) and not _SENTENCE.search(said)
    return sign in (_OF_HIDDEN[0], OF_ADVERT[0]) or not _SAID.search(said)


def _outermost(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for start, end, reason in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, reason))
    return kept
