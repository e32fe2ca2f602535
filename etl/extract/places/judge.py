"""Which of the names that the gazetteer finds are meant as places.

A name with its kind (麦积区) is, unless its last character belongs to the next word
(上海市|场) or it is short and stands in the middle of words (完|成县|级). A short name
(麦积) is where the document is bound to it and it stands as a word; elsewhere only
where the context speaks for a place, the more so if it is an everyday word too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from etl.extract.places.context import Found, Setting
from etl.extract.places.words import Words, is_han
from etl.lexicon import lines
from etl.lexicon.divisions import divisions
from etl.lexicon.gazetteer import DIVISION, OTHER, STEM, TOWNSHIP, WORD, WORLD, Hit, Name, hits, names, runs_on
from etl.openers import Opener

__all__ = ["judged"]

UNMISTAKABLE = 4
_NOT_AFTER_SHORT = frozenset("级直委经")
_NO_PLACE = re.compile(
    "北京时间|上海合作组织|中国(?:特色|梦|式|化|共产党|人民|共青团|移动|电信|联通|工商银行|农业银行|银行|建设银行)|"
    "日本脑炎|文山会海|德国小蠊|南京路|黄河大合唱|东方红"
)
_SPEAKS_FOR = re.compile(
    "经济|人民|实际|大地|特色|儿女|各界|跨越|转型|崛起|旅游|工业|农业|全境|电视|频道|日报|新闻|先锋|模式|经验|"
    "现象|市委|县委|区委|市|县|区|的(?:明天|未来|实际)|而努力|新区|作出|做出|中学|医院|大学|站|机场|籍"
)
_ASKS_FOR = re.compile(
    "(?:推动|推进|建设|打造|投资|来到|走进|关心|支持|振兴|繁荣|美丽|魅力|生态|绿色|活力|新|崭新|美好的?|我们的?|热爱|走出|"
    "立足|聚焦|相约|情系|落户|坐落|位于|地处|途经|前往|视察|考察|调研)$"
)
_GOES_THERE = re.compile("[在到赴往从由抵访离驻于自来经回]$|前往|来自|位于|落户|地处|途经|抵达|视察|考察")
_STAYS_THERE = re.compile(
    "[，。、；：）”]|等|举行|召开|考察|调研|市|县|区|的|出席|会见|访问|开幕|闭幕|启动|开工|开通|设立|发布|发生|参加|主持|会晤|同|"
    "与|和|至|到|签署|成立|落户|建成|一|两|多|某|当地"
)
_JOINS = frozenset("、—")
_MARKS = frozenset("、，；。 　：（）\n")
_ENDS_PERSON = re.compile("$|[、，；。 　：（）\\n]|同志|发言|主持|出席|参加|讲话|汇报|通报|陪同|等")
_AFTER_PLACE = frozenset("市县区省州盟旗乡镇村人港站路等话菜籍段")
_TITLE_BEFORE = frozenset("长记任员席志者授师理督总士")


def judged(text: str, words: Words, here: Setting) -> list[Found]:
    """Return the places among the names of the gazetteer, in the order of the text."""
    judge = _Judge(text, words, here)
    for hit in hits(text):
        judge.decide(hit)
    judge.settle_lists()
    return judge.found + _seats(text, judge.found, here)


_SEATED = Opener(
    "(?<=[一-龥]{2})(?:人民法庭|法庭|派出所|司法所|财政所|国土所|税务所|工商所|卫生院|中心卫生院|中心小学|中心学校|中心校|中学|供电所|信用社|邮政所|林业站|水管站|粮站|集镇|片区|敬老院|交警中队|街上)"
)


def _seats(text: str, found: list[Found], here: Setting) -> list[Found]:
    """Return the short names of the document's own townships before what has its seat there (长集派出所)."""
    taken = {at for place in found for at in range(place.start, place.end)}
    result = []
    for match in _SEATED.finditer(text):
        start = next(
            (match.start() - n for n in (3, 2) if text[match.start() - n : match.start()] in here.townships), -1
        )
        if start >= 0 and start not in taken and (start == 0 or not is_han(text[start - 1])):
            result.append(Found(start, match.start(), "list", 0.8))
    return result


