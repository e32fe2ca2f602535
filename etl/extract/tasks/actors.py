"""Says who is to act in a clause, as written, and where what is to be done begins."""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.tasks.clauses import Clause
from etl.extract.tasks.known import Known, within
from etl.extract.tasks.patterns import BODY_END, BY, COLLECTIVE, EACH, MODAL, NO_ACTOR, OWN, RECURRING, SHORT_BODIES
from etl.extract.tasks.verbs import opens_with_verb, skip, strength_of, without_times
from etl.records import Mention

__all__ = ["actor_of", "is_actor", "own_company"]

_NEAR = 80


def own_company(text: str, clause: Clause, known: Known) -> tuple[str, int]:
    """Return the body in full that a clause calls 公司 or 合作社, where the sentence named it before."""
    said = OWN.match(text, clause.start, clause.end)
    if said is None:
        return "", clause.start
    named = [
        m for m in within(known.bodies, max(0, clause.start - _NEAR), clause.start) if m.entity_type == "organisation"
    ]
    full = [text[m.start : m.end] for m in named if text[m.start : m.end].endswith(said["kind"])]
    return (full[-1], said.end()) if full else ("", clause.start)


def actor_of(text: str, clause: Clause, times: Sequence[Mention], bodies: Sequence[Mention]) -> tuple[str, int]:
    """Return who is to act, as written, and where what is to be done begins."""
    start = skip(text, clause.start, clause.end, times)
    each = EACH.match(text, start, clause.end)
    if each:
        return each.group(), each.end()
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
    return (text[start:end], end) if end else ("", clause.start)


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
    for pattern in SHORT_BODIES:
        short = pattern.match(text, start, limit)
        if short and strength_of(text, skip(text, short.end(), limit, times), limit, times):
            return short.end()
    return 0


def _end_of_list(text: str, bodies: Sequence[Mention]) -> int:
    """Return where a list of bodies ends that are joined by ``、`` or ``和``."""
    end = bodies[0].end
    for body in bodies[1:]:
        if body.start > end and text[end : body.start] in ("、", "和", "与", "及", "会同"):
            end = body.end
    return end


def is_actor(words: str) -> bool:
    """Return whether ``words`` name somebody who can act."""
    if not 2 <= len(words) <= 40 or NO_ACTOR.search(words):
        return False
    return bool(BODY_END.search(words)) or (len(words) > 2 and COLLECTIVE.fullmatch(words) is not None)
