"""The figure as a fact: every number that a document reports or sets, with what it measures.

``numerals`` reads the numbers of the text, ``figures`` their units and bounds;
``negatives`` refuses those that are no figures (dates, ordinals, formulas,
counts of points), each with a reason; ``clauses`` looks at what stands around
a figure, ``indicators`` names what it measures, ``parts`` finds totals and
breakdowns, ``lists`` hands out what the members of a list share, ``regions`` and
``fields`` give the rest; ``tables`` reads figures in cells.
``find_metrics`` and ``explain_numbers`` take the same path.
"""

from __future__ import annotations

from etl.extract.metrics.finder import explain_numbers, find_metrics
from etl.extract.metrics.units import Unit, units

__all__ = ["Unit", "explain_numbers", "find_metrics", "units"]
