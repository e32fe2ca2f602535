"""Finds who did what at the document's own meeting: hosted, spoke, reported, attended, relayed.

Only a document of a meeting has participations: a report or bulletin about one, a
speech (what it says happened just now), a work report (whose author reports it).
A sentence is read clause by clause: a clause that only lists names waits for the
clause whose verb takes them as its subject (甲，乙，丙等出席会议); a clause with a
verb and no name carries on with the last subject (甲出席会议并讲话). People behind
传达 or 学习 are quoted, not present; what somebody is told to do is no role.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from etl.extract.people.affixes import leaders
from etl.records import DocumentFacts, Mention, Participation, Reading, Sentence

__all__ = ["find_participations"]

_CUES = re.compile(
    "(?P<host>主持(?!人|词|公道|正义|编|建|修|召开的|下))"
    "|(?P<attend>出席|参加|列席|到会|莅会|莅临)"
    "|(?P<relay>宣读|传达|宣布(?=[^，。；]{0,16}(?:决定|名单|命令|文件|方案|通知|任命)))"
    "|(?P<report>发言(?!人|稿|材料|席)|汇报(?!会|材料|稿|制度)|述职(?!会|述廉会)|"
    "(?:作|做)了?[^，。；讲]{0,20}(?:报告|说明|经验介绍|情况介绍)(?!会)|通报(?=了|有关|情况|全[省市县区州旗]|工作|上|前|相关)|"
    "介绍(?=[^，。；]{0,18}(?:情况|经验|做法|成效))|情况(?:进行|作|做)了?(?:总结|说明))"
    "|(?P<speak>在(?:会上)?(?:的)?(?:总结|动员|主持|最后)?讲话[中时]|讲了[^，。；]{0,8}(?:意见|话)|讲话(?!精神|稿|要求|中|时|后|内容|的|要点|提出的)|指出|强调(?!了?抓)|要求(?!的|各级?党|不)|致辞|致词|"
    "提出了?[^，。；]{0,14}(?:要求|意见|希望|建议)|表示(?=[，：,])|(?:作|做)了?[^，。；]{0,14}(?:部署|安排|点评|动员|总结)|讲党课)"
)
_INVERSE = re.compile(
    "(?P<attend>(?:出席|参加|列席)(?:今天|这次|此次|本次)?(?:会议|大会|活动|仪式|座谈会)?的?(?:领导|人员|同志|嘉宾|县领导|市领导|区领导)?"
    "(?:还?有|分别是|包括|：|:))|(?P<host>主持(?:会议)?(?:的是|人?[：:]))"
)
_OBJECT = re.compile(
    "传达|学习(?!中心|型|教育|小组|班|会|贯彻会)|贯彻|落实|按照|根据|遵照|转达|批示|引用|宣读|讲话精神|以及?.{0,2}同志为核心"
)
_MODAL = re.compile("(?<!重)要(?!求|讲)|必须|应当|应该|应(?!邀)|(?<!率|带|即)将(?!军)|须|拟|不得|请(?!示)|如果|若|未")
_OTHER_DAY = re.compile(r"(?:去年|前年|上年|此前|上个月|上月)[^，。；]{0,10}，?[^，。；]{0,24}\Z")
_ONCE = re.compile("曾经|曾于|曾在")
_PRESENT = re.compile("刚才|刚刚|会上|今天|这次会|此次会")
_NOW = re.compile("下面|接下来|希望|现在，|借此|我(?:讲|再|就|代表)|去年以来|\\d月|\\d年")
_CLAUSE = re.compile(r"[^，；。！？：:,;\s]+[，；。！？：:,;\s]*")
_HELD = re.compile("召开|举行|召集")
_MEETING = re.compile("召开|举行|会议|大会|座谈会|推进会|动员会|表彰会|总结会|培训会|开幕|闭幕")
_REPORTS_MEETING = re.compile("(?:召开|举行)[^。！？\n]{0,60}?会|(?:出席|参加|主持)(?:了)?[^，。\n]{0,16}会|会议由")
_NOTES = re.compile(r"(?m)^[ 　]*(?:主\s?持\s?人?|出\s?席|列\s?席|出席人员|列席人员|参加人员|参会人员)[：:]")
_UNIT_TAIL = re.compile(
    "(?:主要|有关|相关|党组织|单位|党政)*(?:负责人|负责同志|主要领导|领导)?(?:[、和与及，]|等|以及|分别|先后|也|就|在|作|做|围绕|结合|的|"
    "代表|汇报|介绍|发言|出席|参加|列席|通报|传达|宣读|\\d|主要)"
)
_NEW_SUBJECT = re.compile(
    "(?:会议|大会|全会|与会|会上|各|全体|代表们|大家|其他|其它|部分|有关|县直|市直|区直|省直|来自)"
)
_SAME_MEETING = 0.55
_HEAD_SENTENCES = 6
_HEAD_LINES, _LONGEST_BYLINE = 5, 40


class _Role(NamedTuple):
    role: str
    mention: Mention
    kind: str


_REPORTS = re.compile(
    "(?:受|代表)[^，。；]{2,40}(?:委托)?，?向(?:大会|全会|会议)(?:作|做|报告)[^，。；]{0,6}(?:报告|工作)"
)
_OPENING = 400


def find_participations(
    reading: Reading,
    persons: Sequence[Mention],
    organisations: Sequence[Mention],
    places: Sequence[Mention],
    meetings: Sequence[Mention],
) -> tuple[Participation, ...]:
    """Return the roles in the document's meeting, each participant's role once, where it is first said."""
    facts = reading.facts
    meeting = _own_meeting(reading, meetings)
    if facts.doc_type in ("work_report", "speech"):
        reports = facts.doc_type == "work_report" or _REPORTS.search(reading.text, 0, _OPENING) is not None
        first = tuple(_authors(reading, persons, "report" if reports else "speak"))
    else:
        first = ()
    said: Iterable[_Role] = ()
    if _tells_of_meeting(reading):
        scope = _Scope(
            reading, persons=persons, organisations=organisations, places=places, meetings=meetings, meeting=meeting
        )
        said = _in_sentences(reading, scope)
    found = {(role.kind, role.mention.name, role.role): role for role in reversed([*first, *said])}
    for kind, name, role in [key for key in found if key[2] == "speak"]:
        if (kind, name, "report") in found and _only_states(reading.text, found[kind, name, role]):
            del found[kind, name, role]
    surface = reading.text[meeting.start : meeting.end] if meeting else ""
    ordered = sorted(found.values(), key=lambda role: (role.mention.start, role.mention.end, role.role))
    return tuple(_participation(role, surface) for role in ordered)


_STATES = re.compile("(?:同志)?(?:在发言中|代表[^，。]{1,10})?(?:表示|说|介绍|承诺)")


def _only_states(text: str, role: _Role) -> bool:
    """Tell whether a speaker only states something (表示), which is the course of the report that he gave."""
    return bool(_STATES.match(text, role.mention.end))


def _participation(role: _Role, meeting: str) -> Participation:
    mention = role.mention
    return Participation(
        mention.name,
        role.kind,
        meeting,
        role.role,
        mention.start,
        mention.end,
        mention.sentence_no,
        f"role-{role.role}",
        round(mention.confidence * 0.95, 4),
    )


def _authors(reading: Reading, persons: Sequence[Mention], role: str) -> Iterator[_Role]:
    if reading.facts.author_role == "reporter":
        return
    for name in reading.facts.authors or _under_title(reading, persons):
        mention = next((person for person in persons if person.name == name), None)
        if mention is not None:
            yield _Role(role, mention, "person")


def _under_title(reading: Reading, persons: Sequence[Mention]) -> Iterator[str]:
    """Yield who is named with his posts on a line of his own under the title."""
    for paragraph in reading.outline.paragraphs[1:_HEAD_LINES]:
        if (
            paragraph.end - paragraph.start > _LONGEST_BYLINE
            or reading.text[paragraph.end - 1 : paragraph.end] in "。：:"
        ):
            continue
        inside = [m for m in persons if paragraph.start < m.start and m.end == paragraph.end]
        if inside:
            yield inside[0].name
            return


def _own_meeting(reading: Reading, meetings: Sequence[Mention]) -> Mention | None:
    """Return the meeting that the document is of: named in its title or where it says that it was held."""
    if not meetings:
        return None
    body = [sentence for sentence in reading.sentences if sentence.kind in ("body", "heading")][:_HEAD_SENTENCES]
    for sentence in body:
        for mention in meetings:
            if mention.sentence_no == sentence.no and _HELD.search(
                reading.text, max(sentence.start, mention.start - 12), min(sentence.end, mention.end + 12)
            ):
                return mention
    titles = {sentence.no for sentence in reading.sentences if sentence.kind in ("title", "subtitle")}
    return next((mention for mention in meetings if mention.sentence_no in titles), None)


class _Scope:
    """What can take a role, by sentence, and whether a named meeting is the document's own."""

    def __init__(
        self,
        reading: Reading,
        *,
        persons: Sequence[Mention],
        organisations: Sequence[Mention],
        places: Sequence[Mention],
        meetings: Sequence[Mention],
        meeting: Mention | None,
    ) -> None:
        self.text = reading.text
        self._meeting = meeting
        self._leaders = leaders() if reading.facts.region_code else frozenset()
        self._by_sentence: dict[int, list[_Role]] = {}
        inside = {at for group in (organisations, meetings) for m in group for at in range(m.start, m.end)}
        self._meetings: dict[int, list[Mention]] = {}
        for mention in meetings:
            self._meetings.setdefault(mention.sentence_no, []).append(mention)
        for mention in persons:
            self._add(mention, "person")
        for mention in organisations:
            if self._is_unit(mention):
                self._add(mention, "organisation")
        for mention in places:
            if (
                mention.start not in inside
                and self._is_unit(mention)
                and self.text[mention.start - 1 : mention.start] not in tuple("在到赴于")
            ):
                self._add(mention, "place")

    def _add(self, mention: Mention, kind: str) -> None:
        self._by_sentence.setdefault(mention.sentence_no, []).append(_Role("", mention, kind))

    def _is_unit(self, mention: Mention) -> bool:
        """Tell whether a body or place acts as one, and is not part of a post or of another name."""
        return bool(_UNIT_TAIL.match(self.text, mention.end))

    def at(self, sentence: Sentence) -> list[_Role]:
        """Return what can take a role in a sentence, in order."""
        return sorted(self._by_sentence.get(sentence.no, ()), key=lambda role: role.mention.start)

    def is_quoted(self, role: _Role) -> bool:
        """Tell whether a national leader, with no post in a region, is named: in a local document he is quoted."""
        return role.mention.name in self._leaders and not role.mention.region_code

    def of_another_meeting(self, sentence: Sentence, start: int, end: int) -> bool:
        """Tell whether a meeting named in [start, end) is another one than the document's."""
        if self._meeting is None:
            return False
        own = self.text[self._meeting.start : self._meeting.end]
        named = [m for m in self._meetings.get(sentence.no, ()) if start <= m.start < end]
        return any(_overlap(own, self.text[m.start : m.end]) < _SAME_MEETING for m in named)


