"""A text with marks: spans that nest, cross or touch become well-formed HTML.

Offsets are those of the text that the spans were found in. A span that crosses
the end of one opened before is cut there and goes on behind it. Links may not
stand inside links, so of nested marks only the outermost is a link; the inner
ones are told apart by the reader's script.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

__all__ = ["KINDS", "Span", "marked"]

KINDS: dict[str, tuple[str, str, str]] = {
    "person": ("人", "人物", "person"),
    "place": ("地", "地名", "place"),
    "organisation": ("机", "机构", "body"),
    "post": ("职", "职务", "post"),
    "meeting": ("会", "会议", "meeting"),
    "formulation": ("提", "提法", "formulation"),
    "work": ("文", "引用文件", "cited work"),
    "time": ("时", "时间", "time"),
    "figure": ("数", "数字", "figure"),
}
"""Kind of mark -> (letter, Chinese, English)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text to mark.

    ``kind`` is one of ``KINDS``, ``removed`` for what cleaning took out and
    ``changed`` for what it wrote otherwise (``title`` says why, ``after`` is a note
    set behind), or ``anchor`` for the start of a sentence (``end`` equals ``start``).
    """

    start: int
    end: int
    kind: str
    name: str = ""
    href: str = ""
    title: str = ""
    after: str = ""


def marked(text: str, spans: Iterable[Span], offset: int = 0) -> Markup:
    """Return ``text``, whose first character has the offset ``offset``, as HTML with its spans marked."""
    heap = [_entry(n, span) for n, span in enumerate(spans) if span.end > span.start or span.kind == "anchor"]
    heapq.heapify(heap)
    writer = _Writer(text, offset)
    while heap:
        *_, n, span = heapq.heappop(heap)
        writer.close_until(span.start)
        rest = writer.open(span)
        if rest is not None:
            heapq.heappush(heap, _entry(n, rest))
    return writer.finish()


def _entry(n: int, span: Span) -> tuple[int, int, int, int, int, Span]:
    return span.start, span.kind != "anchor", -span.end, span.kind in KINDS, n, span


class _Writer:
    def __init__(self, text: str, offset: int) -> None:
        self._text, self._offset, self._at = text, offset, offset
        self._open: list[tuple[Span, str]] = []
        self._parts: list[str] = []

    def _write_until(self, place: int) -> None:
        self._parts.append(str(escape(self._text[self._at - self._offset : place - self._offset])))
        self._at = max(self._at, place)

    def close_until(self, place: int) -> None:
        while self._open and self._open[-1][0].end <= place:
            self._close()
        self._write_until(place)

    def _close(self) -> None:
        span, tag = self._open.pop()
        self._write_until(span.end)
        self._parts.append(f"</{tag}>{_after(span)}")

    def open(self, span: Span) -> Span | None:
        """Open a span; return what of it lies behind the end of the span around it."""
        if span.kind == "anchor":
            self._parts.append(_anchor(span))
            return None
        rest = None
        if self._open and span.end > (end := self._open[-1][0].end):
            rest, span = replace(span, start=end), replace(span, end=end, after="")
        is_inside_link = any(tag == "a" for _, tag in self._open)
        tag = "del" if span.kind == "removed" else "span" if is_inside_link or not span.href else "a"
        self._parts.append(_opening(span, tag))
        self._open.append((span, tag))
        return rest

    def finish(self) -> Markup:
        while self._open:
            self._close()
        self._write_until(self._offset + len(self._text))
        return Markup("".join(self._parts))  # noqa: S704 (every part was escaped above)


def _opening(span: Span, tag: str) -> str:
    if span.kind not in KINDS:
        return str(Markup('<{} class="{}" title="{}">').format(tag, span.kind, span.title))
    link = Markup(' href="{}"').format(span.href) if tag == "a" else ""
    letter = KINDS[span.kind][0]
    return str(
        Markup('<{}{} class="m k-{}" data-m="{}" data-k="{}" title="{}">').format(
            tag, link, span.kind, span.name, letter, span.title
        )
    )


def _anchor(span: Span) -> str:
    number = span.name.removeprefix("s")
    return str(
        Markup('<a class="no" id="{0}" href="#{0}" data-no="{1}" aria-label="第 {1} 句 sentence {1}"></a>').format(
            span.name, number
        )
    )


def _after(span: Span) -> str:
    return str(Markup('<small class="why">{}</small>').format(span.after)) if span.after else ""
