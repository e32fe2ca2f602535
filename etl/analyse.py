"""One document through the rooms: pure, without I/O, reading nothing but lexicons."""

from __future__ import annotations

from etl.clean import clean
from etl.extract import (
    assign_roles,
    count_terms,
    find_formulations,
    find_meetings,
    find_metrics,
    find_organisations,
    find_participations,
    find_people,
    find_places,
    find_tasks,
    find_times,
    find_works,
)
from etl.records import Analysis, Mention, RawDocument, Reading
from etl.structure import read_facts, read_outline

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
    mentions = (*times, *works, *places, *organisations, *people.persons, *people.posts, *meetings, *formulations)
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
    )


def _place_in_text(mention: Mention) -> tuple[int, int, str]:
    return mention.start, -mention.end, mention.entity_type
