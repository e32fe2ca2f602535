"""What a figure measures: verb and object as they stand, without number and adverbs.

A sentence is read from left to right. What one clause measures is carried over
commas and semicolons (``地区生产总值28.6亿元，增长12.3%``), a verb over a list
(``进驻31家企业、134个项目``), the subjects of a list are handed out by ``分别``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache

import rjieba

from etl.extract.metrics.clauses import TIME, Place, find_verb, noun_phrase, strip_left
from etl.extract.metrics.figures import Figure
from etl.extract.metrics.units import PEOPLE_UNITS
from etl.extract.metrics.words import compiled, words

__all__ = ["Name", "name_figures"]

_CHANGE_TO = r"(?![到至为的])"
_COMPARE = re.compile(
    rf"(?:要)?(?P<how>同比|环比|(?<!可)(?:比|较|与)[^，。；：]{{0,14}}?(?=新增|净?(?:增|提|上|下|降|减|扩|加|缩|回|压|翻|多|少|高|低|收|涨|攀|延|跃|名义|实际|分别|相比))(?:相比)?)"
)
_BY_PRICE = re.compile(r"按[^，]{2,8}?(?:计算|口径|价格)(?:计算)?")
_MODIFIERS = re.compile(r"(?:各级各类|各类|各种|各项|各级|全部|剩余的?|[约近超共了])")
_AFTER_VERB = re.compile(r"^(?:了|着|过)?(?:各级各类|各类|各种|各项|共计|共|约|近|全部)?")
_SHARE = re.compile(
    r"^(?P<who>.*?)(?:仅|约|只|就|共|要)?占(?!地|用|有率|据|领)(?:到|了)?(?:全县|全市|全区|全省|全年|全国)?(?P<whole>.*?)(?:的)?(?P<noun>比重|比例|份额|比)?$"
)
_TIMES_OF = re.compile(
    r"^(?P<who>.*?)(?:已|仅|约|将近|达到|达|为|是|相当于|接近|超过|不足|不到)+(?P<base>[^，。；]*?)的?$"
)
_RATIO_OF = re.compile(
    r"^(?P<who>.*?)(?:仅|只|约)?(?:相当于|不到|不足|仅为|仅是|只有|为|是|接近|超过|高于|达到)(?P<base>[^，。；]+?)的$"
)
_OF_WHOLE = re.compile(r"^(?P<who>.*?)控制在(?P<base>[^，。；]+?)的?$")
_RATE_NOUN = re.compile(
    r"(?:率|比重|比例|面积|收入|总值|产值|增加值|余额|总量|总额|产量|标准|价格|人数|数量|指数|水平|规模|长度|里程|次数|件数|投资|支出|存款|贷款余额|库存|能力|时间|时限|工期|成本|利润|值|费|额|量|数|度|分|比)$"
)
_GROWTH_NOUN = re.compile(r"(?:增幅|增速|涨幅|降幅|增长率|增长速度|比重|占比|总量|增长幅度)")
_PLACE_PART = re.compile(
    r"(?:[省市县区镇乡村州旗盟]|街道|社区|单位|部门|机关|系统|园区|片区|其他|其它|[东中西南北]部|地区|县城|农村|城镇|城市|城区|集镇|本级|省级|市级|县级|区级|镇级|村级|国家级)$"
)
_LIGHT = ("实现", "完成", "达成")


@dataclass(frozen=True, slots=True)
class Name:
    """How a figure is named; ``topic`` is what the next clauses speak of, ``total`` the index it is part of."""

    indicator: str
    object: str = ""
    change: str = "level"
    compared_to: str = ""
    topic: str = ""
    verb: str = ""
    total: int | None = None
    rule: str = "clause"


@dataclass(slots=True)
class _State:
    """What is carried through a sentence."""

    text: str
    figures: list[Figure]
    places: list[Place]
    names: list[Name] = field(default_factory=list)
    topic: str = ""
    pending: dict[int, Name] = field(default_factory=dict)


def name_figures(text: str, figures: list[Figure], places: list[Place], gaps: list[str]) -> list[Name]:
    """Return the name of each figure of a sentence; ``gaps`` is the text before each figure since the last."""
    state = _State(text, figures, places)
    for i in range(len(figures)):
        _carry_gap(state, gaps[i], places[i])
        name = state.pending.pop(i, None) or _name(state, i)
        state.names.append(name)
        if name.topic:
            state.topic = name.topic
    return state.names


_STATED = re.compile(
    r"([^，]{2,20}?(?:率|额|量|值|收入|面积|指数|水平|比重|人数|投资|余额))(?:位?居|位?列|名列|排|再创|创|稳|保持|继续|持续|首次|逐年|进一步|明显|大幅|呈|不断|快速|平稳|较快)"
)


def _carry_gap(state: _State, gap: str, place: Place) -> None:
    """A clause without a figure may set what is spoken of: ``增幅居全市第二位，比去年同期提高…``."""
    clauses = re.split(r"[，；：。]", gap)[:-1]
    for clause in clauses[-1:]:
        match = _GROWTH_NOUN.match(clause.strip())
        stated = _STATED.match(strip_left(clause))
        if match and state.topic:
            state.topic = _join_topic(state.topic, match[0])
        elif stated:
            state.topic = stated[1]


def _join_topic(topic: str, noun: str) -> str:
    return topic if topic.endswith(noun) else topic + noun


_RULES: tuple[Callable[[_State, int, str], Name | None], ...]


def _name(state: _State, i: int) -> Name:
    left = strip_left(state.places[i].left)
    for rule in _RULES:
        name = rule(state, i, left)
        if name is not None:
            return name
    return _plain(state, i, left)


@cache
def _tail() -> re.Pattern[str]:
    return compiled(
        r"(?:(?<![行成作认因])(?<![统设审会估预])(?<![通经])(?<!公)(?<![实应])(?:{0}|{1}|{2}|{3})(?:了|过)?|[，、：:“（ ])+$",
        "measure",
        "minimum",
        "maximum",
        "approx",
    )


@cache
def _tail_adverbs() -> re.Pattern[str]:
    return compiled(
        r"(?:共|总计|合计|累计|已|(?<![人户日月年亩平村])均|都|仅|只|力争|确保|预计|争取|要|将|首次|每年|分别|也|还|约|总数|一次性|当年|全年|基本|可|应|须|必须|不得|新|人民币|实际|折合|平均|逐步|就|一般|同比)+$"
    )


_PER_TAIL = re.compile(
    r"(?:平均)?每(?:百|千|万|百万)?(?:平方公里|平方米|立方米|公里|公斤|千克|公顷|亩|吨|斤|克|米|度|升|人|户|年|月|天|日)$"
)


def strip_right(left: str) -> str:
    """Drop the words of measuring from the end: ``茶园面积突破`` is ``茶园面积``."""
    previous = None
    keep = "折合人民币" if left.endswith(("折合人民币", "折合人民币近", "折合人民币约")) else ""
    while left != previous:
        previous = left
        left = _PER_TAIL.sub("", _tail().sub("", left))
        left = _tail_adverbs().sub("", left) if not left.endswith(("实际",)) else left
    return left + (keep if keep and not left.endswith(keep) else "")


# --- change ----------------------------------------------------------------


@cache
def _change() -> re.Pattern[str]:
    return compiled(
        r"(?P<word>(?P<up>(?<!新){0})|(?P<down>{1}))(?:了|约|近|将近|超过|不少于|不低于|至少|达|达到|幅度达|幅度超过|幅度为|仅|不超过|超)*$",
        "increase",
        "decrease",
    )


@cache
def _change_front() -> re.Pattern[str]:
    return compiled(
        r"(?P<up>净增加|净增长|净增|增加|扩大|多增|增收)(?![到至为值幅速率量长]|收入)|(?P<down>净减少|净减|减少|压减|减|削减|降低|缩减)(?![到至为排税免负贫值幅速率量灾])"
    )


def _by_change(state: _State, i: int, left: str) -> Name | None:
    """``同比增长12.3%``, ``比上年净增4200万元``, ``工期缩短30天``, ``翻一番``."""
    compare = _compared(state, i)
    bare = _COMPARE.sub("", _BY_PRICE.sub("", left)).replace(TIME, "")
    match = _change().search(bare)
    if match is None or (
        match["word"] in ("减", "降", "增", "翻")
        and match.start()
        and not _single_change(match["word"], state.figures[i])
    ):
        return _by_growing_thing(state, i, bare, compare)
    subject, change = bare[: match.start()], "increase" if match["up"] else "decrease"
    subject, word = _MANNER.sub("", strip_right(subject)), match["word"]
    subject = _clean_subject(subject)
    noun = _counted_behind(state, i)
    word = "翻番" if state.figures[i].unit == "番" else word
    topic = subject or state.topic
    if noun and not subject and state.figures[i].kind not in ("percent", "ratio"):
        return Name(word + noun, noun, change, compare, noun)
    if subject and _GROWTH_NOUN.fullmatch(subject) and state.topic:
        topic = _join_topic(state.topic, subject)
    elif not subject and state.figures[i].unit == "百分点" and _after_growth(state, i):
        topic = topic + "增幅"
    rate = re.search(r"年均(?:实际|名义)?$", bare[: match.start()]) is not None
    return Name(
        (topic or "") + word,
        topic,
        change,
        compare,
        _topic_of(topic) if subject else "",
        rule="rate" if rate else "change",
    )


_MANNER = re.compile(r"(?:的|名义|实际|可比价|年均|平均|预计|预期|大幅|小幅|稳步|分别|合计|共)+$")


def _single_change(word: str, figure: Figure) -> bool:
    if word == "翻":
        return figure.unit == "番"
    return figure.kind in ("percent", "money")


def _after_growth(state: _State, i: int) -> bool:
    last = state.names[-1] if state.names else None
    return last is not None and last.change != "level" and state.figures[i - 1].unit == "%" and last.rule == "change"


def _by_growing_thing(state: _State, i: int, bare: str, compare: str) -> Name | None:
    match = _change_front().search(bare)
    if match is None or (match.start() and not _stands_as_verb(bare[: match.start()])):
        return None
    rest = strip_right(bare[match.start() :])
    noun = rest[len(match[0]) :]
    if not noun or "的" in noun or "率" in noun[-1:] or _tail_to(bare):
        return None
    counted = _counted_behind(state, i)
    change = "increase" if match["up"] else "decrease"
    indicator = rest if not counted else match[0] + counted
    return Name(indicator, counted or noun, change, compare, noun, match[0])


def _tail_to(bare: str) -> bool:
    return re.search(r"(?:达到|达|为|到|至)(?:约|近|了)?$", bare) is not None


def _stands_as_verb(head: str) -> bool:
    return re.search(r"(?:[，、局委办部县市区镇乡村社会队]|企业|单位|公司|可|共|累计|将|已|再)$", head) is not None


def _compared(state: _State, i: int) -> str:
    """Return the base of the change as it stands: ``同比``, ``比上年``."""
    left = state.places[i].left
    match = _COMPARE.search(left)
    if match is None:
        return ""
    start = state.figures[i].start - len(left)
    how = state.text[start + match.start("how") : start + match.end("how")]
    return how.replace("相比", "").replace("与", "比", 1)


def _counted_behind(state: _State, i: int) -> str:
    place, figure = state.places[i], state.figures[i]
    if figure.unit == "人" and figure.core_end == figure.number.end:
        return noun_phrase(place.right, place.next_follows)[0]
    if place.next_follows and _FROM.search(place.left):
        return ""
    if figure.kind in ("percent", "ratio", "duration") or not place.right or place.right[0] in "、，。（(以上下左 ":
        return ""
    if figure.kind not in ("count", "other") and (_GOAL.match(place.right) or _owns(place)):
        return ""
    noun = noun_phrase(place.right, place.next_follows)[0]
    return (
        ""
        if place.next_follows and noun in ("和", "及")
        else noun.rsplit("的", 1)[-1]
        if "的" in noun.strip("的")
        else noun
    )


_FROM = re.compile(r"(?:由|从|自)\ue001*的?$")
_GOAL = re.compile(r"大关|关口|大台阶|台阶|范围|的高度|的好成绩")


def _owns(place: Place) -> bool:
    """Tell whether the noun behind is described by the figure: ``总投资12亿元的项目``, ``投资3亿元建设…``."""
    if place.right[0] == "的":
        body = strip_right(strip_left(place.left))
        return bool(body) and (find_verb(body) is None or body.endswith(("投资", "占地", "耗资", "出资", "价值")))
    first = rjieba.cut(place.right[:8], False)
    return bool(first) and first[0] in words("strong") | words("weak")


def _clean_subject(subject: str) -> str:
    subject = strip_left(subject)
    verb = find_verb(subject)
    if verb and verb[0]:
        subject = subject[verb[0] :]
    return _MODIFIERS.sub("", subject) if subject.startswith(("各", "全部")) else subject


def _topic_of(noun: str) -> str:
    for word in _LIGHT:
        if noun.startswith(word) and len(noun) > len(word):
            return noun[len(word) :]
    return noun


# --- shares and ratios -----------------------------------------------------


_TO_WHOLE = re.compile(r"^与[^，；]{2,20}?(?:的)?(?:比率|比值|比例|之比)")


def _by_share(state: _State, i: int, left: str) -> Name | None:
    """``占地区生产总值的比重达10.9%``, ``占年度计划的78.4%``, ``占比35%``."""
    to = _TO_WHOLE.match(state.places[i].left)
    if to and state.topic:
        return Name(state.topic + to[0], state.topic, topic=state.topic + to[0])
    if "占" not in left or state.figures[i].kind not in ("percent", "ratio", "money", "count"):
        return None
    match = _SHARE.match(strip_right(left) if not left.endswith("占") else left)
    if match is None or (state.figures[i].kind in ("money", "count")):
        return None
    who = strip_right(match["who"].replace("分别", ""))
    verb = find_verb(who)
    who = who[verb[0] :] if verb else who
    topic = who or state.topic
    whole = strip_left(match["whole"]).rstrip("的")
    indicator = f"{topic}占{whole}的比重" if whole else f"{topic}占比"
    return Name(indicator, topic, topic=indicator if match["noun"] == "比重" else topic)


def _by_multiple(state: _State, i: int, left: str) -> Name | None:
    """``是2005年的3.4倍``, ``相当于全市平均水平的85%``, ``控制在总投资的1.5%以内``."""
    figure = state.figures[i]
    if figure.unit == "倍":
        raw = state.places[i].left
        match = _TIMES_OF.match(strip_left(raw) if TIME not in raw else raw.strip("，"))
        if match:
            who = strip_left(match["who"]) or state.topic
            return Name(f"{_topic_of(who)}为{_base(state, i, match['base'])}的倍数", who, topic=_topic_of(who))
    if figure.kind not in ("percent", "ratio") or not left.endswith("的"):
        return None
    match = _OF_WHOLE.match(left)
    if match and match["base"]:
        who = strip_left(match["who"]) or state.topic
        return Name(f"{who}占{match['base']}的比重", who, topic=who)
    match = _RATIO_OF.match(left)
    if match:
        who = strip_right(strip_left(match["who"])) or state.topic
        return Name(f"{who}与{match['base']}之比", who, topic=who)
    return None


def _base(state: _State, i: int, base: str) -> str:
    """Return the base of comparison with the time that was masked."""
    if TIME not in base:
        return base.rstrip("的")
    place = state.places[i]
    start = state.figures[i].start - len(place.left)
    original = state.text[start : state.figures[i].start]
    at = place.left.rfind(TIME)
    first = at
    while first and place.left[first - 1] == TIME:
        first -= 1
    return original[first:].rstrip("的")


def _by_portion(state: _State, i: int, left: str) -> Name | None:
    """``三分之二的行政村编制了村庄规划``, ``七成以上的农户…``."""
    figure, place = state.figures[i], state.places[i]
    if figure.kind not in ("percent", "ratio") or figure.unit not in ("%", "比例", "‰"):
        return None
    lead = strip_right(left)
    if not place.right or place.right[0] in "、，。；（(）" or (lead and not lead.endswith(("使", "让", "有"))):
        return _by_bearer(state, i, left)
    if figure.unit == "%" and figure.form == "arabic" and place.right[0] != "的":
        return None
    noun, predicate = noun_phrase(place.right, place.next_follows)
    if not noun:
        return None
    predicate = _clean_predicate(predicate)
    return Name(f"{predicate}的{noun}占比" if predicate else f"{noun}占比", noun, topic=noun)


_BEARER = re.compile(r"^(?P<what>.+?)(?:由|中)(?P<who>.+?)(?P<act>承担|负担|解决|出资|自筹)$")


def _by_bearer(state: _State, i: int, left: str) -> Name | None:
    match = _BEARER.match(left)
    if match is None:
        return None
    return Name(f"{match['who']}{match['act']}{match['what']}占比", match["what"], topic=match["what"])


def _clean_predicate(predicate: str) -> str:
    predicate = re.sub(r"^(?:\ue001|都|均|已经|已|也|还|全部|及时|正式)+", "", predicate)
    predicate = re.sub(r"(?<=[一-龥])了(?=[一-龥]|$)", "", predicate, count=1)
    predicate = predicate.replace(TIME, "")
    return re.sub(r"(?<=[一-龥]{2})到位$", "", predicate).strip("，、。 ")


# --- distributed subjects --------------------------------------------------


def _by_distribution(state: _State, i: int, left: str) -> Name | None:
    """``…分别增长9.8%和11.2%``: name this figure and keep the names of those that follow."""
    if "分别" not in state.places[i].left:
        return None
    count = _run_length(state, i)
    subjects = _subjects(state, i, count)
    if len(subjects) < count:
        return None
    predicate = state.places[i].left.rsplit("分别", 1)[1]
    for k in range(count):
        place = replace(state.places[i], left=subjects[k] + predicate)
        probe = _State(
            state.text, state.figures, [*state.places[:i], place, *state.places[i + 1 :]], state.names, subjects[k]
        )
        name = _name(probe, i) if predicate.strip(TIME) else _plain(probe, i, subjects[k])
        state.pending[i + k] = replace(name, topic=subjects[k] if not k else "")
    return state.pending.pop(i)


def _run_length(state: _State, i: int) -> int:
    count = 1
    while i + count < len(state.figures) and state.places[i + count].joint == "list":
        if state.places[i + count].left.strip("、和及与 "):
            break
        count += 1
    return count


def _subjects(state: _State, i: int, count: int) -> list[str]:
    own = strip_left(state.places[i].left.rsplit("分别", 1)[0])
    own = _COMPARE.sub("", own).strip("，、")
    if own:
        parts = [p for p in re.split(r"、|以及|和|及|与", own) if p]
        if len(parts) == count:
            return _share_tail(parts)
        return [own] * count if count == 1 else []
    topics = [n.topic for n in state.names if n.change == "level" and n.topic]
    return topics[-count:] if len(topics) >= count else []


def _share_tail(parts: list[str]) -> list[str]:
    """Give ``城镇`` the tail of ``农村居民人均可支配收入``."""
    last = parts[-1]
    shared = []
    for part in parts[:-1]:
        tail = last[len(part) :] if len(last) > len(part) + 1 and not _RATE_NOUN.search(part) else ""
        shared.append(part + tail)
    return [*shared, last]


# --- objects that stand before or behind -----------------------------------


_DISPOSAL = re.compile(r"(?:^|[^\w]|.*?)(?:将|把)(?P<mod>[^，。；]*)$")
_TREAT = re.compile(r"^(?:.*?)对(?P<mod>[^，。；]{0,8})$")
_TREATED = re.compile(r"(?:进行|予以|给予|作出|开展)(?:了)?(?P<verb>[一-龥]{2,4})")


def _by_disposal(state: _State, i: int, left: str) -> Name | None:
    """``将剩余的2400万元奖补资金拨付到位`` and ``对20个先进单位进行了表彰``."""
    place = state.places[i]
    noun, predicate = noun_phrase(place.right, place.next_follows)
    if _DISPOSAL.match(place.left) and noun and predicate:
        verb = find_verb(strip_left(predicate))
        if verb and "的" not in predicate[: verb[0]]:
            return Name(verb[1][:2] + noun, noun, topic=noun, verb=verb[1])
    if not noun or not (_TREAT.match(place.left) or place.joint == "list"):
        return None
    treated = _TREATED.search(
        state.text[state.figures[i].end : state.figures[i].end + 60].split("。")[0].split("，")[0]
    )
    if treated is None or (place.joint == "list" and not _treat_open(state, i)):
        return None
    return Name(treated["verb"] + noun, noun, topic=noun, verb=treated["verb"], rule="treat")


def _treat_open(state: _State, i: int) -> bool:
    return bool(state.names) and state.names[-1].rule == "treat"


def _by_range_end(state: _State, i: int, left: str) -> Name | None:
    """``由100元提高到150元``: the second level bears the name of the first."""
    if not state.names or state.places[i].joint != "run":
        return None
    if _FROM.search(state.places[i - 1].left) is None:
        return None
    if re.match(
        r"(?:[一-龥]{0,4}?)(?:提高|增加|提升|增长|扩大|上升|下降|降低|减少|缩短|压缩|压减|缩减|降|升|增|减|扩|发展|调整|上调|下调|变|改|跃升|攀升|缩小|拓展|延长|恢复|扩展|回落|回升|优化|精简|合并|整合|调减|调增|涨|跌)[一-龥]{0,2}?(?:到|至|为|成)",
        left,
    ):
        return replace(state.names[-1], total=None)
    return None


_HAVING = re.compile(r"^[^，]*?(?:现有|实有|计有|共有)(?=[一-龥])")


# 由几十亿元增长到: the first level is no number.
_FROM_VAGUE = re.compile(
    r"(?:已|则)?[由从][^，；由从]*(?:提高|增加|提升|增长|扩大|上升|下降|降低|减少|缩短|压缩|发展)(?:到|至|为)[^，；]{0,2}$"
)


def _plain(state: _State, i: int, left: str) -> Name:
    """Verb and object, or the noun that is measured."""
    place, figure = state.places[i], state.figures[i]
    body = strip_right(_HAVING.sub("", _FROM_VAGUE.sub("", left)))
    verb = find_verb(body)
    noun = _counted_behind(state, i)
    predicate = noun_phrase(place.right, place.next_follows)[1] if noun else place.right
    if noun:
        return _with_noun(state, i, body, verb, noun, predicate)
    if verb:
        indicator = _verb_phrase(body, verb)
        thing = _AFTER_VERB.sub("", body[verb[0] + len(verb[1]) :])
        if not thing and verb[0] and not _agent(body[: verb[0]]):
            return _with_subject(body, verb)
        if not thing and figure.unit == "人":
            return _with_people(state, i, verb[1], place.right)
        return Name(indicator, thing or indicator, topic=_topic_of(indicator), verb=verb[1])
    act = _people_act(figure, place)
    if act and (body or place.joint or not state.names):
        return Name(act, "人", topic=act)
    if body:
        return _with_body(state, i, body)
    return _with_nothing(state, i, place)


_AGENT = re.compile(
    r"(?:(?<!干)部|[局委办署院校司厂行社队组站所县市区镇乡村省州园们]|街道|机关|政府|财政|银行|部门|学校|医院|公司|中心|支部|每年|每月|[要须应可]|\ue001)$"
)


def _agent(head: str) -> bool:
    return _AGENT.search(strip_right(head)) is not None


def _with_subject(body: str, verb: tuple[int, str]) -> Name:
    """``一般公共预算收入完成22.4亿元``, ``下岗失业人员再就业2140人``, ``配套资金到位380万元``."""
    subject = strip_right(body[: verb[0]])
    if verb[1] in _LIGHT:
        return Name(subject, subject, topic=subject)
    return Name(subject + verb[1], subject, topic=subject + verb[1])


def _with_people(state: _State, i: int, verb: str, right: str) -> Name:
    rest = _clean_act(right)
    indicator = verb + rest
    return Name(indicator, "人", topic=indicator, verb=verb)


def _people_act(figure: Figure, place: Place) -> str:
    """Return what the people counted do: ``约260人参加会议``."""
    right = place.right
    if figure.unit not in ("人", "名", "位", "人次") or place.next_follows or not right or right[0] in "、，。（的 ":
        return ""
    return "" if _change_word(right) else _clean_act(right)


def _change_word(right: str) -> bool:
    return re.match(r"(?:增|减|提|上升|下降|降|扩|缩|调整|左右|以上|以下)", right) is not None


def _clean_act(right: str) -> str:
    act = re.split(r"[，。；、（）“”\ue001]", right.lstrip("的"))[0]
    return _clean_predicate(act)[:16]


def _verb_phrase(body: str, verb: tuple[int, str]) -> str:
    at, word = verb
    lead = re.match(r"^(?:.*?)((?:为|向|给|对)[一-龥]{1,6})$", body[:at])
    rest = _AFTER_VERB.sub("", body[at + len(word) :])
    if "的" in rest and re.match(r"[^的]{0,6}[一-龥]+的[一-龥]{2,}$", rest) and not _RATE_NOUN.search(rest):
        rest = rest.rsplit("的", 1)[-1] if len(rest) > 12 else rest
    return (lead[1] if lead else "") + word + rest.rstrip("的")


_TAKING_PART = re.compile(r"^(?:参加|出席|参与|观看|参观|列席|聆听|到会)")


def _with_noun(state: _State, i: int, body: str, verb: tuple[int, str] | None, noun: str, predicate: str) -> Name:
    place = state.places[i]
    if verb:
        rest = body[verb[0] + len(verb[1]) :]
        lead = "对" if re.match(r"^(?:了)?对", rest) else ""
        return Name(verb[1] + lead + noun, noun, topic=noun, verb=verb[1])
    if state.figures[i].unit in PEOPLE_UNITS and _TAKING_PART.match(predicate):
        act = _clean_predicate(predicate)
        return Name(act, noun, topic=act)
    if place.joint == "run" and state.names and body == state.names[-1].object:
        body = ""
    if place.joint and state.names and not body:
        inherited = state.names[-1].verb
        return Name(inherited + noun, noun, topic=noun, verb=inherited)
    free = not place.next_follows and not place.left.endswith("的") and not body
    act = _clean_predicate(predicate) if free else ""
    act = "" if re.search(r"[“”（(]|^中|^之|^等|^以|出发$", act) or len(act) > 9 else act
    name = _attribute(act, noun)
    return Name(name, noun, topic=name)


def _attribute(act: str, noun: str) -> str:
    if not act:
        return noun
    return act + noun


def _with_body(state: _State, i: int, body: str) -> Name:
    place = state.places[i]
    body = _strip_owner(body)
    if place.joint == "list" and state.names and state.names[-1].verb and not place.bracket:
        verb = state.names[-1].verb
        if state.names[-1].change == "level" and not _RATE_NOUN.search(body[-1:]):
            return Name(verb + body, body, topic=body, verb=verb)
    return Name(body, body, topic=body)


def _strip_owner(body: str) -> str:
    body = re.sub(r"^(?:各级各类|各类|各种|各项)", "", body)
    return (
        re.sub(r"^每[个名户所家人位座项辆台套亩吨公斤]{1,2}[一-龥]{1,3}(?=[一-龥]{3,}$)", "", body)
        if body.startswith("每")
        else body
    )


def _with_nothing(state: _State, i: int, place: Place) -> Name:
    act = _clean_act(place.right)
    if act and place.joint == "list":
        return Name(act, act, topic=act)
    if act:
        total = i - 1 if i and state.figures[i - 1].unit == state.figures[i].unit else None
        if total is not None and state.figures[total].value >= state.figures[i].value:
            return Name(act, state.names[total].object, topic=act, total=total)
        return Name(act, act, topic=act)
    if place.joint == "list" and state.names:
        return replace(state.names[-1], total=None)
    return Name(state.topic or act, state.topic, topic="")


def _by_limit(state: _State, i: int, left: str) -> Name | None:
    """``在10日之内组织验收``: a time limit measures the act that it limits."""
    figure, place = state.figures[i], state.places[i]
    if figure.kind != "duration" or state.text[figure.end - 1] != "内":
        return None
    act = _clean_act(place.right)
    if not act:
        return None
    return Name(act, act, topic=act, rule="limit")


_RULES = (_by_limit, _by_distribution, _by_range_end, _by_share, _by_multiple, _by_portion, _by_change, _by_disposal)
