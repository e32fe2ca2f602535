"""Finds names that stand free in the text, told by their characters alone: no post, no verb of speech beside them.

A family name with a given name is a candidate where no everyday word, place or
country crosses its borders and its characters are likelier in a name than in
running text. The candidates are open questions for the tagger; only a list of
several (徐某某、王某某、李某某) answers itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from etl.extract.people.characters import given_score, likely_given, sounds_foreign
from etl.extract.people.shapes import follow_at, is_called, is_given, names_of_parts, short_places, surnames_of_one
from etl.extract.vocabulary import is_word, word_class
from etl.lexicon import lines
from etl.openers import WordList

__all__ = ["LEADS", "Name", "free_names", "may_stand_free"]

Name = tuple[int, int, bool]
_LEAST_OF_THREE, _LEAST_BESIDE, _LEAST_OF_TWO = 10, -15, -10
_LEAST_OF_DOUBLE = -20
_FOREIGN = -10
_FULL = 3
_LIST = 3
LEADS = "由请以对让派把将给向同与和及在免去命予到是名叫像为"
_SEPARATORS = "、/／"
_SEPARATED = frozenset(_SEPARATORS)
_BEHIND = frozenset("vdpcmtrfza")
_NO_ENDING = frozenset("滩峡寺淀堡站礁馆坝族奖赛队庙街屯州")
_STATES = frozenset("中美俄日韩朝军方欧非法德英印越")
_NEAR = 4
_TITLES = re.compile(
    "同志|先生|女士|老人|委员|代表|教授|院士|大爷|大娘|老师|医生|夫妇|夫妻|一家|等人|老两口|副[主委总首司书部]"
)
_TOWNSHIP = re.compile(
    "[一-龥]{0,2}?(?:苏木|嘎查|乡|镇|村|街道|社区|林场|农场|水库|港(?![澳台人商])|机场|车站|大桥|隧道|油田|煤矿|连(?:队|的?官兵))"
)
_ELEMENT = re.compile("[一-龥]{2,4}(?=[、/／])")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of family names before what may be a given name of two, and of one."""
    family = surnames_of_one()
    first, second = likely_given()
    firm = rf"(?:(?<![一-龥\d].)|(?<=[{LEADS}].))"
    return re.compile(f"[{family}](?={first}{second})"), re.compile(f"[{family}](?={second}){firm}")


_DOUBLE = WordList(lambda: (*lines("japanese_family_names"), *lines("compound_surnames")))


