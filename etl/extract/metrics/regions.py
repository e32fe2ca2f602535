"""Of whom a figure speaks: a division below the document's own as its subject or its section's, or the document's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from etl.extract.metrics.clauses import Place, strip_left
from etl.extract.metrics.naming import Name
from etl.lexicon.divisions import Region, divisions
from etl.records import Reading

__all__ = ["Territory"]

_LONGEST = 12
_NEW_SUBJECT = re.compile(r"[；。]|(?:^|[，；。])(?:全[省市县区州盟旗]|我[省市县区州盟旗])")
_WHOLE = re.compile(r"(?:^|[，；。])[全我][省市县区州盟旗]")
_LIST = ("、", "和", "与", "及", "或", "等")


class Territory:
    """The divisions below that of a document, and which of them a figure speaks for."""

    def __init__(self, reading: Reading) -> None:
        facts = reading.facts
        self._home = facts.region_code
        day = facts.event_on or facts.published_on or facts.dated_from or facts.uploaded_on
        self._below = _below(self._home, day.year if day else 0) if self._home else {}
        self._sections = {section.no: section for section in reading.outline.sections}

    def read(
        self, places: list[Place], names: list[Name], gaps: list[str], clauses: list[str], section_no: int
    ) -> list[tuple[str, str]]:
        """Return code and basis of each figure of a sentence; ``gaps`` and ``clauses`` are the texts before it."""
        section = self._of_section(section_no) if self._below else ""
        found, current, whole = [], "", False
        for place, name, gap, clause in zip(places, names, gaps, clauses, strict=True):
            whole = whole or _WHOLE.search(gap) is not None
            if _NEW_SUBJECT.search(gap):
                current = ""
            if self._below:
                current = self._subject(name.indicator, strip_left(place.left), clause) or current
            if current:
                found.append((current, "sentence"))
            elif section and not whole:
                found.append((section, "section"))
            else:
                found.append((self._home, "document" if self._home else ""))
        return found

    def _of_section(self, section_no: int) -> str:
        """Return the code of the division that the nearest heading above begins with, or ``""``."""
        section = self._sections.get(section_no)
        while section is not None and section.no:
            code = self._subject(section.heading)
            if code:
                return code
            section = self._sections.get(section.parent_no)
        return ""

    def _subject(self, *heads: str) -> str:
        """Return the code of the division that one of the texts begins with, unless a list of several does."""
        for head in heads:
            for length in range(min(_LONGEST, len(head)), 1, -1):
                code = self._below.get(head[:length])
                if code:
                    return "" if head.startswith(_LIST, length) else code
        return ""


@cache
def _by_province() -> Mapping[str, Sequence[Region]]:
    """Return all versions of all divisions by the first two digits of their codes."""
    found: defaultdict[str, list[Region]] = defaultdict(list)
    for version in divisions().versions:
        found[version.code[:2]].append(version)
    return found


@cache
def _below(code: str, year: int) -> Mapping[str, str]:
    """Return the codes of the divisions below that of ``code`` by name, and by short name where it is nothing else."""
    prefix = code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else ""
    if not prefix:
        return MappingProxyType({})
    found: dict[str, str] = {}
    for version in _by_province()[prefix[:2]]:
        if not version.code.startswith(prefix) or version.code == code:
            continue
        if version.covers(year) if year else version.valid_to is None:
            found |= dict.fromkeys(version.names, version.code)
            if not version.wordlike:
                found.setdefault(version.stem, version.code)
    return MappingProxyType(found)
