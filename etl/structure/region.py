"""Whose document it is: the division that speaks, as it was in the document's year.

Every named division, and every county that a named township lies in, is a
candidate. It gains by where it is named (issuer, title, the sentence that opens a
report), by the divisions and townships below it that are named, and by the words
with which the document speaks of itself (全区, 县委), which say of which kind it is.
Where no candidate is clearly ahead the region stays unknown: a wrong one is worse.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import Protocol

from etl.lexicon import gazetteer
from etl.lexicon.divisions import Divisions, Region, divisions, stem_of
from etl.records import CleanText, Outline
from etl.structure.runs import township_runs

__all__ = ["Header", "Located", "locate"]

READ = 40_000
MANY_HOMES = 12
ENOUGH = 2.5
AHEAD = 1.35
VOTES = 3
ENOUGH_UNCALLED = 6.0
ISSUER, HEAD, OPENING, SEAT, BODY, PARENT = 6.0, 4.0, 2.0, 2.0, 1.0, 1.5
MENTIONS, MOST_VOTES, MISFIT = 4.0, 6.0, 0.25
AGREED = 1.5
IN_FRONT, MISFIT_IN_FRONT = 10.0, 0.7
AMONG_OTHERS, OTHERS, FIRM = 0.5, 2, 4
OF_NATION = 2
NAMED_ALONE, ALONE = 2, 0.6
SURE, RIVALRY, DOUBT = {"stated": 0.98, "inferred": 0.8}, 0.3, 0.6
FRONT_PARAGRAPHS, OPENING_LENGTH = 12, 160
NO_PROOF = ("word", "name")
KINDS = "国省州盟市区旗县"
FRONT = frozenset({"title", "subtitle", "head", "byline", "signature"})

_SELF = re.compile("(?:全|我|本)([省市县区旗州盟])(?![长域别际界级划])")
_BODY_OF = re.compile("([省市县区旗州盟])(?<![一-龥].)(?=委(?!会|员)|政府|人民政府|人大|政协|直)")
_FREE = re.compile("[^一-龥]|[在对由向于到从市省州区]")
_OF_TOWNSHIP = re.compile(
    "[全我本][镇乡](?![长域别际])|(?<![一-龥])[镇乡](?:党委|政府|人大|机关|村两级)|各村[（(、，]|[镇乡]党委书记"
)
_HAS_TOWNSHIP = re.compile("[镇乡]|各村")
_NATION = re.compile("全国|我国|国务院|党中央")
_SEAT_BEHIND = re.compile(
    "(?:自治)?(?:委(?!会|员会?)|人民政府|政府|人大|人民代表大会|政协|第[一二三四五六七八九十]+届|召开|举行|党委|纪委|直机关)"
)
_VENUE = re.compile(
    r"(?:[一-龥]{0,8}?(?:会议?中心|会堂|宾馆|酒店|礼堂|体育[馆场]|广场|园区|现场|境内|城区))?(?:隆重|胜利|顺利|成功|正式|圆满)?"
    "(?:召开|举行|举办|开幕|闭幕|启动|揭幕|落幕|开班|开赛|开营)"
)
_OVER_COUNTIES = re.compile("各(?=[县市区旗])[县市区旗、（(）)]{2,9}(?<=[县市区旗）)])")
_OF_ITS_OWN = re.compile("印发|作者")
_PAPER = re.compile("^(.{2,4}?)(?:日报|晚报|晨报|周报|周刊|新闻网|新闻|电视台|广播电视|时报|报社)")


class Header(Protocol):
    """What the region needs of the header."""

    @property
    def title(self) -> str:
        """Return the title."""

    @property
    def subtitle(self) -> str:
        """Return the subtitle."""

    @property
    def publisher(self) -> str:
        """Return the issuing body, or the paper."""


@dataclass(slots=True)
class Located:
    """The document's division: ``stated`` where the text names it, ``inferred`` from the townships that it lists."""

    code: str = ""
    name: str = ""
    basis: str = ""
    evidence: str = ""
    confidence: float | None = None
    conflicts: tuple[str, ...] = ()


