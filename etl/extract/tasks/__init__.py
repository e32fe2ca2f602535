"""The ledger of a document: what somebody is told, promises or plans to do.

Sentences of role ``requirement`` and ``plan`` are cut into clauses. A clause is a
task where it opens with a verb of doing (behind actor, time and modal words).
Verbs that merely exhort make a task only beside an actor, a deadline or a
figure. An actor holds until another is named, within its paragraph and section;
a deadline that stands as a clause of its own holds for the clause behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from etl.extract.tasks.actors import actor_of, is_actor, own_company
from etl.extract.tasks.clauses import Clause, clauses, in_title
from etl.extract.tasks.known import Known
from etl.extract.tasks.patterns import (
    AIMS,
    ALL,
    BELOW,
    CONTACT,
    EACH,
    EXHORT,
    FOLLOWS,
    FRAGMENT,
    GOES_ON,
    INDICATOR,
    LEADS,
    LOOSE_TIME,
    MEANS,
    NOT_ALONG,
    NOT_BEFORE,
    ONLY_REGULAR,
    PAST,
    PENALTY,
    PLEDGES,
    PROMISE,
    QUOTA,
    QUOTED,
    RATE,
    REGULARLY,
    RESPONSIBLE,
    YEAR_SAID,
)
from etl.extract.tasks.verbs import (
    behind_topic,
    has_act,
    is_of_a_noun,
    opens_with_verb,
    over_limit,
    skip,
    strength_of,
    without_times,
)
from etl.records import Mention, Metric, Reading, Sentence, Task

__all__ = ["find_tasks"]

_ROLES = frozenset(("requirement", "plan"))
_KINDS = frozenset(("body", "note", "table", "caption"))
_OPENING, _BRACKET = 40, 90
_FEBRUARY = 2


@dataclass(slots=True)
class _Carried:
    """What holds until something else is said: the actor of the paragraph, the deadline of the sentence.

    ``named`` tells whether the sentence itself named the actor; ``reach`` how far the deadline does: to every
    clause behind one of its own (年底前，), to the acts behind one at a clause's head, to those without a figure.
    ``assigned`` tells that a bracket behind the sentence names who is responsible.
    """

    place: tuple[int, int] = (-1, -1)
    actor: str = ""
    actors: set[str] = field(default_factory=set)
    named: bool = False
    deadline: date | None = None
    reach: str = ""
    assigned: bool = False

    def take(self, actor: str) -> None:
        """Let ``actor`` hold from here on; ``""`` changes nothing."""
        if actor:
            self.actor, self.named = actor, True
            self.actors.add(actor)

    def go_on(self, actor: str, *, is_dated: bool, opens: bool) -> None:
        """Take what the next clause says of its actor, before its date: what held may end there."""
        of_each = self.actor.startswith("每")
        if not actor and is_dated + opens + of_each > 1:
            self.actor = ""  # a date of its own behind ； begins anew
        if actor and not is_dated and self.reach in ("actor", "acts") and not actor.startswith("每"):
            self.deadline = None
        self.take(actor)

    def due(self, clause: str, *, each: bool, figured: bool) -> date | None:
        """Return the deadline that holds for a clause without one of its own."""
        if self.reach in ("sentence", "") or self.deadline is None:
            return self.deadline
        if self.reach == "actor":
            return None if figured or NOT_BEFORE.match(clause) or NOT_ALONG.match(clause) else self.deadline
        if self.reach == "year":
            return None if NOT_BEFORE.match(clause) and not each else self.deadline
        return None if each or NOT_BEFORE.match(clause) or INDICATOR.match(clause) else self.deadline


def find_tasks(reading: Reading, mentions: Sequence[Mention], metrics: Sequence[Metric]) -> tuple[Task, ...]:
    """Return the tasks of a document in order; ``mentions`` are its times, persons, organisations and places."""
    sentences = [s for s in reading.sentences if s.role in _ROLES and s.kind in _KINDS]
    if not sentences:
        return ()
    carried, known = _Carried(), Known(reading, mentions, metrics)
    found: list[Task] = []
    for sentence in sentences:
        if not sentence.is_heading or known.is_concrete(sentence):
            found += _of_sentence(reading.text, sentence, carried, known)
    return tuple(_with_lead(reading, _with_responsible(reading, found)))


def _with_lead(reading: Reading, tasks: Iterable[Task]) -> Iterator[Task]:
    """Give tasks without an actor the one that leads to their items (检察机关要做好以下工作：)."""
    if not BELOW.search(reading.text):
        yield from tasks
        return
    leads = {}
    for sentence in reading.sentences:
        lead = LEADS.match(reading.text, sentence.start, sentence.end)
        if lead and is_actor(lead["actor"]):
            leads[sentence.section_no] = (sentence.no, lead["actor"])
    above = {section.no: section.parent_no for section in reading.outline.sections}
    section_of = {sentence.no: sentence.section_no for sentence in reading.sentences} if leads else {}
    for task in tasks:
        at = -1 if task.actor or not leads else section_of[task.sentence_no]
        while at > 0 and at not in leads:
            at = above.get(at, -1)
        led = at in leads and leads[at][0] < task.sentence_no
        yield replace(task, actor=leads[at][1]) if led else task


def _of_sentence(text: str, sentence: Sentence, carried: _Carried, known: Known) -> list[Task]:
    place = (sentence.paragraph_no, sentence.section_no)
    if place != carried.place:
        carried.place, carried.actor, carried.actors = place, "", set()
    elif len(carried.actors) > 1 or sentence.role == "plan":
        carried.actor = ""  # several were named, or the document speaks of its own plans
    carried.deadline, carried.named = None, False
    carried.assigned = RESPONSIBLE.search(text, sentence.start, sentence.end + _BRACKET) is not None
    promise = PROMISE.search(text, sentence.start, sentence.end)
    kind = "promised" if promise else "planned" if sentence.role == "plan" else "required"
    _opening(text, sentence, carried, known)
    found = []
    for clause in clauses(text, sentence):
        task = _of_clause(text, clause, carried, known)
        if task is not None:
            found.append(replace(task, kind=kind, sentence_no=sentence.no))
        if text[clause.end : clause.end + 1] in ("；", "。", ";"):
            carried.deadline = None
    return found


def _opening(text: str, sentence: Sentence, carried: _Carried, known: Known) -> None:
    """Take the actor from 某公司承诺， and the deadline from 今年的目标是：, which are no clauses of their own."""
    if PENALTY.match(text, sentence.start, sentence.end):
        carried.actor = ""  # who is to be called to account is not who does it
    for body in known.bodies.within(sentence.start, min(sentence.end, sentence.start + _OPENING)):
        if body.start <= sentence.start + 1 and PLEDGES.match(text, body.end, sentence.end):
            carried.take(text[body.start : body.end])
    aims = AIMS.match(text, sentence.start, sentence.end)
    if aims:
        ends = [time.end_on for time in known.times.within(sentence.start, aims.end()) if time.end_on is not None]
        carried.deadline, carried.reach = max(ends, default=None), "sentence"


def _of_clause(text: str, clause: Clause, carried: _Carried, known: Known) -> Task | None:
    """Return the task of a clause, or None; what it says of actor and deadline is carried on."""
    times = [t for t in known.times.within(clause.start, clause.end) if not in_title(text, clause.start, t)]
    dated = [time for time in times if time.precision != "recurring" and not is_of_a_noun(text, clause.start, time)]
    dated = [time for time in dated if not QUOTA.match(text, time.start, clause.end)]
    due = _deadline(text, dated, known.today)
    actor, start = own_company(text, clause, known)
    if not actor:
        actor, start = actor_of(text, clause, times, known.bodies.within(clause.start, clause.end))
    start = skip(text, start, clause.end, dated)
    carried.go_on(actor, is_dated=due is not None, opens=clause.opens)
    figure = known.target(clause.start, clause.end)
    each = actor.startswith("每")
    when = due or carried.due(text[start : clause.end], each=each, figured=figure is not None)
    if due:
        carried.deadline, carried.reach = due, _reach(text, clause, start, dated)
    if start >= clause.end:
        return None
    strength = strength_of(text, start, clause.end, times) or behind_topic(text, start, clause.end, times)
    if not strength and due and _by_then(text, dated) and opens_with_verb(text, start, clause.end):
        strength = "told"
    if not strength and carried.named and _is_told(text, clause, start, own=bool(actor), dated=when is not None):
        strength = "told"
    if not strength and not carried.named:
        carried.actor = ""
    action = CONTACT.sub("", without_times(text, over_limit(text, start, clause.end), clause.end, dated))
    measured = not actor and INDICATOR.match(action) and (not strength or RATE.match(action))
    if measured and not text.startswith("力争", clause.start):
        strength = ""
        carried.actor = ""
    if not _is_task(
        action, strength, own=bool(actor) or carried.assigned, dated=when is not None, figured=figure is not None
    ):
        return None
    return Task(
        kind="",
        actor=carried.actor,
        action=action,
        deadline_on=when,
        metric=figure,
        start=clause.start,
        end=clause.end,
        sentence_no=0,
        method=f"task.{strength or 'target'}",
        confidence=0.8 if actor or when or figure is not None else 0.6,
    )


def _by_then(text: str, times: Sequence[Mention]) -> bool:
    """Tell whether a time says by when (3月5日前, 4月下旬), not only when."""
    return any(text[time.end - 1] in "前内底末旬" for time in times)


def _is_told(text: str, clause: Clause, start: int, *, own: bool, dated: bool) -> bool:
    """Tell whether a clause of a sentence that names its actor says what to do, though no verb of the list opens it."""
    if own or (dated and ALL.match(text, start, clause.end)):
        return True
    regular = REGULARLY.match(text, clause.start, clause.end) or EACH.match(text, start, clause.end)
    return regular is not None or opens_with_verb(text, start, clause.end)


def _reach(text: str, clause: Clause, start: int, dated: Sequence[Mention]) -> str:
    """Return how far the deadline of a clause reaches into the clauses behind it."""
    if start >= clause.end:
        return "sentence"
    opens = skip(text, clause.start, clause.end, [])
    if not any(time.start <= opens + 1 for time in dated):
        return "actor"
    return "year" if dated[0].precision == "year" else "acts"


def _deadline(text: str, times: Sequence[Mention], today: date | None) -> date | None:
    """Return the end of the first time in a clause that is not past and not there for comparison."""
    for time in times:
        compared = LOOSE_TIME.search(text, max(0, time.start - 2), time.start)
        if text[time.end : time.end + 1] == "的":
            continue
        end = _ahead(text[time.start : time.end], time.end_on, today)
        if end is not None and not compared and (today is None or end >= today):
            return end
    return None


def _ahead(surface: str, end: date | None, today: date | None) -> date | None:
    """Return the end of a time; where it names no year and the text around it looks back, in the year to come."""
    if end is None or today is None or end >= today or YEAR_SAID.search(surface):
        return end
    moved = end.replace(year=today.year, day=min(end.day, 28) if end.month == _FEBRUARY else end.day)
    return moved if moved >= today else moved.replace(year=today.year + 1)


def _is_task(action: str, strength: str, *, own: bool, dated: bool, figured: bool) -> bool:
    """Return whether a clause names something to be done rather than a wish."""
    return _says_enough(action, strength, own=own, dated=dated, figured=figured) and not (
        ONLY_REGULAR.match(action)
        or GOES_ON.match(action)
        or FOLLOWS.match(action)
        or (MEANS.match(action) and not has_act(action))
        or PAST.search(action)
        or FRAGMENT.search(action)
        or (EXHORT.search(action) and not (dated or figured))
    )


def _says_enough(action: str, strength: str, *, own: bool, dated: bool, figured: bool) -> bool:
    """Return whether the verb is strong enough for what stands beside it."""
    if len(action) < 4:
        return False
    if strength == "concrete" or (strength == "abstract" and QUOTED.match(action)):
        return len(action) >= 5 or own or dated or figured
    if strength == "told":
        return len(action) >= (4 if own or dated or figured else 6)
    if strength == "abstract":
        return (own and len(action) >= 6) or dated or figured
    return figured and len(action) >= 8


def _with_responsible(reading: Reading, tasks: Sequence[Task]) -> Iterator[Task]:
    """Give tasks without an actor the one that a bracket at the end of their paragraph names."""
    named = {}
    for paragraph in reading.outline.paragraphs:
        match = RESPONSIBLE.search(reading.text, paragraph.start, paragraph.end)
        if match:
            named[paragraph.no] = match["actor"].rstrip("。；")
    if not named:
        yield from tasks
        return
    paragraph_of = {sentence.no: sentence.paragraph_no for sentence in reading.sentences}
    for task in tasks:
        actor = task.actor or named.get(paragraph_of[task.sentence_no], "")
        yield replace(task, actor=actor)
