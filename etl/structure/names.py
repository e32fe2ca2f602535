"""Names in bylines: who wrote, reported or photographed.

Only what a byline, a dateline or a picture's credit says of its writers is read
here; people named in the text are found by the extraction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from etl.lexicon import lines
from etl.records import Outline
from etl.structure import patterns as pat

__all__ = ["Byline", "author_named", "glued_name", "is_name", "name_list", "read_byline", "reporters", "signed_by_unit"]

_HAN = r"[\u4e00-\u9fff]"
_NAME = rf"(?:{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+|{_HAN}{{2,4}}|{_HAN}\s{_HAN})"
_ROLE = (
    r"(?:(?:本报|本台|本刊|本网|新华社|中新社|人民日报|特约|特派|见习|实习|首席|驻站|驻[\u4e00-\u9fff]{2,4}|全媒体|融媒体?|[\u4e00-\u9fff]{2,6}(?:日报|晚报|网))?"
    r"(?:记者|通讯员|特派员|撰稿人|摄影记者|文字记者|摄影报道))"
)
_CREDITS = re.compile(rf"[（(【\[]\s?(?:{_ROLE})[：:\s/]?(?P<rest>[^（）()【】\[\]。；]{{2,60}})[）)】\]]")
_IN_DATELINE = re.compile(
    rf"{_ROLE}[：:\s]?(?P<rest>{_NAME}(?:[、，\s]+{_NAME}){{0,4}}?)\s?(?:报道|文/图|摄影报道|）|\)|从)"
)
_HAS_ROLE = re.compile("记者|通讯员|特派员|撰稿人|摄影报道")
_SIGNED = re.compile(rf"[。！”][（(](?P<rest>{_NAME}(?:[、\s]+{_NAME}){{0,3}})[）)]")
_PHOTO = re.compile(rf"(?:{_ROLE})[：:\s]?(?P<rest>{_NAME}(?:[、\s]+{_NAME}){{0,3}}?)\s?(?:摄|/摄|图|文/图|拍摄)")
_SUPPLIED = re.compile(r"[（(](?P<rest>[^（）()]{2,40}?)\s?(?:供稿|报道|撰稿|文/图|摄影报道)[）)]$")
_LABELS = re.compile(
    rf"{_ROLE}|(?:作\s?者|撰\s?文|撰\s?稿|供\s?稿|摄\s?影|图\s?文|(?<![\u4e00-\u9fff])[图文]|通\s?讯|报告人|汇报人|演讲人|主讲人|讲话人|发言人|述职人|整理)(?=[：:/／\s])"
    r"|报道|摄影|摄$"
)
_SPLIT = re.compile(r"[、，,；;/／：:|\s（）()【】\[\]]+")
_SPACED = re.compile(rf"(?<!{_HAN})({_HAN})\s+({_HAN})(?!{_HAN})")
_IS_NAME = re.compile(rf"{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+|{_HAN}{{2,4}}")
_BRACKETS = re.compile(r"[（）()]")
_AUTHOR = re.compile(rf"[（(]?\s?作\s?者\s?[：:]\s?(?P<rest>{_NAME}(?:[、\s]+{_NAME}){{0,3}})[，、；,）)]")
_BY_UNIT = re.compile(rf"[（(](?P<unit>[^（）()，。：\s]{{2,20}})\s(?P<rest>{_NAME}(?:[、\s]{_NAME}){{0,3}})[）)]")
_DATELINE_REACH = 120
_TAIL_REACH = 60


@dataclass(slots=True)
class Byline:
    """The names of a byline and whether they are reporters'."""

    names: tuple[str, ...]
    is_reporter: bool


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset("".join(lines("surnames"))), frozenset(lines("compound_surnames"))


def is_name(word: str) -> bool:
    """Return whether a word can be a person's full name by its length and surname."""
    if "·" in word:
        return bool(_IS_NAME.fullmatch(word))
    single, compound = _surnames()
    if not _IS_NAME.fullmatch(word):
        return False
    return (word[0] in single and len(word) <= 3) or (word[:2] in compound and len(word) >= 3)


def glued_name(line: str) -> str:
    """Return the name that stands behind a post without a space (``市委常委、副市长任立远``), or ``""``."""
    for size in (3, 2, 4):
        name = line[-size:]
        if len(line) - size >= 2 and pat.POST_END.search(line[:-size]) and is_name(name):
            return name
    return ""


