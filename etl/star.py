"""DuckDB -> the star as hive-partitioned Parquet, for engines that read folders or buckets: DuckDB, Spark, any other.

What belongs to a document lies under ``TABLE/year=…/province=…/`` of the
document (the year of ``dated_from``); every other table is whole. Where a
document has no date the year is 0, where it is of no one province, or of one
that is not known, the province is ``unknown``: no row is left out. Rows
stream through one file at a time, sorted, so that memory is bounded by a row
group and DuckDB's limit. ``_manifest.json`` is written last and says what
there is: a star without it is not finished.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from etl import __version__
from etl.access import connect
from etl.errors import GongwenError, UsageError
from etl.memory import WHOLE_TEXTS, bound_memory, in_order
from etl.schema import SCHEMA_VERSION, TABLES

__all__ = ["MANIFEST", "TableFiles", "export_star"]

MANIFEST = "_manifest.json"
GROUP_BYTES, GROUP_ROWS = 32_000_000, 100_000
"""A row group of a file ends at the first of these."""
FILE_BYTES = 500_000_000
"""So much Arrow data goes into one file before the next part is begun."""

_ROWS_AT_ONCE = 10_000
_LONG_ROWS_AT_ONCE = 50
_PARTITIONS = """
create temp table partition_of as
select
    document_key,
    coalesce(extract(year from d.dated_from), 0) as partition_year,
    coalesce(nullif(r.province, ''), 'unknown') as partition_province
from dim_document as d left join dim_region as r using (region_key)
"""


@dataclass
class TableFiles:
    """What was written of a table; ``bytes`` are those of its files."""

    rows: int = 0
    files: int = 0
    bytes: int = 0
    partitioned: bool = False


def export_star(warehouse: Path, url: str) -> dict[str, TableFiles]:
    """Write every table of the warehouse below ``url`` and return what was written of each.

    A star that lies there already is replaced: in a folder of this machine at
    the end and at once, elsewhere from the beginning, and without a manifest
    until the end. Raises UsageError where ``url`` cannot be written to, or
    holds anything else.
    """
    with connect(warehouse, sealed=False) as connection, TemporaryDirectory(prefix="gongwen-star-") as spill:
        bound_memory(connection, Path(spill))
        connection.execute(_PARTITIONS)
        try:
            fs, target = url_to_fs(url)
            return _write(connection, fs, str(target).rstrip("/"), url)
        except GongwenError:
            raise
        except Exception as error:  # file systems far away raise whatever their libraries do
            reason = f"{type(error).__name__}: {str(error) or 'not possible there'}".splitlines()[0]
            raise UsageError(
                f"cannot write to {url}: {reason}; check the URL, your rights, and that its protocol is installed"
            ) from error


def _write(
    connection: duckdb.DuckDBPyConnection, fs: AbstractFileSystem, target: str, url: str
) -> dict[str, TableFiles]:
    _refuse_foreign(fs, target, url)
    is_local = isinstance(fs, LocalFileSystem)
    draft = f"{target}.tmp" if is_local else target
    _clear(fs, draft)
    written = {name: _write_table(connection, fs, draft, name) for name in TABLES}
    manifest = {
        "format": "gongwen star",
        "schema_version": SCHEMA_VERSION,
        "pipeline_version": __version__,
        "partitioned_by": ["year", "province"],
        "without": {"year": 0, "province": "unknown"},
        "tables": {name: asdict(files) for name, files in written.items()},
    }
    fs.pipe_file(f"{draft}/{MANIFEST}", (json.dumps(manifest, indent=2) + "\n").encode())
    if is_local:
        _swap(Path(draft), Path(target))
    return written


def _refuse_foreign(fs: AbstractFileSystem, target: str, url: str) -> None:
    """Let a star be replaced, or what was begun of one; anything else is somebody's."""
    if not fs.exists(target):
        return
    if not fs.isdir(target):
        raise UsageError(f"{url} is a file: give a folder that is empty, new, or holds a star")
    names = {str(path).rstrip("/").rsplit("/", 1)[-1] for path in fs.ls(target, detail=False)}
    foreign = sorted(names - {*TABLES, MANIFEST})
    if foreign:
        raise UsageError(f"{url} holds {foreign[0]}: give a folder that is empty, new, or holds a star")


