"""Words that tell what a sentence does, found for a whole document in one pass.

``lexicon/role_cues.tsv`` gives each cue a role, a weight and the place where it
counts. The longest cue wins where several overlap (``主要`` hides ``要``), and
what stands in quotation marks or title marks is a name and tells nothing.
``lexicon/section_cues.tsv`` does the same for headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from etl.lexicon import table
from etl.records import Outline

__all__ = ["ROLES", "Theme", "heading_theme", "score_cues"]

ROLES = ("attendance", "background", "achievement", "problem", "requirement", "plan", "procedure", "other")
_INDEX = {role: at for at, role in enumerate(ROLES)}
_NAMED = re.compile(r"“[^“”\n]{1,60}”|‘[^‘’\n]{1,60}’|《[^《》\n]{1,80}》")
_REPORTED = re.compile(
    r"[^。；：“”]{0,60}?(?:指出|强调|要求|认为|表示|提出|介绍|通报|告诉记者|说|谈到|坦言|透露|希望|号召|叮嘱|嘱咐|说道|讲到|汇报)(?:中)?[，：,]"
)
_LEAD = 14
_CAP = 6.0


@dataclass(frozen=True, slots=True)
class _Cue:
    role: int
    weight: float
    at_start: bool


@dataclass(frozen=True, slots=True)
class Theme:
    """What a heading announces: a role (``""`` for none or several) and whether it names it outright."""

    role: str
    is_strong: bool


@cache
def _cues() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[_Cue, ...], ...]]:
    by_word: dict[str, list[_Cue]] = {}
    for row in table("role_cues"):
        found = by_word.setdefault(row["cue"], [])
        if row["role"] != "none":
            found.append(_Cue(_INDEX[row["role"]], float(row["weight"]), row["place"] == "start"))
    return _matcher(list(by_word)), tuple(tuple(cues) for cues in by_word.values())


@cache
def _section_cues() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, bool], ...]]:
    rows = table("section_cues")
    return _matcher([row["cue"] for row in rows]), tuple((row["role"], row["strength"] == "strong") for row in rows)


def _matcher(words: Sequence[str]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST)


def score_cues(text: str, outline: Outline, starts: Sequence[int]) -> list[list[float]]:
    """Return for each sentence the weights of its cues by role; ``starts`` are where its words begin."""
    matcher, cues = _cues()
    scores = [[0.0] * len(ROLES) for _ in outline.sentences]
    if not scores:
        return scores
    leads = [_leads(text, sentence.end, start) for sentence, start in zip(outline.sentences, starts, strict=True)]
    ends = [sentence.end for sentence in outline.sentences]
    names = [hit.span() for hit in _NAMED.finditer(text)]
    at = name = 0
    for which, start, end in matcher.find_matches_as_indexes(text):
        while at < len(ends) - 1 and ends[at] <= start:
            at += 1
        while name < len(names) and names[name][1] <= start:
            name += 1
        if name < len(names) and names[name][0] < end:
            continue
        row = scores[at]
        for cue in cues[which]:
            if not cue.at_start or start in leads[at]:
                row[cue.role] = min(_CAP, row[cue.role] + cue.weight)
    return scores


def _leads(text: str, end: int, start: int) -> tuple[int, ...]:
    """Return the places where a sentence's words begin: at its start and behind ``张三指出，``."""
    hit = _REPORTED.match(text, start, min(end, start + 76))
    return (start, hit.end()) if hit else (start,)


@cache
def _theme_of(heading: str) -> Theme:
    matcher, cues = _section_cues()
    strong: set[str] = set()
    weak: set[str] = set()
    for which, _, _ in matcher.find_matches_as_indexes(_NAMED.sub("", heading)):
        role, is_strong = cues[which]
        if role != "none":
            (strong if is_strong else weak).add(role)
    if strong:
        return Theme(_one(strong), is_strong=True)
    return Theme(_one(weak), is_strong=False)


def _one(roles: set[str]) -> str:
    """Return the one role of a heading; plan and requirement go together, others are a mixture."""
    if roles == {"plan", "requirement"}:
        return "plan"
    if roles == {"background", "requirement"}:
        return "requirement"
    return next(iter(roles)) if len(roles) == 1 else ""


def heading_theme(heading: str) -> Theme:
    """Return what a heading says of its section's sentences."""
    return _theme_of(heading[:60])
