"""Counts and facets, which Datasette asks for anew with every page of a view.

It splits a view by a column with a scan of it, joins included, and gives up
after a while. ``mart_facet`` holds the same counts of whole views, made with the
warehouse; what is counted of a filtered view is kept for its next page.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from typing import Any

from datasette.database import Database, Results

__all__ = ["CountedDatabase"]

_COUNT = re.compile(r"\s*select (?:\S+ as value, count\(\*\) as count|count\(\*\)) from\b")
_FACET = re.compile(
    r"\s*select \[?(?P<column>\w+)\]? as value, count\(\*\) as count"
    r" from \(\s*select [^()]+ from \[?(?P<view>\w+)\]?\s*\)"
    r"\s*where \S+ is not null\s*group by \S+ order by count desc, value limit (?P<limit>\d+)\s*"
)
"""What Datasette asks for a facet of a whole view: nothing stands behind the view's name."""

_BY_INDEX = re.compile(r"\bgroup by (?=\S+ order by count desc, value limit \d+)")
"""Where SQLite would rather read rows from all over the file, in the order of an index, than sort their values."""

_COUNTED = """
select facet as value, n_rows as count from mart_facet
where view_name = :view and column_name = :column order by n_rows desc, facet limit :limit
"""
_MOST_KEPT = 1_000


class CountedDatabase(Database):  # type: ignore[misc]
    """A database that never changes: it counts nothing twice, and facets of its whole views not even once."""

    def __init__(self, *given: Any, **options: Any) -> None:  # noqa: ANN401 (Datasette's own)
        super().__init__(*given, **options)
        self._kept: OrderedDict[Hashable, Results] = OrderedDict()

    async def execute(
        self, sql: str, params: Mapping[str, Any] | None = None, truncate: bool = False, **options: object
    ) -> Results:
        """Run a query; answers of an own query, which come truncated, are never kept."""
        if truncate or not _COUNT.match(sql):
            return await super().execute(sql, params, truncate, **options)
        asked = (sql, repr(params))
        answer = self._kept.pop(asked) if asked in self._kept else await self._counted(sql, params, options)
        self._kept[asked] = answer
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return answer

    async def _counted(self, sql: str, params: Mapping[str, Any] | None, options: Mapping[str, object]) -> Results:
        whole = _FACET.fullmatch(sql)
        if whole:
            known = await super().execute(_COUNTED, whole.groupdict(), **options)
            if known.rows:
                return known
        return await super().execute(_BY_INDEX.sub("group by +", sql), params, **options)
