"""Repeated blocks: paragraphs that a page prints twice in a row."""

from __future__ import annotations

from etl.clean.mapped import Mapped

__all__ = ["strip_repeats"]

_SHORTEST = 30


def strip_repeats(doc: Mapped) -> None:
    """Remove a run of paragraphs that repeats, word for word, the run that stands just before it."""
    spans: list[tuple[int, int]] = []
    at = 0
    for line in doc.text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    texts = [doc.text[start:end] for start, end in spans]
    last_seen: dict[str, int] = {}
    removed: list[tuple[int, int]] = []
    number = 0
    while number < len(texts):
        size = number - last_seen.get(texts[number], number)
        if size and _is_again(texts, number, size) and _is_long(texts, number, size):
            removed.append((max(0, spans[number][0] - 1), spans[number + size - 1][1]))
            number += size
            continue
        last_seen[texts[number]] = number
        number += 1
    doc.remove(removed, "repeats", "block printed twice")


def _is_again(texts: list[str], number: int, size: int) -> bool:
    """Tell whether the run that begins at ``number`` is the one before it; most differ in their second paragraph."""
    return number + size <= len(texts) and all(texts[at] == texts[at - size] for at in range(number + 1, number + size))


def _is_long(texts: list[str], number: int, size: int) -> bool:
    return sum(len(text) for text in texts[number : number + size]) >= _SHORTEST
