"""Everyday words, so that a clause is not taken for a name: jieba's dictionary, read once.

A rule that cuts a name out of running text asks here whether the cut-out is an
everyday word (高度 behind 书记, 明确 before 县教育局) before it believes in a name.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["everyday_words", "is_word", "word_class"]

_LEAST_FREQUENCY = 3
_LONGEST = 4
_NAMES = ("nr", "ns", "nt", "nz")


@cache
def everyday_words() -> dict[str, str]:
    """Return the words of two to four characters that are no names, with their parts of speech."""
    text = files("jieba").joinpath("dict.txt").read_text("utf-8")
    words = {}
    for line in text.splitlines():
        word, frequency, part = line.split(" ")
        if 2 <= len(word) <= _LONGEST and not part.startswith(_NAMES) and int(frequency) >= _LEAST_FREQUENCY:
            words[word] = part
    return words


def is_word(text: str) -> bool:
    """Tell whether the dictionary holds ``text`` as something else than a name."""
    return text in everyday_words()


def word_class(text: str) -> str:
    """Return the dictionary's part of speech (``v``, ``n`` …), ``""`` for a name or an unknown string."""
    return everyday_words().get(text, "")