class _Judge:
    """Decides on the names of one text, from the left."""

    def __init__(self, text: str, words: Words, here: Setting) -> None:
        self.text = text
        self.words = words
        self.here = here
        self.found: list[Found] = []
        self._open: list[Hit] = []
        self._in_full: dict[str, bool] = {}
        self._by_kind: dict[str, Callable[[Hit], float]] = {
            DIVISION: self._division,
            STEM: self._stem,
            TOWNSHIP: self._township,
            OTHER: self._other,
            WORLD: self._other,
        }

    def decide(self, hit: Hit) -> None:
        """Take the hit, or the shorter name at its beginning, or keep a short name for its list to decide."""
        confidence = self._by_kind[hit.name.kind](hit)
        if confidence:
            self._take(hit, confidence)
        elif hit.name.kind in (DIVISION, TOWNSHIP):
            self._shorter(hit)
        elif hit.name.kind == STEM and self._may_be_listed(hit.name):
            self._open.append(hit)

    def _may_be_listed(self, name: Name) -> bool:
        """Tell whether a list of places may hold the name: an everyday word only if bound or of a large one."""
        return name.also != WORD or name.level != "county" or self.here.binds(name.text)

    def _take(self, hit: Hit, confidence: float) -> None:
        self.found.append(Found(hit.start, hit.end, hit.name.kind, confidence, hit.name))

    def _shorter(self, hit: Hit) -> None:
        """Try the name without its last character (上海 in 上海市场)."""
        name = names().get(hit.name.text[:-1])
        if name is not None and name.kind in (STEM, OTHER, WORLD):
            self.decide(Hit(hit.start, hit.end - 1, name))

    def _follows_parent(self, hit: Hit) -> bool:
        """Tell whether the division above was named just before (湖南|益阳)."""
        last = self.found[-1] if self.found else None
        if last is None or last.end != hit.start or last.name is None or last.name.kind not in (DIVISION, STEM):
            return False
        return _lies_below(hit.name, last.name.text)

    def _division(self, hit: Hit) -> float:
        bound = self.here.binds(hit.name.text)
        following = self.text[hit.end : hit.end + 1]
        if runs_on(self.text, hit.end) and not (bound and following == "级"):
            return 0.0
        if self._follows_parent(hit):
            return 0.98
        if hit.name.also == WORD:
            return 0.8 if bound and self.words.opens(hit.start) else 0.0
        if len(hit.name.text) == 2:
            return self._two_characters(hit, bound, following)
        if self.words.opens(hit.start) or self.words.begins(hit.start, hit.end):
            return 0.97 if bound else 0.93
        return 0.6 if bound else 0.0

    def _two_characters(self, hit: Hit, bound: bool, following: str) -> float:
        after_place = bool(self.found) and self.found[-1].end == hit.start
        opens = self.words.opens(hit.start) or self.text.endswith("中共", 0, hit.start)
        stands = opens and not after_place
        if hit.name.text == "代县" and following == "长":
            return 0.0
        if following and following in _NOT_AFTER_SHORT and not bound:
            return 0.0
        return (0.95 if bound else 0.8) if stands else 0.0

    def _stem(self, hit: Hit) -> float:
        name, text = hit.name, self.text
        if _NO_PLACE.match(text, hit.start) or self._is_in_person(hit):
            return 0.0
        if self._follows_parent(hit) and (name.also != WORD or self.words.closes(hit.end)):
            return 0.9
        own = self.here.binds(name.text)
        if name.also == WORD:
            return 0.75 if own and self._is_meant(hit) else 0.0
        if own:
            return 0.93 if self._stands(hit, own) else 0.0
        if name.level != "county" or self._is_named_in_full(name.text):
            return 0.9 if self._stands(hit, own) else 0.0
        return 0.75 if name.also != "rare" and self._is_visited(hit) else 0.0

    def _is_named_in_full(self, stem: str) -> bool:
        """Tell whether the text names the county in full too (余杭, where 余杭区 stands)."""
        if stem not in self._in_full:
            self._in_full[stem] = any(version.name in self.text for version in divisions().by_stem.get(stem, ()))
        return self._in_full[stem]

    def _stands(self, hit: Hit, own: bool) -> bool:
        if self.words.stands(hit.start, hit.end):
            return True
        wide = own or hit.name.level in ("province", "prefecture")
        return wide and self.words.heads(hit.start, hit.end)

    def _is_meant(self, hit: Hit) -> bool:
        """Tell whether an everyday word stands for the place: by what is said of it."""
        if not self.words.stands(hit.start, hit.end):
            return False
        before = self.text[max(0, hit.start - 5) : hit.start]
        return bool(_SPEAKS_FOR.match(self.text, hit.end) or _ASKS_FOR.search(before)) and not before.endswith("、")

    def _is_visited(self, hit: Hit) -> bool:
        """Tell whether somebody goes there or something happens there, and the name stands as a word."""
        before = self.text[max(0, hit.start - 2) : hit.start]
        return bool(
            _GOES_THERE.search(before)
            and (self.words.closes(hit.end) or _STAYS_THERE.match(self.text, hit.end))
            and self.words.stands(hit.start, hit.end)
        )

    def _is_in_person(self, hit: Hit) -> bool:
        """Tell whether the name is a person's: a surname before (县长张海南主持), or cut out of it (、黄山松、)."""
        text, start, end = self.text, hit.start, hit.end
        if end - start != 2 or (self.found and self.found[-1].end == start):
            return False
        before = text[start - 1 : start] or "，"
        if before in _MARKS and text[start] in _surnames() and _ENDS_PERSON.match(text, end + 1):
            return is_han(text[end : end + 1]) and text[end] not in _AFTER_PLACE
        return before in _surnames() and start > 1 and (text[start - 2] in _TITLE_BEFORE or text[start - 2] in _MARKS)

    def _township(self, hit: Hit) -> float:
        local = hit.name.text in self.here.townships
        if runs_on(self.text, hit.end) or (hit.name.also == WORD and not local):
            return 0.0
        opens = self.words.opens(hit.start) or (bool(self.found) and self.found[-1].end == hit.start)
        if local:
            return 0.97 if opens or self.words.begins(hit.start, hit.end) else 0.7
        following = self.text[hit.end : hit.end + 1]
        if following == "村" and hit.name.text.endswith("乡"):
            return 0.0
        return 0.85 if opens or self._begins_anew(hit) else 0.0

    def _begins_anew(self, hit: Hit) -> bool:
        """Tell whether a word begins at the name and the one before is a word of its own, not part of a longer name."""
        inside = self.words.inside(max(0, hit.start - 2), hit.start)
        return self.words.begins(hit.start, hit.end) and bool(inside) and len(inside[-1]) > 1

    def _other(self, hit: Hit) -> float:
        if _NO_PLACE.match(self.text, hit.start) or self._is_in_person(hit):
            return 0.0
        sure = hit.end - hit.start >= UNMISTAKABLE
        return 0.85 if sure or self.words.stands(hit.start, hit.end) else 0.0

    def settle_lists(self) -> None:
        """Take the short names left open that stand in a list beside a place."""
        starts = {place.start for place in self.found}
        ends = {place.end for place in self.found}
        for hit in (*self._open, *reversed(self._open)):
            beside = (self.text[hit.start - 1 : hit.start] in _JOINS and hit.start - 1 in ends) or (
                self.text[hit.end : hit.end + 1] in _JOINS and hit.end + 1 in starts
            )
            if not beside or hit.start in starts or not self.words.opens(hit.start):
                continue
            bound = self.here.binds(hit.name.text)
            if bound or self.words.closes(hit.end) or self.words.stands(hit.start, hit.end):
                starts.add(hit.start)
                ends.add(hit.end)
                self._take(hit, 0.7)


def _lies_below(name: Name, above: str) -> bool:
    index = divisions()
    versions = index.by_name.get(name.text, ()) if name.kind == DIVISION else index.by_stem.get(name.text, ())
    return any(
        above in (v.province, v.prefecture) or _starts(v.province, above) or _starts(v.prefecture, above)
        for v in versions
    )


def _starts(full: str, stem: str) -> bool:
    return len(stem) > 1 and full.startswith(stem) and is_han(full[0])


@cache
def _surnames() -> frozenset[str]:
    return frozenset("".join(lines("surnames")))
