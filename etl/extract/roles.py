"""What each sentence does: attendance, background, achievement, problem, requirement, plan, procedure, other.

Every sentence collects weights: from its own cues (role_cues.py), from the way it
is built (role_signs.py), from the heading it stands under (``存在的主要问题``), from
the verb that opened the paragraph (``张三强调，…``), from the sentence that announced
a list of items, from the kind of document and from the sentence before it. What is
asked for and what is planned are told apart last: a plan names figures and days, a
requirement tells somebody what to do. A run-in heading has the role of its content.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.extract.role_cues import (
    ACHIEVEMENT,
    ATTENDANCE,
    BACKGROUND,
    OTHER,
    PLAN,
    PROBLEM,
    PROCEDURE,
    REQUIREMENT,
    ROLES,
    heading_theme,
    score_cues,
)
from etl.extract.role_signs import Signs, leads_over, lean_to_plan, read_signs, weigh_build
from etl.records import CleanText, DocumentFacts, Outline, Section, Sentence

__all__ = ["assign_roles"]

_ASIDE = re.compile("据(?:悉|了解|介绍|统计|通报|报道|透露)，")
_LOOKS_BACK = re.compile(
    "近年来|近几年|这几年|[今去]年以来|今年上半年|去年|前段时间|前一阶段|截[至止]|自[^，。]{2,20}以来"
)
_OF_YEAR = re.compile(r"(?:截?[至到])?((?:19|20)\d\d)年(?:底|末)?，")
_FORWARD = (REQUIREMENT, PLAN)
_NOT_FORWARD = tuple(role for role in range(len(ROLES)) if role not in _FORWARD)
_CARRIED = (ACHIEVEMENT, PROBLEM, REQUIREMENT, PLAN)
_NOWHERE = (-1, 0.0)

_THEME_WEIGHT = {"problem": 3.0, "achievement": 2.6, "requirement": 3.0, "plan": 3.0, "background": 1.5}
_WEAK_THEME = 0.8
_DOC_PRIOR = {
    "notice": (REQUIREMENT, 1.2),
    "work_report": (ACHIEVEMENT, 1.2),
    "bulletin": (ACHIEVEMENT, 0.8),
    "speech": (REQUIREMENT, 0.3),
    "statistics": (ACHIEVEMENT, 3.0),
}
_STATISTICS = re.compile("统计(?:公报|快报|分析|资料|数据)|(?:经济|社会).{0,12}运行(?:情况|简况|分析)|主要指标完成情况")
_URGES = re.compile(
    "要|[^，。；、的]{2,6}(?<![主重需必首纲摘只将想简概紧机提索纪精扼])要(?![求素点件闻害务道塞])[^，。；、的]{2,6}(?:$|[，。；、])"
)
_OPENING = 60
_BREAKS_OFF = ("problem", "plan")
_CARRY = 1.0
_LEAST = 0.9
_FAINT = 0.4
_LONGEST_ANNOUNCEMENT = 24
_HEADING_REACH = 8

_Leaning = tuple[int, float]
"""A role (-1 for none) and the weight with which something speaks for it."""


_TROUBLED: _Leaning = (PROBLEM, 3.0)


class _Document(NamedTuple):
    doc_type: str
    year: int


@dataclass(slots=True)
class _Context:
    """What is carried from sentence to sentence.

    ``mode`` comes from the reporting verb of the paragraph, ``previous`` is the
    role of the sentence before, ``announced`` what that sentence says of items
    that may follow, ``lead`` the same for the items that do.
    """

    paragraph: int = 0
    mode: int = -1
    previous: int = -1
    theme: _Leaning = _NOWHERE
    in_section: bool = False
    announced: _Leaning = _NOWHERE
    lead: _Leaning = _NOWHERE
    in_items: bool = False


def assign_roles(clean: CleanText, outline: Outline, facts: DocumentFacts) -> Outline:
    """Return the same outline with the roles of its sentences filled in."""
    text = clean.text
    starts = [_words_start(sentence, outline.sections) for sentence in outline.sentences]
    scores = score_cues(text, outline, starts)
    day = facts.dated_from or facts.published_on or facts.uploaded_on
    kind = "statistics" if _STATISTICS.search(text, 0, _OPENING) else facts.doc_type
    roles = _read_roles(text, outline, _Document(kind, day.year if day else 0), starts, scores)
    _settle_headings(outline, roles, scores)
    sentences = (
        Sentence(s.no, s.paragraph_no, s.section_no, s.start, s.end, s.kind, s.is_heading, ROLES[role])
        for s, role in zip(outline.sentences, roles, strict=True)
    )
    return Outline(outline.paragraphs, outline.sections, tuple(sentences))


def _words_start(sentence: Sentence, sections: Sequence[Section]) -> int:
    """Return where a sentence's words begin, behind its marker."""
    section = sections[sentence.section_no]
    if section.no and section.start == sentence.start:
        return section.start + len(section.marker)
    return sentence.start


