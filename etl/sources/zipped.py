"""ZIP archives: their members one at a time, within limits, so that no archive can fill memory or disk.

Nothing is written to disk, so a member's name is no more than part of its key.
Names without the UTF-8 flag are what Chinese Windows wrote: GBK. The same limits
guard the office formats, which are ZIP archives too.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile, ZipInfo

from etl.records import Rejection
from etl.sources.kinds import LARGEST_FILE, PARQUET, ZIP, Found, Item, media_type_of, megabytes, rejection, too_large

__all__ = ["BROKEN", "DEEPEST", "LARGEST_TOTAL", "MOST_MEMBERS", "fault_of", "list_members"]

MOST_MEMBERS = 20_000
LARGEST_TOTAL = 2_000_000_000
LARGEST_INNER_TOTAL = 200_000_000
"""So much may lie in an archive within an archive, or in an office file."""
HIGHEST_RATIO = 200
RATIO_FROM = 1_000_000
"""Members below this size may have shrunk as much as they like."""
DEEPEST = 2
"""An archive may lie in an archive, but no deeper."""

BROKEN = (
    BadZipFile,
    EOFError,
    LZMAError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    struct.error,
    ValueError,
    zlib.error,
)
"""What ``zipfile`` raises on an archive that is not sound."""

_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1


def list_members(
    found: Found, depth: int, list_one: Callable[[Found], Iterator[Item | Rejection]]
) -> Iterator[Item | Rejection]:
    """Yield what ``list_one`` makes of each member of the archive ``found``, which lies in ``depth`` others."""
    if depth >= DEEPEST:
        yield rejection(found.source, "archive too deep", "It lies in an archive in an archive: unpack the outer ones.")
        return
    try:
        archive = ZipFile(found.stream)
    except BROKEN as error:
        yield rejection(found.source, "broken archive", f"{error}. Fetch it again, or unpack it and give the folder.")
        return
    with archive:
        infos = archive.infolist()
        fault = fault_of(infos, found.size, LARGEST_INNER_TOTAL if depth else LARGEST_TOTAL)
        if fault:
            yield rejection(found.source, *fault)
            return
        wanted = sorted(((_name_of(info), info) for info in infos if not info.is_dir()), key=lambda pair: pair[0])
        for name, info in wanted:
            if not _is_hidden(name):
                yield from _list_member(archive, info, f"{found.source}!/{name}", name, list_one)


def fault_of(infos: Sequence[ZipInfo], size: int, limit: int = LARGEST_INNER_TOTAL) -> tuple[str, str] | None:
    """Return reason and advice where an archive of ``size`` bytes declares more than may be unpacked."""
    if len(infos) > MOST_MEMBERS:
        advice = f"It has {len(infos):,} members, and {MOST_MEMBERS:,} are read: unpack it and give the folder."
        return "archive too large", advice
    total = sum(info.file_size for info in infos)
    if total > limit:
        advice = f"It unpacks to {megabytes(total)}, and {megabytes(limit)} are read: unpack it and give the folder."
        return "archive too large", advice
    swollen = [i for i in infos if i.file_size > max(RATIO_FROM, HIGHEST_RATIO * i.compress_size)]
    if swollen or (size and sum(info.compress_size for info in infos) > size):
        what = (
            f"{_name_of(swollen[0])} would swell to more than {HIGHEST_RATIO} times" if swollen else "Members overlap"
        )
        return "zip bomb", f"{what}: where it is sound nevertheless, unpack it and give the folder."
    return None


def _list_member(
    archive: ZipFile, info: ZipInfo, source: str, name: str, list_one: Callable[[Found], Iterator[Item | Rejection]]
) -> Iterator[Item | Rejection]:
    if info.flag_bits & _ENCRYPTED_FLAG:
        yield rejection(source, "encrypted", "The archive wants a password: unpack it and give the folder.")
        return
    try:
        with archive.open(info) as stream:
            # these two are read from their end
            if media_type_of(name) in (ZIP, PARQUET):
                if info.file_size > LARGEST_FILE:
                    yield too_large(source, LARGEST_FILE, info.file_size)
                    return
                yield from list_one(Found(source, name, info.file_size, io.BytesIO(stream.read())))
            else:
                yield from list_one(Found(source, name, info.file_size, stream))
    except BROKEN as error:
        advice = f"{type(error).__name__}: {error}. Fetch the archive again, or unpack it and give the folder."
        yield rejection(source, "broken archive", advice)


def _name_of(info: ZipInfo) -> str:
    """Return a member's name as its maker saw it, with ``/``, and without parts that lead elsewhere."""
    name = info.filename
    if not info.flag_bits & _UTF8_FLAG:
        name = _decoded(name)
    parts = name.replace("\\", "/").encode("utf-8", "replace").decode("utf-8").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def _decoded(name: str) -> str:
    """Return a name that ``zipfile`` has read as code page 437, which hardly any maker meant."""
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _is_hidden(name: str) -> bool:
    return not name or any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
