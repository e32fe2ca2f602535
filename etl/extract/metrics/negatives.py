"""Numbers that are no figures: dates, ordinals, names, formulas, counts of points, ``一`` as an article.

Each is told by a reason id, which ``explain_numbers`` shows: ``time``, ``date``,
``ordinal``, ``numbering``, ``document_number``, ``phone``, ``url``, ``code``,
``idiom``, ``formula``, ``slogan``, ``title``, ``points``, ``listed``,
``article``, ``rhetorical``, ``vague``, ``age``, ``threshold``, ``name``,
``colophon``, ``period``, ``no_unit``, ``kind``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl.extract.metrics.figures import Figure
from etl.extract.metrics.words import compiled, words
from etl.lexicon import table
from etl.openers import Opener
from etl.records import Mention, Reading

__all__ = ["masks", "quotes", "verdict"]

Span = tuple[int, int, str]

# Every mask begins with one of these signs: one test a character instead of dozens. A run of
# Latin letters and digits is entered at its beginning only, so that long runs stay linear.
_LEAD = (
    r"(?:(?<![0-9A-Za-z_.])(?=[0-9A-Za-z_.])|(?=[一二两三四五六七八九十百千万零〇○第初前排名列居〔\[（(【［编电热手传邮联"
    r"账证总短上下共兑丢再隔另成多双单分附表图①-⑩]))"
)
_QUOTE = re.compile(r"“[^“”\n]{1,40}”|‘[^‘’\n]{1,40}’|《[^《》\n]{1,60}》|「[^」\n]{1,40}」")


@cache
def _masks() -> Opener:
    rows = [row for row in table("number_masks") if row["reason"] != "formula"]
    reasons = dict.fromkeys(row["reason"] for row in rows)
    groups = (rf"(?P<{name}>{'|'.join(r['pattern'] for r in rows if r['reason'] == name)})" for name in reasons)
    return Opener(rf"{_LEAD}(?:{'|'.join(groups)})")


@cache
def _formulas() -> re.Pattern[str]:
    rows = [row["pattern"] for row in table("number_masks") if row["reason"] == "formula"]
    return re.compile(rf"[二两三四五六七八九十]+(?:{'|'.join(rows)})")


def masks(reading: Reading, times: Sequence[Mention]) -> list[Span]:
    """Return the spans whose numbers are no figures, sorted and disjoint, with their reasons."""
    text = reading.text
    spans = [(m.start, m.end, "time") for m in times if m.end > m.start]
    spans += [(s.start, min(s.end, s.start + len(s.marker)), "numbering") for s in reading.outline.sections if s.marker]
    spans += [(m.start(), m.end(), m.lastgroup or "code") for m in _masks().finditer(text)]
    return _disjoint(spans)


def _disjoint(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for start, end, reason in sorted(spans, key=lambda s: (s[0], s[2] != "time", s[1], s[2])):
        begin = max(start, kept[-1][1]) if kept else start
        if begin < end:
            kept.append((begin, end, reason))
    return kept


def quotes(text: str) -> list[Span]:
    """Return the quoted passages and titles of ``text``."""
    return [(m.start(), m.end(), "title" if m[0][0] == "《" else "slogan") for m in _QUOTE.finditer(text)]


def verdict(text: str, figure: Figure, quoted: Span | None) -> str:
    """Return why ``figure`` is none, or ``""`` where it is a figure."""
    if not figure.unit:
        return "no_unit"
    if quoted is not None and _in_slogan(text, figure, quoted):
        return "title" if quoted[2] == "title" else "slogan"
    for test in (_by_form, _by_surroundings, _by_name, _by_duration, _by_points, _by_article):
        reason = test(text, figure)
        if reason:
            return reason
    return ""


def _word(text: str, figure: Figure) -> str:
    return text[figure.number.start : figure.number.end]


def _before(text: str, figure: Figure, length: int) -> str:
    return text[max(0, figure.core_start - length) : figure.core_start]


# --- quotes ------------------------------------------------------------------

_MEASURES = frozenset(("money", "percent", "area", "length", "mass", "volume", "energy", "power", "compound"))


def _in_slogan(text: str, figure: Figure, quoted: Span) -> bool:
    """Tell a figure in words that are quoted from a number in a slogan or a title."""
    start, end, reason = quoted
    if reason == "title" or figure.form != "arabic":
        return True
    if figure.kind in _MEASURES:
        return False
    return end - start < 18 or "，" not in text[start:end]


# --- the number itself ---------------------------------------------------------

_ROUND_BOUND = re.compile(r"(?:近|约|超|逾|过|上|突破|达|到|至)$")
_INITIALS = re.compile(r"(?:GDP|CPI|PPI|PMI)$")


def _by_form(text: str, figure: Figure) -> str:
    """Refuse 数十个, G20, 百名干部 without a word that bounds it."""
    before, word = _before(text, figure, 12), _word(text, figure)
    if before[-1:] in ("几", "第") or (before[-1:] == "数" and word[0] in "十百千万亿"):
        return "vague"
    if before and before[-1].isascii() and (before[-1].isalnum() or before[-1] in ".-/"):
        return "" if _INITIALS.search(before) else "code"
    if figure.unit in ("位", "名") and before[-1:] in ("前", "后", "末") and figure.value <= 100:
        return "ordinal"
    bare = word[:1] in tuple("百千万亿") and figure.form == "chinese" and figure.start == figure.core_start
    if bare and figure.bound != "approx" and not _ROUND_BOUND.search(before):
        return "rhetorical"
    return "vague" if figure.value == 0 and figure.unit not in ("%", "件", "起", "例") else ""


_COLOPHON = re.compile(r"(?:共印|印数|印制|印发份数|印)[：:]?\s?$")
_AGE_CUE = re.compile(r"(?:平均|人均|寿命|中位|预期)[^，。；]{0,8}$")
# 5000万元以上项目35个: the first number tells which projects, the second how many.
_THRESHOLD = re.compile(
    r"(?:及|（含）)?(?:以上|以下)(?:的)?(?![，。；、])(?:[^，。；、：]{1,14}?(?:\d|[二三四五六七八九十]+[个家户名]))"
)


# 对投资1000万元以上的企业，一次性奖励20万元: the first number is a condition.
_CONDITION = re.compile(r"（?含?）?(?:以上|以下)的?[^，。；\d]{0,14}[，：]")


_COORDINATE = re.compile(r"(?:[南北]纬|[东西]经)(?:\d+度)?$")
# 过亿元项目, 千万元以上企业: the number is the name of a class.
_SIZE = re.compile(r"[十百千]*[万亿]|[十百千]+亿")
_SIZED = re.compile(r"(?:及?以上)?的?[一-龥]{0,4}?(?:项目|企业|[镇乡村](?![一-龥]?民)|产业|园区|工程|集群|大县|强县)")


def _by_surroundings(text: str, figure: Figure) -> str:
    """Refuse 共印180份, 35岁以下, 亿元以上项目."""
    if figure.unit in ("份", "册", "本", "张") and _COLOPHON.search(_before(text, figure, 6)):
        return "colophon"
    if figure.unit in ("岁", "周岁") and not _AGE_CUE.search(_before(text, figure, 12)):
        return "age"
    if figure.unit in ("度", "分") and _COORDINATE.search(_before(text, figure, 6)):
        return "code"
    if figure.kind != "count" and text[figure.core_end : figure.core_end + 1] == "级":
        return "name"
    return "threshold" if _sets_class(text, figure) else ""


def _sets_class(text: str, figure: Figure) -> bool:
    """Tell a number that says which things are meant: 每3公里, 过亿元项目, 对投资80万元以上的, 60人以上企业7家."""
    if _before(text, figure, 1) == "每" and figure.value > 1 and figure.form == "arabic":
        return True
    if figure.kind == "money" and _SIZE.fullmatch(_word(text, figure)) and _SIZED.match(text, figure.core_end):
        return True
    if _CONDITION.match(text, figure.core_end) and re.search(r"(?:对|凡)[^，。；]*$", _before(text, figure, 24)):
        return True
    return figure.kind not in ("percent", "ratio") and _THRESHOLD.match(text, figure.core_end) is not None


# --- names and formulas --------------------------------------------------------

_PLACE_NAME = re.compile(
    r"[山市县镇乡村区河街路桥湖屯庄店口沟铺岭坪塘寨堡庙集港岛滩洲门渡峡](?![级属直里外内上下委长]|区域)"
)
_BODIES = tuple("门委队落署")
_LIST_UNITS = ("个", "名", "位", "家", "所", "条", "项", "座")


_REFERENCE = re.compile(r"(?:[这那该]|上述|以上|前述)$")


def _by_name(text: str, figure: Figure) -> str:
    """Refuse numerals inside names and formulas: 五台山, 三部门, 四套班子."""
    if figure.form != "chinese" or figure.kind not in ("count", "other"):
        return "name" if figure.unit == "部" and text[figure.core_end : figure.core_end + 1] in _BODIES else ""
    word, after = _word(text, figure), text[figure.core_end : figure.core_end + 1]
    if figure.unit == "部" and after and after in _BODIES:
        return "name"
    if figure.unit in ("方", "层", "页", "度", "点") and len(word) <= 2:
        return "ordinal"
    listed = _names_before(text, figure) and not _LISTED_THINGS.match(text, figure.core_end)
    if listed or (figure.value <= 10 and _REFERENCE.search(_before(text, figure, 2))):
        return "listed"
    if len(word) == 1 and figure.unit in words("namesake") and _PLACE_NAME.match(text, figure.core_end):
        return "name"
    return "formula" if _formulas().match(text, figure.core_start) else ""


# Bodies and trades that are listed in full are counted: 河东乡、河西乡两个乡镇.
_LISTED_THINGS = re.compile(
    r"[^，。；、]{0,4}(?:乡镇|街道|社区|县区|县市|部门|单位|企业|公司|行业|学校|医院|省份|公社|大队|[村镇乡县](?:(?![一-龥])|(?=[的都均要率先和])))"
)


_BRACKETS = re.compile(r"（[^（）]*）")


def _names_before(text: str, figure: Figure) -> bool:
    """Tell whether the things counted were just named: ``东村、西村两个片区``."""
    if not 2 <= figure.value <= 6 or figure.unit not in _LIST_UNITS:
        return False
    before = re.split(r"[，。；：！？\n]", text[max(0, figure.start - 40) : figure.start])[-1]
    before = _BRACKETS.sub("", before)
    names = re.split(r"[、和与及]", before)
    return before[-1:] not in ("的", "等", "") and len(names) == figure.value and ("、" in before or "和" in before)


# --- durations -------------------------------------------------------------------

_DURATION_CUE = re.compile(
    r"(?:工期|车程|路程|行程|周期|时限|期限|跨度|时长|时间|用时|耗时|历时|缩短|压缩|延长|提前|推迟|缩减|减少|办结|学时|值守"
    r"|运行|停产|停工|达标|优良|天数|日数|寿命|任期|服务|刑|拘留|徒刑|保质期|有效期|间隔|超过|不少于|不低于|累计|平均|为期"
    r"|日照|无霜期)[^，。；]{0,6}$|连续[^，。；]{1,6}$|[开学讲训走]了$|(?:比|较)[^，。；]{1,6}[早晚]$"
)
_IN_TIME = re.compile(r"(?:之内|以内|内)(?![部容在外需地陆涝])")
_RUNS_ON = re.compile(r"(?:的)?(?:时间|前|后|来|里|就|便|间)")
_CHANGED = re.compile(
    r"(?:(?:由|从|增加|减少|缩短|延长|提前|压缩|提高|多|少|快)了?|(?:缩短|压缩|延长|增加|减少|提高|压减|提升|缩减)[到至为])$"
)
_NO_MEASURE = re.compile(
    r"(?:小时)?(?:值班|值守|在岗|监测|热线|待命|制|不间断|全天候|的)|来|前|后|间|以来|之前|之后|期间|时间里|一遇|一[次度]"
    r"|生|多来|级|制|期"
)


def _by_duration(text: str, figure: Figure) -> str:
    """Refuse periods: a duration is a figure only where the sentence reports it, or as a time limit."""
    if figure.kind != "duration":
        return ""
    limit = _IN_TIME.match(text, figure.core_end) is not None
    if figure.unit == "日" and not limit:
        return "period"
    if limit or figure.bound == "max":
        set_by_words = figure.start < figure.core_start
        return "period" if figure.unit in ("年", "季度") and figure.value >= 1 and not set_by_words else ""
    if _RUNS_ON.match(text, figure.end):
        return "period"
    return "" if _is_reported(text, figure) else "period"


_WITHOUT = re.compile("没有?|未|无|不(?=[下降])")


def _is_reported(text: str, figure: Figure) -> bool:
    before = text[max(0, figure.start - 14) : figure.start]
    if before.endswith("连续") and _WITHOUT.match(text, figure.end):
        return True
    if (figure.core_start > figure.start and figure.bound == "min") or _CHANGED.search(before):
        return True
    return not _NO_MEASURE.match(text, figure.core_end) and _DURATION_CUE.search(before) is not None


# --- points ------------------------------------------------------------------------

_POINT_UNITS = ("个", "项", "条", "点", "类", "种", "句", "字", "件", "步", "层", "道", "大", "块")
_LISTED = re.compile(r"[^。；\n]{0,22}[：:]|[^。\n]{0,24}[。，；：]\s?(?:一是|第一|一要|首先|[(（]一[)）]|1[.、]|一、)")
_RATE_BEFORE = re.compile(
    r"(?:每|至少|最少|不少于|不低于|不超过|至多|最多|仅|只|超过|近|各|增加|减少|新增|由|从|到|人均|户均|日均|月均|一般|不足"
    r"|分别|平均|实行|再)[^，。；：！？]{0,14}$"
)
_PURE = re.compile(
    r"方面|层面|环节|关键|特点|阶段|层次|步骤|要点|原则|转变|突破|结合|关系|坚持|确保|狠抓|突出|促进|字(?!节|符)|大字|维度"
    r"|角度|必须|不准|重点[，。：；]|抓手|着力点|战略|板块|主题|明确|加强|强化|提升|到位"
)


@cache
def _point() -> re.Pattern[str]:
    return compiled(r"(?:重点|主要|突出|关键|重大|基本|具体|核心|根本|战略|重要|工作|方面的)?{0}", "abstract")


@cache
def _concrete() -> re.Pattern[str]:
    return compiled(r"[^，。；：！？、的了]{{0,10}}?{0}(?![一-龥]{{0,1}}(?:上|中)下)", "concrete")


@cache
def _thing() -> re.Pattern[str]:
    return compiled("{0}", "concrete")


def _by_points(text: str, figure: Figure) -> str:
    """Refuse counts of points: 三个方面, 五项措施, 抓住三个关键."""
    letters = text[figure.core_end : figure.core_end + 1] == "字" and figure.value <= 100
    if figure.unit not in _POINT_UNITS or (figure.value > 12 and not letters) or figure.high is not None:
        return ""
    after, chinese = text[figure.core_end : figure.core_end + 40], figure.form == "chinese"
    abstract = _point().match(after)
    thing = _thing().match(after)
    if abstract and not (thing and thing.end() > abstract.end()):
        counted = chinese and not _RATE_BEFORE.search(_before(text, figure, 8))
        return "points" if counted or _PURE.match(after) or _LISTED.match(after) else ""
    vague = chinese and figure.unit == "个" and figure.value > 1 and not _concrete().match(after)
    return "points" if vague else ""


# --- 一 ------------------------------------------------------------------------------

_RATE_OF_ONE = re.compile(r"(?:每|至少|最少|不少于|不低于|各[一-龥]{1,4}(?:都|均)?(?:要|须|应))[^，。；：！？]{1,16}$")


def _by_article(text: str, figure: Figure) -> str:
    """Refuse ``一`` as an article; it counts where it is a rate or a bound."""
    if _word(text, figure) != "一" or figure.kind not in ("count", "other") or figure.bound in ("min", "max"):
        return ""
    if figure.unit in ("批", "系", "些"):
        return "article"
    rate = _RATE_OF_ONE.search(text[max(0, figure.start - 20) : figure.start])
    return "" if rate and not (figure.unit == "次" and rate[0].startswith("各")) else "article"
