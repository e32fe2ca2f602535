"""Pinyin glosses: a bracketed syllable behind the character that it spells (``全區(qū)``).

Sites put them behind rare or traditional characters. A gloss goes only if it
spells what stands before it, tone included; a bracket that is content, and a
reading that the text itself talks about (``“区”读作（qū）``), stay.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache
from importlib import import_module

from etl.clean.mapped import Mapped

__all__ = ["spells_without_tones", "strip_glosses"]

_LETTERS = "a-züêɡāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿếề\u0300-\u030c"
_GLOSS = re.compile(rf"[(（〔\[]\s?([{_LETTERS}][{_LETTERS}'’ ]{{0,30}})\s?[)）〕\]]")
_ABOUT_PINYIN = re.compile(r"拼音|注音|[读讀]音|[读讀]作|[读讀][为為]|[发發]音|音同|声调|聲調|多音字|普通[话話]")
_CONTEXT = 24


def strip_glosses(doc: Mapped) -> None:
    """Remove the glosses from ``doc``."""
    if "(" not in doc.text and "（" not in doc.text and "[" not in doc.text and "〔" not in doc.text:
        return
    spans = []
    for match in _GLOSS.finditer(doc.text):
        before = doc.text[max(0, match.start() - 4) : match.start()]
        spelled = before and (_is_plain_gloss(match[1], before[-1]) or _spells(match[1], before))
        if spelled and not _is_about_pinyin(doc.text, *match.span()):
            spans.append(match.span())
    doc.remove(spans, "glosses", "pinyin gloss")


def _is_about_pinyin(text: str, start: int, end: int) -> bool:
    return bool(_ABOUT_PINYIN.search(text, max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)))


def _spells(gloss: str, before: str) -> bool:
    """Tell whether ``gloss`` spells the last characters of ``before``."""
    syllables = _plain(gloss).replace("'", " ").replace("’", " ").split()
    if len(syllables) > 1:
        chars = before[-len(syllables) :]
        if len(chars) == len(syllables) and all(s in _readings(c) for c, s in zip(chars, syllables, strict=True)):
            return True
        syllables = ["".join(syllables)]  # one that stood across a line's end
    return any(_spells_run(before[-n:], syllables[0]) for n in range(1, len(before) + 1)) if syllables else False


@cache
def _is_plain_gloss(gloss: str, char: str) -> bool:
    """Answer the common case, one syllable behind its character, from memory."""
    return _spells(gloss, char)


def _spells_run(chars: str, word: str) -> bool:
    """Tell whether ``word`` is the readings of ``chars`` written together."""
    if not chars:
        return not word
    return any(
        word.startswith(reading) and _spells_run(chars[1:], word[len(reading) :]) for reading in _readings(chars[0])
    )


def spells_without_tones(chars: str, word: str) -> bool:
    """Tell whether ``word`` is ``chars`` spelled without tones, as addresses of sites are."""
    if not chars or not word:
        return not (chars or word)
    plain = {"".join(filter(str.isascii, _toneless(reading))) for reading in _listed(chars[0])}
    return any(
        word.startswith(reading) and spells_without_tones(chars[1:], word[len(reading) :])
        for reading in plain
        if reading
    )


@cache
def _dictionary() -> dict[int, str]:
    """Load the readings of characters with the first gloss that is met, and never those of phrases: both take long."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    readings: dict[int, str] = import_module("pypinyin.constants").PINYIN_DICT
    return readings


@cache
def _readings(char: str) -> frozenset[str]:
    """Return the readings of a character; a tone shifted by its neighbour (``一(yí)``) is one too."""
    listed = _listed(char)
    toned = {form for reading in listed if _toneless(reading) != reading for form in _tones(reading)}
    return frozenset(listed | toned)


def _listed(char: str) -> set[str]:
    return {_plain(reading) for reading in _dictionary().get(ord(char), "").split(",") if reading}


def _tones(reading: str) -> set[str]:
    parts = unicodedata.normalize("NFD", reading)
    place = next((i for i, c in enumerate(parts) if c in "\u0304\u0301\u030c\u0300"), -1)
    return {
        unicodedata.normalize("NFC", parts[:place] + tone + parts[place + 1 :]) for tone in "\u0304\u0301\u030c\u0300"
    }


def _toneless(reading: str) -> str:
    parts = unicodedata.normalize("NFD", reading)
    return unicodedata.normalize("NFC", re.sub("[\u0304\u0301\u030c\u0300]", "", parts))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("ɡ", "g").strip().lower())
