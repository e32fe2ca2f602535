"""One document through the rooms: pure, without I/O, reading nothing but lexicons."""

from __future__ import annotations

from etl.clean import clean
from etl.extract.corrections import correct
from etl.extract.formulations import find_formulations
from etl.extract.meetings import find_meetings
from etl.extract.metrics import find_metrics
from etl.extract.organisations import find_organisations
from etl.extract.participations import find_participations
from etl.extract.people import find_people
from etl.extract.places import find_places
from etl.extract.roles import assign_roles
from etl.extract.tasks import find_tasks
from etl.extract.terms import count_terms
from etl.extract.times import find_times
from etl.extract.works import find_works
from etl.records import Analysis, Mention, RawDocument, Reading
from etl.structure.facts import read_facts
from etl.structure.outline import read_outline

__all__ = ["analyse"]


def analyse(raw: RawDocument) -> Analysis:
    """Return everything that is read out of ``raw``; the same input gives the same output."""
    text = clean(raw)
    outline = read_outline(text)
    facts = read_facts(raw, text, outline)
    outline = assign_roles(text, outline, facts)
    reading = Reading(text, outline, facts)
    times = find_times(reading)
    works = find_works(reading)
    places = find_places(reading)
    organisations = find_organisations(reading)
    people = find_people(reading)
    meetings = find_meetings(reading)
    formulations = find_formulations(reading)
    metrics = find_metrics(reading, times)
    participations = find_participations(reading, people.persons, organisations, places, meetings)
    tasks = find_tasks(reading, (*times, *people.persons, *organisations, *places), metrics)
    found = (*times, *works, *places, *organisations, *people.persons, *people.posts, *meetings, *formulations)
    mentions, warnings = correct(text.text, facts, found, people.appointments)
    return Analysis(
        raw=raw,
        clean=text,
        outline=outline,
        facts=facts,
        mentions=sorted(mentions, key=_place_in_text),
        metrics=metrics,
        appointments=people.appointments,
        participations=participations,
        tasks=tasks,
        terms=count_terms(reading),
        warnings=warnings,
    )


def _place_in_text(mention: Mention) -> tuple[int, int, str]:
    return mention.start, -mention.end, mention.entity_type
