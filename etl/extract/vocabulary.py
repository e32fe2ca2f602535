"""Everyday words, so that a clause is not taken for a name: jieba's dictionary, read once.

A rule that cuts a name out of running text asks here whether the cut-out is an
everyday word (高度 behind 书记, 明确 before 县教育局) before it believes in a name.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["is_word", "word_class"]

_LEAST_FREQUENCY = 3
_LONGEST = 4
_NAMES = ("nr", "ns", "nt", "nz")


@cache
def _words() -> dict[str, str]:
    text = files("jieba").joinpath("dict.txt").read_text("utf-8")
    words = {}
    for line in text.splitlines():
        word, frequency, part = line.split(" ")
        if 2 <= len(word) <= _LONGEST and not part.startswith(_NAMES) and int(frequency) >= _LEAST_FREQUENCY:
            words[word] = part
    return words


def is_word(text: str) -> bool:
    """Tell whether the dictionary holds ``text`` as something else than a name."""
    return text in _words()


def word_class(text: str) -> str:
    """Return the dictionary's part of speech (``v``, ``n`` …), ``""`` for a name or an unknown string."""
    return _words().get(text, "")
