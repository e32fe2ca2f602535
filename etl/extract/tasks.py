"""The ledger of a document: what somebody is told, promises or plans to do.

Sentences of role ``requirement`` and ``plan`` are cut into clauses. A clause is a
task where it opens with a verb of doing (behind actor, time and modal words).
Verbs that merely exhort make a task only beside an actor, a deadline or a
figure. An actor holds until another is named, within its paragraph and section;
a deadline that stands as a clause of its own holds for the clause behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from etl.extract.vocabulary import word_class
from etl.lexicon import table
from etl.records import Mention, Metric, Reading, Sentence, Task

__all__ = ["find_tasks"]

_ROLES = frozenset(("requirement", "plan"))
_KINDS = frozenset(("body", "note", "table", "caption"))
_BORDERS, _OPEN, _CLOSE = "，；。！？：,;", "“‘（《〈(", "”’）》〉)"
_MARKS = re.compile("[，；。！？：,;“‘（《〈(”’）》〉)]")
_MARKER = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+(?:要|是)|第[一二三四五六七八九十]+[，、]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．]|[一二三四五六七八九十]+、)"
)
_MODAL = re.compile(
    r"(?:一定|都|均|也|还|既)?(?:必须|务必|应当|需要|(?<![主重需首摘纲概只])要(?!求|素|点|闻|害|道|件)|应(?![对用急变])|须|将(?!军|来)|拟|计划(?!生育|内)|不得|严禁|可以|负责(?!人|同志|制))"
)
_LEADING = re.compile(
    r"(?:并且|并|同时|另外|此外|还要|更要|还|也|再|又|要(?![求素点闻害道件])|必须|务必|应当|须|将(?=于|在|继续|进一步)|力争|力求|一定|都|均|特别是|其中|"
    r"[，、\s])"
)
_ADVERB = re.compile(
    r"(?:坚决|积极|认真|切实|扎实|深入|全面|进一步|继续|大力|着力|努力|及时|尽快|抓紧|迅速|立即|重点|逐步|统筹|不断|主动|广泛|严格|全力|集中|定期|不定期|统一|逐一|逐项|逐个|"
    r"逐条|累计|同步|分批|分类|分期|就地|就近|随机|一次性|全程|专人|带头|带队|亲自|经常|不定时|自觉|善于|逐村|逐户|挨家挨户|见缝插针|"
    r"逐级|层层|持续|加紧|按时|按期|如期|至少|再|精心|科学|合理|稳步|有序|有效|依法|从严|率先|优先|联合|会同[^，。；]{2,20}?|全部|一律|按照[^，。；]{2,12}?要求|"
    r"新(?=开发|引进|发展|培育|开工|签约|改造|注册|招)|高标准|高质量|高效|充分|加强|真正|始终|自觉|深刻|牢固|密切|紧密|紧紧|更加|多|共同|分别|陆续|充分|周密|妥善|稳妥|足额|层层|广泛)"
)
_OBJECT_FIRST = re.compile(r"(?:把|将|对|向|针对)[^，。；]{2,40}")
_SETTING = re.compile(
    r"[在于][^，。；]{1,12}?(?:之内|以内|内|以前|之前|前|期间|范围内|过程中)|[在于][^，。；]{2,24}?[中内上里](?=开展|组织|推行|实施|建立|设立|推广|评选)"
)
_COLLECTIVE = re.compile(
    r"全[国省市县区州镇乡](?:上下)?|各(?:级|地|方|乡镇|级各部门|有关方面)|大家|我们|我[国省市县区州局校镇乡]"
)
_BODY_END = re.compile(
    r"(?:局|委|办|部|厅|镇|乡|街道|公司|企业|学校|医院|单位|部门|组织|党委|党组|支部|村|社区|组|队|小组|中心|站|所|院|处|室|科|政府|法院|会|协会|联社|银行|园区|管委会|"
    r"干部|党员|人员|教师|职工|责任人|负责人|书记|主任|局长|县长|市长|区长|领导|班子|成员|个人|单位和个人|同志|代表|委员|群众|农户|业主|河长|林长|路长|经营主体|养殖场|商户|我们|机关|各地|地区|县|市|区|大家|系统|（[^）]*）|等)$"
)
_NO_ACTOR = re.compile(
    r"^(?:对|把|将|在|从|以|为|就|按|于|到|根据|围绕|通过|凡|如|只|更|既|这|那|我们的|其|因此|首先|最|尤其|关键|同时)|[，。；：]|的$|是|进行|开展|工作$|活动$"
)
_SHORT_BODIES = tuple(
    re.compile(
        rf"(?:[省市州县区镇乡](?:委|政府)(?:、[省市州县区镇乡]?(?:委|政府))*|[省市州县区]本级|各[\u4e00-\u9fff、]{{1,12}}{lazy}(?:单位|部门|局|镇|乡|街道|村|地|校))(?!办|组织部|宣传部)"
    )
    for lazy in ("", "?")
)
_BY = re.compile(r"由(?P<actor>[^，。；由]{2,24}?)(?=承担|负责|牵头|组织|落实|制定|实施|统筹|具体|会同)")
_RESPONSIBLE = re.compile(
    r"[（(](?:责任单位|牵头单位|责任部门|牵头部门|牵头|责任人|承办单位|负责单位|实施单位)[:：](?P<actor>[^（）()]{2,80})[）)]"
)
_SPEECH = re.compile(r"(?:指出|强调|要求|表示|提出|认为|说|指示|介绍|透露|据了解|会议决定|决定)$")
_PROMISE = re.compile(
    r"(?:我们?|公司|本单位|县政府|市政府|区政府|县委|郑重|公开)[\u4e00-\u9fff]{0,4}(?:承诺|保证)|(?:承诺|保证|表示)[，：:]|请[\u4e00-\u9fff]{0,8}放心"
)
_EXHORT = re.compile(
    r"统一思想|提高认识|高度重视|加强领导$|狠抓落实|凝聚力量|鼓足干劲|振奋精神|奋力拼搏|再接再厉|再创佳绩|扎实工作|同心同德|真抓实干|求真务实|开拓进取|"
    r"勇于|善于|努力奋斗|打下[^，]*基础|[作做]出[^，]*贡献|切实增强|充分认识|深刻认识|深刻理解|抓出|转化为|而努力|下[工功]夫|重要意义|机遇|统一到|"
    r"联系起来|结合起来|贯穿|是一项|就是要|要从|不例外|创先争优$"
)
_FRAGMENT = re.compile(
    r"^(?:以|在)[^，。；]*(?:为[^，。；]{1,8}|同时|上|中|下|后|时|过程中|之际)$|^以[^，。；]*(?:行动|成绩|姿态|精神|作风)|(?:[后时中]|同时|以来|期间|的前提下|的基础上|的)$|"
    r"[一二三四五六七八九几][个项点](?:方面|环节|工作|问题|任务)?的?(?:工作|任务|要求)?$|^(?:为了|就是|使|这|其中)|(?:以下|如下|下列|以上|上述)(?:工作|问题|任务|要求|内容|几)|"
    r"^(?:对|凡|对于|针对)[^，]*的[^，]{0,6}(?:单位|个人|人员|干部|部门|乡镇|企业|问题|同志|党员|项目)$|^成立由[^，]*任[^，]*组长$"
)
_PAST = re.compile(r"已经?|曾|刚刚|[^为除](?<![到得])了(?!解)")
_LOOSE_TIME = re.compile(r"(?:比|较|由|从|自|同|与|截至|截止)$")
_BEFORE_TIME = re.compile(r"(?:在|于|到|至|要在|要于|力争)$")


@dataclass(slots=True)
class _Clause:
    """``opens`` tells whether it stands behind ``；``."""

    start: int
    end: int
    opens: bool = False


@dataclass(slots=True)
class _Carried:
    """What holds until something else is said: the actor of the paragraph, the deadline of the sentence."""

    place: tuple[int, int] = (-1, -1)
    actor: str = ""
    named: bool = False
    deadline: date | None = None


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of concrete and of abstract verbs at the head of a clause."""
    patterns = []
    for row in sorted(table("task_verbs"), key=lambda row: row["kind"], reverse=True):
        words = sorted(set(row["verbs"].split()), key=lambda word: (-len(word), word))
        patterns.append(re.compile("|".join(words)))
    return patterns[0], patterns[1]