@cache
def _named_places() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of places and countries, and the two characters that each begins with."""
    names = short_places().union(lines("world_places"))
    return names, frozenset(name[:2] for name in names)


def free_names(text: str, spans: Sequence[tuple[int, int]], covered: set[int]) -> Iterator[Name]:
    """Yield start, end and whether it is sure, of what may be a name outside the characters covered.

    ``spans`` are the names that the rules found: what stands between two of them in a list is one too.
    """
    three, two = _patterns()
    found: dict[int, int] = {}
    for match in three.finditer(text):
        start = match.start()
        score = given_score(text[start + 1 : start + _FULL])
        if (
            score >= _LEAST_BESIDE
            and covered.isdisjoint((start, start + 1, start + 2))
            and _is_three(text, start, score)
        ):
            found[start] = start + _FULL
    for match in two.finditer(text):
        start = match.start()
        if start not in found and covered.isdisjoint((start, start + 1)) and _is_two(text, start):
            found[start] = start + 2
    for _, start, _ in _DOUBLE.find(text):
        end = _end_of_double(text, start)
        if end and covered.isdisjoint(range(start, end)):
            found[start] = end
    made = [span for span in names_of_parts(text) if covered.isdisjoint(range(*span))]
    yield from ((start, end, True) for start, end in made)
    _drop_lone_elements(text, found, [*spans, *made])
    yield from _with_lists(text, found)
    yield from _between(text, [*spans, *made, *found.items()])


def _between(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Name]:
    """Yield what a list names between two names, whatever its characters (欧某某、铁凝、洛桑江村、刘某某)."""
    starts = {start for start, _ in spans}
    for end in sorted({end for _, end in spans}):
        element = _ELEMENT.match(text, end + 1) if text[end : end + 1] in _SEPARATED else None
        if element and element.end() + 1 in starts and not is_word(element.group()):
            yield element.start(), element.end(), True


def _drop_lone_elements(text: str, found: dict[int, int], spans: Sequence[tuple[int, int]]) -> None:
    """Drop names of two characters in a list (晏河、叶坪等) where neither neighbour is a name found otherwise."""
    solid = [*spans, *((start, end) for start, end in found.items() if end - start > 2)]
    starts, ends = {start for start, _ in solid}, {end for _, end in solid}
    for start, end in sorted(found.items()):
        listed = text[end : end + 1] in _SEPARATED or text[start - 1 : start] in _SEPARATED
        if end - start == 2 and listed and start - 1 not in ends and end + 1 not in starts:
            del found[start]


def _with_lists(text: str, found: dict[int, int]) -> Iterator[Name]:
    """Yield the candidates; three and more that only a mark parts are sure."""
    starts = sorted(found)
    i = 0
    while i < len(starts):
        j = i
        while j + 1 < len(starts) and starts[j + 1] == found[starts[j]] + 1 and text[found[starts[j]]] in _SEPARATORS:
            j += 1
        run = starts[i : j + 1]
        sure = len(run) >= _LIST and sum(found[start] - start == _FULL for start in run) >= 2
        for start in run:
            yield start, found[start], sure
        i = j + 1


def _is_three(text: str, start: int, score: int) -> bool:
    end = start + _FULL
    name = text[start:end]
    if name[-1] in _NO_ENDING or text[start - 1 : start].isdigit():
        return False
    firm = start == 0 or not "一" <= text[start - 1] <= "龥" or text[start - 1] in LEADS
    if score < _LEAST_OF_THREE and not firm and not _TITLES.match(text, end):
        return False
    is_other = sounds_foreign(name) > _FOREIGN or is_called(name) or not is_given(name[1:])
    if is_other or _place_over(text, start, end, inside=firm) or _TOWNSHIP.match(text, end):
        return False
    words = _words_over(text, start, end)
    word = next(words, None)
    if word is None:
        return True
    if not firm or word != name[1:] or next(words, None) is not None:
        return False
    return follow_at(text, end) >= 2 or _TITLES.match(text, end) is not None


def _is_two(text: str, start: int) -> bool:
    end = start + 2
    name = text[start:end]
    if given_score(name[1]) < _LEAST_OF_TWO or sounds_foreign(name) > _FOREIGN or name[1] in _STATES:
        return False
    if is_called(name) or not is_given(name[1]) or _TOWNSHIP.match(text, end):
        return False
    if next(_words_over(text, start, end), None) is not None or _place_over(text, start, end):
        return False
    return _goes_on_from_two(text, text[start - 1 : start], end)


def _goes_on_from_two(text: str, before: str, end: int) -> bool:
    """Tell whether what stands behind a name of two characters bears it out."""
    behind = text[end : end + 1]
    if _TITLES.match(text, end):
        return True
    if not "一" <= behind <= "龥":
        return bool(behind) and (behind in _SEPARATORS or behind.isdigit() or "一" <= before <= "龥")
    if behind in "等的":
        return behind == "等" or before in ("免", "去")
    return follow_at(text, end) >= 2 or word_class(text[end : end + 2])[:1] in _BEHIND


def _end_of_double(text: str, start: int) -> int:
    """Return where a name ends whose family name has two characters, 0 where none does."""
    for end in (start + 4, start + 3):
        given = text[start + 2 : end]
        if len(given) == end - start - 2 and is_given(given) and given_score(given) >= _LEAST_OF_DOUBLE:
            crossing = [word for word in _words_over(text, start + 1, end) if word != given]
            if not crossing and not _place_over(text, start, end):
                return end
    return 0


def may_stand_free(text: str, start: int, end: int) -> bool:
    """Tell whether no word and no place crosses the borders of what the tagger alone takes for a name."""
    given = text[start + 1 : end]
    if end - start > 2:
        return "·" in text[start:end] or list(_words_over(text, start, end)) in ([], [given])
    return given not in _STATES and given_score(given) >= 0 and not _place_over(text, start, end)


def _words_over(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the everyday words that lie in a name or cross its borders; none goes on into 日前 or 表示."""
    for at in range(max(0, start - 2), end):
        for size in range(max(2, start + 1 - at), _NEAR + 1):
            word = text[at : at + size]
            if is_word(word) and len(word) == size and (at + size <= end or follow_at(text, end) < 2):
                yield word


def _place_over(text: str, start: int, end: int, *, inside: bool = False) -> bool:
    """Tell whether a place or a country overlaps a name; with ``inside`` a given name may be called like one."""
    names, begins = _named_places()
    for at in range(max(0, start - _NEAR + 1), end):
        if text[at : at + 2] not in begins:
            continue
        for size in range(max(2, start + 1 - at), _NEAR + 1):
            if text[at : at + size] in names and not (inside and at == start + 1 and at + size == end):
                return True
    return False
