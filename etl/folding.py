"""How text is folded for search: the index and the query box share this one file.

The search index of the SQLite file (FTS5, ``unicode61``) holds single characters
of folded text with one space between, so that a phrase query finds any substring.
Folding goes character by character, never by context: a piece of a text folds to
a piece of the folded text, hence every substring that stands in a text is found,
typed in simplified or traditional script, in full or half width, in any case.
"""

from __future__ import annotations

import unicodedata

from opencc import OpenCC

__all__ = ["TOKENIZE", "fold", "phrase", "spaced"]

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


def phrase(query: str) -> str:
    """Return ``query`` as an FTS5 expression: a phrase for each term between spaces, all of which must occur."""
    terms = (fold(term) for term in query.split())
    return " ".join('"' + " ".join(term).replace('"', '""') + '"' for term in terms if term) or '""'