class _Known:
    """The times, bodies and figures of a document, in the order of the text."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], metrics: Sequence[Metric]) -> None:
        facts = reading.facts
        self.today = facts.event_on or facts.published_on or facts.event_from or facts.dated_from
        ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
        self.times = [m for m in ordered if m.entity_type == "time"]
        self.bodies = [m for m in ordered if m.entity_type != "time"]
        targets = ((i, m) for i, m in enumerate(metrics) if m.status == "target" and m.part_of is None)
        self._figures = sorted((metric.start, i) for i, metric in targets)

    def target(self, start: int, end: int) -> int | None:
        """Return the index of the first figure to be reached whose quote begins in [start, end)."""
        i = bisect_left(self._figures, (start, -1))
        return self._figures[i][1] if i < len(self._figures) and self._figures[i][0] < end else None

    def is_concrete(self, sentence: Sentence) -> bool:
        """Return whether a time or a figure stands in the sentence."""
        span = sentence.start, sentence.end
        return bool(_within(self.times, *span)) or self.target(*span) is not None


def find_tasks(reading: Reading, mentions: Sequence[Mention], metrics: Sequence[Metric]) -> tuple[Task, ...]:
    """Return the tasks of a document in order; ``mentions`` are its times, persons, organisations and places."""
    carried, known = _Carried(), _Known(reading, mentions, metrics)
    found: list[Task] = []
    for sentence in reading.sentences:
        if sentence.role not in _ROLES or sentence.kind not in _KINDS:
            continue
        if not sentence.is_heading or known.is_concrete(sentence):
            found += _of_sentence(reading.text, sentence, carried, known)
    return tuple(_with_responsible(reading, found))


def _of_sentence(text: str, sentence: Sentence, carried: _Carried, known: _Known) -> Iterator[Task]:
    place = (sentence.paragraph_no, sentence.section_no)
    if place != carried.place:
        carried.place, carried.actor = place, ""
    carried.deadline, carried.named = None, False
    promise = _PROMISE.search(text, sentence.start, sentence.end)
    kind = "promised" if promise else "planned" if sentence.role == "plan" else "required"
    for clause in _clauses(text, sentence):
        task = _of_clause(text, clause, carried, known)
        if task is not None:
            yield replace(task, kind=kind, sentence_no=sentence.no)
        if text[clause.end : clause.end + 1] in ("；", "。", ";"):
            carried.deadline = None


def _of_clause(text: str, clause: _Clause, carried: _Carried, known: _Known) -> Task | None:
    """Return the task of a clause, or None; what it says of actor and deadline is carried on."""
    times = [t for t in _within(known.times, clause.start, clause.end) if not _in_title(text, clause.start, t)]
    dated = [time for time in times if time.precision != "recurring"]
    opens = _skip(text, clause.start, clause.end, [])
    due = _deadline(text, dated, known.today)
    actor, start = _own_company(text, clause, known)
    if not actor:
        actor, start = _actor(text, clause, times, _within(known.bodies, clause.start, clause.end))
    start = _skip(text, start, clause.end, dated)
    if due and not actor and (clause.opens or carried.actor.startswith("每")):
        carried.actor = ""  # a date of its own behind ； begins anew
    carried.actor, carried.named = actor or carried.actor, carried.named or bool(actor)
    when = None if actor.startswith("每") and not due else due or carried.deadline
    if due and (start >= clause.end or any(time.start <= opens + 1 for time in dated)):
        carried.deadline = due
    if start >= clause.end:
        return None
    figure = known.target(clause.start, clause.end)
    strength = _strength(text, start, clause.end, times) or _behind_topic(text, start, clause.end, times)
    regular = _REGULARLY.match(text, clause.start, clause.end) is not None
    if not strength and carried.named and (actor or regular or _opens_with_verb(text, start, clause.end)):
        strength = "told"
    if not strength and not carried.named:
        carried.actor = ""
    action = _CONTACT.sub("", _without_times(text, _over_limit(text, start, clause.end), clause.end, times))
    if not strength and not actor and _INDICATOR.match(action) and not text.startswith("力争", clause.start):
        carried.actor = ""
    if not _is_task(action, strength, own=bool(actor), dated=when is not None, figured=figure is not None):
        return None
    return Task(
        kind="",
        actor=carried.actor,
        action=action,
        deadline_on=when,
        metric=figure,
        start=clause.start,
        end=clause.end,
        sentence_no=0,
        method=f"task.{strength or 'target'}",
        confidence=0.8 if actor or when or figure is not None else 0.6,
    )


def _clauses(text: str, sentence: Sentence) -> Iterator[_Clause]:
    """Yield the clauses of a sentence, without marker and without the frame of speech before them."""
    marker = _MARKER.match(text[sentence.start : sentence.end])
    start, depth = sentence.start + (marker.end() if marker else 0), 0
    for mark in _MARKS.finditer(text, start, sentence.end):
        char, at = mark.group(), mark.start()
        depth = max(0, depth + (char in _OPEN) - (char in _CLOSE))
        if depth == 0 and char in _BORDERS:
            if at > start and char not in "：:" and not _SPEECH.search(text, start, at):
                if not text.startswith("其中", at + 1):
                    yield _trimmed(text, start, at)
                    start = at + 1
            else:
                start = at + 1
    if start < sentence.end:
        yield _trimmed(text, start, sentence.end)


def _in_title(text: str, start: int, mention: Mention) -> bool:
    """Return whether a mention stands inside a title in ``《》``."""
    return text.rfind("《", start, mention.start) > text.rfind("》", start, mention.start)


def _trimmed(text: str, start: int, end: int) -> _Clause:
    """Return the clause without its item marker, blanks and a closing bracket that names who is responsible."""
    opens = text[start - 1 : start] == "；"
    marker = _MARKER.match(text[start:end])
    start += marker.end() if marker else 0
    while start < end and text[start] in " 　”’":
        start += 1
    responsible = _RESPONSIBLE.search(text, start, end)
    if responsible:
        end = responsible.start()
    surplus = sum(text.count(c, start, end) for c in _CLOSE) - sum(text.count(c, start, end) for c in _OPEN)
    while end > start and (text[end - 1] in "。！？；， 　" or (text[end - 1] in _CLOSE and surplus > 0)):
        end -= 1
        surplus -= text[end] in _CLOSE
    return _Clause(start, end, opens)


def _within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Return the mentions (in order of their starts) that lie inside [start, end)."""
    first = bisect_left(mentions, start, key=lambda m: m.start)
    found = []
    for mention in mentions[first:]:
        if mention.start >= end:
            break
        if mention.end <= end:
            found.append(mention)
    return found


