"""Which zone of its page a line stands in: before the text, in it, amid it or behind it, by evidence added up.

No line is judged alone. Each says many small things (how it ends, whether it is a
field, a counter, a list's item, whether it speaks a site's words), and each of
these weighs for or against a line of the site before, between and behind the
text (``page_evidence.tsv``). The page is read as a sequence: a head of the site,
a text with few interludes, a foot that runs to the end; the way through these
zones with the greatest sum of weights tells of every line, the uncertain ones
by their neighbours. The weights were fitted to pages whose text is known. What
a text cannot do without (its title, its end, long prose) is never taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise

from etl.clean.evidence import SITE, evidences, is_prose
from etl.clean.frame import closes_document, is_body
from etl.clean.pages import counted_pages, is_page_number
from etl.clean.wording import Wording
from etl.lexicon import table

__all__ = [
    "AMID",
    "BEFORE",
    "BEHIND",
    "SOURCES",
    "TEXT",
    "ZONES",
    "evidence_weights",
    "is_mark",
    "mark_zones",
    "step_weights",
]

BEFORE, TEXT, AMID, BEHIND = range(4)
ZONES = ("before", "text", "amid", "behind")
SOURCES = ((BEFORE,), (BEFORE, TEXT, AMID), (TEXT, AMID), (TEXT, BEHIND))
_REASONS = ("stands before the text", "", "stands between parts of the text", "stands behind the text")
_NEVER = -1e9
_SURELY_TEXT = (_NEVER, 0.0, _NEVER, _NEVER)
_DOUBT, _DOUBT_AMID = 0.5, 1.5
_PROSE, _LONG, _HARDLY, _FEW, _BESIDE = 28, 40, 0.2, 2, 2
_OF_TEXT = frozenset({"signature", "day of a signature", "rest of a sentence"})
_NO_PROSE = frozenset({"item with a sign", "field", "calls or asks", "in brackets", "speaks to the reader", "cells"})
_SAYS_SITE = SITE | {"values of sites", "field", "day in figures", "time of day", "in brackets", "no Chinese character"}
_MARK_OF_SITE = frozenset({"item with a sign", "recurs"})
_NO_TITLE = frozenset({"heading", "salutation", "in brackets"})
_LONG_LINES = frozenset({"length 29-50", "length 51-100", "length over 100"})
_OF_SUBTITLE = frozenset({"dash first", "deck"})
_OF_ITS_KIND = ("kind of document", "head of a document", "masthead")
_SAYS_TITLE = frozenset({"form of a title", "kind of document"})
_MAY_BE_TITLE = _SAYS_TITLE | {"head of a document", "issuer"}

Names = list[list[str]]


def mark_zones(lines: Sequence[str], words: Sequence[Wording], reasons: list[str], apart: Sequence[bool]) -> None:
    """Mark the lines that the most likely way through the page leaves outside the text."""
    if not any(reasons) and not any(word.n_web for word in words):
        return
    numbers = [is_page_number(line) for line in lines]
    for at in counted_pages(lines, numbers):
        numbers[at] = True
    heads = _running_heads(lines, numbers) if any(numbers) else frozenset()
    rows = [at for at, line in enumerate(lines) if reasons[at] or not (numbers[at] or at in heads or is_mark(line))]
    page = [lines[at] for at in rows], [words[at] for at in rows], [reasons[at] for at in rows]
    found = evidences(*page, [apart[at] for at in rows])
    zones = _way(_scores(*page[:2], found))
    if not _has_text(*page, zones):
        return
    n_times = Counter(page[0])
    kept = _titles(zones, page[2], found) | _unsure(zones, page[2], found) | _closing(*page, zones, found)
    for number, (at, zone) in enumerate(zip(rows, zones, strict=True)):
        beside = numbers[max(0, at - _BESIDE) : at + _BESIDE + 1]
        is_running_head = zone == AMID and any(beside) and SITE.isdisjoint(found[number])
        is_mark_of_site = _MARK_OF_SITE.issubset(found[number]) and n_times[lines[at]] > 1  # watermarks take it whole
        if zone != TEXT and not (reasons[at] or number in kept or is_running_head or is_mark_of_site):
            reasons[at] = _REASONS[zone]


def _running_heads(lines: Sequence[str], numbers: Sequence[bool]) -> frozenset[int]:
    """Return the lines beside page numbers amid prose that say again what stands above, which tells nothing of it."""
    seen: set[str] = set()
    heads = set()
    prose = next((at for at, line in enumerate(lines) if len(line) >= _PROSE and "，" in line), len(lines))
    for at, line in enumerate(lines):
        if at > prose and line in seen and any(numbers[max(0, at - _BESIDE) : at + _BESIDE + 1]):
            heads.add(at)
        seen.add(line)
    return frozenset(heads)


def is_mark(line: str) -> bool:
    """Tell whether a line is a sign or two, which tells nothing of its zone."""
    return len(line) <= 2 and not any(map(str.isalnum, line))


@cache
def evidence_weights() -> dict[str, tuple[float, float, float]]:
    """Return what each evidence weighs for a line of the site before, amid and behind the text."""
    rows = ((row["evidence"], row) for row in table("page_evidence"))
    return {name: (float(row["before"]), float(row["amid"]), float(row["behind"])) for name, row in rows}


@cache
def step_weights() -> tuple[tuple[tuple[int, float], ...], ...]:
    """Return for each zone those that may stand before it, with what the step weighs."""
    weights = evidence_weights()
    return tuple(
        tuple((source, weights[f"from {ZONES[source]} to {ZONES[zone]}"][0]) for source in sources)
        for zone, sources in enumerate(SOURCES)
    )


def _scores(lines: Sequence[str], words: Sequence[Wording], found: Names) -> list[tuple[float, ...]]:
    """Return what each line weighs for each zone; among the heads of a text a site speaks as it does above it."""
    weights = evidence_weights()
    scores: list[tuple[float, ...]] = []
    in_body = False
    for line, word, names in zip(lines, words, found, strict=True):
        in_body = in_body or is_prose(names)
        if "known" not in names and _is_surely_text(line, word, names):
            scores.append(_SURELY_TEXT)
            continue
        before, amid, behind = (sum(column) for column in zip(*(weights[name] for name in names), strict=True))
        scores.append((before - _DOUBT, 0.0, (amid if in_body else before) - _DOUBT_AMID, behind - _DOUBT))
    return scores


def _is_surely_text(line: str, word: Wording, names: Sequence[str]) -> bool:
    """Tell whether a line is of the text whatever stands around it: long prose, a signature, the end of a sentence."""
    if not _OF_TEXT.isdisjoint(names) or closes_document(line):
        return True
    if "behind a signature" in names:
        return False
    if line.count("。") > 1 and "full sentence" in names and not (word.n_web or word.to_reader):
        return True
    if len(line) < _PROSE or "comma" not in names:
        return False
    if len(line) >= _LONG and is_body(line, word):
        return True
    return not word.n_web and word.share < _HARDLY and _NO_PROSE.isdisjoint(names)


def _way(scores: Sequence[tuple[float, ...]]) -> list[int]:
    """Return the zone of each line on the way through the zones with the greatest sum."""
    best = [scores[0][BEFORE], scores[0][TEXT], _NEVER, _NEVER]
    choices: list[list[int]] = []
    for score in scores[1:]:
        chosen = [max((best[source] + weight, source) for source, weight in sources) for sources in step_weights()]
        choices.append([source for _, source in chosen])
        best = [value + own for (value, _), own in zip(chosen, score, strict=True)]
    zone = TEXT if best[TEXT] >= best[BEHIND] else BEHIND
    way = [zone]
    for sources in reversed(choices):
        zone = sources[zone]
        way.append(zone)
    return way[::-1]


def _has_text(lines: Sequence[str], _words: Sequence[Wording], reasons: Sequence[str], zones: Sequence[int]) -> bool:
    """Tell whether the way leaves most of what is not yet known to be the site's to the text."""
    free = sum(len(line) for line, reason in zip(lines, reasons, strict=True) if not reason)
    return 2 * sum(len(line) for line, zone in zip(lines, zones, strict=True) if zone == TEXT) >= free


