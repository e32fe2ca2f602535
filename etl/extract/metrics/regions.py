"""Of whom a figure speaks: a division below the document's own that stands as its subject, or the document's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from etl.extract.metrics.clauses import Place, strip_left
from etl.extract.metrics.naming import Name
from etl.lexicon.divisions import divisions
from etl.records import Reading

__all__ = ["Territory"]

_LONGEST = 12
_NEW_SUBJECT = re.compile(r"[；。]|(?:^|[，；。])(?:全[省市县区州盟旗]|我[省市县区州盟旗])")
_LIST = ("、", "和", "与", "及", "或", "等")


class Territory:
    """The divisions below that of a document, and which of them a figure speaks for."""

    def __init__(self, reading: Reading) -> None:
        facts = reading.facts
        self._home = facts.region_code
        day = facts.event_on or facts.published_on or facts.dated_from or facts.uploaded_on
        self._below = _below(self._home, day.year if day else 0) if self._home else {}

    def read(
        self, places: list[Place], names: list[Name], gaps: list[str], clauses: list[str]
    ) -> list[tuple[str, str]]:
        """Return code and basis of each figure of a sentence; ``gaps`` and ``clauses`` are the texts before it."""
        found, current = [], ""
        for place, name, gap, clause in zip(places, names, gaps, clauses, strict=True):
            if _NEW_SUBJECT.search(gap):
                current = ""
            if self._below:
                current = self._subject(name.indicator, strip_left(place.left), clause) or current
            found.append((current, "sentence") if current else (self._home, "document" if self._home else ""))
        return found

    def _subject(self, *heads: str) -> str:
        """Return the code of the division that one of the texts begins with, unless a list of several does."""
        for head in heads:
            for length in range(min(_LONGEST, len(head)), 1, -1):
                code = self._below.get(head[:length])
                if code:
                    return "" if head.startswith(_LIST, length) else code
        return ""


@cache
def _below(code: str, year: int) -> Mapping[str, str]:
    """Return the codes of the divisions below that of ``code`` by name, and by short name where it is nothing else."""
    prefix = code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else ""
    if not prefix:
        return MappingProxyType({})
    found: dict[str, str] = {}
    for version in divisions().versions:
        if not version.code.startswith(prefix) or version.code == code:
            continue
        if version.covers(year) if year else version.valid_to is None:
            found |= dict.fromkeys(version.names, version.code)
            if not version.wordlike:
                found.setdefault(version.stem, version.code)
    return MappingProxyType(found)