def _deadline(text: str, times: Sequence[Mention], today: date | None) -> date | None:
    """Return the end of the first time in a clause that is not past and not there for comparison."""
    for time in times:
        compared = _LOOSE_TIME.search(text, max(0, time.start - 2), time.start)
        if text[time.end : time.end + 1] == "的":
            continue
        if time.end_on is not None and not compared and (today is None or time.end_on >= today):
            return time.end_on
    return None


def _own_company(text: str, clause: _Clause, known: _Known) -> tuple[str, int]:
    """Return the body in full that a clause calls 公司 or 合作社, where the sentence named it before."""
    said = _OWN.match(text, clause.start, clause.end)
    if said is None:
        return "", clause.start
    named = [
        m for m in _within(known.bodies, max(0, clause.start - _NEAR), clause.start) if m.entity_type == "organisation"
    ]
    full = [text[m.start : m.end] for m in named if text[m.start : m.end].endswith(said["kind"])]
    return (full[-1], said.end()) if full else ("", clause.start)


def _actor(text: str, clause: _Clause, times: Sequence[Mention], bodies: Sequence[Mention]) -> tuple[str, int]:
    """Return who is to act, as written, and where what is to be done begins."""
    start = _skip(text, clause.start, clause.end, times)
    each = _EACH.match(text, start, clause.end)
    if each:
        return each.group(), each.end()
    by = _BY.search(text, start, clause.end)
    if by and not _NO_ACTOR.search(by["actor"]):
        return by["actor"], by.end("actor")
    modal = _MODAL.search(text, start, min(clause.end, start + 60))
    if modal:
        prefix = _RECURRING.sub("", _without_times(text, start, modal.start(), times))
        if prefix and _is_actor(prefix):
            return prefix, modal.end()
        if modal.start() == start and modal.group() != "将":
            return "", modal.end()
    end = _end_of_bodies(text, start, clause.end, times, bodies)
    return (text[start:end], end) if end else ("", clause.start)


