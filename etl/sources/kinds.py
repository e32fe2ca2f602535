"""What is read, and up to which size: file types, limits, and the unit of input that the readers share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO

from etl.records import Edit, Evidence, Rejection

__all__ = [
    "CSV",
    "DOC",
    "DOCX",
    "HTML",
    "JSON_LINES",
    "LARGEST_FILE",
    "LARGEST_TEXT",
    "OFD",
    "PARQUET",
    "PDF",
    "RECORDS",
    "SUFFIXES",
    "WARC",
    "ZIP",
    "FileText",
    "Found",
    "Item",
    "ReadFault",
    "ReadOptions",
    "largest",
    "media_type_of",
    "megabytes",
    "rejection",
    "too_large",
]

MEGABYTE = 1_000_000
LARGEST_FILE = 64 * MEGABYTE
"""No single DOCX, PDF, OFD or DOC file is read that is larger; their bulk is pictures and fonts."""
LARGEST_TEXT = 20 * MEGABYTE
"""No single text, page or record is read that is larger: some seven million characters."""

HTML = "text/html"
JSON_LINES = "application/x-ndjson"
CSV = "text/csv"
PARQUET = "application/vnd.apache.parquet"
DOC = "application/msword"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
OFD = "application/ofd"
ZIP = "application/zip"
WARC = "application/warc"

RECORDS = frozenset((JSON_LINES, CSV, PARQUET))
"""Files of records; a record travels as the bytes of one JSON object."""

SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": HTML,
    ".htm": HTML,
    ".shtml": HTML,
    ".xhtml": HTML,
    ".docx": DOCX,
    ".doc": DOC,
    ".wps": DOC,
    ".pdf": PDF,
    ".ofd": OFD,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".jsonl.gz": JSON_LINES,
    ".ndjson.gz": JSON_LINES,
    ".csv": CSV,
    ".tsv": CSV,
    ".csv.gz": CSV,
    ".tsv.gz": CSV,
    ".parquet": PARQUET,
    ".zip": ZIP,
    ".warc": WARC,
    ".warc.gz": WARC,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One unit of input, its bytes not yet decoded.

    ``source`` is the source key; for a record that of its file, to which the
    record's id is added when it is read (``file.jsonl#id``). ``line`` is the
    record's number there, for messages and where it has no id. ``charset`` and
    ``evidence`` are what the web server that sent a page said of it.
    """

    source: str
    path: str
    media_type: str
    data: bytes
    line: int = 0
    charset: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: the fields of records, and an encoding where it is known (``""``: find out)."""

    text_field: str = "text"
    id_field: str = "id"
    title_field: str = "title"
    date_field: str = "date"
    url_field: str = "url"
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An open file or member of an archive: its source key, the path it was read from, its size and its bytes."""

    source: str
    path: str
    size: int
    stream: IO[bytes]


@dataclass(frozen=True, slots=True)
class FileText:
    """What the reader of an office file yields: its text, what of it is furniture, what the file says of itself."""

    text: str
    furniture: tuple[Edit, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFault:
    """Why a file is not read, and what to do about it."""

    reason: str
    detail: str


def media_type_of(name: str) -> str:
    """Return the media type that a file name stands for, ``""`` if it is none that is read."""
    name = name.rsplit("/", 1)[-1].lower()
    return next((kind for suffix, kind in SUFFIXES.items() if name.endswith(suffix)), "")


def largest(media_type: str) -> int:
    """Return how many bytes a single document of this type may have."""
    return LARGEST_FILE if media_type in (DOCX, DOC, PDF, OFD) else LARGEST_TEXT


def megabytes(n_bytes: int) -> str:
    """Return a size for people."""
    return f"{n_bytes / MEGABYTE:,.1f} MB"


def rejection(source: str, reason: str, detail: str) -> Rejection:
    """Return a rejection of this room."""
    return Rejection(source, "sources", reason, detail)


def too_large(source: str, limit: int, size: int = 0) -> Rejection:
    """Return the rejection of something above its limit, of the given size where that is known."""
    what = f"It has {megabytes(size)}" if size else "It is larger than it may be"
    detail = f"{what}; up to {megabytes(limit)} are read: split it into its documents, or give its text alone."
    return rejection(source, "file too large", detail)