def _read_roles(
    text: str, outline: Outline, document: _Document, starts: Sequence[int], scores: Sequence[list[float]]
) -> list[int]:
    plain = _plain_headings(text, outline)
    themes = _section_themes(text, outline, plain)
    above = dict(plain)
    theme = _NOWHERE
    context = _Context()
    opening = next((s.paragraph_no for s in outline.sentences if s.kind == "body"), 0)
    roles: list[int] = []
    for sentence, start, own in zip(outline.sentences, starts, scores, strict=True):
        if sentence.kind != "body":
            theme = above.get(sentence.start, theme)
            roles.append(OTHER)
            continue
        section = outline.sections[sentence.section_no]
        _enter(context, sentence, section)
        context.in_section = section.no > 0
        context.theme = themes[section.no] if section.no else theme
        signs = _dated(read_signs(text[start : sentence.end]), document.year)
        weigh_build(own, signs, document.doc_type, sentence.paragraph_no == opening)
        if section.start == sentence.start and section.marker.endswith("要"):
            own[REQUIREMENT] += 3.0
        _weigh_context(own, signs, context, document.doc_type)
        role = _decide(own, signs, context, document.doc_type)
        _leave(context, signs, role)
        roles.append(role)
    return roles


# ── headings ────────────────────────────────────────────────────────────────────────────────────────────────────


def _section_themes(text: str, outline: Outline, plain: Sequence[tuple[int, _Leaning]]) -> list[_Leaning]:
    """Give each section the role that its heading announces, with a weight; else it inherits its parent's.

    A line between the parent's heading and the section's may announce problems (发现的主要问题：).
    """
    themes = [_NOWHERE]
    troubles = [p.start for p in outline.paragraphs if _announces_problems(text, p.start, p.end)]
    starts = [start for start, _ in plain]
    part = 0
    for section in outline.sections[1:]:
        is_part = section.marker[:1] == "第" and section.marker[-1:] in "分章"
        part = section.no if is_part else part
        above = bisect_right(starts, section.start)
        over = section.parent_no or (0 if is_part else part)
        if over:
            troubled = bisect_right(troubles, section.start) > bisect_right(troubles, outline.sections[over].start)
            inherited = _TROUBLED if troubled else themes[over]
        else:
            inherited = plain[above - 1][1] if above else _NOWHERE
        if _urges(section):
            themes.append((REQUIREMENT, max(2.0, inherited[1] if inherited[0] == REQUIREMENT else 0.0)))
        else:
            themes.append(_own_theme(section.heading, inherited, is_item=_is_item(section)))
    return themes


def _own_theme(heading: str, inherited: _Leaning, *, is_item: bool) -> _Leaning:
    """Return what a heading says; under a parent that has a theme only problems and plans behind results count."""
    theme = heading_theme(heading)
    if not theme.role:
        return inherited
    if inherited[1] > _WEAK_THEME and (
        is_item or not theme.is_strong or inherited[0] != ACHIEVEMENT or theme.role not in _BREAKS_OFF
    ):
        return inherited
    return ROLES.index(theme.role), _THEME_WEIGHT[theme.role] if theme.is_strong else _WEAK_THEME


def _plain_headings(text: str, outline: Outline) -> list[tuple[int, _Leaning]]:
    """Return where headings without number stand and what they announce."""
    numbered = {section.start for section in outline.sections[1:]}
    return [
        (p.start, _own_theme(text[p.start : p.end], _NOWHERE, is_item=False))
        for p in outline.paragraphs
        if p.kind == "heading" and p.start not in numbered
    ]