def _overlap(first: str, second: str) -> float:
    both = sum((Counter(first) & Counter(second)).values())
    return both / min(len(first), len(second))


def _tells_of_meeting(reading: Reading) -> bool:
    """Tell whether the sentences of the document may say who did what at its meeting."""
    facts = reading.facts
    if facts.doc_type in ("work_report", "speech"):
        return facts.doc_type == "speech"
    return _NOTES.search(reading.text) is not None or _is_of_meeting(reading, facts)


def _in_sentences(reading: Reading, scope: _Scope) -> Iterator[_Role]:
    is_speech = reading.facts.doc_type == "speech"
    told = -1
    for sentence in reading.sentences:
        if is_speech:
            present = _PRESENT.search(reading.text, sentence.start, sentence.end)
            told = sentence.paragraph_no if present else told
            if sentence.paragraph_no != told or (
                not present and _NOW.search(reading.text, sentence.start, sentence.end)
            ):
                told = -1
                continue
        participants = scope.at(sentence)
        if participants:
            yield from _Reader(scope, sentence, participants).read()


def _is_of_meeting(reading: Reading, facts: DocumentFacts) -> bool:
    """Tell whether the document reports a meeting, and not only work in which meetings were held."""
    if facts.doc_type not in ("news_report", "bulletin"):
        return False
    if facts.doc_type == "news_report":
        return bool(_REPORTS_MEETING.search(reading.text) or _MEETING.search(facts.title))
    if facts.event_on or facts.event_from:
        return True
    body = [sentence for sentence in reading.sentences if sentence.kind == "body"][:2]
    return any(_REPORTS_MEETING.search(reading.text, sentence.start, sentence.end) for sentence in body)


