"""General knowledge as data: posts, organs, divisions, units, campaigns, surnames.

Each file beside this one opens with ``#`` comment lines that say what it holds
and where its facts come from. Readers are cached and return immutable values,
so that a process reads each file once.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["lines", "table"]


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the entries of ``<name>.txt``: one a line, blank and comment lines left out."""
    text = files(__name__).joinpath(f"{name}.txt").read_text("utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``<name>.tsv`` as dicts by its header (the first line that is no comment)."""
    text = files(__name__).joinpath(f"{name}.tsv").read_text("utf-8")
    rows = [line.rstrip("\n").split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    head = rows[0]
    return tuple(dict(zip(head, row + [""] * (len(head) - len(row)), strict=False)) for row in rows[1:])
