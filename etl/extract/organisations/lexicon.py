"""What the scanner knows: the tokens that end a body's name, and the names that may stand before them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.lexicon import lines, table
from etl.lexicon.divisions import divisions

__all__ = ["LEVELS", "Token", "automaton", "division_from", "division_to", "tokens"]

LEVELS = frozenset("省市县区州盟旗镇乡")
_LONGEST_DIVISION = 15
_SHORTEST_STEM = 2
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
        for head, full, alone in (("局", "局", True), ("厅", "厅", True), ("办", "办公室", False)):
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
def automaton() -> AhoCorasick:
    """Return the automaton over the tokens, leftmost-longest."""
    return AhoCorasick([token.text for token in tokens()], matchkind=MatchKind.LeftmostLongest)


@cache
def _names() -> frozenset[str]:
    index = divisions()
    townships = (name for name in index.township_name_homes if len(name) > _SHORTEST_STEM)
    return frozenset((*index.by_name, *townships))


@cache
def _stems() -> frozenset[str]:
    """Return short names that mean nothing else (长汀, but not 和平)."""
    return frozenset(
        version.stem for version in divisions().versions if version.wordlike not in ("word", "name") and version.stem
    )


def division_to(text: str, end: int, *, stems: bool = True) -> int:
    """Return where the division's name starts that ends at ``end`` (with those above it), or ``end``."""
    for start in range(max(0, end - _LONGEST_DIVISION), end - 1):
        piece = text[start:end]
        if piece in _AMBIGUOUS and "一" <= text[start - 1 : start] <= "龥":
            continue
        if piece in _names() or (stems and piece in _stems()):
            return division_to(text, start, stems=False)
    return end


def division_from(text: str, start: int, limit: int) -> int:
    """Return where the division's name ends that starts at ``start``, or ``start``."""
    for end in range(min(limit, start + _LONGEST_DIVISION), start + 1, -1):
        piece = text[start:end]
        if piece in _names() or piece in _stems():
            return end
    return start
