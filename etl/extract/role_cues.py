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

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.lexicon import table
from etl.openers import WordList, sign
from etl.records import Outline

__all__ = [
    "ACHIEVEMENT",
    "ATTENDANCE",
    "BACKGROUND",
    "OTHER",
    "PLAN",
    "PROBLEM",
    "PROCEDURE",
    "REQUIREMENT",
    "ROLES",
    "Theme",
    "heading_theme",
    "score_cues",
]

ROLES = ("attendance", "background", "achievement", "problem", "requirement", "plan", "procedure", "other")
ATTENDANCE, BACKGROUND, ACHIEVEMENT, PROBLEM, REQUIREMENT, PLAN, PROCEDURE, OTHER = range(len(ROLES))
_INDEX = {role: at for at, role in enumerate(ROLES)}
_NAMED = re.compile(r"“[^“”\n]{1,60}”|‘[^‘’\n]{1,60}’|《[^《》\n]{1,80}》")
_SAYS = (
    "(?:指出|强调|要求|认为|表示|提出|介绍|通报|告诉记者|说|谈到|坦言|透露|希望|号召|叮嘱|嘱咐|说道|讲到|汇报)"
    "(?:中)?[，：,]"
)
_SAID = sign(_SAYS)
_REPORTED = re.compile(rf"[^。；：“”]{{0,60}}?{_SAYS}")
_CLAUSES = re.compile("[，、：；\\s]")
_TACKLES = re.compile(
    "(?:解决|整改|破解|化解|处置|处理|聚焦|针对|坚持|直面|攻克|克服|瞄准|对准"
    "|(?:找准|找出|查找|查摆|查准|摸清|梳理|征集|收集|排查)(?!出|到|的))[^，。]{0,12}(?:问题|困难|矛盾|隐患|短板|不足)"
    "|(?:问题|短板|不足|矛盾|隐患|症结|根源)(?:找|查|摆|改|抓|挖|剖析|分析|解决|整改|化解|排查)(?:得|准|实|透|深|到位|彻底)"
)
_TOPIC = re.compile("关于.{2,30}(?:问题|事宜|事项|工作|情况)")
_RESULT = re.compile(
    "了(?!解)|得到|明显|显著|顺利|稳步|初见|喜人|良好|呈现|取得|跃上|迈上|全面进步|持续向好|进一步(?:提高|增强|改善|提升)$|更(?:强|高|优|好|实)$"
)
_URGES = re.compile(
    "推动|促进|确保|实现|加快|力争|要|必须|努力|着力|继续|进一步|切实|全力|推进|强化|加强|健全|完善|坚持|抓|提升|提高"
)
_AIMS = re.compile("(?:以|来|努力|切实|务求|不断)?(?:确保|力争|力求|保证|保障|促进|推动|争取|务求|实现)")
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
def _cues() -> dict[str, list[_Cue]]:
    by_word: dict[str, list[_Cue]] = {}
    for row in table("role_cues"):
        found = by_word.setdefault(row["cue"], [])
        if row["role"] != "none":
            found.append(_Cue(_INDEX[row["role"]], float(row["weight"]), row["place"] == "start"))
    return by_word


_CUES = WordList(_cues)


@cache
def _cues_in_order() -> tuple[tuple[_Cue, ...], ...]:
    return tuple(map(tuple, _cues().values()))


@cache
def _section_cues() -> tuple[AhoCorasick, tuple[tuple[str, bool], ...]]:
    rows = table("section_cues")
    matcher = AhoCorasick([row["cue"] for row in rows], MatchKind.LeftmostLongest)
    return matcher, tuple((row["role"], row["strength"] == "strong") for row in rows)


def score_cues(text: str, outline: Outline, starts: Sequence[int]) -> list[list[float]]:
    """Return for each sentence the weights of its cues by role; ``starts`` are where its words begin."""
    cues = _cues_in_order()
    scores = [[0.0] * len(ROLES) for _ in outline.sentences]
    if not scores:
        return scores
    leads = [_leads(text, sentence.end, start) for sentence, start in zip(outline.sentences, starts, strict=True)]
    ends = [sentence.end for sentence in outline.sentences]
    names = [hit.span() for hit in _NAMED.finditer(text)]
    at = name = 0
    for which, start, end in _CUES.find(text):
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
    until = min(end, start + 76)
    hit = _REPORTED.match(text, start, until) if _SAID.search(text, start, until) else None
    return (start, hit.end()) if hit else (start,)


@cache
def _theme_of(heading: str) -> Theme:
    """Read a heading from its last clause back: 紧扣目标，…活动成效明显 is about results."""
    weak = ""
    plain = _NAMED.sub("", heading)
    if _TOPIC.fullmatch(plain):
        return Theme("", is_strong=False)
    for clause in reversed(_CLAUSES.split(plain)):
        strong_cues, weak_cues = _clause_cues(clause)
        if is_aim := bool(_AIMS.match(clause)):
            strong_cues = [role for role in strong_cues if role != "achievement"]
        if strong_cues:
            return Theme(_one(strong_cues), is_strong=True)
        if _RESULT.search(clause) and not (is_aim or _URGES.match(plain)):
            return Theme("achievement", is_strong=True)
        weak = weak or _one(weak_cues)
    return Theme(weak, is_strong=False)


def _clause_cues(clause: str) -> tuple[list[str], list[str]]:
    matcher, cues = _section_cues()
    strong: list[str] = []
    weak: list[str] = []
    for which, _, _ in matcher.find_matches_as_indexes(clause):
        role, is_strong = cues[which]
        if role != "none" and not (role == "problem" and _TACKLES.search(clause)):
            (strong if is_strong else weak).append(role)
    return strong, weak


def _one(roles: Sequence[str]) -> str:
    """Return the one role of a clause; of plan and requirement the last names it, others are a mixture."""
    if not roles:
        return ""
    if set(roles) <= {"plan", "requirement"}:
        return roles[-1]
    if set(roles) == {"background", "requirement"}:
        return "requirement"
    return roles[0] if len(set(roles)) == 1 else ""


def heading_theme(heading: str) -> Theme:
    """Return what a heading says of its section's sentences."""
    return _theme_of(heading[:60])
