"""Files of records, JSON Lines, CSV and Parquet: each record becomes the bytes of one JSON object.

A line of JSON Lines is kept as it is; of a table only the columns that a
document is made of are taken. All are read a few records at a time.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.records import Rejection
from etl.sources.decode import DecodingFault, decode
from etl.sources.kinds import (
    CSV,
    JSON_LINES,
    LARGEST_TEXT,
    PARQUET,
    Found,
    Item,
    ReadOptions,
    megabytes,
    rejection,
    too_large,
)

__all__ = ["FIELDS", "list_records"]

FIELDS = ("fetched_at", "site", "source", "author")
"""Fields that are read under these names, besides those that the options name."""

_SAMPLE = 200_000
_DELIMITERS = ",\t;|"
_ROWS = 100
_LARGEST_GROUP = 1_000_000_000
_BUFFER = 1_000_000
"""So much of a column of Parquet is read at a time, instead of all that a row group has of it."""


def list_records(found: Found, media_type: str, options: ReadOptions) -> Iterator[Item | Rejection]:
    """Yield the records of a file one by one, numbered by line or row."""
    if media_type == PARQUET:
        yield from _parquet(found, options)
        return
    stream: IO[bytes] = found.stream
    if found.path.lower().endswith(".gz"):
        stream = io.BufferedReader(gzip.GzipFile(fileobj=stream))
    if media_type == CSV:
        yield from _csv(found, stream, options)
    else:
        yield from _json_lines(found, stream)


def _json_lines(found: Found, stream: IO[bytes]) -> Iterator[Item | Rejection]:
    """Yield the lines that are not blank, without their line ends."""
    for number, line in enumerate(_lines(stream), 1):
        data = line.rstrip(b"\r\n")
        if number == 1:
            data = data.removeprefix(b"\xef\xbb\xbf")
        if len(data) > LARGEST_TEXT:
            yield too_large(f"{found.source}#{number}", LARGEST_TEXT)
        elif data.strip():
            yield Item(found.source, found.path, JSON_LINES, data, number)


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield lines; of one that is too long only so much that this shows."""
    while line := stream.readline(LARGEST_TEXT + 3):
        yield line
        while not line.endswith(b"\n") and (line := stream.readline(LARGEST_TEXT)):
            pass


def _csv(found: Found, stream: IO[bytes], options: ReadOptions) -> Iterator[Item | Rejection]:
    sample = stream.read(_SAMPLE)
    # the sample may end within a character, hardly ever at the end of a line
    whole = sample if len(sample) < _SAMPLE else sample[: sample.rfind(b"\n") + 1] or sample
    decoded = decode(whole, "", options.encoding)
    if isinstance(decoded, DecodingFault):
        yield rejection(found.source, decoded.reason, decoded.detail)
        return
    codec = {"big5": "big5hkscs", "utf-8": "utf-8-sig"}.get(decoded.encoding, decoded.encoding)
    text = io.TextIOWrapper(io.BufferedReader(_Rejoined(sample, stream)), codec, newline="")
    csv.field_size_limit(LARGEST_TEXT)
    first = decoded.text.lstrip("\ufeff").split("\n", 1)[0]
    rows = csv.reader(text, delimiter=max(_DELIMITERS, key=first.count))
    number = 0
    try:
        header = [name.strip().lstrip("\ufeff") for name in next(rows, [])]
        fault = _missing(found.source, header, options)
        if fault:
            yield fault
            return
        for number, row in enumerate(rows, 1):
            if any(row):
                yield _record(found, CSV, number, dict(zip(header, row, strict=False)), options)
    except (csv.Error, UnicodeError) as error:
        detail = f"After row {number}: {error}. Mend the file from there on; the rows before it are read."
        yield rejection(f"{found.source}#{number + 1}", "bad CSV", detail)


class _Rejoined(io.RawIOBase):
    """A stream whose beginning was already read."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - typed so by its base class
        """Fill ``buffer`` from the beginning, then from the rest."""
        chunk, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        chunk = chunk or self._rest.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _parquet(found: Found, options: ReadOptions) -> Iterator[Item | Rejection]:
    number = 0
    try:
        table = pq.ParquetFile(found.stream, buffer_size=_BUFFER, pre_buffer=False)
        names = table.schema_arrow.names
        fault = _missing(found.source, names, options) or _swollen(found.source, table)
        if fault:
            yield fault
            return
        wanted = [name for name in names if name in _wanted(options)]
        for batch in table.iter_batches(batch_size=_rows_at_once(table), columns=wanted, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield _record(found, PARQUET, number, row, options)
    except (pa.ArrowException, OSError, ValueError, NotImplementedError, EOFError, zlib.error) as error:
        detail = f"After row {number}: {error}. Fetch it again, or write it as CSV; the rows before it are read."
        yield rejection(f"{found.source}#{number + 1}", "bad Parquet file", detail)


def _rows_at_once(table: pq.ParquetFile) -> int:
    """Return how many rows take about so much memory as one buffer."""
    groups = [table.metadata.row_group(number) for number in range(table.metadata.num_row_groups)]
    largest = max((group.total_byte_size // max(1, group.num_rows) for group in groups), default=0)
    return max(1, min(_ROWS, _BUFFER // max(1, largest)))


def _swollen(source: str, table: pq.ParquetFile) -> Rejection | None:
    groups = (table.metadata.row_group(number) for number in range(table.metadata.num_row_groups))
    largest = max((group.total_byte_size for group in groups), default=0)
    if largest <= _LARGEST_GROUP:
        return None
    detail = f"A row group holds {megabytes(largest)}, and {megabytes(_LARGEST_GROUP)} are read: write smaller ones."
    return rejection(source, "file too large", detail)


def _missing(source: str, names: Iterable[str], options: ReadOptions) -> Rejection | None:
    """Return the rejection of a table that lacks the column with the text."""
    given = list(names)
    if options.text_field in given:
        return None
    columns = ", ".join(given[:20])[:300] or "none"
    detail = f"It has no column {options.text_field!r}; it has {columns}. Name the one with the text by --text-field."
    return rejection(source, "text field missing", detail)


def _wanted(options: ReadOptions) -> frozenset[str]:
    named = (options.text_field, options.id_field, options.title_field, options.date_field, options.url_field)
    return frozenset((*named, *FIELDS))


def _record(found: Found, media_type: str, number: int, row: dict[str, Any], options: ReadOptions) -> Item | Rejection:
    wanted = _wanted(options)
    kept = {name: value for name, value in row.items() if name in wanted and value is not None}
    data = json.dumps(kept, ensure_ascii=False, default=str).encode("utf-8", "replace")
    if len(data) > LARGEST_TEXT:
        return too_large(f"{found.source}#{number}", LARGEST_TEXT, len(data))
    return Item(found.source, found.path, media_type, data, number)
