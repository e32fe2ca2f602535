"""What DuckDB may hold in memory, and how rows are sorted within it.

DuckDB spills what exceeds its limit, but for the whole texts that a sort is
about to hand over: of these it sorts a part at a time here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb

from etl.errors import UsageError

__all__ = ["MEMORY_LIMIT", "MEMORY_VARIABLE", "WHOLE_TEXTS", "bound_memory", "in_order", "memory_limit"]

MEMORY_LIMIT = "600MB"
"""What DuckDB may hold in memory, whatever the size of the corpus; beyond it spills to disk."""

MEMORY_VARIABLE = "GONGWEN_MEMORY"
"""The variable of the environment that sets another limit."""

WHOLE_TEXTS = "document_text"
"""The table whose rows hold whole texts."""

_PART_BYTES = 64_000_000


def memory_limit() -> str:
    """Return the limit in force, as DuckDB takes it."""
    return os.environ.get(MEMORY_VARIABLE) or MEMORY_LIMIT


def bound_memory(connection: duckdb.DuckDBPyConnection, spill: Path) -> None:
    """Bound what DuckDB holds in memory; what exceeds it lies in the folder ``spill`` meanwhile.

    Raises UsageError where the environment asks for a limit that is no size.
    """
    limit = memory_limit()
    try:
        connection.execute("set memory_limit = ?", [limit])
    except duckdb.Error:
        raise UsageError(f"{MEMORY_VARIABLE}={limit} is no size: give one such as 600MB or 4GB") from None
    connection.execute("set temp_directory = ?", [str(spill)])


def in_order(
    connection: duckdb.DuckDBPyConnection, table: str, columns: str, order: str, joined: str = ""
) -> Iterator[duckdb.DuckDBPyRelation]:
    """Yield the rows of a table in an order, in one relation after the other; ``joined`` is what the order needs.

    Each must be read before the next is asked for.
    """
    source = f"{table} {joined}"
    for part in _parts(connection, source, order) if table == WHOLE_TEXTS else ["true"]:
        yield connection.sql(f"select {columns} from {source} where {part} order by {order}")


def _parts(connection: duckdb.DuckDBPyConnection, source: str, order: str) -> list[str]:
    """Return conditions that divide whole texts, in an order, into parts of so many bytes of their sources."""
    connection.execute(
        f"create or replace temp table text_part as select document_key,"
        f" sum(n_bytes) over (order by {order} rows unbounded preceding) // {_PART_BYTES} as part from {source}"
    )
    rows = connection.execute(
        "select part, min(document_key), max(document_key) from text_part group by all order by all"
    ).fetchall()
    return [
        f"document_key between {first} and {last}"
        f" and document_key in (select document_key from text_part where part = {part})"
        for part, first, last in rows
    ] or ["true"]
