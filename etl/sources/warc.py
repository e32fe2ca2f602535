"""Web archives: the pages that a server answered with, their address and day of capture as evidence.

Of the other records, requests and the crawler's own notes are passed over; what
is no document and what is an error is counted, and told in one rejection each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from etl.records import Evidence, Rejection
from etl.sources.kinds import DOC, DOCX, HTML, OFD, PDF, Found, Item, largest, rejection, too_large

__all__ = ["list_pages"]

_READ = {HTML: HTML, "application/xhtml+xml": HTML, **{kind: kind for kind in (DOC, DOCX, OFD, PDF)}}
_DIGITS = re.compile(r"\d+")
_FAULTS = (OSError, EOFError, ValueError, RuntimeError, KeyError, UnicodeError)


def list_pages(found: Found) -> Iterator[Item | Rejection]:
    """Yield the pages, and other documents, of a web archive one by one."""
    others: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    number = 0
    try:
        for number, record in enumerate(_responses(found), 1):  # noqa: B007 - told where reading stops
            status = _status(record)
            content_type = (record.http_content_type or "").lower()
            if status != 200:
                errors[str(status or "no status")] += 1
            elif content_type not in _READ:
                others[content_type or "no type"] += 1
            else:
                yield _page(found, record, _READ[content_type])
    except _FAULTS as error:
        detail = f"After response {number}: {error}. Fetch the rest again; the responses before it are read."
        yield rejection(found.source, "broken web archive", detail)
    else:
        if not number:
            detail = "It holds no record of type response: give an archive with the pages themselves."
            yield rejection(found.source, "web archive without pages", detail)
    yield from _passed_over(found.source, errors, others)


def _responses(found: Found) -> Iterator[WarcRecord]:
    types = WarcRecordType.response
    return iter(
        ArchiveIterator(found.stream, record_types=types, parse_http=True, auto_decode="all", strict_mode=False)
    )


def _status(record: WarcRecord) -> int:
    headers = record.http_headers
    return (headers.status_code or 0) if headers else 0


def _page(found: Found, record: WarcRecord, media_type: str) -> Item | Rejection:
    url = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    captured = (record.headers.get("WARC-Date") or "").strip()
    # the form in which web archives name a capture: the same address may be captured again
    source = f"{found.source}#{''.join(_DIGITS.findall(captured))[:14]}/{url}"
    limit = largest(media_type)
    data = record.reader.read(limit + 1)
    if len(data) > limit:
        return too_large(source, limit)
    values = {
        "url": url,
        "fetched_at": captured,
        "site": _host(url),
        "truncated": "1" if record.headers.get("WARC-Truncated") else "",
    }
    evidence = tuple(Evidence(kind, value) for kind, value in values.items() if value)
    return Item(source, found.path, media_type, data, charset=record.http_charset or "", evidence=evidence)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _passed_over(source: str, errors: Counter[str], others: Counter[str]) -> Iterator[Rejection]:
    if errors:
        detail = f"{_counts(errors)}. Fetch these addresses again if they should have been documents."
        yield rejection(source, "responses that are no success", detail)
    if others:
        detail = f"{_counts(others)}. Pictures, styles and scripts hold no text: nothing is to be done."
        yield rejection(source, "responses that are no documents", detail)


def _counts(counter: Counter[str]) -> str:
    told = sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))
    named = (f"{name[:80]}: {n:,}" for name, n in told[:12])
    return "; ".join(chain(named, ("…",) if len(told) > 12 else ()))
