"""Named places of a text: divisions, townships, zones and parks, regions, waters, countries.

``context`` knows which divisions the document is bound to and links a name to one
of them; ``words`` tells whether a name stands as a word of its own; ``judge`` decides
on the names that the gazetteer finds; ``lists``, ``zones`` and ``villages`` find names
that no gazetteer holds by the words around them. Divisions named one after the
other (``桃江县灰山港镇``) are places each; of names that overlap the longest stays.
"""

from __future__ import annotations

import re

from etl.extract.places.context import Found, Setting, link, setting
from etl.extract.places.judge import judged
from etl.extract.places.lists import listed
from etl.extract.places.sights import sights
from etl.extract.places.villages import townships_and_villages
from etl.extract.places.waters import waters
from etl.extract.places.words import Words
from etl.extract.places.zones import zones
from etl.extract.spans import SentenceIndex, longest
from etl.records import Mention, Reading

__all__ = ["find_places"]


def find_places(reading: Reading) -> tuple[Mention, ...]:
    """Return the mentions of named places."""
    facts = reading.facts
    year = facts.dated_from.year if facts.dated_from else None
    here = setting(facts.region_code, year)
    words = Words(reading.text)
    found = judged(reading.text, words, here)
    found += listed(reading.text, found, here)
    found += zones(reading.text, found, words)
    found += waters(reading.text, found, words)
    found += townships_and_villages(reading.text, found, words)
    found += sights(reading.text, found, words)
    found += _home(reading.text, here)
    return longest(_mentions(reading, found, here))


_HOME = re.compile("新(?P<name>[一-龥]{2,4})而(?:共同|不懈|努力|团结|继续|接续)*(?:奋斗|拼搏)")


def _home(text: str, here: Setting) -> list[Found]:
    """Return the document's own place at the end of a speech (``为建设富裕文明的新清河而奋斗``)."""
    return [
        Found(*match.span("name"), "home", 0.8)
        for match in _HOME.finditer(text)
        if here.binds(match["name"]) or re.search(match["name"] + "[市县区旗镇乡]|" + match["name"] + "街道", text)
    ]


def _mentions(reading: Reading, found: list[Found], here: Setting) -> list[Mention]:
    index = SentenceIndex(reading)
    mentions = []
    before: Found | None = None
    for place in sorted(found, key=lambda f: (f.start, -f.end, f.method)):
        sentence = index.at(place.start, place.end)
        if sentence is None:
            continue
        name, code = link(reading.text, place, before, here)
        mentions.append(
            Mention(
                entity_type="place",
                start=place.start,
                end=place.end,
                sentence_no=sentence.no,
                name=name,
                method=f"place.{place.method}",
                confidence=place.confidence,
                region_code=code,
            )
        )
        before = place
    return mentions
