"""The name of a figure that no special form has: verb and object, or the noun that is measured."""

from __future__ import annotations

import re

import rjieba

from etl.extract.metrics.clauses import Place, find_verb, noun_phrase
from etl.extract.metrics.figures import Figure
from etl.extract.metrics.lists import figure_of_life
from etl.extract.metrics.naming import (
    FROM_BASE,
    LIGHT,
    RATE_NOUN,
    Name,
    State,
    clean_act,
    clean_predicate,
    counted_behind,
    strip_right,
    times_done,
    topic_of,
    without_comparison,
)
from etl.extract.metrics.units import PEOPLE_UNITS
from etl.extract.metrics.words import words

__all__ = ["plain"]

_AFTER_VERB = re.compile(r"^(?:了|着|过)?(?:各级各类|各类|各种|各项|共计|共|约|近|全部)?")
# 新建一座日处理能力2万吨的污水处理厂
_ONE_OF = re.compile(r"^.*[一两][座条个处所家口栋](?=[一-龥]{2,}(?:能力|面积|库容|容量|产量|产值|投资|长|规模)$)")
_HAVING = re.compile(r"^[^，]*?(?:现有|实有|计有|共有)(?=[一-龥])")
# 由几十亿元增长到: the first level is no number.
_FROM_VAGUE = re.compile(
    r"(?:已|则)?[由从][^，；由从]*(?:提高|增加|提升|增长|扩大|上升|下降|降低|减少|缩短|压缩|发展)(?:到|至|为)[^，；]{0,2}$"
)
_GROUP_OF = re.compile(r"(?:.*的)?(?P<who>[一-龥]{2,8})(?:之中|中|里)$")


def plain(state: State, i: int, left: str) -> Name:
    """Verb and object, or the noun that is measured."""
    place = state.places[i]
    body = _HAVING.sub("", _FROM_VAGUE.sub("", without_comparison(left)))
    body = strip_right(FROM_BASE.sub("", body) if place.next_follows else body)
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
        act = verb or ("" if place.next_follows else clean_act(place.right))
        return Name(act, body, topic=act, verb=verb) if act else None
    act = _people_act(figure, place)
    if act and (body or place.joint or not state.names):
        return Name(act, "人", topic=act, rule="act")
    act = clean_act(place.right) if figure.unit == "次" and not place.next_follows else ""
    return Name(act, act, topic=act) if act else None


def _of_group(state: State, i: int, body: str) -> Name | None:
    """``立项的工程中还有9个没有动工``, ``62家合作社中有41家建立了账簿``."""
    place, group = state.places[i], _GROUP_OF.match(body)
    act = (
        clean_act(place.right) if group and not place.next_follows and place.right[:1] not in tuple("、，。（") else ""
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
    rest = clean_act(right)
    indicator = verb + rest
    return Name(indicator, "人", topic=indicator, verb=verb)


def _people_act(figure: Figure, place: Place) -> str:
    """Return what the people counted do: ``约260人参加会议``."""
    right = place.right
    if figure.unit not in ("人", "名", "位", "人次") or place.next_follows or not right or right[0] in "、，。（的 ":
        return ""
    return "" if _change_word(right) else clean_act(right)


def _change_word(right: str) -> bool:
    return re.match(r"(?:增|减|提|上升|下降|降|扩|缩|调整|左右|以上|以下)", right) is not None


def _verb_phrase(body: str, verb: tuple[int, str]) -> str:
    at, word = verb
    lead = re.match(r"^(?:.*?)((?:为|向|给|对)[一-龥]{1,6})$", body[:at])
    rest = _OF_HOUSE.sub("", _SUCH_AS.sub("", _AFTER_VERB.sub("", body[at + len(word) :])))
    if "的" in rest and re.match(r"[^的]{0,6}[一-龥]+的[一-龥]{2,}$", rest) and not RATE_NOUN.search(rest):
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
        if state.names[-1].change == "level" and not RATE_NOUN.search(body[-1:]):
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
    bare = 2 <= len(body) <= _LONGEST_CROP and not RATE_NOUN.search(body) and find_verb(body) is None
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
    act = clean_act(place.right)
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
