"""Words of a document, counted: jieba's words, with the domain's own added.

The engine is ``rjieba``, jieba's dictionary and algorithm in Rust. It differs
from jieba in two things, which are put right here, so that every word is the
one that jieba would give (a test compares them on random strings):

- a run of ASCII characters stays one word (``2011-03``); jieba splits it;
- characters outside jieba's range are joined to words; jieba leaves them single.

A word's part of speech is the one in jieba's dictionary, or the one its lexicon
here gives; ``x`` is a word that no dictionary knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType

import rjieba

from etl import lexicon
from etl.records import Reading, Term

__all__ = ["count_terms", "domain_words", "split_words"]

_WORD = re.compile(r"[\u4e00-\u9fd5]{2,12}")
_OUTSIDE = re.compile(r"[\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ASCII_RUN = re.compile(r"[a-zA-Z0-9+#&._%\-]+")
_ASCII_WORD = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
_NUMBER = re.compile(r"[0-9.]+%?")
_PLACEHOLDER = "。"
_MOST_KNOWN = 200_000
"""So many words are remembered with their parts of speech before memory starts anew."""


def count_terms(reading: Reading) -> tuple[Term, ...]:
    """Return the words of the clean text with their counts, sorted; punctuation and spaces are no words."""
    text = reading.text
    inside = _OUTSIDE.sub(_PLACEHOLDER, text)
    words = Counter(_engine().cut(inside))
    tags, split = _tags_of(words, inside)
    kept = sorted([word for word, tag in tags.items() if tag])
    rows = zip(kept, map(tags.__getitem__, kept), map(words.__getitem__, kept), strict=True)
    parts = [(part, words[word]) for word in split for part in split[word]]
    parts += [((char, "x"), 1) for char in (_OUTSIDE.findall(text) if inside != text else ()) if char.isalnum()]
    return tuple(map(_term, _added(rows, parts) if parts else rows))


_term = partial(tuple.__new__, Term)
"""``Term`` without the step through Python that its own making takes, for there are so many."""

_Part = tuple[str, str]
"""A word with its part of speech."""


def _added(rows: Iterable[tuple[str, str, int]], parts: Iterable[tuple[_Part, int]]) -> list[tuple[str, str, int]]:
    """Count the parts of words in with the words, which may be the same."""
    counts = {(word, pos): count for word, pos, count in rows}
    for part, count in parts:
        counts[part] = counts.get(part, 0) + count
    return sorted([(*part, count) for part, count in counts.items()])


def split_words(text: str) -> Iterator[str]:
    """Yield the words, spaces and marks of ``text`` in order, as jieba splits them."""
    at = 0
    for word in _engine().cut(_OUTSIDE.sub(_PLACEHOLDER, text)):
        original = text[at : at + len(word)]
        at += len(word)
        for part, _ in _resplit(original, ""):
            yield part


@cache
def domain_words() -> Mapping[str, str]:
    """Return the words that our lexicons add to jieba's dictionary, with their part of speech in jieba's tags."""
    words: dict[str, str] = {}
    for entry, pos in _entries():
        word = entry.strip("“”")
        if _WORD.fullmatch(word) and not rjieba.has_word(word):
            words.setdefault(word, pos)
    return MappingProxyType(words)


def _entries() -> Iterator[tuple[str, str]]:
    """Yield what may be a word: formulations, bodies, posts."""
    for row in lexicon.table("formulations"):
        for name in (row["name"], *row["variants"].split(";")):
            yield name, "nz"
    for row in lexicon.table("national_organs"):
        yield row["name"], "nt"
    for row in lexicon.table("organs"):
        if row["alone"] == "yes":
            yield row["token"], "nt"
    for title in lexicon.lines("post_titles"):
        yield title, "n"
        yield f"副{title}", "n"


@cache
def _engine() -> rjieba.Jieba:
    engine = rjieba.Jieba()
    for word, pos in domain_words().items():
        engine.add_word(word, None, pos)
    return engine


def _tags_of(words: Mapping[str, int], text: str) -> tuple[dict[str, str], dict[str, Sequence[_Part]]]:
    """Return the part of speech of each of the engine's words, ``""`` for what is no word; and those that are split.

    Only a word that was never met before is looked up.
    """
    known, split = _memory()
    if len(known) > _MOST_KNOWN:
        known.clear()
        split.clear()
    new = [word for word in words if word not in known]
    if new:
        _learn(new, text)
    return {word: known[word] for word in words}, {word: split[word] for word in split.keys() & words.keys()}


@cache
def _memory() -> tuple[dict[str, str], dict[str, Sequence[_Part]]]:
    """Return what was met before: words as they stand, and those of which only parts count."""
    return {}, {}


def _learn(words: Sequence[str], text: str) -> None:
    known, split = _memory()
    # the engine's part of speech is a word's own wherever it stands, but some words fall apart when tagged alone
    tags = dict(_engine().tag("\n".join(words)))
    if not tags.keys() >= set(words):
        tags = dict(_engine().tag(text))
    for word in words:
        parts = [part for part in _resplit(word, tags[word]) if any(map(str.isalnum, part[0]))]
        whole = len(parts) == 1 and parts[0][0] == word
        known[word] = parts[0][1] if whole else ""
        if parts and not whole:
            split[word] = parts


def _resplit(word: str, pos: str) -> list[_Part]:
    """Split a run of ASCII characters with jieba's own pattern; other words pass through."""
    if not _ASCII_RUN.fullmatch(word) or _engine().has_word(word):
        return [(word, pos)]
    return [(part, "m" if _NUMBER.fullmatch(part) else "eng") for part in _ASCII_WORD.split(word) if part]
