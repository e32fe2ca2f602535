"""The shape of a Chinese name: surname, given name, and what may stand to its right.

``name_at`` cuts a name out of running text to the right of a post, ``name_before``
to the left of a word. A cut is graded by what follows it, since 任远主持会议 holds
任远 and 岳振声出席会议 holds 岳振声.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from etl.extract.people.characters import is_sound
from etl.extract.vocabulary import is_word, word_class
from etl.lexicon import lines
from etl.lexicon.divisions import divisions
from etl.openers import WordList

__all__ = [
    "MIDDLE_DOT",
    "Cut",
    "follow_at",
    "is_called",
    "is_ethnic_start",
    "is_given",
    "is_of_parts",
    "name_at",
    "name_before",
    "names_of_parts",
    "short_places",
    "surname_length",
    "surnames_of_one",
]

MIDDLE_DOT = re.compile("[一-龥]{1,9}(?:[·•‧・∙][一-龥]{1,8}){1,3}(?:-[一-龥]{2,8})?")
_DOT = re.compile("[·•‧・∙]")
_LONGEST_MIXED = 5
_NEVER = frozenset(
    "的了是在不我你他她它这那个些么吗呢吧很被把着们或且但所及各某该就仅已曾还都只哪谁也并说做作到带等率说对给让请使"
    "副省县市区镇乡村局部厅委党第每项条款元万亿吨%年月日号时分钟周以其之后前里与于将从为和向任"
)
_NO_SOUND_HERE = _NEVER | frozenset("因已也又曾正")
_SOMETIMES = frozenset("之为和向任从于与将以党年月日时钟周后前万亿元里")
_GIVEN = re.compile(f"(?:(?![{''.join(sorted(_NEVER - _SOMETIMES))}])[一-龥])+")
_MARK = re.compile(r"[\s，。、；：！？（）()“”《》…,;:!?/—\-【】\[\]]|$")
_JOINT = frozenset("和与及")
_TITLES_OF_ONE = frozenset("某总工")
_TITLES_OF_TWO = frozenset(
    re.findall(
        "..",
        "书记主任主席局长部长县长市长区长省长镇长乡长校长院长处长科长所长站长队长组长同志总理委员常委大爷"
        "大妈大娘大叔大姐女士先生老汉师傅老师医生阿姨奶奶爷爷老板某某",
    )
)
_SAID = frozenset(
    (
        "强调",
        "指出",
        "要求",
        "主持",
        "出席",
        "参加",
        "讲话",
        "表示",
        "宣布",
        "宣读",
        "传达",
        "通报",
        "汇报",
        "介绍",
        "认为",
        "提出",
        "检查",
        "调研",
        "率领",
        "代表",
        "部署",
        "总结",
        "发言",
        "说明",
        "带领",
        "负责",
        "分管",
        "陪同",
    )
)
_LONGEST_FOLLOW = 5
_SHORT_PART = 2
_ASIDE = re.compile("[（(](?:[男女]|[一-龥]{1,3}族|挂职|前|左|右|中|正?左起|[一-龥]{0,2}排|援[疆藏青]|兼)")
_STANDING = frozenset("nja")
_ETHNIC = frozenset(
    "扎次卓巴阿格德旺洛尼丹达嘎索桑乌额娜苏呼斯布朝其巨仁才贡拉玛益土米买吾艾依热玉帕库木沙努塔哈宝萨那道孟特敖"
)
_NOUNS = frozenset("nj")
_FUNCTION = frozenset("pcdu")
_FULL = 3


class Cut(NamedTuple):
    """A string cut out as a name; its grade is 3 before a mark, 2 before a word, 1 before a function word, else 0."""

    start: int
    end: int
    grade: int


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return (
        frozenset("".join(lines("surnames"))),
        frozenset("".join(lines("surnames_rare"))) - frozenset("".join(lines("surnames"))),
        frozenset(lines("compound_surnames")),
    )


@cache
def _follows() -> tuple[frozenset[str], frozenset[str]]:
    """Return what follows names, and the characters with which its words begin."""
    words = frozenset(lines("name_follows"))
    return words, frozenset(word[0] for word in words)


@cache
def _lookalikes() -> frozenset[str]:
    return frozenset((*lines("name_lookalikes"), *lines("person_roles"), *lines("post_titles")))


@cache
def short_places() -> frozenset[str]:
    """Return what divisions are called, in full or by their stem, in four characters at most."""
    index = divisions()
    return frozenset(name for name in (*index.by_name, *index.by_stem) if len(name) <= 4)


def surnames_of_one() -> str:
    """Return the family names of one character that are no everyday words."""
    return "".join(sorted(_surnames()[0]))


def surname_length(text: str, at: int) -> int:
    """Return the length of the surname at ``at``: 2 or 1, 0 where there is none."""
    common, rare, compound = _surnames()
    char = text[at : at + 1]
    if text[at : at + 2] in compound:
        return 2
    return 1 if char in common or char in rare else 0


def is_rare(text: str, at: int) -> bool:
    """Tell whether the surname is an everyday word too, so that more must speak for the name."""
    return text[at] in _surnames()[1]


def is_given(given: str) -> bool:
    """Tell whether the characters may be a given name."""
    return _GIVEN.fullmatch(given) is not None


def is_called(name: str) -> bool:
    """Tell whether the string is no full name: how somebody is called (王大爷, 老李), or what only looks like one."""
    return name[0] in "老小阿" or name in _lookalikes() or _ends_in_title(name)


def _ends_in_title(name: str) -> bool:
    return name[-1] in _TITLES_OF_ONE or name[-2:] in _TITLES_OF_TWO


def is_ethnic_start(text: str, at: int) -> bool:
    """Tell whether a Mongolian, Tibetan or other name without surname and dot may start at ``at``."""
    return text[at : at + 1] in _ETHNIC and not is_word(text[at : at + 2]) and not is_word(text[at : at + 3])


def follow_at(text: str, at: int) -> int:
    """Return the grade of what stands at ``at``: 3 mark, 2 word that follows names, 1 function word, 0 other."""
    if _MARK.match(text, at):
        return 3
    words, begins = _follows()
    if text[at] in begins:
        for length in range(_LONGEST_FOLLOW, 1, -1):
            if text[at : at + length] in words:
                return 2
    if text[at].isdigit():
        return 2
    return 1 if text[at] in words else 0


def name_at(text: str, at: int) -> Cut | None:
    """Return the name that starts at ``at``, graded by what follows, or None."""
    dotted = MIDDLE_DOT.match(text, at)
    if dotted and _is_forename(_DOT.split(dotted.group())[0]):
        return _dotted(text, at, dotted.end())
    parts = _of_parts(text, at)
    if parts is not None:
        return parts
    family = surname_length(text, at)
    lengths = (2, 1) if family and text[at] != "老" and not text.startswith("代表", at) else ()
    cuts = [cut for cut in (_cut(text, at, family, given) for given in lengths) if cut is not None]
    if not cuts:
        return None
    best = max(cuts, key=lambda cut: (cut.grade, cut.end))
    shorter = cuts[-1]
    if best is not shorter and shorter.grade >= 1 and text[best.end - 1] in _SOMETIMES and _joins(text, best):
        return shorter
    if best is not shorter and best.grade == shorter.grade == 1:
        return Cut(best.start, best.end, 0)
    return best


def _holds_function_word(name: str) -> bool:
    """Tell whether a function word or an adverb fills a part of three characters (关于 + 宗, 党 + 随后)."""
    return any(word_class(part)[:1] in _FUNCTION for part in (name[:2], name[1:]) if is_word(part))


def _is_forename(text: str) -> bool:
    """Tell whether characters before a dot are a name alone, not a name and a clause before it."""
    return len(text) <= _LONGEST_MIXED or sum(map(is_sound, text)) * 3 >= len(text) * 2


@cache
def _parts() -> tuple[re.Pattern[str], frozenset[str]]:
    parts = sorted(lines("ethnic_name_parts"), key=lambda part: (-len(part), part))
    return re.compile(f"(?:{'|'.join(parts)}){{1,4}}"), frozenset(part[0] for part in parts)


_PARTS = WordList(lambda: lines("ethnic_name_parts"))


def names_of_parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of four characters and more that are made of several such parts, before a mark or a verb."""
    begin = last = -1
    for _, start, end in (*_PARTS.find(text), (0, len(text) + 1, 0)):
        if start == last:
            last = end
            continue
        if last - begin > _FULL and last - begin > _single(text, begin) and follow_at(text, last):
            yield begin, last
        begin, last = start, end


