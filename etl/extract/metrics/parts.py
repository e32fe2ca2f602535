"""Totals and their parts: ``其中``, a bracket behind a total, ``60个项目中``."""

from __future__ import annotations

import re

import rjieba

from etl.extract.metrics.clauses import Place, find_verb
from etl.extract.metrics.figures import Figure
from etl.extract.metrics.naming import Name
from etl.extract.metrics.units import PEOPLE_UNITS

__all__ = ["link_parts"]

_OPENS = re.compile(r"其中|(?:包括|含|分别是|分别为|即)[：，]?$|按[^，]{1,8}分")
_CLOSES = re.compile(r"[；。]")
_MEASURE_WORD = re.compile(r"(?:增加值|产值|收入|支出|投资|贷款|存款|面积|产量|人口|人员|总额|余额|里程)$")
_LOCAL = re.compile(
    r"(?:[省市县区镇乡村州旗盟]|街道|社区|单位|部门|机关|系统|园区|片区|其他|其它|本级|[^一]级|（[市县区镇乡]）|[干支]流|[一二三]期|上游|中游|下游|[东中西南北]部|地区|县城|城区|集镇|本级)$"
)


def link_parts(text: str, figures: list[Figure], places: list[Place], names: list[Name], gaps: list[str]) -> list[Name]:
    """Return the names with their totals (indexes within the sentence); parts take over the total's verb."""
    linked = list(names)
    total: int | None = None
    resting: int | None = None
    closed = grouped = False
    for i, gap in enumerate(gaps):
        if total is not None and _ends(gap, places, i):
            resting = total if "。" not in gap else None
            total, closed = None, True
        if resting is not None and _goes_on(figures, linked, resting, i):
            linked[i] = linked[i]._replace(total=resting)
            continue
        if _OPENS.search(gap) or (places[i].opens and i):
            total = _total_before(figures, places, linked, i)
            closed = grouped = False
        elif total is None and not closed:
            total = _group_before(text, figures, i)
            grouped = total is not None
        if total is not None and linked[i].total is None and _fits(figures, linked, total, i, gap):
            linked[i] = linked[i]._replace(total=total) if grouped else _as_part(linked[i], linked[total], total)
        elif (
            total is not None and i != total and figures[i].kind != "percent" and not _same(figures[total], figures[i])
        ):
            total = None if not places[i].bracket else total
    return linked


def _ends(gap: str, places: list[Place], i: int) -> bool:
    left_bracket = i > 0 and places[i - 1].bracket and not places[i].bracket
    return bool(_CLOSES.search(gap)) or left_bracket


def _goes_on(figures: list[Figure], names: list[Name], total: int, i: int) -> bool:
    """Tell whether a figure behind ``；`` is one more part: of the same measure as the last, and within the total."""
    if names[i].change != "level" or names[i].total is not None or figures[i].unit != figures[total].unit:
        return False
    parts = [k for k in range(total + 1, i) if names[k].total == total]
    if not parts or figures[i].kind in ("percent", "ratio"):
        return False
    measure = _MEASURE_WORD.search(names[parts[-1]].indicator)
    within = sum(figures[k].value for k in parts) + figures[i].value <= figures[total].value
    return measure is not None and names[i].indicator.endswith(measure[0]) and within


def _same(a: Figure, b: Figure) -> bool:
    people = a.unit in PEOPLE_UNITS and b.unit in PEOPLE_UNITS
    return (
        a.unit == b.unit
        or people
        or (a.kind == b.kind == "count" and {a.unit, b.unit} <= {"个", "家", "所", "处", "座", "项"})
    )


def _total_before(figures: list[Figure], places: list[Place], names: list[Name], i: int) -> int | None:
    for k in range(i - 1, max(-1, i - 11), -1):
        if names[k].change != "level" or names[k].total is not None or not _same(figures[k], figures[i]):
            continue
        if figures[k].value >= figures[i].value and (places[k].bracket == places[i].bracket or not places[k].bracket):
            return k
    return None


_GROUP = re.compile(
    r"[^，。；、]{0,14}中(?:，|已?有|仅有?|还有|尚有|[^，。；、]{1,10}(?:只有|仅有|占|有))|[^，。；、由从]{0,10}，(?:已经?|现已|目前已|仅|现场|当场)(?:办结|解决|整改|化解|完成|开工|落实|兑现|销号|答复|回复|采纳|收获|播种|调处|立案|核实)$|[^，。；、由从]{1,10}[，]?(?:已经?|已有)[^，。；、到至]{0,4}$"
)


def _group_before(text: str, figures: list[Figure], i: int) -> int | None:
    """``60个水利项目中，已开工52个``: the group is the total of what follows."""
    if not i or not _same(figures[i - 1], figures[i]) or figures[i - 1].value < figures[i].value:
        return None
    between = text[figures[i - 1].end : figures[i].start]
    return i - 1 if _GROUP.match(between) else None


def _fits(figures: list[Figure], names: list[Name], total: int, i: int, gap: str) -> bool:
    if i == total or not _same(figures[total], figures[i]) or names[i].change != "level":
        return False
    return figures[i].value <= figures[total].value and "，占" not in gap


_OWN_MEASURE = re.compile(r"(?:面积|产量|总产|用量|储量|里程|[率量额值数])$")
_MEASURED = re.compile(r"[一-龥]{2,}(?:面积|产量|用量|储量|里程)$")


def _measure_of(whole: Name) -> str:
    """Return 播种面积 of 粮食播种面积: what a bare 大豆 behind 其中 is measured by."""
    thing = whole.object or whole.indicator
    if _MEASURED.match(thing) is None or len(thing) > 12:
        return ""
    return "".join(rjieba.cut(thing, False)[1:])


def _as_part(name: Name, whole: Name, total: int) -> Name:
    verb = find_verb(name.indicator)
    measure = _measure_of(whole) if not verb and not name.verb and not whole.verb else ""
    if measure and not _OWN_MEASURE.search(name.indicator):
        return name._replace(indicator=name.indicator + measure, total=total)
    if (verb and verb[0] == 0 and name.rule != "list") or not whole.verb:
        if not whole.verb and _LOCAL.search(name.indicator) and whole.object and not name.verb:
            return name._replace(indicator=name.indicator + whole.object, object=whole.object, total=total)
        return name._replace(total=total)
    return _under_verb(name, whole, total)


def _under_verb(name: Name, whole: Name, total: int) -> Name:
    """Give the part the verb of its total, and its object where the part only says where or of what rank."""
    own = name.indicator
    if own.endswith(whole.verb[-2:]):
        return name._replace(total=total)
    if own.endswith("级") and len(whole.object) > 3:
        kind = rjieba.cut(whole.object, False)[-1]
        return name._replace(indicator=whole.verb + whole.object.removesuffix(kind) + own + kind, total=total)
    if _LOCAL.search(own) and whole.object and not own.endswith(whole.object[-2:]):
        return name._replace(
            indicator=whole.verb + own + whole.object,
            object=whole.object,
            total=total,
            topic=own,
            verb=whole.verb,
        )
    return name._replace(indicator=whole.verb + own, total=total, verb=whole.verb)
