"""How text is folded for search: the index and the query box share this one file.

The search index of the SQLite file (FTS5, ``unicode61``) holds single characters
of folded text with one space between, so that a phrase query finds any substring.
Folding goes character by character, never by context: a piece of a text folds to
a piece of the folded text, hence every substring that stands in a text is found,
typed in simplified or traditional script, in full or half width, in any case.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np
from opencc import OpenCC

__all__ = ["TOKENIZE", "fold", "phrase", "spaced", "spaced_all"]

TOKENIZE = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
"""FTS5's ``tokenize`` option: every character but white space is a token, marks and signs included."""

_BEYOND_CONVERTER = {"著": "着", "妳": "你", "祂": "他", "牠": "它"}
_DROPPED = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}


class _Table(dict[int, str]):
    """A translation table for ``str.translate`` that fills itself."""

    def __init__(self) -> None:
        super().__init__()
        self._convert = OpenCC("t2s").convert

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = "" if unicodedata.category(char) in _DROPPED else self._convert(char)
        self[code] = _BEYOND_CONVERTER.get(folded, folded).lower()
        return self[code]


_TABLE = _Table()


def fold(text: str) -> str:
    """Return ``text`` for comparison: simplified, lower case, half width, without white space."""
    return unicodedata.normalize("NFKC", text).translate(_TABLE)


def spaced(text: str) -> str:
    """Return folded ``text`` as the index holds it: one space between characters."""
    return " ".join(fold(text))


_UNSEEN, _ONE_BY_ONE, _NOTHING = 0xFFFFFFFF, 0xFFFFFFFE, 0
_CODES = np.full(0x110000, _UNSEEN, "<u4")
"""What each code point folds to, where that is one character whatever stands beside it; filled as texts need it."""


def _code(code: int) -> int:
    char = chr(code)
    parts = unicodedata.normalize("NFKD", char)
    # marks and the letters of Hangul join with what stands before them
    if any(unicodedata.category(part)[0] == "M" or "\u1100" <= part <= "\u11ff" for part in parts):
        return _ONE_BY_ONE
    folded = fold(char)
    return ord(folded) if len(folded) == 1 else _ONE_BY_ONE if folded else _NOTHING


def spaced_all(texts: Sequence[str]) -> list[str]:
    """Return ``spaced`` of each text; many at once are many times faster."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), "<u4")
    folded = _CODES[codes]
    unseen = folded == _UNSEEN
    if unseen.any():
        for code in np.unique(codes[unseen]).tolist():
            _CODES[code] = _code(code)
        folded = _CODES[codes]
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = lengths.cumsum()
    late = folded == _ONE_BY_ONE
    folded[late] = ord("?")
    kept = folded != _NOTHING
    n_kept = np.concatenate([[0], kept.cumsum()])
    spread = np.full(2 * int(n_kept[-1]), ord(" "), "<u4")
    spread[::2] = folded[kept]
    joined = spread.tobytes().decode("utf-32-le")
    places = zip(n_kept[ends - lengths].tolist(), n_kept[ends].tolist(), strict=True)
    result = [joined[2 * start : max(2 * start, 2 * end - 1)] for start, end in places]
    for number in np.unique(np.searchsorted(ends, np.flatnonzero(late), "right")).tolist():
        result[number] = spaced(texts[number])
    return result


def phrase(query: str) -> str:
    """Return ``query`` as an FTS5 expression: a phrase for each term between spaces, all of which must occur."""
    terms = (fold(term) for term in query.split())
    return " ".join('"' + " ".join(term).replace('"', '""') + '"' for term in terms if term) or '""'
