"""Which of the lines above a text is its title: candidates weighed by form, place and what the page calls its title.

Several lines may be one: issuers above ``关于…的通知``, a line cut short, a motto
on two lines. What is left is a kicker, a deck or a second title, and becomes the subtitle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.lexicon.kinds import KIND_AT_END
from etl.structure import patterns as pat
from etl.structure.names import is_name

__all__ = ["BRACKETED", "TITLE_TYPE", "Line", "bare", "sort_titles"]

TITLE_TYPE = re.compile(
    rf"{KIND_AT_END.pattern}|(?:函|令|制度|安排|名单|建议|提纲|材料|公开信)(?:[（(].{{1,12}}[）)])?$"
)
BRACKETED = re.compile(r"[（(【\[].*[）)】\]]")
_NO_LETTERS = re.compile(r"[\W_]+")
_GOES_ON = re.compile(r"(?:关于|转发|印发|批转|在.{2,50}(?:上的|会上|时的)|二[〇○零]|(?:19|20)\d\d年)")
_DECK_WORD = re.compile(
    r"(?!在|关于)[\u4e00-\u9fff、·]{2,30}(?:出席|主持|讲话|参加|陪同|致辞|(?<!工)作报告)(?:会议|大会)?"
)
_KICKER = re.compile(r"(?:强调|指出|要求|提出|表示|说|时)$")
_FIELD = re.compile(r"[\u4e00-\u9fff]{2,5}[：:]\s?\S")
_SPEAKER = re.compile("[\u4e00-\u9fff·]{2,8}同志")
_SPOKEN = re.compile("[—-]{1,2}.{0,16}在.{4,60}上(?:的.{0,8}(?:报告|讲话|发言))?$")
_OTHERS_TITLE = re.compile(r"(?P<issuer>[^，。；：《》]{4,40}?)(?=关于|转发|批转|印发)")
_NAMED, _TYPED, _HARDLY, _NEVER, _LATER = 8, 4, -4, -6, -0.1
_SHORTEST_NAMED, _LONGEST_DECK, _COLUMN = 6, 10, 8


@dataclass(slots=True)
class Line:
    """A line of the clean text without the spaces around it, and what it is."""

    start: int
    end: int
    text: str
    kind: str = "body"


def bare(text: str) -> str:
    """Return the letters and digits of a text, for comparison."""
    return _NO_LETTERS.sub("", text)


def sort_titles(lines: Sequence[Line], titles: Sequence[int], named: range, web_titles: Sequence[str]) -> None:
    """Tell title lines, their continuation and subtitles apart; ``named``: lines that print what the page calls it."""
    if not titles:
        return
    main = named.start if named and named.start in titles else _heaviest(lines, titles, web_titles)
    first = last = titles.index(main)
    while first > 0 and titles[first - 1] == titles[first] - 1 and _goes_on(lines, titles[first - 1]):
        first -= 1
    while last + 1 < len(titles) and titles[last + 1] == titles[last] + 1 and _goes_on(lines, titles[last]):
        last += 1
    whole = {*titles[first : last + 1], *(at for at in titles if at in named)}
    has_deck = any(at > titles[last] and at not in whole for at in titles)  # then what stands above is a kicker
    for at in titles:
        is_head = at < titles[first] and (has_deck or _is_above_title(lines[at].text, bool(web_titles)))
        lines[at].kind = "title" if at in whole else "head" if is_head else "subtitle"


def _heaviest(lines: Sequence[Line], titles: Sequence[int], web_titles: Sequence[str]) -> int:
    """Return the line that most speaks for as the title, the first of equals."""
    weights = [_weight(lines[at].text, web_titles) + _LATER * number for number, at in enumerate(titles)]
    return titles[weights.index(max(weights))]


def _weight(text: str, web_titles: Sequence[str]) -> float:
    """Add up what a line's form says for and against a title."""
    own = bare(text)
    return sum(
        weight
        for weight, says in (
            (_NAMED, len(own) >= _SHORTEST_NAMED and any(title.startswith(own) for title in web_titles)),
            (_TYPED, TITLE_TYPE.search(text) and not _is_deck(text)),
            (_NEVER, _is_deck(text) or BRACKETED.fullmatch(text)),
            (_HARDLY, pat.is_issuer(text) or _FIELD.match(text) or pat.DATE.search(text)),
            (_HARDLY, _KICKER.search(text) or _SPEAKER.fullmatch(text)),
        )
        if says
    )


def _is_deck(text: str) -> bool:
    """Tell whether a line says who spoke and who presided."""
    words = text.split()
    is_one = len(words) > 1 or (len(text) <= _LONGEST_DECK and (is_name(text[:3]) or is_name(text[:2])))
    return is_one and all(map(_DECK_WORD.fullmatch, words))


def _is_above_title(text: str, title_is_known: bool) -> bool:
    """Return whether a line above the title is an issuer, an issue or a page's column and no kicker."""
    if pat.is_issuer(text) or pat.ISSUE.search(text):
        return True
    return title_is_known and len(text) <= _COLUMN and not _KICKER.search(text)


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Return whether a title runs on to the next line: issuers above 关于…, a line cut short, a motto of two lines."""
    text, following = _solid(lines[at].text), _solid(lines[at + 1].text)
    if pat.is_issuer(text.split()[-1]):
        others = _OTHERS_TITLE.match(following)
        is_beside = others is not None and pat.is_issuer(others["issuer"]) and others["issuer"] != text
        if is_beside or pat.is_issuer(following) or _GOES_ON.match(following):
            return True
    if _SPEAKER.fullmatch(text):
        return following.startswith("在")
    if TITLE_TYPE.search(text) or BRACKETED.fullmatch(following):
        return False
    if _is_motto(lines, at):
        return True
    opened = text.count("《") > text.count("》") or text.count("“") > text.count("”")
    dangling = text[-1] in "的和与及在、暨对" or text.startswith("关于")
    return opened or (dangling and len(text) + len(following) <= 100) or len(following) <= 3


def _solid(text: str) -> str:
    """Return a line whose characters were spread over its width without the spaces."""
    words = text.split()
    return "".join(words) if all(len(word) == 1 for word in words) else text


def _is_motto(lines: Sequence[Line], at: int) -> bool:
    """Return whether two lines are a motto: right below them stands where it was spoken."""
    parts = [line.text for line in lines[at : at + 2]]
    below = lines[at + 2].text if at + 2 < len(lines) else ""
    is_plain = not any(_KICKER.search(text) or TITLE_TYPE.search(text) or _is_deck(text) for text in parts)
    return is_plain and bool(_SPOKEN.match(below))