def _end_of_bodies(text: str, start: int, limit: int, times: Sequence[Mention], bodies: Sequence[Mention]) -> int:
    """Return where the bodies end that a clause opens with and that act in it, 0 where none does."""
    if not bodies or bodies[0].start != start:
        return _end_of_short_body(text, start, limit, times)
    end = _end_of_list(text, bodies)
    verb = _skip(text, end, limit, times)
    acts = verb > end or _strength(text, verb, limit, times) or _opens_with_verb(text, verb, limit)
    return end if acts and _is_actor(text[start:end]) else 0


def _end_of_short_body(text: str, start: int, limit: int, times: Sequence[Mention]) -> int:
    """Return where the longest short form ends that stands before a verb, 0 for none (各镇乡、街道 + 组织)."""
    for pattern in _SHORT_BODIES:
        short = pattern.match(text, start, limit)
        if short and _strength(text, _skip(text, short.end(), limit, times), limit, times):
            return short.end()
    return 0


_OWN = re.compile(r"(?:[我本该]|我们)?(?P<kind>公司|集团|合作社|学校|医院|协会|企业)(?=[将要再力确计拟在于今明年\d承])")
_NEAR = 80
_REGULARLY = re.compile(r"每(?:个|半|两)?个?(?:年|月|周|季度|星期|天|日)(?!末|初|底)")
_RECURRING = re.compile(r"每(?:个|半)?(?:年|月|周|季度|星期|天|日)\Z")
_EACH = re.compile(
    r"每(?:个|名|位|处|家|所|座|户|支)[^，。；：\d每]{2,12}?(?=至少|每[年月周季天]|要(?!求)|必须|结对|联系|组建|培育|建|配|选|帮|带|落实|完成|组织|开展|集中|包|明确|安排)"
)


