"""The surroundings of a figure: its clause, what stands before it and what behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

import rjieba

from etl.extract.metrics.figures import Figure
from etl.extract.metrics.words import compiled, words

__all__ = ["Place", "find_verb", "noun_phrase", "place_figures", "strip_left"]

TIME = "\ue001"
# How far a clause is read to either side of a figure, so that a text without marks stays linear.
_REACH = 160
_BRACKET = re.compile(r"（[^（）]{0,300}(?:（[^（）]{0,60}）[^（）]{0,200}){0,6}）")
_BREAK = re.compile(r"[，。；：！？\n]")
_LIST = re.compile(r"[、]|(?:以及|和|及|与|或)(?=\s*$)")
_STOP_MARKS = re.compile(r"[，。；：！？、（）()“”‘’《》【】\s—…/\ue001]|\.{3}")
_TRIM = "，、；：。 　\n和及与并而的—-"


class Place(NamedTuple):
    """Where a figure stands: ``left`` and ``right`` are the words around it within its clause.

    ``joint`` tells how it follows the figure before: ``""`` first of its clause,
    ``list`` (after ``、`` or ``和``), ``run`` (in the same clause without a mark).
    ``bracket`` tells that it stands in a bracket, ``opens`` that it is the first there.
    """

    clause_start: int
    clause_end: int
    left: str
    right: str
    joint: str
    bracket: bool
    opens: bool
    next_follows: bool


def place_figures(text: str, plain: str, start: int, end: int, figures: list[Figure]) -> list[Place]:
    """Return the place of each figure of the sentence [start, end); ``plain`` is the text without times."""
    brackets = [(m.start(), m.end()) for m in _BRACKET.finditer(text[start:end])]
    starts = [f.core_start for f in figures]
    spans = [(start + a, start + b) for a, b in brackets if _holds(starts, start + a, start + b)]
    opens = [span[0] for span in spans]
    places = []
    for i, figure in enumerate(figures):
        k = bisect_left(opens, figure.core_start) - 1
        inside = spans[k] if k >= 0 and figure.core_start < spans[k][1] else None
        near = spans[max(0, k - 3) : k + 4]
        lo, hi = (inside[0] + 1, inside[1] - 1) if inside else (start, end)
        before = figures[i - 1] if i and figures[i - 1].core_start >= lo else None
        behind = figures[i + 1] if i + 1 < len(figures) and figures[i + 1].core_start < hi else None
        places.append(
            _place(plain, figure, before, behind, room=(lo, hi), brackets=near if not inside else [], inside=inside)
        )
    return places


def _holds(starts: list[int], lo: int, hi: int) -> bool:
    i = bisect_left(starts, lo)
    return i < len(starts) and starts[i] < hi


def _place(
    plain: str,
    figure: Figure,
    before: Figure | None,
    behind: Figure | None,
    *,
    room: tuple[int, int],
    brackets: list[tuple[int, int]],
    inside: tuple[int, int] | None,
) -> Place:
    lo, hi = room
    left_from = max(lo, before.end if before else lo)
    for _, close in brackets:
        if left_from < close <= figure.start:
            left_from = close
    left_from = max(left_from, figure.start - _REACH)
    window = plain[left_from : figure.start]
    clause_start = left_from
    breaks = list(_BREAK.finditer(window))
    if breaks:
        clause_start = left_from + breaks[-1].end()
    left, joint = plain[clause_start : figure.start], ""
    if not breaks and before:
        left, joint = _after_list(left)
    right_to = behind.start if behind else hi
    for opened, _ in brackets:
        if figure.end <= opened < right_to:
            right_to = opened
    right = plain[figure.end : min(right_to, figure.end + _REACH)]
    cut = _BREAK.search(right)
    ends = cut is None and "、" not in right and behind is not None and right_to == behind.start
    right = right[: cut.start()] if cut else right
    opens = inside is not None and (before is None)
    full_start = _clause_border(plain, max(lo, figure.start - _REACH), figure.start)
    full_end = _clause_end(plain, figure.end, min(hi, figure.end + _REACH))
    return Place(full_start, full_end, left, right, joint, inside is not None, opens, ends)


def _clause_border(plain: str, lo: int, at: int) -> int:
    last = None
    for last in _BREAK.finditer(plain, lo, at):  # noqa: B007
        pass
    start = last.end() if last else lo
    while start < at and plain[start] in " \n　":
        start += 1
    return start


def _clause_end(plain: str, at: int, hi: int) -> int:
    cut = _BREAK.search(plain, at, hi)
    return cut.start() if cut else hi


def _after_list(gap: str) -> tuple[str, str]:
    """Cut ``企业、`` of ``8所学校、15个班级``: what stands behind the list mark belongs to this figure."""
    flat = re.sub(r"（[^（）]*）", lambda m: "　" * len(m[0]), gap)
    marks = list(_LIST.finditer(flat))
    if marks:
        return gap[marks[-1].end() :] if "、" in flat else "", "list"
    joined = re.search(r"(?:以及|和|及|与)(?=[^和及与]{0,12}$)", gap)
    if joined and not find_verb(gap[: joined.start()]):
        return gap[joined.end() :], "list"
    return gap, "run"


@cache
def _front() -> re.Pattern[str]:
    guard = "(?!用外资|用内资|用面积|支配|再生|持续|比价|军|士|素|案|金|代|场|货|有|役|行|时|标|额|期|载|员|市|级)"
    done = "(?:项目|工程)?(?:全部|全面)?(?:建成|投产|达产|完工|竣工)(?:投产|达产|投用)?后"
    each = "每(?:亩|户|人|吨|公斤|斤|度|公里|平方米|次|票)(?!员)"
    when = (
        rf"[{TIME}]+(?:以来|期间|时期|之间|份)?|截至|争取(?=[达实完突在到用使让新建引今年全])|[自从至到在](?=[{TIME}])"
    )
    return compiled(
        rf"(?:{done}|{each}|{when}|{{0}}{guard}|{{1}}(?!性)(?:范围内|上下|各级|各地)?|“?[一二]?十[一二三四五]五”?(?:期间|时期)?|(?:按)?(?:同|可比)口径|[{_TRIM}])+",
        "adverb",
        "scope",
    )


_WHEN = re.compile(rf"[由从]{TIME}+的?|[在于自到至]?{TIME}+")


_ACTS = frozenset(f"每要须应{TIME}")
# 县督查考核办每月通报, 各镇主要负责人要…: an office or its head, and a word that only an act can follow.
_WHO = re.compile(
    rf"^[一-龥、（）]{{1,24}}?(?:[办室局委院站队组]|中心|政府|领导|负责人|书记)(?:[{TIME}]+|每[半两]?个?(?:季度|[年月周日天旬])"
    rf"|[要须应])(?:[{TIME}]+|至少|[要须应])*(?=[一-龥]{{2}})"
)


# 县领导各联系2个村
_WHERE = re.compile(
    r"^(?:[一-龥\d、]{2,16}(?:两岸|沿线|两侧|周边|境内|辖区内?|全线|沿岸)|[^，。；]{2,12}我[省市县区州镇乡])(?=[一-龥]{2})(?![的内外上中])"
)
_EACH = re.compile(
    r"^[^，。；]{0,40}?各(?=(?:联系|包联?|帮扶?|结对|派|选派|建|建成|安排|落实|奖励?|补助|组建|培育|打造)(?:$|[^一-龥]|[一-龥]{2}))"
)


@lru_cache(maxsize=2048)
def strip_left(left: str) -> str:
    """Drop who acts, times, scope words and adverbs from the front of ``left``, and times everywhere."""
    if not _ACTS.isdisjoint(left):
        left = _WHO.sub("", left, count=1)
    left = _EACH.sub("", left, count=1)
    left = _WHERE.sub("", left, count=1)
    match = _front().match(left)
    rest = left[match.end() :] if match else left
    return _WHEN.sub("", rest).replace("（）", "").strip(" ")


_NOUNY = (
    r"(?![率额量费者员力度业局期型厂商权证价令类级室科处委]|面|周期|资金的|强度|能力|水平|标准|人口|成本|总额|总值|主体|中心"
    r"|部(?![分门署])|指数|系统|机制|制度|区(?!直)|带(?![动领头])|队|组(?!织)|组织|规模|情况|里程)"
)
_NOUNY_WEAK = (
    r"(?!资金|经费|收入|支出|项目|用地|设施|人员|对象|产品|事件|案件|基地|产业|企业|单位|安排|失业|机构|业务|市场|工作|专员|窗口|热线|网点"
    r"|[户村站点厂园林地网房])"
)
_SUBJECT_END = re.compile(
    r"(?:集团|合作社|农户|大户|业主|[局委办部署院校司厂行社会队组站所厅室县市区镇乡村省州园们他她人者户员商团场庙要须应可能]|街道|企业|单位|机关|干部"
    r"|群众|居民|中心|支部|政府|财政|银行|部门|学校|医院|累计|先后|实际|共|已|再|分别|也|还|均|将|可|计划|力争|确保|预计|陆续"
    r"|紧急|及时|连夜|迅速|积极|全面|集中|统一|重点|深入|合力|成功|顺利|主动|免费|有序|就地|妥善|依法"
    r"|组织|党员|基地|平台|项目|系统|[、，“”）\ue001])$"
)


@cache
def _verbs() -> re.Pattern[str]:
    # 整合资金 opens with a verb, 部门整合资金 holds none.
    strong, weak = "(?P<strong>^{2}|{0}" + _NOUNY + ")", "(?P<weak>{1})" + _NOUNY + _NOUNY_WEAK
    return compiled(f"{strong}|{weak}", "strong", "weak", "opening")


@lru_cache(maxsize=2048)
def find_verb(left: str) -> tuple[int, str] | None:
    """Return where the verb of action stands in ``left``, and the verb (a run of verbs counts as one)."""
    for match in _verbs().finditer(left):
        at, verb = match.start(), match[0]
        if not _stands(left, at, verb):
            continue
        more = _verbs().match(left, match.end())
        if more and more.end() <= len(left) and len(verb + more[0]) <= 6:
            verb += more[0]
        return at, verb
    return None


# An adverb of rate or manner right before it makes a verb of any word: 督查室每季度督查, 每月至少组织.
_ADVERBIAL = re.compile(
    r"(?:每(?:半|[两二三四五六\d]+)?个?(?:季度|年度|学期|学年|[年月周季天日旬])|每[亩户人村名]|每人每[年月天]|至少|最多|不少于|必须|应当|要|须"
    r"|再|又|牵头|率先|带头|同步|定期|继续|实行)+$|(?:^|[，局委办部会司行府])在[一-龥]{2,6}$"
)


def _stands(left: str, at: int, verb: str) -> bool:
    if at == 0 or len(verb) == 1:
        return at == 0
    head = left[:at]
    if left.startswith("了", at + len(verb)):
        return True
    if re.search(r"(?:[从在对把与以]|通过|为了|围绕|针对|关于|未|不|没有|已|[的之])$", head) and not head.endswith(
        "已"
    ):
        return False
    if verb in words("weak"):
        return _SUBJECT_END.search(head) is not None or _ADVERBIAL.search(head) is not None
    return True


_LISTED_KINDS = re.compile(r"(?:[^，。；、的]{1,8}、)+[^，。；、]{1,10}等(?=[一-龥]{2})")
_QUALIFIER = re.compile(
    r"^(?:\d+(?:\.\d+)?|[一二三四五六七八九十百]+)(?:周?岁|[万亿]?元|亩|米|公里|吨|万?千瓦|[级层年])(?:及)?(?:以上|以下)的?"
    r"|^[一二三四五六七八九十](?:[、和至][一二三四五六七八九十])+[类级等](?=[一-龥]{2})"
    r"|^[大中小](?:[（(][一二][）)])?型(?:及?以[上下])?的?(?=[一-龥]{2})"
)


_JOINT_END = re.compile(r"(?:以及|[和及与或])$")


# 14场“丝路行”推介活动
_NAMED_BEHIND = re.compile(r"“[^“”，。；]{1,16}”[一-龥]{0,8}")
_NAMED = re.compile(r"“[^“”，。；]{1,16}”(?=[一-龥]{2})")


@lru_cache(maxsize=2048)
def noun_phrase(right: str, next_follows: bool = False) -> tuple[str, str]:
    """Split what stands behind a figure into the noun counted and the predicate that follows."""
    text = _QUALIFIER.sub("", right.lstrip("的 "))
    named = _NAMED.match(text)
    if named:
        noun, predicate = noun_phrase(text[named.end() :], next_follows)
        return named[0] + noun, predicate
    listed = _LISTED_KINDS.match(text)
    text = text[listed.end() :] if listed else text
    cut = _STOP_MARKS.search(text)
    head, rest = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    pieces = rjieba.cut(head[:40], False)
    noun = _take_noun(pieces, bool(rest.strip("，。；、）")) or next_follows)
    quoted = _NAMED_BEHIND.match(rest)
    predicate = head[len(noun) :] + (quoted[0] if quoted else "")
    if next_follows and not predicate:
        noun = _JOINT_END.sub("", noun)
    return noun, predicate


def _take_noun(pieces: list[str], more: bool) -> str:
    """Take words up to the predicate; ``more`` tells that something follows them."""
    taken = ""
    for i, piece in enumerate(pieces):
        if (i and _ends_noun(pieces, i, more)) or (not i and (_is_no_noun(piece) or pieces[1:2] == ["了"])):
            break
        taken += piece
        following = pieces[i + 1] if i + 1 < len(pieces) else ""
        if _is_person(piece) and (following in _acts() or following in words("predicate")):
            break
    return taken


def _acts() -> frozenset[str]:
    return words("strong") | words("weak")


def _ends_noun(pieces: list[str], i: int, more: bool) -> bool:
    """Tell whether the word begins the predicate: 联系 in ``86个单位联系62个村``."""
    piece, is_last = pieces[i], i == len(pieces) - 1
    if piece in ("以上", "以下") and not is_last:
        return _is_no_noun(pieces[i + 1]) or pieces[i + 1] in words("predicate")
    if piece in words("predicate"):
        return not (piece == "共" and not is_last and pieces[i + 1].startswith(("体", "同体")))
    if piece in words("weak") and not is_last and pieces[i - 1] in _ACTORS:
        return not _modifies(pieces, i)
    is_act = piece in words("strong") or (more and piece in words("weak"))
    return is_act and (more or not is_last) and pieces[i - 1][-1:] != "的" and not _modifies(pieces, i)


# 服务专员, 执法人员: with a person behind, these words name a trade.
_TRADES = frozenset(
    (
        "服务",
        "管理",
        "监督",
        "执法",
        "指导",
        "宣传",
        "保护",
        "检查",
        "检测",
        "监测",
        "销售",
        "调解",
        "陪审",
        "养殖",
        "种植",
    )
)
_ACTORS = frozenset(
    ("主体", "企业", "单位", "部门", "公司", "乡镇", "机关", "合作社", "农户", "学校", "支部", "党组织", "社区")
)


def _is_no_noun(piece: str) -> bool:
    if piece in words("frontstop") or piece in words("increase") or piece in words("decrease"):
        return True
    return len(piece) == 1 and piece in words("predicate") and piece not in "驻未无过"


def _modifies(pieces: list[str], i: int) -> bool:
    """Tell whether the verb is part of a compound noun: 饮水安全保障问题, 污水处理设施."""
    if i + 1 >= len(pieces):
        return False
    return pieces[i + 1] in words("compound") or (pieces[i] in _TRADES and _is_person(pieces[i + 1]))


def _is_person(piece: str) -> bool:
    return piece in words("person") or (len(piece) > 1 and piece[-1] in "员者兵民")
