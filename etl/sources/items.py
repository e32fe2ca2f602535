"""Lists what is to be read: files and folders, near or far, become items of bytes.

A folder is walked in sorted order and hidden files are passed over. Records of
a file of records, pages of a web archive and members of a ZIP archive are items
of their own, read one at a time. Whatever cannot be an item becomes a rejection
that says what to do; only a path that does not exist is an error of the caller.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from etl.errors import UsageError
from etl.records import Rejection
from etl.sources.kinds import (
    RECORDS,
    SUFFIXES,
    WARC,
    ZIP,
    Found,
    Item,
    ReadOptions,
    largest,
    media_type_of,
    rejection,
    too_large,
)
from etl.sources.tables import list_records
from etl.sources.warc import list_pages
from etl.sources.zipped import list_members

__all__ = ["list_items"]

_DEFAULT_OPTIONS = ReadOptions()


@dataclass(frozen=True, slots=True)
class _File:
    """A file found under a given path: where it is, and its source key."""

    fs: AbstractFileSystem
    path: str
    source: str


def list_items(paths: Sequence[str], options: ReadOptions = _DEFAULT_OPTIONS) -> Iterator[Item | Rejection]:
    """Yield the items under ``paths`` one by one, in the order given, folders in sorted order.

    Raises ``UsageError`` before anything is read if a path does not exist or if
    two paths would give their documents the same source keys.
    """
    roots = [_open_root(path) for path in dict.fromkeys(paths)]
    _refuse_equal_names(roots)
    return _items_under(roots, options)


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


def _items_under(
    roots: Sequence[tuple[str, AbstractFileSystem, str, str]], options: ReadOptions
) -> Iterator[Item | Rejection]:
    for fs, path, name in {(path, name): (fs, path, name) for _, fs, path, name in roots}.values():
        files = _files(fs, path, name) if fs.isdir(path) else iter([_File(fs, path, name)])
        for file in files:
            yield from _read_file(file, options)


def _files(fs: AbstractFileSystem, folder: str, source: str) -> Iterator[_File]:
    """Yield the files below a folder in the order of their keys, holding one folder's names at a time."""
    found = {}
    for entry in fs.ls(folder, detail=True):
        path = str(entry["name"]).rstrip("/")
        name = path.rsplit("/", 1)[-1]
        if not name.startswith(".") and path != folder.rstrip("/"):  # a bucket may list the folder in itself
            found[f"{name}/" if entry["type"] == "directory" else name] = path
    for name in sorted(found):
        key = f"{source}/{name.rstrip('/')}"
        if name.endswith("/"):
            yield from _files(fs, found[name], key)
        else:
            yield _File(fs, found[name], key)


def _read_file(file: _File, options: ReadOptions) -> Iterator[Item | Rejection]:
    if not media_type_of(file.path):
        yield _unsupported(file.source)
        return
    try:
        with file.fs.open(file.path, "rb") as stream:
            size = file.fs.size(file.path) or 0
            yield from _items_of(options, 0, Found(file.source, file.path, size, stream))
    except (OSError, EOFError, zlib.error) as error:
        detail = f"{type(error).__name__}: {error}. Check that the file is complete and may be read."
        yield rejection(file.source, "file cannot be read", detail)


def _items_of(options: ReadOptions, depth: int, found: Found) -> Iterator[Item | Rejection]:
    """Yield the items of an open file; ``depth`` is the number of archives that it lies in."""
    media_type = media_type_of(found.path)
    if not media_type:
        yield _unsupported(found.source)
    elif media_type in RECORDS:
        yield from list_records(found, media_type, options)
    elif media_type == WARC:
        yield from list_pages(found)
    elif media_type == ZIP:
        yield from list_members(found, depth, partial(_items_of, options, depth + 1))
    else:
        yield _whole(found, media_type)


def _whole(found: Found, media_type: str) -> Item | Rejection:
    limit = largest(media_type)
    if found.size > limit:
        return too_large(found.source, limit, found.size)
    data = found.stream.read(limit + 1)
    if len(data) > limit:
        return too_large(found.source, limit)
    return Item(found.source, found.path, media_type, data)


def _unsupported(source: str) -> Rejection:
    detail = f"Only {', '.join(SUFFIXES)} are read: convert the file to one of them, or leave it out."
    return rejection(source, "file type not supported", detail)