def _clear(fs: AbstractFileSystem, folder: str) -> None:
    """Remove a star, its manifest first."""
    if fs.exists(f"{folder}/{MANIFEST}"):
        fs.rm(f"{folder}/{MANIFEST}")
    if fs.exists(folder):
        fs.rm(folder, recursive=True)


def _swap(draft: Path, target: Path) -> None:
    old = target.with_name(f"{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    draft.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _write_table(connection: duckdb.DuckDBPyConnection, fs: AbstractFileSystem, folder: str, name: str) -> TableFiles:
    spec = TABLES[name]
    columns = ", ".join(f'"{column}"' for column in spec.columns)
    key = ", ".join(f'"{column}"' for column in spec.key)
    written = TableFiles(partitioned="document_key" in spec.columns)
    if written.partitioned:
        joined, partition = "join partition_of using (document_key)", "partition_year, partition_province"
        counts = connection.sql(
            f"select {partition}, count(*) from {name} {joined} group by all order by all"
        ).fetchall()
        parts = [(f"year={year}/province={province}", n_rows) for year, province, n_rows in counts]
        relations = in_order(connection, name, columns, f"{partition}, {key}", joined)
    else:
        parts = [("", n_rows) for (n_rows,) in connection.sql(f"select count(*) from {name}").fetchall()]
        relations = in_order(connection, name, columns, key)
    rows_at_once = _LONG_ROWS_AT_ONCE if name == WHOLE_TEXTS else _ROWS_AT_ONCE
    schema = connection.sql(f"select {columns} from {name} limit 0").to_arrow_table().schema
    slices = _Slices(batch for rows in relations for batch in rows.to_arrow_reader(rows_at_once))
    for place, n_rows in parts:
        written.rows += n_rows
        for path in _write_files(fs, f"{folder}/{name}/{place}".rstrip("/"), schema, slices.take(n_rows)):
            written.files += 1
            written.bytes += fs.size(path) or 0
    return written


class _Slices:
    """A stream of batches, from which so many rows are taken at a time."""

    def __init__(self, batches: Iterator[pa.RecordBatch]) -> None:
        self.batches = batches
        self.rest: pa.RecordBatch | None = None

    def take(self, n_rows: int) -> Iterator[pa.RecordBatch]:
        """Yield batches of ``n_rows`` rows in all."""
        while n_rows:
            batch = next(self.batches) if self.rest is None else self.rest
            taken = batch.slice(0, n_rows)
            self.rest = batch.slice(n_rows) if batch.num_rows > n_rows else None
            n_rows -= taken.num_rows
            if taken.num_rows:
                yield taken


def _write_files(
    fs: AbstractFileSystem, folder: str, schema: pa.Schema, batches: Iterator[pa.RecordBatch]
) -> Iterator[str]:
    """Write batches to ``part-0.parquet`` and as many more as it takes; a table without rows is a file without rows."""
    fs.makedirs(folder, exist_ok=True)
    groups = _groups(schema, batches)
    group = next(groups, schema.empty_table())
    number = 0
    while group is not None:
        path = f"{folder}/part-{number}.parquet"
        size = 0
        with fs.open(path, "wb") as file, pq.ParquetWriter(file, schema, compression="zstd") as writer:
            while group is not None and size < FILE_BYTES:
                writer.write_table(group, row_group_size=max(1, group.num_rows))
                size += group.nbytes
                group = next(groups, None)
        yield path
        number += 1


def _groups(schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    held: list[pa.RecordBatch] = []
    n_rows = n_bytes = 0
    for batch in batches:
        held.append(batch)
        n_rows, n_bytes = n_rows + batch.num_rows, n_bytes + batch.nbytes
        if n_rows >= GROUP_ROWS or n_bytes >= GROUP_BYTES:
            yield pa.Table.from_batches(held, schema)
            held, n_rows, n_bytes = [], 0, 0
    if held:
        yield pa.Table.from_batches(held, schema)