def _single(text: str, start: int) -> int:
    """Return the length of the longest part that starts at ``start``."""
    return max((len(part) for part in lines("ethnic_name_parts") if text.startswith(part, start)), default=0)


def is_of_parts(name: str) -> bool:
    """Tell whether a name is made of the parts of Tibetan, Mongolian and Yi names alone."""
    return _parts()[0].fullmatch(name) is not None


def _of_parts(text: str, at: int) -> Cut | None:
    """Return the Tibetan, Mongolian or Yi name that starts at ``at``, made of parts that such names are made of."""
    pattern, firsts = _parts()
    found = pattern.match(text, at) if text[at : at + 1] in firsts else None
    if found is None:
        return None
    grade = follow_at(text, found.end())
    length = found.end() - at
    return Cut(at, found.end(), grade) if grade >= (1 if length > _SHORT_PART else 2) else None


def _joins(text: str, cut: Cut) -> bool:
    """Tell whether the last character of a cut is rather the word between two names, or before a place."""
    last = text[cut.end - 1]
    return cut.grade < 3 and (last not in _JOINT or surname_length(text, cut.end) > 0 or cut.grade < 2)


def _cut(text: str, at: int, family: int, given: int) -> Cut | None:
    end = at + family + given
    name = text[at:end]
    if len(name) < family + given or not is_given(name[family:]):
        return None
    if name[family:] in _SAID or _ends_in_title(name) or (given == 1 and name[family] in _SOMETIMES):
        return None
    grade = follow_at(text, end)
    if _ASIDE.match(text, end):
        return Cut(at, end, 3)
    classes = _STANDING if grade == _FULL else _NOUNS if grade > 1 else ""
    filled = given == _FULL - 1 and grade < _FULL and _holds_function_word(name)
    if filled or name in _lookalikes() or (is_word(name) and word_class(name)[0] not in classes):
        return None
    if grade < 2 and text[end - 1 : end + 1] in _follows()[0]:
        grade = 0
    elif grade == 0 and word_class(text[end : end + 2])[:1] in ("v", "d", "p", "c"):
        grade = 1
    if name in short_places() and grade < 2:
        return None
    return Cut(at, end, grade)


