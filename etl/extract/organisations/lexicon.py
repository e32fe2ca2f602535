"""What the scanner knows: the tokens that end a body's name, and the names that may stand before them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from etl.extract.vocabulary import is_word
from etl.lexicon import lines, table
from etl.lexicon.divisions import divisions
from etl.openers import WordList

__all__ = ["LEVELS", "TOKENS", "Token", "division_from", "division_to", "is_stem", "stem_characters", "tokens"]

LEVELS = frozenset("省市县区州盟旗镇乡")
_DEPARTMENTS = (
    ("局", "局", True),
    ("厅", "厅", True),
    ("办", "办公室", False),
    ("办公室", "办公室", False),
    ("委员会", "委员会", True),
)
_SHORTEST_OF_COMMITTEE = 4
_LONGEST_DIVISION = 15
_SHORTEST_STEM = 2
_VERBS_BEFORE_LEVELS = frozenset(("会同县", "会同"))  # far more often "together with the county's …"
_AMBIGUOUS = frozenset(("和县", "任县", "成县", "通县", "和市", "达县"))  # also the end of a word and a level word


@dataclass(frozen=True, slots=True)
class Token:
    """The end of a body's name; ``kind`` is core, head, room, national, loose (a bare 局 or 办) or stop (no body)."""

    text: str
    kind: str
    alone: bool
    full: str
    side: str


@cache
def tokens() -> tuple[Token, ...]:
    """Return every token once, in a fixed order; the tables win over what is made of the stems."""
    found: dict[str, Token] = {}
    for row in table("national_organs"):
        found[row["name"]] = Token(row["name"], "national", True, row["full"], "national")
    for row in table("organs"):
        token = Token(row["token"], row["kind"], row["alone"] == "yes", row["full"], row["side"])
        found.setdefault(token.text, token)
    for stem in lines("organ_stems"):
        for head, full, alone in _DEPARTMENTS:
            if len(stem) < _SHORTEST_OF_COMMITTEE and head == _DEPARTMENTS[-1][0]:
                continue  # 改革委员会 is the end of 全面深化改革委员会
            text = stem + head
            found.setdefault(text, Token(text, "core", alone, stem + full, "government"))
    for level in "省市县区州盟旗":
        found.setdefault(f"团{level}委", Token(f"团{level}委", "core", True, "委员会", "youth"))
    for word in lines("organ_lookalikes"):
        found.setdefault(word, Token(word, "stop", False, "", ""))
    for loose in ("局", "办"):
        found.setdefault(loose, Token(loose, "loose", False, loose, "government"))
    return tuple(found.values())


@cache
def _department_stems() -> frozenset[str]:
    return frozenset(lines("organ_stems"))


def is_stem(text: str) -> bool:
    """Tell whether the string is what a department is called without its head (扶贫 in 扶贫和移民局)."""
    return text in _department_stems()


@cache
def stem_characters() -> frozenset[str]:
    """Return the characters that the names of departments are made of."""
    return frozenset("".join(lines("organ_stems")) + "和与")


TOKENS = WordList(lambda: [token.text for token in tokens()])
"""The words by which bodies are recognised."""


@cache
def _names() -> frozenset[str]:
    index = divisions()
    townships = (name for name in index.township_name_homes if len(name) > _SHORTEST_STEM)
    return frozenset((*index.by_name, *townships))


@cache
def _names_and_stems() -> frozenset[str]:
    """Return the names with the short names that mean nothing else (长汀, but not 和平)."""
    return _names().union(v.stem for v in divisions().versions if v.wordlike not in ("word", "name") and v.stem)


def _runs_on(text: str, start: int) -> bool:
    """Tell whether the short name at ``start`` begins inside a word (召开+县委, 镇和+县)."""
    before = text[start - 1]
    if not "一" <= before <= "龥":
        return False
    return text[start : start + 2] in _AMBIGUOUS or is_word(text[start - 1 : start + 1])


def division_to(text: str, end: int, *, stems: bool = True) -> int:
    """Return where the division's name starts that ends at ``end`` (with those above it), or ``end``."""
    known = _names_and_stems() if stems else _names()
    for start in range(max(0, end - _LONGEST_DIVISION), end - 1):
        piece = text[start:end]
        if piece not in known or piece in _VERBS_BEFORE_LEVELS:
            continue
        if end - start > _SHORTEST_STEM or not start or not _runs_on(text, start):
            return division_to(text, start, stems=False)
    return end


def division_from(text: str, start: int, limit: int) -> int:
    """Return where the division's name ends that starts at ``start``, or ``start``."""
    known = _names_and_stems()
    for end in range(min(limit, start + _LONGEST_DIVISION), start + 1, -1):
        piece = text[start:end]
        if piece in known:
            return end
    return start
