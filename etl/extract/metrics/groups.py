"""The normal form of an indicator: one name for what is written in many ways."""

from __future__ import annotations

import re
from functools import cache

from etl.extract.metrics.units import alternation
from etl.lexicon import table

__all__ = ["group_of"]

_LEAD = re.compile(r"^(?:实现|完成|达成|累计|全年|预计|力争)+(?=..)")
_TAIL = re.compile(r"(?:达到|突破|合计|总计|共计)$")


@cache
def _groups() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = {form: row["group"] for row in table("indicators") for form in (row["group"], *row["forms"].split())}
    return re.compile(rf"^(?:{alternation(list(forms))})"), forms


def group_of(indicator: str) -> str:
    """Return the indicator without leading verb, and by its common name: ``实现GDP`` is ``地区生产总值``."""
    bare = _TAIL.sub("", _LEAD.sub("", indicator))
    pattern, forms = _groups()
    match = pattern.match(bare)
    return forms[match[0]] + bare[match.end() :] if match else bare