def _dotted(text: str, at: int, end: int) -> Cut:
    """Return a name with a middle dot; its last part stops where a word that follows names begins."""
    last = max(text.rfind(dot, at, end) for dot in "·•‧・∙-") + 1
    for stop in range(last + 2, end):
        if text[stop] in _NO_SOUND_HERE or follow_at(text, stop) == 2 or not is_sound(text[stop]):
            return Cut(at, stop, 2)
    return Cut(at, end, follow_at(text, end) or 2)


def name_before(text: str, end: int) -> Cut | None:
    """Return the name that ends at ``end`` with a mark or function word to its left, the longer first."""
    if _DOT.search(text, max(0, end - 9), end):
        for found in MIDDLE_DOT.finditer(text, max(0, end - 24), end):
            if found.end() == end:
                return Cut(found.start(), end, 3)
    for length in (4, 3, 2):
        start = end - length
        family = surname_length(text, start) if start >= 0 else 0
        if not family or length - family not in (1, 2):
            continue
        name = text[start:end]
        if name in _lookalikes() or not is_given(name[family:]) or is_word(name) or name in short_places():
            continue
        if _ends_in_title(name) or (is_rare(text, start) and family == 1 and length == 2):
            continue
        left = _left(text, start)
        if left:
            return Cut(start, end, left)
    return None


_OPENERS = re.compile(
    r"(?:任命|决定|同意|选举|推选|聘任|聘请|提名|建议|推荐|免去|免除|表彰|授予|撤销|追授|学习|宣传|由|以|请|与|和|及|向|对|让|派|把|将)\Z"
)


def _left(text: str, start: int) -> int:
    """Return 3 where a mark or the text's begin stands to the left, 2 for a word that opens, else 0."""
    if start == 0 or _MARK.match(text, start - 1):
        return 3
    return 2 if _OPENERS.search(text, max(0, start - 3), start) else 0
