"""DuckDB -> a folder for spreadsheets and other tools: CSV and Parquet of every public view, and their description.

The same input gives the same bytes: rows and columns stand in the order that
the schema declares, and no view tells of the run itself (its id, its times).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import duckdb

from etl.access import connect
from etl.describe import datapackage
from etl.schema import VIEWS

__all__ = ["export"]

_ROWS_AT_ONCE = 10_000


def export(warehouse: Path, target: Path, *, bom: bool = False) -> dict[str, int]:
    """Write every public view to ``target`` and return the number of rows of each.

    ``bom`` begins each CSV file with a byte order mark, without which Excel takes UTF-8 for something else.
    """
    with connect(warehouse, sealed=False) as connection:
        target.mkdir(parents=True, exist_ok=True)
        connection.execute("set threads = 1")  # row groups of a Parquet file follow from the rows alone
        rows = {view: _export_view(connection, view, target, bom=bom) for view in VIEWS}
    package = datapackage({view: f"{view}.csv" for view in VIEWS})
    _write(target / "datapackage.json", json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    return rows


def _export_view(connection: duckdb.DuckDBPyConnection, view: str, target: Path, *, bom: bool) -> int:
    columns = VIEWS[view].columns
    names, order = _quoted(columns), _quoted(VIEWS[view].order)
    connection.execute(f'create or replace temp table exported as select {names} from "{view}" order by {order}')
    parquet = target / f"{view}.parquet"
    connection.execute("copy exported to $path (format parquet, compression zstd)", {"path": f"{parquet}.tmp"})
    Path(f"{parquet}.tmp").replace(parquet)
    cells = ", ".join(f'cast("{column}" as varchar)' for column in columns)
    cursor = connection.execute(f"select {cells} from exported order by rowid")
    return _write_csv(target / f"{view}.csv", columns, _rows(cursor), bom=bom)


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _rows(cursor: duckdb.DuckDBPyConnection) -> Iterator[Sequence[str | None]]:
    while rows := cursor.fetchmany(_ROWS_AT_ONCE):
        yield from rows


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str | None]], *, bom: bool) -> int:
    """Write a CSV file by RFC 4180: comma, double quotes, CRLF."""
    draft = path.with_name(f"{path.name}.tmp")
    n_rows = 0
    with draft.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow(row)
            n_rows += 1
    draft.replace(path)
    return n_rows


def _write(path: Path, text: str) -> None:
    draft = path.with_name(f"{path.name}.tmp")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