@dataclass(slots=True)
class _Candidate:
    """What speaks for one division; ``mentions`` are worth at most that of a few."""

    region: Region
    worth: float = 0.0
    in_body: float = 0.0
    votes: float = 0.0
    named: dict[str, int] = field(default_factory=dict)
    below: dict[str, None] = field(default_factory=dict)

    def add(self, name: str, worth: float) -> None:
        """Count a mention: what the place in the text adds counts each time, the bare mention only a few times."""
        self.named[name] = self.named.get(name, 0) + 1
        self.in_body = min(MENTIONS, self.in_body + min(worth, BODY))
        self.worth += max(0.0, worth - BODY)


def locate(clean: CleanText, outline: Outline, header: Header, year: int | None) -> Located:
    """Return the division whose document it is, nothing where that is not clear."""
    text = clean.text[:READ]
    scales = _Scales(divisions(), year, over_counties="各" in text and bool(_OVER_COUNTIES.search(text)))
    scales.issuer(header.publisher)
    places = _Places(text, outline)
    names = []
    for hit in gazetteer.hits(text):
        if _may_speak(hit, text) and not gazetteer.runs_on(text, hit.end):
            scales.hit(hit, places.worth(hit))
        elif hit.name.kind == gazetteer.STEM and hit.name.also == "name":
            names.append(hit)
    for run in township_runs(text):
        for start, end in run.items:
            item = text[start:end]
            scales.township(divisions().township_homes.get(item, ()), item)
    for hit in names:
        scales.agreed(hit, places.worth(hit))
    kind, said = _kind_of_speaker(text)
    located = scales.doubted(scales.verdict(kind, said))
    if not located.code and _HAS_TOWNSHIP.search(text) and _OF_TOWNSHIP.search(text):
        located = scales.alone()
    return _with_issuer(located, header.publisher)


def _may_speak(hit: gazetteer.Hit, text: str) -> bool:
    """Tell whether a hit is a division or township; one of two characters (成县) stands free of words (完成县级)."""
    name = hit.name
    if name.kind == gazetteer.DIVISION:
        free = _FREE.match(text, hit.start - 1) or text.startswith("中共", hit.start - 2)
        return len(name.text) > 2 or not hit.start or bool(free)
    return name.kind == gazetteer.TOWNSHIP or (name.kind == gazetteer.STEM and name.also not in NO_PROOF)


def _kind_of_speaker(text: str) -> tuple[str, int]:
    """Return the kind of division that the text calls its own (县, 区 …; 国, or nothing), and how firmly it does."""
    counts: Counter[str] = Counter()
    for found in _SELF.finditer(text):
        if text[max(0, found.start() - 2) : found.start()] not in gazetteer.names():
            counts[found.group(1)] += 2
    for kind in _BODY_OF.findall(text):
        counts[kind] += 1
    nation = len(_NATION.findall(text))
    if not counts:
        return ("国" if nation >= OF_NATION else ""), 0
    kind, most = max(counts.items(), key=lambda item: (item[1], KINDS.find(item[0])))
    return ("国" if nation > 2 * most + 2 else kind), most


class _Places:
    """Knows what the place of a mention is worth: the head, the opening, a seat of power named with it."""

    def __init__(self, text: str, outline: Outline) -> None:
        self._text = text
        first = outline.paragraphs[:FRONT_PARAGRAPHS]
        last = outline.paragraphs[FRONT_PARAGRAPHS:][-FRONT_PARAGRAPHS:]
        self._front = [
            (p.start, p.end)
            for p in (*first, *last)
            if p.kind in FRONT or (p.kind == "note" and _OF_ITS_OWN.search(text, p.start, p.end))
        ]
        prose = [p for p in first if p.kind == "body"][:1]
        self._opening = [(p.start, min(p.end, p.start + OPENING_LENGTH)) for p in prose]

    def worth(self, hit: gazetteer.Hit) -> float:
        """Return the weight of a mention; one that only says where something takes place tells nothing more."""
        worth = BODY
        if self._text.startswith("在", hit.start - 1) and _VENUE.match(self._text, hit.end):
            return worth
        if any(start <= hit.start < end for start, end in self._front):
            worth += HEAD
        elif any(start <= hit.start < end for start, end in self._opening):
            worth += OPENING
        return worth + (SEAT if _SEAT_BEHIND.match(self._text, hit.end) else 0)