class _Reader:
    """Reads one sentence, clause by clause."""

    def __init__(self, scope: _Scope, sentence: Sentence, participants: list[_Role]) -> None:
        self._scope = scope
        self._text = scope.text
        self._sentence = sentence
        self._participants = participants
        self._subject: list[_Role] = []
        self._waiting: list[_Role] = []
        self._open = ""

    def read(self) -> Iterator[_Role]:
        """Yield the roles said in the sentence."""
        for clause in _CLAUSE.finditer(self._text, self._sentence.start, self._sentence.end):
            yield from self._clause(clause.start(), clause.end())

    def _clause(self, start: int, end: int) -> Iterator[_Role]:
        present = [role for role in self._participants if start <= role.mention.start < end]
        inverse = _INVERSE.search(self._text, start, end)
        cues = [] if inverse else list(_CUES.finditer(self._text, start, end))
        if inverse:
            self._open = str(inverse.lastgroup)
            present = [role for role in present if role.mention.start >= inverse.end()]
        if self._open and not cues:
            yield from (_Role(self._open, role.mention, role.kind) for role in present if role.kind == "person")
            return
        self._open = ""
        if not present and _NEW_SUBJECT.match(self._text, start):
            self._subject, self._waiting = [], []
        if not cues:
            self._wait(present, end)
            return
        yield from self._cues(cues, present, start, end)

    def _wait(self, present: list[_Role], end: int) -> None:
        """Keep the names of a clause that only lists them; any other clause starts anew."""
        tail = self._text[present[-1].mention.end : end] if present else ""
        if present and len(tail.strip("，、； \n等（）()女中左右")) <= 2:
            self._waiting += present
        elif present:
            self._waiting, self._subject = [], []

    def _cues(self, cues: list[re.Match[str]], present: list[_Role], start: int, end: int) -> Iterator[_Role]:
        begin = start
        for cue in cues:
            before = [role for role in present if begin <= role.mention.start and role.mention.end <= cue.start()]
            held = [role for role in before if not self._is_object(role, start)]
            if before and not held:
                self._subject = []
            elif held:
                self._subject = self._waiting + held
            elif self._waiting:
                self._subject = self._waiting
            self._waiting = []
            begin = cue.end()
            if self._counts(cue, end):
                yield from self._roles(str(cue.lastgroup))
        if any(role.mention.start >= begin for role in present):
            self._waiting = []

    def _is_object(self, role: _Role, start: int) -> bool:
        return bool(_OBJECT.search(self._text, start, role.mention.start)) or self._scope.is_quoted(role)

    def _counts(self, cue: re.Match[str], end: int) -> bool:
        """Tell whether the verb says what was done at this meeting, not what is to be done or was done elsewhere."""
        if not self._subject:
            return False
        last = max(role.mention.end for role in self._subject)
        first = min(role.mention.start for role in self._subject)
        if last <= cue.start() and (
            _MODAL.search(self._text, last, cue.start()) or _ONCE.search(self._text, last, cue.start())
        ):
            return False
        if _OTHER_DAY.search(self._text, self._sentence.start, first):
            return False
        return not self._scope.of_another_meeting(
            self._sentence, cue.end(), min(end, cue.end() + 24)
        ) or cue.lastgroup in (
            "relay",
            "speak",
        )

    def _roles(self, role: str) -> Iterator[_Role]:
        people = [one for one in self._subject if one.kind == "person"]
        if role in ("host", "speak"):
            chosen = people
        elif role == "report":
            chosen = self._subject if not people else [one for one in self._subject if self._beside(one, people)]
        else:
            chosen = people or [one for one in self._subject if one.kind == "organisation"]
        for one in chosen:
            yield _Role(role, one.mention, one.kind)

    def _beside(self, one: _Role, people: list[_Role]) -> bool:
        """Tell whether a unit stands in a list with people as their equal, and is not only named by them."""
        return one.kind == "person" or any(
            self._text[one.mention.end : one.mention.end + 1] == "、" for _ in people[:1]
        )
