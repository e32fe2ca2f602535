"""What a figure measures: verb and object as they stand, without number and adverbs.

A sentence is read from left to right. What one clause measures is carried over
commas and semicolons (``外贸出口6.4亿元，增长8%``), a verb over a list
(``巡查21座水库、46口山塘``), the subjects of a list are handed out by ``分别``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import rjieba

from etl.extract.metrics.changes import by_change
from etl.extract.metrics.clauses import TIME, Place, find_verb, noun_phrase, strip_left
from etl.extract.metrics.figures import Figure
from etl.extract.metrics.lists import figure_of_life, share_endings
from etl.extract.metrics.naming import (
    FROM,
    GROWTH_NOUN,
    LIGHT,
    Name,
    State,
    clean_predicate,
    counted_behind,
    join_topic,
    strip_right,
    times_done,
    topic_of,
    without_comparison,
)
from etl.extract.metrics.shares import by_multiple, by_portion, by_share
from etl.extract.metrics.units import PEOPLE_UNITS
from etl.extract.metrics.words import words

__all__ = ["name_figures"]

_AFTER_VERB = re.compile(r"^(?:了|着|过)?(?:各级各类|各类|各种|各项|共计|共|约|近|全部)?")


_RATE_NOUN = re.compile(
    r"(?:率|比重|比例|面积|收入|总值|产值|增加值|余额|总量|总额|产量|标准|价格|人数|数量|指数|水平|规模|长度|里程|次数|件数|投资|支出|存款|贷款余额|库存|能力|时间|时限|工期|成本|利润|值|费|额|量|数|度|分|比)$"
)


_LONGEST_TOPIC = 60


def name_figures(text: str, figures: list[Figure], places: list[Place], gaps: list[str]) -> list[Name]:
    """Return the name of each figure of a sentence; ``gaps`` is the text before each figure since the last."""
    state = State(text, figures, places)
    for i in range(len(figures)):
        _carry_gap(state, gaps[i])
        name = state.pending.pop(i, None) or _name(state, i)
        state.names.append(name)
        if name.topic:
            state.topic = name.topic[-_LONGEST_TOPIC:]
    return share_endings(state)


_STATED = re.compile(
    r"([^，]{2,20}?(?:率|额|量|值|收入|面积|指数|水平|比重|人数|投资|余额|增幅|增速|涨幅|降幅))(?:最[高低快慢大小]|位?居|位?列|名列|排|再创|创|稳|保持|继续|持续|首次|逐年|进一步|明显|大幅|呈|不断|快速|平稳|较快|由[负降跌]|止跌|企稳|回升|回暖|扭亏|转[正升降]|实现)"
)


_MATTER = re.compile(r"(?:对|就|围绕|针对)(?P<what>[一-龥]{2,10}?)(?=逐|进行|开展|实行|予以|全面|集中|一一|分类)")


def _carry_gap(state: State, gap: str) -> None:
    """Take over what a clause without a figure speaks of: ``增速居全省前列，较上季度加快…``."""
    clauses = re.split(r"[，；：。]", gap)[:-1]
    for clause in clauses[-1:]:
        dealt = _MATTER.search(clause)
        state.matter = dealt["what"] if dealt else state.matter
        match = GROWTH_NOUN.match(clause.strip())
        stated = _STATED.match(strip_left(clause))
        if match and state.topic:
            state.topic = join_topic(state.topic, match[0])
        elif stated:
            state.topic = stated[1]


def _name(state: State, i: int) -> Name:
    left = _own_words(state, i, strip_left(state.places[i].left))
    for rule in _RULES:
        name = rule(state, i, left)
        if name is not None:
            return name
    return _plain(state, i, left)


_ASIDE = re.compile(
    r"^(?:重点|主要|一般|大多|多)?在(?=[一-龥]{2})|^[^，]{2,10}?(?<![小及同临定平按])时(?=[一-龥]{2,5}率)"
)


_AT_LEAST = re.compile(
    "^(?:每[个名户位家所支][一-龥]{1,6}?(?=至少))?(?:(?:至少|最少|用[一-龥\\d]{1,6}天时间|只有|仅有)(?=[一-龥]{2}))"
)


def _own_words(state: State, i: int, left: str) -> str:
    """Cut what the figure before counted, and 集中抽查时 before a rate, from the words before a figure."""
    counted = state.names[-1].object if state.names and state.places[i].joint == "run" else ""
    if len(counted) > 2 and left.startswith(counted) and find_verb(left[len(counted) :]):
        left = strip_left(left[len(counted) :])
    return _AT_LEAST.sub("", _ASIDE.sub("", left, count=1), count=1)


def _by_distribution(state: State, i: int, left: str) -> Name | None:
    """``…分别下降3%和7.5%``: name this figure and keep the names of those that follow."""
    if "分别" not in state.places[i].left:
        return None
    count = _run_length(state, i)
    subjects = _subjects(state, i, count)
    predicate = state.places[i].left.rsplit("分别", 1)[1]
    if len(subjects) < count:
        verb = find_verb(predicate)
        own = strip_left(state.places[i].left.rsplit("分别", 1)[0]).strip("，、")
        acts = verb is not None and not verb[0]
        if not acts and (not own or "、" in own):
            return None
        subjects = ["" if acts else own] * count
    for k in range(count):
        own = state.places[i + k].left.strip("、和及与 ") if k else ""
        name = _as_if(state, i, subjects[k], own or predicate)
        state.pending[i + k] = name._replace(topic=subjects[k])
    return state.pending.pop(i)


def _as_if(state: State, i: int, subject: str, predicate: str) -> Name:
    """Name figure ``i`` as if ``subject`` alone stood before its predicate."""
    place, topic = state.places[i], state.topic
    alone = (subject + predicate).replace("分别", "")  # a carried subject may hold the word that led here
    state.places[i], state.topic = place._replace(left=alone), subject or topic
    name = _name(state, i) if predicate.strip(TIME) else _plain(state, i, subject)
    state.places[i], state.topic = place, topic
    return name


_MOST_SUBJECTS = 20
_OWN_CHANGE = re.compile("增长|下降|上升|提高|增加|减少|回落|上涨|下跌")


def _run_length(state: State, i: int) -> int:
    count = 1
    while i + count < len(state.figures) and count < _MOST_SUBJECTS and state.places[i + count].joint == "list":
        own = state.places[i + count].left.strip("、和及与 ")
        if own and not _OWN_CHANGE.fullmatch(own):
            break
        count += 1
    return count


def _subjects(state: State, i: int, count: int) -> list[str]:
    own = strip_left(state.places[i].left.rsplit("分别", 1)[0])
    own = without_comparison(own).strip("，、")
    if own:
        parts = [p for p in re.split(r"、|以及|和|及|与", own) if p]
        if len(parts) == count:
            return _share_tail(parts)
        return [own] * count if count == 1 else []
    topics = [n.topic for n in state.names[-40:] if n.change == "level" and n.topic]
    return topics[-count:] if len(topics) >= count else []


def _share_tail(parts: list[str]) -> list[str]:
    """Give ``城镇`` the tail of ``农村居民人均可支配收入``."""
    last = parts[-1]
    shared = []
    for part in parts[:-1]:
        tail = last[len(part) :] if len(last) > len(part) + 1 and not _RATE_NOUN.search(part) else ""
        shared.append(part + tail)
    return [*shared, last]


_DISPOSAL = re.compile(r"(?:^|[^\w]|.*?)(?:将|把)(?P<mod>[^，。；]*)$")


_BATCH = re.compile(r"^(?:第[一二三四五六七八九十]+批|首批|全部|剩余的?|其余的?)")


def _disposed_of(place: Place, thing: str) -> Name | None:
    """``将第二批抚恤金500万元拨付到位``: the thing stands before the figure, the verb behind."""
    verb = find_verb(place.right)
    if verb is None or verb[0] or len(thing) < 2:
        return None
    return Name(verb[1] + thing, thing, topic=thing, verb=verb[1])


_TREAT = re.compile(r"^(?:.*?)对(?P<mod>[^，。；]{0,24})$")


_TREATED = re.compile(r"(?:进行|予以|给予|作出|开展|采取|适用|实施|实行|落实)(?:了)?(?P<verb>[一-龥]{2,8})")


def _by_disposal(state: State, i: int, left: str) -> Name | None:
    """``将结余的60万元工程款退还到位`` and ``对20个先进单位进行了表彰``."""
    place = state.places[i]
    noun, predicate = noun_phrase(place.right, place.next_follows)
    disposed = _DISPOSAL.match(place.left)
    if disposed and find_verb(disposed["mod"]) is None:
        name = _disposed_of(place, strip_right(_BATCH.sub("", disposed["mod"])))
        if name:
            return name
    if disposed and noun and predicate:
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


def _treat_open(state: State, i: int) -> bool:
    return bool(state.names) and state.names[-1].rule == "treat"


def _by_range_end(state: State, i: int, left: str) -> Name | None:
    """``由9所增加到14所``: the second level bears the name of the first."""
    if not state.names or state.places[i].joint != "run":
        return None
    if FROM.search(state.places[i - 1].left) is None and _FROM_BASE.search(state.places[i - 1].left) is None:
        return None
    if re.match(
        r"(?:[一-龥]{0,4}?)(?:提高|增加|提升|增长|扩大|上升|下降|降低|减少|缩短|压缩|压减|缩减|降|升|增|减|扩|发展|调整|上调|下调|变|改|跃升|攀升|缩小|拓展|延长|恢复|扩展|回落|回升|优化|精简|合并|整合|调减|调增|涨|跌)[一-龥]{0,2}?(?:到|至|为|成)",
        left,
    ):
        return state.names[-1]._replace(total=None)
    return None


# 新建一座日处理能力2万吨的污水处理厂
_ONE_OF = re.compile(r"^.*[一两][座条个处所家口栋](?=[一-龥]{2,}(?:能力|面积|库容|容量|产量|产值|投资|长|规模)$)")
# 由开通之初的60万人次增至110万人次
_FROM_BASE = re.compile(r"(?:由|从)[^，；由从]{1,12}的$")
_HAVING = re.compile(r"^[^，]*?(?:现有|实有|计有|共有)(?=[一-龥])")


# 由几十亿元增长到: the first level is no number.
_FROM_VAGUE = re.compile(
    r"(?:已|则)?[由从][^，；由从]*(?:提高|增加|提升|增长|扩大|上升|下降|降低|减少|缩短|压缩|发展)(?:到|至|为)[^，；]{0,2}$"
)


_GROUP_OF = re.compile(r"(?:.*的)?(?P<who>[一-龥]{2,8})(?:之中|中|里)$")


def _plain(state: State, i: int, left: str) -> Name:
    """Verb and object, or the noun that is measured."""
    place = state.places[i]
    body = _HAVING.sub("", _FROM_VAGUE.sub("", without_comparison(left)))
    body = strip_right(_FROM_BASE.sub("", body) if place.next_follows else body)
    body = _ONE_OF.sub("", body)
    verb = find_verb(body)
    noun = counted_behind(state, i)
    predicate = noun_phrase(place.right, place.next_follows)[1] if noun else place.right
    if noun:
        return _with_noun(state, i, body, verb, (noun, predicate))
    done = _of_group(state, i, body)
    if done:
        return done
    if verb:
        return _with_verb(state, i, body, verb)
    done = _by_act(state, i, body)
    if done:
        return done
    return _with_body(state, i, body) if body else _with_nothing(state, i, place)


def _by_act(state: State, i: int, body: str) -> Name | None:
    """``约40人列席会议``, ``3次赴省对接``: what people do, or what is done so many times."""
    place, figure = state.places[i], state.figures[i]
    if place.joint == "run" and state.names and body == state.names[-1].object:
        verb = state.names[-1].verb if not place.right and figure.unit in PEOPLE_UNITS else ""
        act = verb or ("" if place.next_follows else _clean_act(place.right))
        return Name(act, body, topic=act, verb=verb) if act else None
    act = _people_act(figure, place)
    if act and (body or place.joint or not state.names):
        return Name(act, "人", topic=act, rule="act")
    act = _clean_act(place.right) if figure.unit == "次" and not place.next_follows else ""
    return Name(act, act, topic=act) if act else None


def _of_group(state: State, i: int, body: str) -> Name | None:
    """``立项的工程中还有9个没有动工``, ``62家合作社中有41家建立了账簿``."""
    place, group = state.places[i], _GROUP_OF.match(body)
    act = (
        _clean_act(place.right) if group and not place.next_follows and place.right[:1] not in tuple("、，。（") else ""
    )
    if group is None or not act:
        return None
    if place.joint == "run" or not place.right.startswith(_LACKING):
        return Name(act, act, topic=act) if place.joint == "run" else None
    return Name(act + group["who"], group["who"], topic=group["who"])


def _with_verb(state: State, i: int, body: str, verb: tuple[int, str]) -> Name:
    indicator = _verb_phrase(body, verb)
    thing = _AFTER_VERB.sub("", body[verb[0] + len(verb[1]) :])
    if not thing and verb[0] and not _agent(body[: verb[0]]):
        return _with_subject(body, verb)
    matter = _matter_of(state, i) if not thing and verb[1] in words("disposal") else ""
    if matter:
        return Name(verb[1] + matter, matter, topic=matter, verb=verb[1])
    if body == "新增" and state.topic:
        return Name(state.topic + body, state.topic, topic=state.topic)
    if not thing and state.figures[i].unit == "人":
        return _with_people(state, i, verb[1], state.places[i].right)
    return Name(indicator, thing or indicator, topic=topic_of(indicator), verb=verb[1])


_RANKS = re.compile(r"(?:干部|人员|党员|教师|职工|民警|医生|代表|委员)$")


def _matter_of(state: State, i: int) -> str:
    """Return what ``已办结50个`` has dealt with: the things counted before in the same unit."""
    if state.figures[i].kind != "count":
        return ""
    for k in range(i - 1, max(-1, i - 7), -1):
        name = state.names[k]
        if state.figures[k].unit == state.figures[i].unit and name.change == "level":
            thing = name.object
            if state.figures[i].unit in PEOPLE_UNITS and not _RANKS.search(thing):
                return ""
            return thing.rsplit("的", 1)[-1] if len(thing) < 12 and find_verb(thing) is None else ""
    return state.matter


_AGENT = re.compile(
    r"(?:(?<!干)部|[局委办署院校司厂行社队组站所县市区镇乡村省州园们室庭](?<!城镇)(?<!家庭)|负责人|领导|书记|(?<!增)长|街道|机关|政府|财政|银行|部门|学校|医院|公司|中心|支部|每年|每月|[要须应可]|\ue001)$"
)


def _agent(head: str) -> bool:
    return _AGENT.search(strip_right(head)) is not None


_EVERY = re.compile(
    r"^每[个名户位家所支](?=[一-龥]+$)|每(?:半|[两二三四五六七八九十\d]+个?)?(?:小时|天|日|周|旬|月|季度|年|学期)$"
)


def _with_subject(body: str, verb: tuple[int, str]) -> Name:
    """``一般公共预算收入完成22.4亿元``, ``下岗失业人员再就业2140人``, ``征地款到位720万元``."""
    subject = strip_right(body[: verb[0]])
    if verb[1] in LIGHT:
        return Name(subject, subject, topic=subject)
    if subject.startswith("对") or _EVERY.search(subject):
        return Name(verb[1], verb[1], topic=verb[1], verb=verb[1])
    return Name(subject + verb[1], subject, topic=subject + verb[1])


def _with_people(state: State, i: int, verb: str, right: str) -> Name:
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
    act = clean_predicate(act)[:16]
    return "" if act in ("和", "及", "与", "或", "以及", "到", "至") else act


def _verb_phrase(body: str, verb: tuple[int, str]) -> str:
    at, word = verb
    lead = re.match(r"^(?:.*?)((?:为|向|给|对)[一-龥]{1,6})$", body[:at])
    rest = _OF_HOUSE.sub("", _SUCH_AS.sub("", _AFTER_VERB.sub("", body[at + len(word) :])))
    if "的" in rest and re.match(r"[^的]{0,6}[一-龥]+的[一-龥]{2,}$", rest) and not _RATE_NOUN.search(rest):
        rest = rest.rsplit("的", 1)[-1] if len(rest) > 12 else rest
    if word.startswith("新增") and at and at <= 4 and not _agent(body[:at]):
        return body[:at] + word + rest.rstrip("的")
    return (lead[1] if lead else "") + word + rest.rstrip("的")


# 拨付粮食直补等各项惠农资金 pays 惠农资金; 聘请省农科院专家 hires 专家.
_SUCH_AS = re.compile(
    r"^[^，。；、]{2,16}?(?<![高中初优特上下平同对何均])等(?![级额于候待效位式])(?:各项|各类|各种)?(?=[一-龥]{2})"
)
_OF_HOUSE = re.compile(
    r"^[一-龥]{2,20}?(?:研究院|科学院|大学|学院|研究所|农科院|医院)(?=(?:专家|教授|医生|博士|师生|学者|名医)$)"
)
_STATES = frozenset(("顺利", "良好", "正常", "稳定", "平稳", "有序", "齐全", "完好", "到位", "明显", "优良", "健康"))
_LACKING = ("没有", "未", "尚未", "还没", "不通", "不具备")
# 有关乡镇, 活动中: whose they are or where, not what is measured.
_PLACE_BODY = re.compile(r"(?:等|本级|(?<![一-龥]{6})(?:乡镇|街道|县区|地区|[县市区镇乡]))$|[”）]?(?:之中|中|里)$")
_TAKING_PART = re.compile(r"^(?:参加|出席|参与|观看|参观|列席|聆听|到会)")


def _with_noun(state: State, i: int, body: str, verb: tuple[int, str] | None, counted: tuple[str, str]) -> Name:
    noun, predicate = counted
    place = state.places[i]
    if verb:
        rest = body[verb[0] + len(verb[1]) :]
        lead = "对" if re.match(r"^(?:了)?对", rest) else ""
        whole = noun_phrase(place.right, place.next_follows)[0] if lead else noun
        reached = _reached(place, verb[1], noun, predicate)
        if reached:
            return Name(reached, noun, topic=noun, verb=verb[1])
        return Name(verb[1] + lead + whole, noun, topic=noun, verb=verb[1])
    if state.figures[i].unit in PEOPLE_UNITS and _TAKING_PART.match(predicate):
        act = clean_predicate(predicate)
        return Name(act, noun, topic=act, rule="act")
    if (
        place.joint == "list"
        and not body
        and figure_of_life(state.figures[i], state.figures[i - 1])
        and not state.names[-1].verb
    ):
        act = clean_predicate(predicate)
        if len(act) > 2 and not place.next_follows and not act.startswith(("中", "之", "等", "以")):
            return Name(act, noun, topic=act, rule="act")
    if place.joint == "run" and state.names and body == state.names[-1].object:
        body = ""
    if place.joint and state.names and not body:
        inherited = state.names[-1].verb
        return Name(inherited + noun, noun, topic=noun, verb=inherited)
    if place.joint != "run" and _PLACE_BODY.search(body):
        body = ""
    free = not place.next_follows and not place.left.endswith("的") and not body
    act = clean_predicate(predicate) if free else ""
    act = (
        ""
        if re.search(r"[“”（(]|^中|^之|^等|^以|出发$", act)
        or act in _STATES
        or len(act) > (18 if act.startswith(_LACKING) else 9)
        else act
    )
    return Name(act + noun, noun, topic=act + noun)


def _with_body(state: State, i: int, body: str) -> Name:
    place = state.places[i]
    body = times_done(body) if state.figures[i].unit == "次" else body
    body = _with_crop(state, _with_scheme(state, _strip_owner(body)))
    if place.joint == "list" and state.names and state.names[-1].verb and not place.bracket:
        verb = state.names[-1].verb
        if state.names[-1].change == "level" and not _RATE_NOUN.search(body[-1:]):
            return Name(verb + body, body, topic=body, verb=verb)
    return Name(body, body, topic=body)


def _reached(place: Place, verb: str, noun: str, predicate: str) -> str:
    """``完成500户危房改造提升``, ``实现3500名群众脱贫``: a light verb governs the act behind its object."""
    act = clean_predicate(predicate)
    if verb not in _GOVERNING or place.next_follows or not 2 <= len(act) <= 8 or "、" in act:
        return ""
    starts = rjieba.cut(act, False)[0]
    if starts not in words("strong") and starts not in words("weak") and starts not in ("脱贫", "增收", "达标", "摘帽"):
        return ""
    return ("" if verb == "实现" else verb) + noun + act


_GOVERNING = frozenset((*LIGHT, "推进", "加快推进", "实施", "启动", "开展"))
_BARE = frozenset(("单产", "亩产", "平均亩产", "平均单产", "总产", "产量", "总产量", "产值", "总产值", "均价", "单价"))
_GROWN = re.compile(
    r"(?P<what>[一-龥]{2,8}?)(?:种植|播种|栽培|养殖|收获|采摘|制种|繁育)?(?:面积|规模|[存出]栏|总产量?)$"
)


def _with_crop(state: State, body: str) -> str:
    """Name the crop that a bare yield belongs to: ``茶叶种植面积2万亩，产量600吨``."""
    if not state.names:
        return body
    last = state.names[-1]
    if body == "面积" and last.change == "level" and state.figures[len(state.names) - 1].kind == "count":
        return last.object + body
    if body not in _BARE:
        return _with_yield(state, body, last)
    grown = _GROWN.match(last.object) if last.change == "level" else None
    return grown["what"] + body if grown else body


_YIELD = re.compile(r"(?:总产量?|产量)$")
_LONGEST_CROP = 4


def _with_yield(state: State, body: str, last: Name) -> str:
    """Name the yield of a crop behind that of another: ``粮食总产量五亿斤，皮棉二万担``."""
    pair = state.figures[len(state.names) - 1 : len(state.names) + 1]
    weighed = all(figure.kind == "mass" or figure.unit == "担" for figure in pair)
    told = _YIELD.search(last.indicator) if weighed else None
    bare = 2 <= len(body) <= _LONGEST_CROP and not _RATE_NOUN.search(body) and find_verb(body) is None
    return body + told[0] if told and bare and last.change == "level" else body


_SCHEME = re.compile(r"(.{4,}?)(?:参合|参保|投保|参与|覆盖|普及)率")


def _with_scheme(state: State, body: str) -> str:
    """Name the scheme that a bare standard belongs to: ``养老保险参保率达91%，人均缴费标准200元``."""
    scheme = _SCHEME.fullmatch(state.topic) if body.startswith(("人均", "户均", "年人均")) else None
    return scheme[1] + body if scheme else body


_OWNED = re.compile(r"每[个名户所家人位座项辆台套亩吨笔件处条支组班株](?P<rest>[一-龥]{4,20})$")


def _strip_owner(body: str) -> str:
    body = re.sub(r"^(?:各级各类|各类|各种|各项|占(?!地|用))", "", body)
    owned = _OWNED.match(body)
    if owned is None:
        return body
    tokens = rjieba.cut(owned["rest"], False)
    rest = "".join(tokens[1:])
    return rest if len(rest) >= 3 else body


def _with_nothing(state: State, i: int, place: Place) -> Name:
    act = _clean_act(place.right)
    if act and place.joint == "list":
        return Name(act, act, topic=act)
    if act:
        total = i - 1 if i and state.figures[i - 1].unit == state.figures[i].unit else None
        if total is not None and state.figures[total].value >= state.figures[i].value:
            return Name(act, state.names[total].object, topic=act, total=total)
        return Name(act, act, topic=act)
    if place.joint == "list" and state.names:
        return state.names[-1]._replace(total=None)
    return Name(state.topic or act, state.topic, topic="")


_GAP = re.compile(
    r"(?P<of>增速|增幅|涨幅|降幅)?(?:比[^，；]{1,12}?|分别)?(?:[高低快慢多少]于|[高低快慢]出|好于|优于|领先|落后)[^，；]{1,14}$"
)


def _by_gap(state: State, i: int, left: str) -> Name | None:
    """``高于全省平均水平2.1个百分点``: the distance to something else, of what was spoken of."""
    farther = _FARTHER.match(state.places[i].left) if state.figures[i].kind not in ("percent", "count") else None
    if farther and (farther["who"] or state.topic):
        who = strip_left(strip_right(farther["who"])) or state.topic
        return Name(who + farther["gap"], who, topic=who)
    gap = _GAP.match(left) if state.figures[i].kind == "percent" and state.topic else None
    if gap is None:
        return None
    if gap["of"]:
        topic = state.topic.removesuffix("增长")
        return Name(topic + left, topic)
    return Name(state.topic + strip_right(left), state.topic)


def _by_limit(state: State, i: int, left: str) -> Name | None:
    """``在5日之内上门勘验``: a time limit measures the act that it limits."""
    figure, place = state.figures[i], state.places[i]
    if figure.kind != "duration" or state.text[figure.end - 1] != "内":
        return None
    act = _HANDLING.sub("", _clean_act(place.right))
    if not act:
        return None
    taken = _TAKEN.match(act)
    verb = find_verb(taken["rest"]) if taken else None
    if taken and verb:
        act = verb[1] + taken["rest"][: verb[0]]
    matter = strip_right(left.removesuffix("在"))
    if len(act) <= 3 and matter.endswith(("问题", "事项", "诉求", "件", "案件", "线索", "申请", "投诉", "意见")):
        act += matter.removeprefix("对")
    return Name(act, act, topic=act, rule="limit")


_EXCEEDS = re.compile(r"^(?:比)?(?P<how>超过|超额完成|超额|超)(?P<base>(?:全年|年度?)?(?:计划|任务|目标|预算)?)$")


def _by_excess(state: State, i: int, left: str) -> Name | None:
    """``超过年计划4%``, ``超额3%完成任务``: by how much the last thing told of exceeds what was set for it."""
    exceeds = (
        _EXCEEDS.match(state.places[i].left.strip(f"，{TIME}"))
        if state.figures[i].kind == "percent" and state.topic
        else None
    )
    done = re.match("完成(?:年?度?)?(?:任务|计划|目标)", state.places[i].right) if exceeds else None
    if exceeds is None or not (exceeds["base"] or done):
        return None
    topic = topic_of(state.topic)
    return Name(topic + exceeds["how"] + (exceeds["base"] or (done[0] if done else "")), topic)


def _by_chain(state: State, i: int, left: str) -> Name | None:
    """``三次产业结构由9:46:45调整为8:45:47``: each member bears the name of the first."""
    if state.figures[i].unit != "比例" or not state.names or state.figures[i - 1].unit != "比例":
        return None
    goes_on = left[-1:] in tuple(":：∶") or _TURNED.fullmatch(left)
    return state.names[-1] if goes_on else None


_TURNED = re.compile("(?:调整|优化|转变|变化|演变)?[为到至]")
_HANDLING = re.compile(r"^(?:予以|给予|进行|作出)")
_TAKEN = re.compile(r"[把将](?P<rest>[^，]{4,})")
_FARTHER = re.compile(r"^(?P<who>[^，；]*?)(?P<gap>比[^，；\ue001]{2,14}?[高低快慢多少贵])$")


_PARTNER = re.compile("[与同为给向对]")


def _follows_in_list(state: State, i: int) -> bool:
    return i > 0 and state.places[i].joint == "list" and not _PARTNER.match(state.text, state.figures[i].start - 1)


def _by_partner(state: State, i: int, left: str) -> Name | None:
    """``与80户农户结对``, ``为35家企业办理贷款``, ``与6个乡、9个局签订责任书``."""
    first, last = i, i
    while first > i - _MOST_SUBJECTS and _follows_in_list(state, first):
        first -= 1
    lead = _PARTNER.match(state.text, state.figures[first].start - 1)
    if lead is None or state.figures[i].kind != "count" or (first < i and state.names[first].rule != "with"):
        return None
    noun = noun_phrase(state.places[i].right, state.places[i].next_follows)[0]
    if not noun:
        return None
    while last + 1 < len(state.places) and state.places[last + 1].joint == "list" and last - i < _MOST_SUBJECTS:
        last += 1
    predicate = noun_phrase(state.places[last].right, state.places[last].next_follows)[1]
    act = clean_predicate(re.split(r"[，。；、“（]", predicate)[0])
    verb = find_verb(act)
    if verb is None or verb[0] or len(act) > 14:
        return None
    return Name(lead[0] + noun + act, noun, topic=noun, rule="with")


_RULES: tuple[Callable[[State, int, str], Name | None], ...] = (
    _by_limit,
    _by_chain,
    _by_excess,
    _by_gap,
    _by_distribution,
    _by_range_end,
    by_share,
    by_multiple,
    by_portion,
    by_change,
    _by_disposal,
    _by_partner,
)
