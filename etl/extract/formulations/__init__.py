"""Formulations (提法): campaigns, slogans, numeric formulas, plans and doctrines.

Four finders work side by side, and the longest mention stays: what is known
(``known``), what is coined between quotation marks (``quoted``), and drives
(``drives``) and other coinages (``unquoted``) that stand without them. A coinage counts only where its form or its
surroundings show that it can be cited; ordinary words in quotation marks,
everyday set phrases and quoted speech are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from etl.extract.formulations.drives import find_drives
from etl.extract.formulations.known import find_known
from etl.extract.formulations.quoted import find_quoted
from etl.extract.formulations.shapes import Found, canonical
from etl.extract.formulations.unquoted import find_unquoted
from etl.extract.spans import SentenceIndex, longest
from etl.records import Mention, Reading

__all__ = ["find_formulations"]

_SHORTEST_PART = 3


def find_formulations(reading: Reading) -> tuple[Mention, ...]:
    """Return the formulations in order, without overlaps."""
    text = reading.text
    own = (*find_quoted(text), *find_drives(text), *find_unquoted(text))
    found: Iterable[Found] = chain(find_known(text), own, _parts_again(text, own))
    sentences = SentenceIndex(reading)
    mentions = []
    for item in found:
        sentence = sentences.at(item.start, item.end)
        if sentence is not None:
            mentions.append(
                Mention(
                    entity_type="formulation",
                    start=item.start,
                    end=item.end,
                    sentence_no=sentence.no,
                    name=item.name or canonical(text[item.start : item.end]),
                    method=f"formulation.{item.method}",
                    confidence=item.confidence,
                    kind=item.kind,
                )
            )
    return _one_kind_each(longest(mentions))


def _parts_again(text: str, found: tuple[Found, ...]) -> Iterator[Found]:
    """Yield the parts of a drive of two names (“美丽家乡·洁净河湖”) that stand between quotation marks elsewhere."""
    parts = {part: drive.kind for drive in found for part in text[drive.start : drive.end].split("·")[1:]}
    for part in sorted(parts):
        at = text.find(f"“{part}”") if len(part) >= _SHORTEST_PART else -1
        while at >= 0:
            yield Found(at + 1, at + 1 + len(part), parts[part], "part_again", 0.7)
            at = text.find(f"“{part}”", at + 1)


def _one_kind_each(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions with one kind for each name: what is once named as a drive is one wherever it stands."""
    drives = {mention.name for mention in mentions if mention.kind == "campaign"}
    return tuple(replace(m, kind="campaign") if m.name in drives else m for m in mentions)
