"""The normal form of an indicator: one name for what is written in many ways.

Two figures may be compared where group, kind of unit and base unit are the
same and both are levels. A growth belongs to the group of its level
(``GDP增长`` to ``地区生产总值``); a share, a rate or a rank of an indicator is
a group of its own.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from etl.lexicon import table
from etl.openers import alternation

__all__ = ["group_of"]

_LEAD = re.compile(
    r"^(?:实现|完成|达成|累计|全年|预计|力争|确保|年末|合计|实有|现有|拥有|[全我本][县市区州旗盟乡镇村])(?=..)"
)
_TAIL = re.compile(r"(?<=..)(?:达到|突破|超过|合计|总计|共计|累计|预计|约?为|达)$")
_CHANGE = re.compile(
    r"(?<=..)(?:同比|环比|同口径|可比|名义|实际|累计|年均|平均)?"
    r"(?:增长|净增|增加|递增|增收|下降|减少|降低|上升|提高|回落|翻番|增速|增幅|降幅|增长率)$"
)
_OF_A_SHARE = re.compile(r"增速|增幅|增长|降幅|占|与|为|比重|完成率|指标|目标|预算")
_BRACKET = re.compile(r"（[^（）]*）")


@cache
def _groups() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = {form: row["group"] for row in table("indicators") for form in (row["group"], *row["forms"].split())}
    return re.compile(rf"^{alternation(list(forms))}"), forms


@lru_cache(maxsize=4096)
def group_of(indicator: str) -> str:
    """Return the name that the indicator shares with its other spellings: ``实现GDP`` is ``地区生产总值``."""
    pattern, forms = _groups()
    for name in (indicator, *_barer(indicator)):
        if name in forms:
            return forms[name]
    bare = _bare(indicator)
    match = pattern.match(bare)
    if match and _OF_A_SHARE.match(bare, match.end()):
        return forms[match[0]] + bare[match.end() :]
    return bare


def _barer(indicator: str) -> tuple[str, str, str]:
    """Return the indicator with less and less about it: without what leads it, without brackets, without a growth."""
    led = _led(indicator)
    return led, _BRACKET.sub("", led), _bare(indicator)


def _led(name: str) -> str:
    while (match := _LEAD.match(name)) is not None:
        name = name[match.end() :]
    return name


def _bare(indicator: str) -> str:
    name = _BRACKET.sub("", indicator) or indicator
    while (barer := _CHANGE.sub("", _TAIL.sub("", _led(name)))) != name:
        name = barer
    return name
