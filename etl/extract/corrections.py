"""Hand-kept corrections of linking: this entity is that one (merge), or is two (split).

``corrections.yml`` in the lexicon holds them, with a reason and a guard each. They are
applied to the mentions of one document; where the guard does not hold the mention
keeps its entity and the document gets a warning, so that no correction outlives
what it was made for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from etl.records import Appointment, DocumentFacts, Mention

__all__ = ["Correction", "correct", "corrections", "parse"]

_DEEDS = frozenset(("merge", "split"))


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction; ``region`` is None where it goes for every region, ``years`` are first and last."""

    do: str
    entity_type: str
    name: str
    region: str | None
    into_name: str
    into_region: str
    reason: str
    surfaces: frozenset[str] = frozenset()
    expected_posts: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    years: tuple[int, int] | None = None

    def concerns(self, mention: Mention) -> bool:
        """Tell whether the mention is of the entity to be corrected."""
        named = mention.entity_type == self.entity_type and mention.name == self.name
        return named and self.region in (None, mention.region_code)

    def holds_for(self, year: int | None, held: Iterable[str]) -> bool:
        """Tell whether the document is one of those meant: by its year and the posts that it names with the person."""
        if self.years is not None and (year is None or not self.years[0] <= year <= self.years[1]):
            return False
        return not self.posts or any(word in post for post in held for word in self.posts)

    def as_expected(self, surface: str, held: Iterable[str]) -> bool:
        """Tell whether the guard holds."""
        if self.surfaces and surface not in self.surfaces:
            return False
        return not self.expected_posts or any(word in post for post in held for word in self.expected_posts)


@cache
def corrections() -> tuple[Correction, ...]:
    """Return the corrections of the lexicon."""
    return parse(files("etl.lexicon").joinpath("corrections.yml").read_text("utf-8"))


def parse(text: str) -> tuple[Correction, ...]:
    """Return the corrections that a YAML text holds. Raises ValueError where one lacks what it needs."""
    return tuple(_parsed(row) for row in yaml.safe_load(text) or ())


def _parsed(row: dict[str, Any]) -> Correction:
    where, expect, into = row.get("where", {}), row.get("expect", {}), row.get("into", {})
    lacking = [key for key in ("do", "type", "name", "into", "expect", "reason") if not row.get(key)]
    if lacking or row["do"] not in _DEEDS or "name" not in into or (row["do"] == "split" and not where):
        raise ValueError(
            f"correction of «{row.get('name', '')}»: give do, type, name, into, expect, reason; a split where"
        )
    years = where.get("years")
    return Correction(
        do=row["do"],
        entity_type=row["type"],
        name=str(row["name"]),
        region=None if "region" not in row else str(row["region"]),
        into_name=str(into["name"]),
        into_region=str(into.get("region", row.get("region", ""))),
        reason=str(row["reason"]),
        surfaces=frozenset(expect.get("surfaces", ())),
        expected_posts=tuple(expect.get("posts", ())),
        posts=tuple(where.get("posts", ())),
        years=(int(years[0]), int(years[-1])) if years else None,
    )


def correct(
    text: str,
    facts: DocumentFacts,
    mentions: Sequence[Mention],
    appointments: Sequence[Appointment],
    rules: Sequence[Correction] | None = None,
) -> tuple[tuple[Mention, ...], tuple[str, ...]]:
    """Return the mentions with their corrections applied, and the warnings of those whose guard failed."""
    rules = corrections() if rules is None else rules
    names = {rule.name for rule in rules}
    if not any(mention.name in names for mention in mentions):
        return tuple(mentions), ()
    held: dict[str, list[str]] = {}
    for appointment in appointments:
        held.setdefault(appointment.person, []).append(appointment.post)
    day = facts.dated_from or facts.event_on or facts.published_on
    warnings: dict[str, None] = {}
    result = []
    for mention in mentions:
        posts = held.get(mention.name, [])
        rule = next((r for r in rules if r.concerns(mention) and r.holds_for(day.year if day else None, posts)), None)
        if rule is None:
            result.append(mention)
        elif rule.as_expected(text[mention.start : mention.end], posts):
            result.append(replace(mention, name=rule.into_name, region_code=rule.into_region))
        else:
            result.append(mention)
            warnings[f"correction not applied to {rule.entity_type} {rule.name}: what it expects does not hold"] = None
    return tuple(result), tuple(warnings)
