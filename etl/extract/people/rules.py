"""The rules that find people: each reads a text and yields finds, a name with the posts it holds.

A find that needs a second opinion has ``sure`` unset: it counts when the name is
sure elsewhere in the document or when the tagger sees it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.extract.people.characters import given_score, is_by_sound
from etl.extract.people.shapes import (
    MIDDLE_DOT,
    Cut,
    follow_at,
    is_ethnic_start,
    is_given,
    is_of_parts,
    is_rare,
    name_at,
    name_before,
    surname_length,
)
from etl.extract.posts import Post, PostIndex
from etl.extract.vocabulary import is_word
from etl.lexicon import lines
from etl.openers import Opener, WordList

__all__ = [
    "ETHNIC",
    "FREE",
    "KNOWN",
    "Find",
    "after_posts",
    "after_roles",
    "appointed",
    "before_posts",
    "before_titles",
    "before_verbs",
    "in_lists",
    "known",
    "past_spaces",
    "resumes",
    "titled",
]

ETHNIC, FREE, KNOWN = "person-ethnic", "person-free", "person-known"
_ROUND = re.compile(r"\s?[（(][^（）()\n]{1,12}[）)]")
_SPACES = re.compile(r"[ 　\t]{0,8}")
_JOINER = re.compile("、|以及|和|与|及")
_SOUNDS = re.compile("[一-龥]{3,6}")
_FULL, _LIKELY = 3, 20
_SPACE_RUN = re.compile("[ 　]{1,3}")
_TAKES = re.compile(r"(?:同志)?(?:兼任|担任|出任|当选为|当选|连任|挂任|现任|继续担任|任命为|升任|调任|转任|任|兼|为)\Z")
_REMOVED = re.compile("(?:免去|免除|撤销)[^，。；\n]{0,12}$")
_SPEECH = Opener(
    "(?:同志)?(?:指出|强调|要求|表示|认为|说|告诉记者|介绍说|介绍道|介绍|主持会议|主持了会议|主持召开|主持|出席会议|出席|"
    "参加会议|参加|讲话|作讲话|作了讲话|作重要讲话|作了重要讲话|致辞|宣读|传达|通报|汇报|分别|先后|坦言|感慨|充分肯定|等|(?:作|做)了?(?:[重典交表大专经书]..?)?(?:发言|汇报|报告|讲话|介绍))|同志"
)
_COMRADE = "同志"
_OPEN_LIST = re.compile(
    "(?:出席|参加|列席|陪同|陪同调研|与会|到会)[^。；：\n]{0,24}?(?:的有|还有|有(?=[：:])|分别是|包括)(?!关)[：:]?"
)
_BYLINE = re.compile("记者|通讯员|编辑|责编|校对|审|摄影|作者|整理|供稿|撰稿|执笔|签发|实习生")


class Find(NamedTuple):
    """A name found, with the posts it holds, the rule that found it and how sure that is."""

    start: int
    end: int
    posts: tuple[Post, ...]
    rule: str
    confidence: float
    sure: bool = True


def past_spaces(text: str, at: int) -> int:
    """Return where the next mark or character behind spaces stands."""
    found = _SPACES.match(text, at)
    return found.end() if found else at


def _run(text: str, first: Cut, index: PostIndex, taken: frozenset[int]) -> Iterator[Cut]:
    """Yield the first name and those that follow it in a list, until something else stands there."""
    yield first
    end = first.end
    while True:
        bracket = _ROUND.match(text, end)
        end = bracket.end() if bracket else end
        if text.startswith(_COMRADE, end):
            end += len(_COMRADE)
        joiner = _JOINER.match(text, end)
        if joiner is None:
            return
        at = joiner.end()
        if at in index.by_start or at in taken:
            return
        cut = name_at(text, at)
        if cut is None or cut.grade < (1 if joiner.group() == "、" else 2):
            cut = _by_sound(text, at) if joiner.group() == "、" else None
        if cut is None:
            return
        yield cut
        end = cut.end


def _by_sound(text: str, at: int) -> Cut | None:
    """Return the name that a list goes on with where it is written by sound alone (阿苦伍牛、马史尔布)."""
    found = _SOUNDS.match(text, at)
    if found is None or is_word(found.group()):
        return None
    for end in range(found.end(), at + 2, -1):
        if follow_at(text, end) >= 2 and is_by_sound(text[at:end]):
            return Cut(at, end, 2)
    return None


def _is_likely(name: str) -> bool:
    """Tell whether the given name of a full name is much likelier one than words of the text."""
    return len(name) == _FULL and given_score(name[1:]) >= _LIKELY


def after_posts(text: str, index: PostIndex, taken: frozenset[int]) -> Iterator[Find]:
    """Find names to the right of a list of posts: 区委副书记、区长任远."""
    for post in index.posts:
        at = past_spaces(text, post.end)
        if text[at : at + 1] in ("：", ":"):
            at = past_spaces(text, at + 1)
        posts = index.list_to(post.end)
        if text[at : at + 1] in ("（", "(", "）", ")"):
            at, posts = _behind_aside(text, at, post, index)
        if at in index.by_start or at in taken:
            continue
        cut = name_at(text, at)
        if (cut is None or cut.grade == 0) and is_ethnic_start(text, at):
            yield Find(at, at + 2, posts, ETHNIC, 0.7, sure=False)
        if cut is None or text[at] in "和与及":
            continue
        if cut.grade == 0 or (cut.grade < 2 and is_rare(text, at) and not _is_likely(text[cut.start : cut.end])):
            if not is_word(text[at : at + 2]):
                yield Find(cut.start, cut.end, posts, "person-post", 0.7, sure=False)
            continue
        for i, name in enumerate(_run(text, cut, index, taken)):
            yield Find(
                name.start, name.end, posts, "person-post" if i == 0 else "person-post-run", 0.97 if i == 0 else 0.95
            )


_NO_NAME_AFTER_ROLE = ("和", "与", "及", "国", "向", "")  # 老师和家长, 成员国
_ASIDE = re.compile(r"[（(](?:挂职|女|兼|主持工作|正?副?[厅处县科局团]级|援[疆藏青]|代|拟任)[）)]")


def _behind_aside(text: str, at: int, post: Post, index: PostIndex) -> tuple[int, tuple[Post, ...]]:
    """Return where a name may stand behind a bracket, and its posts: 主席（党组书记）任远, 副书记（挂职）任远."""
    posts = index.list_to(post.end)
    aside = _ASIDE.match(text, at)
    if aside:
        return past_spaces(text, aside.end()), posts
    if text[at] in "）)" and text[post.start - 1 : post.start] in ("（", "("):
        return past_spaces(text, at + 1), index.list_to(post.start - 1) + posts
    return at, posts


_SEX = re.compile("[男女][，,、]")
_RESUME = re.compile(r"(?:\A|(?<=[。；：\n 　]))(?P<name>[一-龥·]{2,10}?)(?:同志)?[，,、：]\s?[男女][，,、]")


def resumes(text: str, index: PostIndex) -> Iterator[Find]:
    """Find the people whom notices before an appointment describe: 任远，男，汉族，…现任县委副书记."""
    if _SEX.search(text) is None:
        return
    for found in _RESUME.finditer(text):
        end = min(stop for stop in (text.find("。", found.end()), text.find("\n", found.end()), len(text)) if stop >= 0)
        now = text.find("现任", found.end(), end)
        posts = index.list_from(now + 2) if now >= 0 else ()
        name = found["name"]
        if surname_length(name, 0) or "·" in name:
            yield Find(found.start("name"), found.end("name"), posts, "person-resume", 0.95)


_ROLES = WordList(lambda: lines("person_roles"))


def after_roles(text: str, index: PostIndex, taken: frozenset[int]) -> Iterator[Find]:
    """Find names behind a word for people that is no post: 区领导贾某某、杨某某, 记者 龚某某."""
    words = lines("person_roles")
    for which, _, end in _ROLES.find(text):
        byline = bool(_BYLINE.search(words[which]))
        at = past_spaces(text, end)
        if text[at : at + 1] in ("：", ":", "/", "／"):
            at = past_spaces(text, at + 1)
        if at in index.by_start or at in taken:
            continue
        if text[at : at + 1] in _NO_NAME_AFTER_ROLE:
            continue
        cut = name_at(text, at)
        if cut is not None and (is_word(text[cut.start : cut.end]) or (cut.grade < 2 and is_word(text[at : at + 2]))):
            continue
        if cut is None or cut.grade == 0:
            if cut is not None:
                yield Find(cut.start, cut.end, (), "person-role", 0.6, sure=False)
            continue
        yield from _role_run(text, cut, index, taken, byline=byline)


def _role_run(text: str, cut: Cut, index: PostIndex, taken: frozenset[int], *, byline: bool) -> Iterator[Find]:
    sure = cut.grade >= 2 and (cut.end - cut.start > 2 or byline) and not is_rare(text, cut.start)
    last = cut
    for i, name in enumerate(_run(text, cut, index, taken)):
        yield Find(name.start, name.end, (), "person-role" if i == 0 else "person-role-run", 0.9, sure=sure or i > 0)
        last = name
    while byline:
        space = _SPACE_RUN.match(text, last.end)
        following = name_at(text, space.end()) if space else None
        if following is None or following.grade < 2 or following.start in index.by_start:
            return
        yield Find(following.start, following.end, (), "person-role-run", 0.85)
        last = following


def in_lists(text: str, index: PostIndex, taken: frozenset[int]) -> Iterator[Find]:
    """Find names that a sentence about attendance lists without a post: 出席会议的有…."""
    for found in _OPEN_LIST.finditer(text):
        at = past_spaces(text, found.end())
        cut = None if at in index.by_start or at in taken else name_at(text, at)
        if cut is not None and cut.grade >= 2:
            for name in _run(text, cut, index, taken):
                yield Find(name.start, name.end, (), "person-list", 0.85)


def before_posts(text: str, index: PostIndex) -> Iterator[Find]:
    """Find names to the left of posts: 罗某某兼任办公室主任, 张三（县委书记）, 习近平总书记."""
    for post in index.posts:
        verb = _TAKES.search(text, max(0, post.start - 8), post.start)
        if verb:
            yield from _takers(text, verb.start(), index.list_from(post.start), index)
        elif text[post.end : post.end + 1] == "由":
            yield from _held_by(text, post, index)
        elif text[post.start - 1 : post.start] in ("（", "("):
            yield from _bracketed(text, post, index)


_HELD = re.compile("(?:同志)?(?:兼任|担任|出任|任)")


def _held_by(text: str, post: Post, index: PostIndex) -> Iterator[Find]:
    """Find who holds a post that is named before (组长由县长任某某担任)."""
    at = post.end + 1
    own = index.list_from(at)
    at = own[-1].end if own else at
    name = name_at(text, at)
    if name is not None and _HELD.match(text, name.end):
        yield Find(name.start, name.end, index.list_to(post.end), "person-takes-post", 0.9)


def _taker(text: str, end: int, index: PostIndex) -> Cut | None:
    """Return the name that ends at ``end``: at the begin of a clause, or behind the posts held so far."""
    for length in (3, 4, 2):
        start = end - length
        if start in index.by_end and (family := surname_length(text, start)) and is_given(text[start + family : end]):
            return Cut(start, end, 3)
    return name_before(text, end)


def _takers(text: str, end: int, posts: tuple[Post, ...], index: PostIndex) -> Iterator[Find]:
    last = posts[-1].end
    follower = name_at(text, last)
    if follower is not None and follower.grade >= 2 and not is_rare(text, last):
        return
    name = _taker(text, end, index)
    removed = name is not None and _REMOVED.search(text, max(0, name.start - 16), name.start)
    while name is not None:
        yield Find(
            name.start,
            name.end,
            () if removed else posts,
            "person-takes-post",
            0.9,
            sure=name.grade == 3 or name.end - name.start > 2,
        )
        name = name_before(text, name.start - 1) if text[name.start - 1 : name.start] in tuple("、和") else None


def _bracketed(text: str, post: Post, index: PostIndex) -> Iterator[Find]:
    posts = index.list_from(post.start)
    end = posts[-1].end
    if text[end : end + 1] not in ("）", ")", "，", "；"):
        return
    name = name_before(text, post.start - 1)
    if name is not None:
        yield Find(name.start, name.end, posts, "person-bracketed-post", 0.92)


_APPOINTS = re.compile("任命|免去|任免|聘任|提名|任职|免职|拟任")
_APPOINTED = re.compile(
    r"(?:(?<=[\n。；;，：:、])|\A)[ 　]*(?:（?[\d一二三四五六七八九十]{1,3}[）.、．])?"
    r"(?:决定|同意|经[^，。\n]{0,10}|现)?"
    r"(?:任命|免去|免除|撤销|提名|聘任|推荐|接受|委派|聘)?[：: 　]*"
    r"(?P<names>[一-龥·][一-龥·、 　（）()]{1,60}?)(?:同志)?(?:为|的|任|兼任|担任|挂任|辞去|不再担任|不再兼任)?\Z"
)
_ALSO = re.compile(r"[，；;](?:同时)?(?:免去|免|不再担任|不再兼任|兼任|提名)其?(?:的|原任的?)?\Z")
_CLAUSE = 80
_NAME_ASIDE = re.compile(r"[（(][^（）()]{1,10}[）)]")


def appointed(text: str, index: PostIndex) -> Iterator[Find]:
    """Find the people of an appointment notice, whatever their names look like: 任远、岳某为县教育局副局长."""
    if _APPOINTS.search(text) is None:
        return
    names: list[Cut] = []
    for post in index.posts:
        if post.start - 1 in index.by_end or text[post.start - 1 : post.start] == "、":
            continue
        near = max(0, post.start - _CLAUSE)
        floor = max(near, *(text.rfind(mark, near, post.start) for mark in "\n。；;，：:"))
        posts = index.list_from(post.start)
        if _ALSO.search(text, near, post.start) and names and "\n" not in text[names[-1].end : post.start]:
            yield from (Find(name.start, name.end, posts, "person-appointed", 0.9) for name in names)
            continue
        clause = _APPOINTED.search(text, floor, post.start)
        if clause is None:
            continue
        cuts = list(_appointees(text, clause.start("names"), clause.end("names")))
        names = [cut for cut in cuts if cut] if all(cuts) else []
        if names:
            yield from (Find(name.start, name.end, posts, "person-appointed", 0.95) for name in names)


def _appointees(text: str, start: int, end: int) -> Iterator[Cut | None]:
    """Yield each name of a list, and None for what can be none."""
    bare = _NAME_ASIDE.sub(lambda aside: "　" * len(aside[0]), text[start:end])
    for found in re.finditer("[^、]+", bare):
        name = found[0].strip(" 　").removesuffix(_COMRADE)
        at = start + found.start() + found[0].index(name) if name else 0
        family = surname_length(name, 0) if name else 0
        spelled = 0 < family < len(name) <= family + 2 and is_given(name[family:])
        foreign = MIDDLE_DOT.fullmatch(name) is not None or is_of_parts(name)
        yield Cut(at, at + len(name), 3) if (spelled or foreign) and not is_word(name) else None


_VERB_TITLES = frozenset(
    (
        "总书记",
        "主席",
        "总理",
        "副主席",
        "副总理",
        "书记",
        "副书记",
        "省长",
        "市长",
        "县长",
        "区长",
        "局长",
        "主任",
        "部长",
        "镇长",
        "乡长",
        "委员长",
        "校长",
        "院长",
        "教授",
        "院士",
    )
)


def titled(text: str, index: PostIndex, known: frozenset[str]) -> Iterator[Find]:
    """Find posts behind a name that is known: 习近平总书记."""
    for post in index.posts:
        if text[post.start : post.end] not in _VERB_TITLES:
            continue
        for length in (3, 2, 4):
            start = post.start - length
            if start >= 0 and text[start : post.start] in known:
                yield Find(start, post.start, (post,), "person-title", 0.95)
                break


def before_titles(text: str, index: PostIndex, ends: frozenset[int]) -> Iterator[Find]:
    """Find full names before a bare title, at the begin of a clause or behind a body: 市委张某某书记."""
    for post in index.posts:
        if text[post.start : post.end] not in _VERB_TITLES or follow_at(text, post.end) == 0:
            continue
        name = name_before(text, post.start)
        behind = next((start for start in (post.start - 3, post.start - 2) if start in ends), None)
        if name is None and behind is not None and surname_length(text, behind):
            name = Cut(behind, post.start, 2)
        if name is not None:
            yield Find(name.start, name.end, (post,), "person-before-title", 0.8, sure=False)


def before_verbs(text: str, index: PostIndex) -> Iterator[Find]:
    """Find names at the begin of a clause before a verb of speech, and names before 同志."""
    for found in _SPEECH.finditer(text):
        name = name_before(text, found.start())
        if name is None or name.start in index.by_start or name.end in index.by_end:
            continue
        comrade = text.startswith(_COMRADE, name.end)
        if name.grade == 3 or comrade:
            yield Find(name.start, name.end, (), "person-verb", 0.75, sure=comrade and name.end - name.start == 3)
        while name is not None and text[name.start - 1 : name.start] == "、":
            name = name_before(text, name.start - 1)
            if name is not None and name.grade == 3:
                yield Find(name.start, name.end, (), "person-verb-run", 0.7, sure=False)


_KNOWN = WordList(lambda: (*lines("leaders"), *lines("known_people")))


def known(text: str) -> Iterator[Find]:
    """Find leaders and others known everywhere, whom texts name without a post."""
    for _, start, end in _KNOWN.find(text):
        sure = end - start > 2 or follow_at(text, end) >= 2 or text[start - 1 : start] == "、"
        yield Find(start, end, (), KNOWN, 0.97 if end - start > 2 else 0.85, sure=sure)