def name_list(text: str) -> tuple[str, ...]:
    """Return the names in a list such as ``岳振声、简文博`` or ``记者 张 强 通讯员 李明``."""
    if not text:
        return ()
    plain = _SPACED.sub(r"\1\2", _LABELS.sub(" ", text))
    return tuple(dict.fromkeys(word for word in _SPLIT.split(plain) if _IS_NAME.fullmatch(word) and not _is_body(word)))


_NO_NAME = re.compile("关注|分享|收藏|举报|会员|投稿|网友|佚名|管理|编辑|小编|用户|本站")


def _is_body(word: str) -> bool:
    return bool(pat.POST_END.search(word) or _NO_NAME.search(word)) or (
        len(word) >= 3 and (pat.is_issuer(word) or word[-1] in "股科室站所组部网办")
    )


def read_byline(line: str) -> Byline:
    """Return the names of a byline: behind its labels, or the last word behind a post."""
    bare = _SPACED.sub(r"\1\2", _BRACKETS.sub(" ", pat.DATE.sub(" ", line)).strip())
    if _LABELS.search(bare) or pat.BYLINE_LABEL.match(line):
        return Byline(name_list(bare), bool(re.search("记者|通讯员|特派员", bare)))
    words = pat.DATE.sub(" ", bare).split()
    if len(words) == 1 and (name := glued_name(words[0])):
        return Byline((name,), False)
    names = [word for word in words if _IS_NAME.fullmatch(word) and not _is_body(word)]
    if len(words) > 1 and names and any(_is_body(word) or len(word) > 4 for word in words[:-1]):
        names = [name for name in names if words.index(name) > 0] or names
    return Byline(tuple(dict.fromkeys(names)), False)


def author_named(note: str) -> tuple[str, ...]:
    """Return the author whom a closing note names: ``（作者：张三，系…书记）``."""
    hit = _AUTHOR.match(note)
    return tuple(filter(is_name, name_list(hit["rest"]))) if hit else ()


def signed_by_unit(line: str) -> tuple[str, ...]:
    """Return the names in brackets behind the unit that sent the text: ``（县委宣传部 张三）``."""
    hit = _BY_UNIT.fullmatch(line)
    names = name_list(hit["rest"]) if hit and _is_body(hit["unit"]) else ()
    return names if all(map(is_name, names)) else ()


def reporters(text: str, outline: Outline, is_signed: bool = False) -> list[str]:
    """Return the reporters that the report names in its dateline, at its end or under a picture.

    Where the text is signed, who took a picture is none of its writers.
    """
    names: list[str] = []
    bodies = [p for p in outline.paragraphs if p.kind == "body"]
    for paragraph in bodies[:2]:
        end = min(paragraph.end, paragraph.start + _DATELINE_REACH)
        for pattern in (_CREDITS, _IN_DATELINE) if _HAS_ROLE.search(text, paragraph.start, end) else ():
            if (hit := pattern.search(text, paragraph.start, end)) and _is_own(text, paragraph.start, hit.start()):
                names += name_list(hit[0])
                break
    for paragraph in bodies[-1:]:
        tail = max(paragraph.start, paragraph.end - _TAIL_REACH)
        if hit := _last(_CREDITS, text, tail, paragraph.end):
            names += name_list(hit[0])
        elif hit := _last(_SIGNED, text, tail, paragraph.end):
            signed = name_list(hit["rest"])
            names += signed if all(map(is_name, signed)) else []
    for paragraph in outline.paragraphs:
        if paragraph.kind == "note" and (hit := _SUPPLIED.match(text, paragraph.start, paragraph.end)):
            names += [name for name in name_list(hit["rest"]) if is_name(name)]
    if not (is_signed or names):
        names += _photographers(text, outline)
    return list(dict.fromkeys(names))


def _photographers(text: str, outline: Outline) -> list[str]:
    captions = (paragraph for paragraph in outline.paragraphs if paragraph.kind == "caption")
    hits = (_PHOTO.search(text, caption.start, caption.end) for caption in captions)
    return [name for hit in hits if hit for name in name_list(hit["rest"])]


def _is_own(text: str, start: int, at: int) -> bool:
    """Return whether the credit belongs to the dateline and not to a sentence about journalists."""
    return at - start <= 2 or bool(pat.DATELINE.match(text, start)) or "讯" in text[start:at] or "电" in text[start:at]


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    hit = None
    for hit in pattern.finditer(text, start, end):  # noqa: B007
        pass
    return hit if hit and text[hit.end() : end].strip("。 ") == "" else None
