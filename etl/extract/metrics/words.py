"""The words by which a clause with a figure is read, compiled once from the lexicon."""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import table
from etl.openers import alternation

__all__ = ["compiled", "ends", "pattern", "words"]


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a class of ``metric_words.tsv``; a weak verb is no strong one."""
    found = frozenset(w for row in table("metric_words") if row["class"] == name for w in row["words"].split())
    return found - words("weak") if name == "strong" else found


@cache
def pattern(*names: str) -> str:
    """Return a pattern for any word of the classes, the longest first."""
    return alternation([w for name in names for w in sorted(words(name))])


@cache
def ends(*names: str) -> frozenset[str]:
    """Return the last characters of the words of the classes: a test before a search for words that end a text."""
    return frozenset(word[-1] for name in names for word in words(name))


@cache
def compiled(template: str, *names: str) -> re.Pattern[str]:
    """Return ``template`` compiled with ``{0}``, ``{1}``… standing for the patterns of the classes."""
    return re.compile(template.format(*(map(pattern, names))))