def _end_of_list(text: str, bodies: Sequence[Mention]) -> int:
    """Return where a list of bodies ends that are joined by ``、`` or ``和``."""
    end = bodies[0].end
    for body in bodies[1:]:
        if body.start > end and text[end : body.start] in ("、", "和", "与", "及", "会同"):
            end = body.end
    return end


def _is_actor(words: str) -> bool:
    """Return whether ``words`` name somebody who can act."""
    if not 2 <= len(words) <= 40 or _NO_ACTOR.search(words):
        return False
    return bool(_BODY_END.search(words)) or (len(words) > 2 and _COLLECTIVE.fullmatch(words) is not None)


def _skip(text: str, at: int, end: int, times: Sequence[Mention]) -> int:
    """Return where a clause goes on behind its times, conjunctions and modal words."""
    by_start = {time.start: time.end for time in times}
    while at < end:
        before = 1 if text[at] in "在于到至" and at + 1 in by_start else 0
        if at + before in by_start:
            at = by_start[at + before]
            continue
        lead = _LEADING.match(text, at, end)
        if not lead:
            return at
        at = lead.end()
    return end


def _strength(text: str, at: int, end: int, times: Sequence[Mention]) -> str:
    """Return ``concrete`` or ``abstract`` for the verb that a clause opens with, ``""`` where it opens with none."""
    concrete, abstract = _verbs()
    at = _skip(text, at, end, times)
    if setting := _SETTING.match(text, at, end):
        at = _skip(text, setting.end(), end, times)
    while (adverb := _ADVERB.match(text, at, end)) and not concrete.match(text, at, end):
        at = _skip(text, adverb.end(), end, times)
    if concrete.match(text, at, end):
        return "concrete"
    if abstract.match(text, at, end):
        return "abstract"
    if _OBJECT_FIRST.match(text, at, end) and concrete.search(text, at + 2, end):
        return "concrete"
    return ""