def _titles(zones: Sequence[int], reasons: Sequence[str], found: Names) -> set[int]:
    """Return the lines above the text to give back: heads and titles that the text below them lacks."""
    first = zones.index(TEXT) if TEXT in zones else len(zones)
    prose = next((at for at in range(first, len(found)) if _is_long_prose(found[at])), len(found))
    heads = [set(found[at]) for at in range(first, prose) if zones[at] == TEXT and _NO_TITLE.isdisjoint(found[at])]
    kept = {
        at
        for at in range(prose)
        if zones[at] == BEFORE
        and any(name in found[at] and not any(name in head for head in heads) for name in _OF_ITS_KIND)
    }
    pairs = enumerate(pairwise(found[:prose]))
    kept |= {at for at, (one, two) in pairs if "form of a title" in one and not _OF_SUBTITLE.isdisjoint(two)}
    if any(not _SAYS_TITLE.isdisjoint(head) for head in heads):
        return kept
    return kept | set(_last_run(first, reasons, found))


def _is_long_prose(names: Sequence[str]) -> bool:
    return is_prose(names) and not _LONG_LINES.isdisjoint(names)


def _last_run(first: int, reasons: Sequence[str], found: Names) -> list[int]:
    """Return the lines from the last that may be a title on, up to the site's; where there is none, the last few."""
    runs: list[list[int]] = [[]]
    for at in range(first - 1, -1, -1):
        if reasons[at]:
            runs.append([])
            continue
        runs[-1].append(at)
        if _NO_TITLE.isdisjoint(found[at]) and not _MAY_BE_TITLE.isdisjoint(found[at]):
            return runs[-1]
    last = next(filter(None, runs), [])
    return last if len(last) <= _FEW else []


def _unsure(zones: Sequence[int], reasons: Sequence[str], found: Names) -> set[int]:
    """Return the lines amid the text to give back: those that neither stand beside the site's nor recur within it."""
    kept: set[int] = set()
    in_body = False
    for zone, group in groupby(range(len(zones)), key=zones.__getitem__):
        run = list(group)
        if zone == AMID:
            is_site = any(reasons[at] or not SITE.isdisjoint(found[at]) for at in run)
            if not in_body:
                kept.update(at for at in run if _SAYS_SITE.isdisjoint(found[at]))
            elif not (is_site or all("recurs" in found[at] for at in run)):
                kept.update(run)
        in_body = in_body or (zone == TEXT and any(is_prose(found[at]) for at in run))
    return kept


def _closing(
    lines: Sequence[str], words: Sequence[Wording], reasons: Sequence[str], zones: Sequence[int], found: Names
) -> set[int]:
    """Return the lines to give back right behind the text: whoever signs it, remarks, who edited a bulletin."""
    kept: set[int] = set()
    for at in range(1, len(lines)):
        if zones[at] != BEHIND or reasons[at] or not (zones[at - 1] == TEXT or at - 1 in kept):
            continue
        is_remark = "issuer" in found[at] or "in brackets" in found[at]
        is_edited = words[at].n_own > 0 and words[at].n_web == 0 and closes_document(lines[at - 1])
        if is_edited or (is_remark and not words[at].n_all):
            kept.add(at)
    return kept
