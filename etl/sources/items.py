"""Lists what is to be read: files and folders, near or far, become items of bytes.

A folder is walked in sorted order and hidden files are passed over. Lines of a
JSON Lines file are items of their own. Whatever cannot be an item becomes a
rejection that says what to do; only a path that does not exist is an error of
the caller.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from etl.errors import UsageError
from etl.records import Rejection

__all__ = ["SUFFIXES", "Item", "ReadOptions", "list_items"]

JSON_LINES = "application/x-ndjson"
SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".shtml": "text/html",
    ".xhtml": "text/html",
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".jsonl.gz": JSON_LINES,
    ".ndjson.gz": JSON_LINES,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One unit of input, its bytes not yet decoded.

    ``source`` is the source key; for a line of JSON Lines that of its file, to
    which the record's id is added when it is read (``file.jsonl#id``).
    ``line`` is the line's number there, for messages and where a record has no id.
    """

    source: str
    path: str
    media_type: str
    data: bytes
    line: int = 0


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: the fields of JSON records, and an encoding where it is known (``""``: find out)."""

    text_field: str = "text"
    id_field: str = "id"
    title_field: str = "title"
    date_field: str = "date"
    url_field: str = "url"
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    """A file found under a given path: where it is, and its source key."""

    fs: AbstractFileSystem
    path: str
    source: str


def list_items(paths: Sequence[str], options: ReadOptions | None = None) -> Iterator[Item | Rejection]:
    """Yield the items under ``paths`` one by one, in the order given, folders in sorted order.

    Raises ``UsageError`` before anything is read if a path does not exist or if
    two paths would give their documents the same source keys.
    """
    del options  # every item is listed alike; how it is read is decided in reading
    roots = [_open_root(path) for path in dict.fromkeys(paths)]
    _refuse_equal_names(roots)
    return _items_under(roots)


def _open_root(given: str) -> tuple[str, AbstractFileSystem, str, str]:
    """Return the given path, its file system, the path there and its own name."""
    try:
        fs, path = url_to_fs(given)
        exists = fs.exists(path)
    except (ImportError, ValueError, OSError) as error:
        raise UsageError(
            f"cannot open {given!r}: {error}. Check the URL and that its protocol is installed."
        ) from error
    if not exists:
        raise UsageError(f"{given!r} does not exist. Give a file or a folder of texts.")
    path = path.rstrip("/") or "/"
    return given, fs, path, path.rsplit("/", 1)[-1] or "root"


def _refuse_equal_names(roots: Sequence[tuple[str, AbstractFileSystem, str, str]]) -> None:
    seen: dict[str, tuple[str, str]] = {}
    for given, _, path, name in roots:
        other = seen.setdefault(name, (given, path))
        if other[1] != path:
            raise UsageError(
                f"{other[0]!r} and {given!r} are both called {name!r}, so their documents would share keys. "
                "Rename one, or give the folder that holds both."
            )


def _items_under(roots: Sequence[tuple[str, AbstractFileSystem, str, str]]) -> Iterator[Item | Rejection]:
    seen = set()
    for _, fs, path, name in roots:
        for file in _files(fs, path, name):
            if (file.source, file.path) not in seen:
                seen.add((file.source, file.path))
                yield from _read_file(file)


def _files(fs: AbstractFileSystem, path: str, name: str) -> Iterator[_File]:
    """Yield the files of a folder in the order of their keys, or the one file itself."""
    if not fs.isdir(path):
        yield _File(fs, path, name)
        return
    prefix = path.rstrip("/") + "/"
    for found in sorted(fs.find(path)):
        below = found.removeprefix(prefix) if found.startswith(prefix) else found.rsplit("/", 1)[-1]
        if not any(part.startswith(".") for part in below.split("/")):
            yield _File(fs, found, f"{name}/{below}")


def _media_type(path: str) -> str:
    name = path.rsplit("/", 1)[-1].lower()
    return next((kind for suffix, kind in SUFFIXES.items() if name.endswith(suffix)), "")


def _read_file(file: _File) -> Iterator[Item | Rejection]:
    media_type = _media_type(file.path)
    if not media_type:
        detail = f"Only {', '.join(SUFFIXES)} are read: convert the file to plain text or HTML, or leave it out."
        yield Rejection(file.source, "sources", "file type not supported", detail)
        return
    try:
        with file.fs.open(file.path, "rb") as stream:
            if media_type == JSON_LINES:
                yield from _json_lines(file, stream)
            else:
                yield Item(file.source, file.path, media_type, stream.read())
    except (OSError, EOFError, zlib.error) as error:
        detail = f"{type(error).__name__}: {error}. Check that the file is complete and may be read."
        yield Rejection(file.source, "sources", "file cannot be read", detail)


def _json_lines(file: _File, stream: IO[bytes]) -> Iterator[Item]:
    """Yield the lines that are not blank, without their line ends."""
    lines: IO[bytes] = stream
    if file.path.lower().endswith(".gz"):
        lines = io.BufferedReader(gzip.GzipFile(fileobj=stream))
    for number, line in enumerate(lines, 1):
        data = line.rstrip(b"\r\n")
        if number == 1:
            data = data.removeprefix(b"\xef\xbb\xbf")
        if data.strip():
            yield Item(file.source, file.path, JSON_LINES, data, number)