def _opens_with_verb(text: str, at: int, end: int) -> bool:
    """Return whether the dictionary knows the next two characters as a verb, behind adverbs and what is acted upon."""
    while adverb := _ADVERB.match(text, at, end):
        at = adverb.end()
    return word_class(text[at : at + 2])[:1] == "v" or _OBJECT_FIRST.match(text, at, end) is not None


def _behind_topic(text: str, start: int, end: int, times: Sequence[Mention]) -> str:
    """Return the strength of the verb behind a modal word, where a clause opens with what is to be acted upon."""
    modal = _MODAL.search(text, start, end)
    return _strength(text, _skip(text, modal.end(), end, times), end, times) if modal else ""


_INDICATOR = re.compile(
    r"(?:各项|每笔|全[县市区省]|其余)?[^，。；]{2,24}?(?:率|比例|比重|占比|面积?|量|额|值|数|费用?|标准|收入|投资|时限|对象|水平|密度|价格|权重)"
    r"[^，。；]{0,8}?(?:达到?|不低于|不少于|不超过|最长|提[高升]|[下升]降|降[到至低]|控制|保持|稳定|增长|超过|压[减缩]|扩大|突破|为每)"
)
_CONTACT = re.compile(r"（联系[^（）]*）")
_LIMIT = re.compile(
    r"(?:[在于][^，。；]{0,14}?\d+(?:个工作日|小时|天|日|个月|分钟)(?:之内|以内|内)|[在于](?:每[^，。；]{1,10}?前))"
)


def _over_limit(text: str, at: int, end: int) -> int:
    """Return where the action begins behind a limit that is no day (在3日之内, 于每季度首月10日前)."""
    limit = _LIMIT.match(text, at, end)
    return limit.end() if limit else at


def _without_times(text: str, start: int, end: int, times: Sequence[Mention]) -> str:
    """Return [start, end) without its dated times and the prepositions before them."""
    kept, at = [], start
    for time in times:
        if time.start < at or time.end > end or time.precision in ("recurring", "vague", "years"):
            continue
        if _LOOSE_TIME.search(text, max(start, time.start - 2), time.start) or text[time.end : time.end + 1] == "的":
            continue
        before = _BEFORE_TIME.search(text, at, time.start)
        kept.append(text[at : before.start() if before else time.start])
        at = time.end
    return "".join((*kept, text[at:end])).strip("，、 　")


def _is_task(action: str, strength: str, *, own: bool, dated: bool, figured: bool) -> bool:
    """Return whether a clause names something to be done rather than a wish."""
    if (
        len(action) < 4
        or _PAST.search(action)
        or _FRAGMENT.search(action)
        or (_EXHORT.search(action) and not (dated or figured))
    ):
        return False
    if strength == "concrete":
        return len(action) >= 5 or own or dated or figured
    if strength == "told":
        return len(action) >= (4 if own or dated or figured else 6)
    if strength == "abstract":
        return (own and len(action) >= 6) or dated or figured
    return figured and len(action) >= 8


def _with_responsible(reading: Reading, tasks: Sequence[Task]) -> Iterator[Task]:
    """Give tasks without an actor the one that a bracket at the end of their paragraph names."""
    named = {}
    for paragraph in reading.outline.paragraphs:
        match = _RESPONSIBLE.search(reading.text, paragraph.start, paragraph.end)
        if match:
            named[paragraph.no] = match["actor"].rstrip("。；")
    paragraph_of = {sentence.no: sentence.paragraph_no for sentence in reading.sentences}
    for task in tasks:
        actor = task.actor or named.get(paragraph_of[task.sentence_no], "")
        yield replace(task, actor=actor)