def _announces_problems(text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_ANNOUNCEMENT and text[start:end].rstrip().endswith("问题：")


def _is_item(section: Section) -> bool:
    return section.no > 0 and (section.marker[-1:] in "是要" or section.marker[:1] in "第其")


def _urges(section: Section) -> bool:
    return section.marker.endswith("要") or bool(_URGES.match(section.heading))


# ── context ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _enter(context: _Context, sentence: Sentence, section: Section) -> None:
    """Carry over, or drop, what the sentences before say about this one."""
    opens = section.no > 0 and section.start == sentence.start
    if opens and _is_item(section) and not context.in_items:
        context.lead, context.in_items = context.announced, True
    if sentence.paragraph_no != context.paragraph:
        context.paragraph = sentence.paragraph_no
        context.mode = context.previous = -1
        if not _is_item(section):
            context.lead, context.in_items = _NOWHERE, False
    elif opens and context.previous not in _FORWARD:
        context.previous = -1


def _leave(context: _Context, signs: Signs, role: int) -> None:
    """Note what this sentence says of those that follow it: 张三强调，… or 还存在以下问题：."""
    if role in _CARRIED:
        context.previous = role
    if signs.demands:
        context.mode = REQUIREMENT
    elif signs.reports:
        context.mode = ACHIEVEMENT
    elif signs.speaks:
        context.mode = -1
    weight = 3.0 if signs.words.endswith(("：", ":")) else 1.2
    context.announced = (role, weight) if role in _CARRIED else _NOWHERE


def _weigh_context(own: list[float], signs: Signs, context: _Context, doc_type: str) -> None:
    role, weight = context.theme
    if role < 0 and doc_type in _DOC_PRIOR and (context.in_section or doc_type != "notice"):
        role, weight = _DOC_PRIOR[doc_type]
    if context.lead[0] >= 0:
        own[context.lead[0]] += context.lead[1]
        weight = weight if role == context.lead[0] else weight / 2
    if role >= 0:
        own[role] += weight
    if doc_type == "notice" and not (signs.is_done or leads_over(signs.words)):
        own[PROCEDURE] *= 0.3
    if context.mode >= 0 and not (signs.speaks or _ASIDE.match(signs.words)):
        own[context.mode] += 1.5
    looks_back = context.theme[0] in (ACHIEVEMENT, PROBLEM) and context.theme[1] > _WEAK_THEME
    if looks_back and not (signs.modals or signs.demands):
        own[REQUIREMENT] *= 0.5
    _weigh_past(own, signs)
    if signs.demands:
        own[REQUIREMENT] += 2.0 if signs.modals or own[BACKGROUND] < 3 else 1.0
    elif signs.reports_on:
        own[ACHIEVEMENT] += 1.0
    if context.previous >= 0:
        own[context.previous] += _CARRY


def _weigh_past(own: list[float], signs: Signs) -> None:
    """Ask for nothing where a sentence opens with what has been (近年来) and says that it is done."""
    if signs.is_done and not (signs.modals or signs.demands or signs.is_due) and _LOOKS_BACK.match(signs.words):
        own[REQUIREMENT] *= 0.4
        own[PLAN] *= 0.4


def _dated(signs: Signs, year: int) -> Signs:
    """Take for done what a sentence reports of a year before the document's own (2007年，…)."""
    opens = None if signs.is_done or signs.modals or not signs.figures else _OF_YEAR.match(signs.words)
    if opens is None or int(opens[1]) >= year:
        return signs
    return signs._replace(is_done=True, is_future=False, is_due=False, is_past=True)


# ── decision ────────────────────────────────────────────────────────────────────────────────────────────────────


def _decide(own: list[float], signs: Signs, context: _Context, doc_type: str) -> int:
    _weigh_figures(own, signs, context, doc_type)
    if signs.is_future:
        own[PLAN] += 1.5
    forward = max(own[REQUIREMENT], own[PLAN]) + 0.4 * min(own[REQUIREMENT], own[PLAN])
    best = max(_NOT_FORWARD, key=own.__getitem__)
    if max(forward, own[best]) < _LEAST:
        return _by_default(own, context, doc_type)
    if forward < own[best]:
        return best
    return PLAN if _is_plan(own, signs, context, doc_type) else REQUIREMENT


def _weigh_figures(own: list[float], signs: Signs, context: _Context, doc_type: str) -> None:
    """Bare figures tell what was done, but not where the section, the speaker or the document look ahead."""
    ahead = context.theme[0] in _FORWARD and context.theme[1] > _WEAK_THEME
    ahead = ahead or REQUIREMENT in (context.mode, context.lead[0]) or doc_type == "notice"
    ahead = ahead and not signs.is_past
    if ahead and doc_type == "work_report" and context.theme[0] == PLAN and signs.figures > 1 and not signs.is_done:
        own[PLAN] += 3.0  # of the year to come figures tell the targets
    if signs.modals and not signs.is_done:
        own[ACHIEVEMENT] *= 0.5
    falls_short = own[PROBLEM] >= 5 or PROBLEM in (context.theme[0], context.lead[0])
    if falls_short and not signs.modals:
        own[ACHIEVEMENT] *= 0.5
    elif own[ACHIEVEMENT] > 0:
        own[ACHIEVEMENT] += min(1.5, 0.5 * signs.figures)
    meets = own[PROCEDURE] >= 4
    if (
        not (falls_short or meets or signs.is_due)
        and signs.figures > 1
        and not (ahead or signs.is_future or signs.modals or signs.sets_limits)
    ):
        own[ACHIEVEMENT] += min(3.0, 1.0 + 0.5 * signs.figures)
    if ahead and doc_type == "notice" and context.theme[0] in _FORWARD:
        own[ACHIEVEMENT] *= 0.3
    elif (ahead or signs.is_due) and not signs.is_done:
        own[ACHIEVEMENT] *= 0.5
        if signs.sets_limits:
            own[PLAN] += 1.0
            own[REQUIREMENT] += 1.0


def _by_default(own: Sequence[float], context: _Context, doc_type: str) -> int:
    """Return the role of a sentence without cues: that of the sentence before it, or its document's own."""
    best = max(range(len(ROLES)), key=own.__getitem__)
    if own[best] > _FAINT and best != PROBLEM:
        return best
    if context.previous >= 0:
        return context.previous
    if doc_type == "notice":
        return REQUIREMENT if context.in_section else BACKGROUND
    return BACKGROUND if doc_type == "article" else ACHIEVEMENT


def _is_plan(own: Sequence[float], signs: Signs, context: _Context, doc_type: str) -> bool:
    """Tell a scheduled act or a target from what somebody is told to do."""
    plan = min(2.0, 0.5 * own[PLAN]) - min(3.0, 0.35 * own[REQUIREMENT]) + lean_to_plan(signs)
    if context.theme[0] == PLAN:
        plan += 1.0
    if signs.sets_target:
        plan += 1.0
    elif signs.demands:
        plan -= 1.5
    elif signs.is_future:
        plan += 1.0
    if context.mode == REQUIREMENT and not _ASIDE.match(signs.words):
        plan -= 1.0 if signs.sets_target else 2.0 if signs.is_future else 3.0
    elif context.theme[0] == REQUIREMENT and (doc_type != "work_report" or "要求" in signs.words):
        plan -= 0.8
    if doc_type == "notice" and context.theme[0] != PLAN:
        plan -= 2.0
    elif doc_type == "work_report" and not signs.modals:
        plan += 1.5
    return plan > (0.8 if doc_type == "notice" else 0.0)


# ── run-in headings ─────────────────────────────────────────────────────────────────────────────────────────────


def _settle_headings(outline: Outline, roles: list[int], scores: Sequence[list[float]]) -> None:
    """Give a run-in heading that is a sentence of its own the role that prevails in its content.

    One that asks for something asks for it, though its content names days and figures.
    """
    for at, sentence in enumerate(outline.sentences):
        if sentence.kind != "body" or not sentence.is_heading or roles[at] in (PROCEDURE, ATTENDANCE):
            continue
        if _urges(outline.sections[sentence.section_no]):
            continue
        if roles[at] in (BACKGROUND, PROBLEM) and scores[at][roles[at]] >= 3.5:
            continue
        tally = [0.0] * len(ROLES)
        for later in _content_of(outline, at):
            if roles[later] in _CARRIED:
                tally[roles[later]] += 1.0
        if any(tally):
            tally[roles[at]] += 0.5
            found = tally.index(max(tally))
            roles[at] = roles[at] if (roles[at], found) == _FORWARD else found


def _content_of(outline: Outline, at: int) -> Iterator[int]:
    """Yield the sentences of a run-in heading's content, by index."""
    heading = outline.sentences[at]
    until = outline.sections[heading.section_no].until
    for later in range(at + 1, min(at + 1 + _HEADING_REACH, len(outline.sentences))):
        other = outline.sentences[later]
        outside = other.paragraph_no != heading.paragraph_no or other.start >= until
        if outside and other.section_no != heading.section_no:
            return
        if other.kind == "body":
            yield later
