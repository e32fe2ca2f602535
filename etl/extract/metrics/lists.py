"""Lists whose last member carries words that all share: ``2万人、3千头牲畜饮水困难``, ``8个支部、300名党员参加``."""

from __future__ import annotations

import rjieba

from etl.extract.metrics.figures import Figure
from etl.extract.metrics.naming import Name, State
from etl.extract.metrics.units import PEOPLE_UNITS

__all__ = ["figure_of_life", "share_endings"]

_BEASTS = frozenset(("头", "只", "匹", "羽", "户"))


def figure_of_life(*figures: Figure) -> bool:
    """Tell whether one of the figures counts people, households or beasts."""
    return any(figure.unit in PEOPLE_UNITS or figure.unit in _BEASTS for figure in figures)


_COMPLETE = frozenset(("减贫", "脱贫", "就业", "再就业", "增收", "减负", "节水", "节电"))  # need no object


def share_endings(state: State) -> list[Name]:
    """Return the names; a member of a list takes the act, or the end of the object, of the member behind it."""
    names = list(state.names)
    for i in range(len(names) - 1, 0, -1):
        if state.places[i].joint != "list" or names[i - 1].total is not None:
            continue
        if names[i].rule == "act" and _is_bare(state, i - 1, names[i - 1]):
            names[i - 1] = names[i - 1]._replace(indicator=names[i].indicator, rule="act")
        elif (
            names[i].verb
            and names[i - 1].indicator == names[i].verb == names[i - 1].verb
            and names[i].verb not in _COMPLETE
        ):
            end = "".join(rjieba.cut(names[i].object, False)[1:])
            names[i - 1] = names[i - 1]._replace(indicator=names[i].verb + end, object=end or names[i].object)
    return names


def _is_bare(state: State, i: int, name: Name) -> bool:
    """Tell whether a member only names what it counts."""
    if name.verb or name.change != "level" or name.rule != "clause":
        return False
    between = state.text[state.figures[i].end : state.figures[i + 1].start].strip("、和及与以")
    return len(between) <= 12 and (not between or name.indicator.endswith(between) or state.places[i].left == "")
