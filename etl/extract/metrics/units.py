"""Units and classifiers: what stands behind a number, its kind and its base unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from etl.lexicon import table
from etl.openers import alternation

__all__ = ["PEOPLE_UNITS", "Unit", "match_unit", "to_base", "units"]

# 2.1个百分点 is 2.1 in 百分点: this 个 is silent.
_SILENT = re.compile(r"个(?=百分点|千分点|小时|钟头|工作日|星期|季度|学期|工日|基点)")
PEOPLE_UNITS = frozenset(("人", "名", "位", "口"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``factor`` of its ``base_unit`` make one of it."""

    name: str
    kind: str
    base_unit: str
    factor: Decimal


@cache
def units() -> Mapping[str, Unit]:
    """Return every unit of the lexicon by its name."""
    rows = table("units")
    return MappingProxyType(
        {row["unit"]: Unit(row["unit"], row["kind"], row["base_unit"], Decimal(row["factor"])) for row in rows}
    )


@cache
def _pattern() -> re.Pattern[str]:
    latin = [name for name in units() if name[-1].isascii() and name[-1].isalpha()]
    other = [name for name in units() if name not in latin]
    return re.compile(rf"{alternation(latin)}(?![A-Za-z0-9])|{alternation(other)}")


def match_unit(text: str, at: int) -> tuple[Unit, int] | None:
    """Return the unit that begins at ``at`` and where it ends."""
    match = _SILENT.match(text, at)
    match = _pattern().match(text, match.end() if match else at)
    return (units()[match[0]], match.end()) if match else None


def to_base(value: Decimal, unit: Unit) -> Decimal:
    """Return ``value`` in the unit's base unit."""
    return value * unit.factor
