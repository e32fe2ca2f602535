"""Facets of whole views, counted when the warehouse was built.

Datasette splits a view by a column with a scan of it, joins included, for every
page, and gives up after half a second. ``mart_facet`` holds the same counts; a
view that is filtered is counted as ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from datasette.database import Database, Results

__all__ = ["CountedDatabase"]

_FACET = re.compile(
    r"\s*select \[?(?P<column>\w+)\]? as value, count\(\*\) as count"
    r" from \(\s*select [^()]+ from \[?(?P<view>\w+)\]?\s*\)"
    r"\s*where \S+ is not null\s*group by \S+ order by count desc, value limit (?P<limit>\d+)\s*"
)
"""What Datasette asks for a facet of a whole view: nothing stands behind the view's name."""

_COUNTED = """
select facet as value, n_rows as count from mart_facet
where view_name = :view and column_name = :column order by n_rows desc, facet limit :limit
"""


class CountedDatabase(Database):  # type: ignore[misc]
    """A database that answers for the facets of its whole views from what was counted before."""

    async def execute(
        self, sql: str, params: Mapping[str, Any] | None = None, *more: object, **options: object
    ) -> Results:
        """Run a query; a facet of a whole view is looked up, if it was counted."""
        asked = _FACET.fullmatch(sql)
        if asked:
            counted = await super().execute(_COUNTED, asked.groupdict(), *more, **options)
            if counted.rows:
                return counted
        return await super().execute(sql, params, *more, **options)
