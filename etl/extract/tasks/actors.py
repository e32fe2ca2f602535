"""Says who is to act in a clause, as written, and where what is to be done begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.tasks.clauses import Clause
from etl.extract.tasks.known import Known
from etl.extract.tasks.patterns import (
    AGENT,
    BODY_END,
    BY,
    COLLECTIVE,
    EACH,
    ENTERS,
    HOLDS,
    LISTED,
    MEETS,
    MODAL,
    NO_ACTOR,
    OFFICE_END,
    OWN,
    PARTS,
    RECURRING,
    ROLE_OF,
    SHORT_BODY,
    SURE,
)
from etl.extract.tasks.verbs import opens_with_verb, skip, strength_of, without_times
from etl.records import Mention

__all__ = ["actor_of", "is_actor", "own_company"]

_LONGEST = 30
_LONGEST_SHORT = 22
_OPENS_SHORT = frozenset("省市州县区镇乡各")


def own_company(text: str, clause: Clause, known: Known) -> tuple[str, int]:
    """Return the body in full that a clause calls 公司 or 合作社, where the sentence named it before."""
    said = OWN.match(text, clause.start, clause.end)
    if said is None:
        return "", clause.start
    near = known.bodies.within(clause.sentence, clause.start)
    named = [m for m in near if m.entity_type == "organisation"]
    full = [text[m.start : m.end] for m in named if text[m.start : m.end].endswith(said["kind"] or said["unit"])]
    return (full[-1], said.end()) if full else ("", clause.start)


def actor_of(text: str, clause: Clause, times: Sequence[Mention], bodies: Sequence[Mention]) -> tuple[str, int]:
    """Return who is to act, as written, and where what is to be done begins."""
    start = skip(text, clause.start, clause.end, times)
    sure = SURE.match(text, start, clause.end)
    each = EACH.match(text, skip(text, sure.end(), clause.end, times) if sure else start, clause.end)
    if each and (each["of"] or len(each["noun"]) > 1) and AGENT.search(each["noun"]):
        return each.group(), each.end()
    holder = _holder(text, start, clause.end)
    if holder and is_actor(holder["actor"]) and not strength_of(text, start, clause.end, times):
        return holder["actor"], clause.end
    by = BY.search(text, start, clause.end)
    if by and not NO_ACTOR.search(by["actor"]):
        return by["actor"], by.end("actor")
    modal = MODAL.search(text, start, min(clause.end, start + 60))
    if modal:
        prefix = RECURRING.sub("", without_times(text, start, modal.start(), times))
        if prefix and is_actor(prefix):
            return prefix, modal.end()
        if modal.start() == start and modal.group() != "将":
            return "", modal.end()
    end = _end_of_bodies(text, start, clause.end, times, bodies)
    end = end or _end_of_subject(text, start, clause.end, times, bodies)
    return (text[start:end], end) if end else ("", clause.start)


def _holder(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the match for a clause that says who has a role, or whom something befalls."""
    if not HOLDS.search(text, start, end):
        return None
    return ROLE_OF.match(text, start, end) or MEETS.match(text, start, end) or ENTERS.match(text, start, end)


def _end_of_subject(text: str, start: int, limit: int, times: Sequence[Mention], bodies: Sequence[Mention]) -> int:
    """Return where a subject ends that a time, 每月 or 至少 parts from its verb (镇村干部 + 每月), 0 for none."""
    limit = min(limit, start + _LONGEST)
    borders = [time.start - (text[time.start - 1] in "于在到") for time in times if start + 1 < time.start < limit]
    parted = PARTS.search(text, start + 2, limit)
    end = min([*borders, parted.start() if parted else limit])
    if end >= limit or not is_actor(text[start:end]):
        return 0
    known = bool(bodies) and bodies[0].start == start
    verbal = strength_of(text, start, end, times) and not OFFICE_END.search(text, start, end)
    return 0 if verbal and not known else end


def _end_of_bodies(text: str, start: int, limit: int, times: Sequence[Mention], bodies: Sequence[Mention]) -> int:
    """Return where the bodies end that a clause opens with and that act in it, 0 where none does."""
    if not bodies or bodies[0].start != start:
        return _end_of_short_body(text, start, limit, times)
    end = _end_of_list(text, bodies)
    verb = skip(text, end, limit, times)
    acts = verb > end or strength_of(text, verb, limit, times) or opens_with_verb(text, verb, limit)
    return end if acts and is_actor(text[start:end]) else 0


def _end_of_short_body(text: str, start: int, limit: int, times: Sequence[Mention]) -> int:
    """Return where the longest short form ends that stands before a verb, 0 for none (各镇乡、街道 + 组织)."""
    if text[start : start + 1] not in _OPENS_SHORT:
        return 0
    for end in range(min(limit, start + _LONGEST_SHORT), start + 1, -1):
        if SHORT_BODY.fullmatch(text, start, end) and strength_of(text, skip(text, end, limit, times), limit, times):
            return end
    return 0


def _end_of_list(text: str, bodies: Sequence[Mention]) -> int:
    """Return where a list of bodies ends that are joined by ``、`` or ``和``."""
    end = bodies[0].end
    for body in bodies[1:]:
        if body.start > end and text[end : body.start] in ("、", "和", "与", "及", "会同"):
            end = body.end
    more = LISTED.match(text, end)
    return more.end() if more else end


def is_actor(words: str) -> bool:
    """Return whether ``words`` name somebody who can act."""
    if not 2 <= len(words) <= 40 or NO_ACTOR.search(words):
        return False
    return bool(BODY_END.search(words)) or (len(words) > 2 and COLLECTIVE.fullmatch(words) is not None)