class _Scales:
    """Weighs the candidates of one document."""

    def __init__(self, index: Divisions, year: int | None, *, over_counties: bool = False) -> None:
        self._index = index
        self._year = year
        self._over_counties = over_counties
        self._candidates: dict[str, _Candidate] = {}
        self._issuers: dict[str, str] = {}
        self._single: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._versions: dict[str, tuple[Region, ...]] = {}
        self._chains: dict[str, tuple[Region, ...]] = {}

    def _candidate(self, region: Region) -> _Candidate:
        candidate = self._candidates.get(region.durable)
        if candidate is None:
            candidate = self._candidates[region.durable] = _Candidate(region)
        return candidate

    def _chain(self, region: Region) -> tuple[Region, ...]:
        """Return the division and those above it in the document's year."""
        chain = self._chains.get(region.key)
        if chain is None:
            chain = self._chains[region.key] = self._index.chain(region, self._year)
        return chain

    def issuer(self, publisher: str) -> None:
        """Weigh the issuing body (or the paper), by the division with which its name begins."""
        name = publisher.removeprefix("中共").removeprefix("中国共产党")
        paper = _PAPER.match(name)
        for hit in gazetteer.hits(paper.group(1) if paper else name):
            if hit.start == 0 and hit.name.kind in (gazetteer.DIVISION, gazetteer.STEM):
                self._named(hit.name, ISSUER if hit.name.kind == gazetteer.DIVISION else ISSUER / 2)
                self._issuers[hit.name.text] = publisher

    def hit(self, hit: gazetteer.Hit, worth: float) -> None:
        """Weigh a mention."""
        if hit.name.kind == gazetteer.TOWNSHIP:
            self.township(self._index.township_name_homes[hit.name.text], hit.name.text)
        else:
            self._named(hit.name, worth if hit.name.kind == gazetteer.DIVISION else worth / 2)

    def agreed(self, hit: gazetteer.Hit, worth: float) -> None:
        """Weigh a name that other things bear too (``平顺``) for the county of a township that only it has."""
        for region in self._index.called(hit.name.text, self._year):
            candidate = self._candidates.get(region.durable)
            if candidate and candidate.votes >= 1:
                candidate.worth += 0 if candidate.named else AGREED
                candidate.add(hit.name.text, worth / 2)

    def _named(self, name: gazetteer.Name, worth: float) -> None:
        versions = self._versions.get(name.text)
        if versions is None:
            found = self._index.named if name.kind == gazetteer.DIVISION else self._index.called
            versions = self._versions[name.text] = found(name.text, self._year)
        for region in versions:
            self._candidate(region).add(name.text, worth / len(versions))
        if name.kind == gazetteer.DIVISION and len(versions) == 1 and name.is_plain:
            for above in self._chain(versions[0])[1:]:
                self._candidate(above).below[name.text] = None

    def alone(self) -> Located:
        """Return the county of a township that speaks for itself, of a name that is found in no other county."""
        if len(self._single) != 1 or any(c.named for c in self._candidates.values()):
            return Located()
        ((code, names),) = self._single.items()
        name, times = names.most_common(1)[0]
        today = self._index.code_at(code)
        if times < NAMED_ALONE or today is None:
            return Located()
        region = self._index.at(today, self._year)
        return Located(region.code, region.full_name, "inferred", f"{name}只见于该县", ALONE)

    def township(self, homes: tuple[str, ...], name: str) -> None:
        """Weigh a township for the counties that have one of that name."""
        if not 0 < len(homes) <= MANY_HOMES:
            return
        self._single[homes[0] if len(homes) == 1 else ""][name] += 1
        for code in homes:
            today = self._index.code_at(code)
            if today is None:
                continue
            for region in self._chain(self._index.at(today, self._year))[:2]:
                candidate = self._candidate(region)
                if name not in candidate.below:
                    candidate.below[name] = None
                    candidate.votes += 1 / len(homes)

    def _score(self, candidate: _Candidate, kind: str) -> float:
        region = candidate.region
        score = candidate.worth + candidate.in_body + min(candidate.votes, MOST_VOTES)
        if region.level != "county":
            score += min(MOST_VOTES, 0.8 * sum(name in self._index.by_name for name in candidate.below))
        if candidate.named and self._parent_is_named(region):
            score += PARENT
        if kind == "市" and region.level == "county" and (self._over_counties or self._is_one_of_many(region)):
            score *= AMONG_OTHERS
        if _fits(region, kind):
            return score
        return score * (MISFIT_IN_FRONT if candidate.worth >= IN_FRONT else MISFIT)

    def _is_one_of_many(self, region: Region) -> bool:
        """Tell whether other divisions of the same prefecture are named too: then 全市 is rather the prefecture."""
        above = [self._candidates.get(r.durable) for r in self._chain(region)[1:2]]
        others = [{name for name in c.below if name in self._index.by_name} - {region.name} for c in above if c]
        return any(len(names) >= OTHERS for names in others)

    def _parent_is_named(self, region: Region) -> bool:
        above = self._chain(region)[1:]
        return any(self._candidates[a.durable].named for a in above if a.durable in self._candidates)

    def _are_kin(self, one: _Candidate, other: _Candidate) -> bool:
        """Tell whether one of two divisions lies in the other."""
        return any(r.durable == other.region.durable for r in self._chain(one.region)) or any(
            r.durable == one.region.durable for r in self._chain(other.region)
        )

    def verdict(self, kind: str, said: int) -> Located:
        """Return the candidate that is clearly ahead; one named once in passing needs a text that says 我县."""
        scored = [(self._score(c, kind), c) for c in self._candidates.values()]
        scored.sort(key=lambda pair: (-pair[0], pair[1].region.key))
        if not scored:
            return Located()
        best, first = scored[0]
        second = next((score for score, c in scored[1:] if not self._are_kin(c, first)), 0.0)
        if best < AHEAD * second or not (_fits(first.region, kind) or first.worth >= IN_FRONT):
            return Located()
        if first.named:
            in_passing = sum(first.named.values()) == 1 and first.worth < HEAD and len(first.below) < VOTES - 1
            enough = ENOUGH if kind else ENOUGH_UNCALLED
            sure = best >= enough and (said >= FIRM or not in_passing)
            return _located(first, "stated", second / best) if sure else Located()
        firm = len(first.below) >= VOTES and best >= VOTES / 2 and best >= 2 * second
        within = first if said >= FIRM else self._around(first)
        return _located(within, "inferred", second / best) if firm and kind else Located()

    def _around(self, unnamed: _Candidate) -> _Candidate:
        """Return the division that is named itself and holds all the others named, else the one above them all."""
        for candidate in self._candidates.values():
            held = {*candidate.below, *candidate.named}
            if candidate.named and candidate is not unnamed and len(held) > 1 and held.issuperset(unnamed.below):
                return candidate
        return unnamed

    def doubted(self, located: Located) -> Located:
        """Record where the issuing body is of quite another division, and trust the region less for it."""
        own = next((c for c in self._candidates.values() if c.region.code == located.code), None)
        if own is None:
            return located
        for name, publisher in self._issuers.items():
            bearers = [c for c in self._candidates.values() if name in c.named]
            if bearers and not any(c is own or self._are_kin(c, own) for c in bearers):
                words = f"发布者“{publisher}”属{bearers[0].region.full_name}，与{located.name}不合"
                doubt = round((located.confidence or 0.0) * DOUBT, 2)
                return replace(located, conflicts=(words,), confidence=doubt)
        return located


def _fits(region: Region, kind: str) -> bool:
    """Tell whether a division is of the kind that the text calls its own."""
    if kind in ("", "镇", "乡"):
        return True
    if kind == "区" and region.name.endswith("自治区"):
        return True
    if kind == "省":
        return region.level == "province"
    return region.name.endswith(kind) and (region.level != "province" or kind == "市")


def _located(candidate: _Candidate, basis: str, rival: float) -> Located:
    """Return the division; ``rival``: what the next candidate weighs in proportion."""
    region = candidate.region
    confidence = round(SURE[basis] * (1 - RIVALRY * rival), 2)
    if basis == "inferred":
        evidence = "所列" + "、".join(list(candidate.below)[:8])
    else:
        evidence = "、".join(f"“{name}”{count}处" for name, count in sorted(candidate.named.items()))
    return Located(region.code, region.full_name, basis, evidence, confidence)


def _with_issuer(located: Located, publisher: str) -> Located:
    """Add the issuer to the evidence where its name tells the division."""
    name = located.name and stem_of(divisions().by_code[located.code][-1].name)
    if not name or name not in publisher:
        return located
    return replace(located, evidence=f"发文“{publisher}”；{located.evidence}")
