"""Development zones, parks, scenic areas, farms: a name of their own or that of a place before what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from etl.extract.places.context import Found
from etl.extract.places.words import TELLING, Words, is_han
from etl.extract.vocabulary import is_word
from etl.lexicon import table
from etl.lexicon.gazetteer import DIVISION, STEM, TOWNSHIP
from etl.openers import WordList

__all__ = ["zones"]

_ACTS = re.compile("管委会|管理委员会|党工委|工委|管理处|管理局")
_BESIDE = re.compile("(?:[0-9一二三四五六七八九十两]+个)?(?:乡镇|街道|镇|乡|开发区|园区|林场)、$")
_LISTED = re.compile("[、，。；]|和|及|等|开展|召开|负责|承担|作了")
_RUN = re.compile(
    "(?:[，。；：、]|[（(].[)）]|^)(?:[一二三四五六七八九]是|要)?(?:抓好|抓紧|加快|推进|完善|推动|启动|强化|实施|完成)$"
)
_BUILT = re.compile("标准(?:化)?厂房|[东西南北]区|基础设施|扩区|道路|管网|污水处理|[一二三]期")
_TOLD = re.compile("建成区|要(?:加快|抓|全面|切实|积极|进一步|按|主动|以|在|围绕|对)|[、和]各?(?:乡镇|镇|街道)")
_USUAL = re.compile("高新|高科技|技术|经济|产业|工业|国家级?|省级|市级|循环|新型|现代|农业|生态|综合|民营|科技")
_LUCKY = re.compile("[一三五七九百千万][里盛福顺通和合达山江河湖泉星汇川丰利佳仁兴华源]")
_LANDMARK = re.compile("[楼门塔桥山湖河江寺庙崖洞岩峡谷潭泉岭峰]$")
_COLLECTIVE = re.compile("(?:各|全|所有)[^，。；：]{0,24}$")
_CUT = re.compile("[^一-龥]|[在到赴对从由向往把给经与和及或将于至抓帮访驻进了等跨沿的以并同让据使被请随是为靠]")
ROOM, MODIFIERS, _SHORT = 8, 12, 4
NO_NAME = "drmtpcfs"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a zone is (``经济开发区``): its span, where its last word begins, and the use of that."""

    start: int
    last: int
    end: int
    use: str


class _Lexicon:
    """The words of ``zones.tsv`` by their use."""

    def __init__(self) -> None:
        rows = table("zones")
        self.kinds = [(row["word"], row["use"]) for row in rows if row["use"].startswith(("kind", "loose"))]
        self.generic = frozenset(row["word"] for row in rows if row["use"] == "generic")
        modifiers = sorted((row["word"] for row in rows if row["use"] == "modifier"), key=lambda w: (-len(w), w))
        self.modifiers = re.compile(f"(?:{'|'.join(modifiers)})+$")


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


_KINDS = WordList(lambda: [word for word, _ in _lexicon().kinds])


def _kinds(text: str) -> Iterator[_Kind]:
    lexicon = _lexicon()
    for at, start, end in _KINDS.find(text):
        before = max(0, start - MODIFIERS)
        found = lexicon.modifiers.search(text[before:start])
        yield _Kind(before + found.start() if found else start, start, end, lexicon.kinds[at][1])


def zones(text: str, found: list[Found], words: Words) -> list[Found]:
    """Return the zones and parks that bear a name, or stand for the one meant."""
    ends = {place.end: place for place in found}
    named = [(kind, _name_start(text, kind, words, ends)) for kind in _kinds(text)]
    sure = {text[start : kind.end] for kind, start in named if start is not None}
    result = []
    for kind, start in named:
        if start is not None:
            result.append(Found(start, kind.end, "zone", 0.85))
        elif _stands_for_one(text, kind):
            result.append(Found(kind.start, kind.end, "zone", 0.6))
        else:
            result += _named_elsewhere(text, kind, sure)
    return result


def _named_elsewhere(text: str, kind: _Kind, sure: set[str]) -> list[Found]:
    """Return the zone where the same name was found for sure in another place of the text."""
    for length in range(min(ROOM, kind.start), 0, -1):
        if text[kind.start - length : kind.end] in sure:
            return [Found(kind.start - length, kind.end, "zone", 0.7)]
    return []


def _name_start(text: str, kind: _Kind, words: Words, ends: dict[int, Found]) -> int | None:
    """Return where the name of the zone begins, ``None`` where it has none."""
    start = kind.start
    place = ends.get(start)
    if place is not None:
        of_its_own = _USUAL.sub("", text[start : kind.last])
        full = place.name is not None and place.name.kind in (DIVISION, TOWNSHIP)
        return start if len(of_its_own) > 1 and full else place.start
    begin = start
    while begin > 0 and start - begin < ROOM and not _CUT.match(text[begin - 1]) and begin not in ends:
        begin -= 1
    beside = ends.get(begin)
    if beside is not None and _is_bare(beside) and not kind.use.startswith("loose"):
        return beside.start if 0 < start - begin <= _SHORT and not words.tells(begin, start) else None
    return _own_name(text, kind, words, ends, begin)


def _own_name(text: str, kind: _Kind, words: Words, ends: dict[int, Found], begin: int) -> int | None:
    """Return where the zone's own name begins, at ``begin`` or behind what only describes it."""
    start = kind.start
    too_far = start - begin >= ROOM and begin not in ends
    border, begin = begin, _without_generic(text, begin, start, words)
    if begin == start or (too_far and begin == border):
        return None
    name = text[begin:start]
    if not 2 <= len(name) <= 6 or not all(is_han(char) for char in name):
        return None
    if _ACTS.match(text, kind.end):
        return begin
    if kind.use.startswith("loose"):
        free = begin > border or words.opens(begin)
        landmark = _LANDMARK.search(name) is not None and not is_word(name + text[kind.start : kind.end])
        named = begin in ends or (free and (landmark or words.is_proper(begin, start)))
        return begin if named and not words.tells(begin, start) else None
    if _LUCKY.fullmatch(name) and (begin == 0 or not is_han(text[begin - 1])):
        return begin
    single = len(words.inside(begin, start)) == 1 and kind.use.endswith("alone")
    return None if words.tells(begin, start, NO_NAME if single else TELLING) else begin


def _is_bare(place: Found) -> bool:
    """Tell whether a place is named by its short name, which goes with the zone's own (桃江 + 高新开发区)."""
    return place.name is not None and place.name.kind == STEM


def _without_generic(text: str, begin: int, end: int, words: Words) -> int:
    """Return where the name begins behind the words that say only what is done or of which kind the zone is."""
    at = begin
    pieces = words.inside(begin, end)
    for piece in pieces:
        at += len(piece)
        if piece in _lexicon().generic or (len(piece) > 1 and piece[-1] in "级型"):
            begin = at
    return begin


def _stands_for_one(text: str, kind: _Kind) -> bool:
    """Tell whether a zone without a name stands for the one meant: it acts, or is listed beside towns."""
    if not kind.use.endswith("alone"):
        return False
    before = text[max(0, kind.start - 30) : kind.start]
    if before and is_han(before[-1]):
        return _RUN.search(before) is not None and _BUILT.match(text, kind.end) is not None
    if _COLLECTIVE.search(before):
        return False
    if _ACTS.match(text, kind.end) or _TOLD.match(text, kind.end):
        return True
    return bool(_BESIDE.search(before) and _LISTED.match(text, kind.end))
