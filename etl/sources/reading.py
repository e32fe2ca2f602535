"""Items to raw documents: decode, choose the reader, take along what the file says of itself.

Whatever cannot be a document becomes a rejection that names the reason and says
what to do; no item raises.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from etl.records import Evidence, RawDocument, Rejection
from etl.sources.decode import DecodingFault, decode
from etl.sources.html import READER as HTML_READER
from etl.sources.html import charset_of, read_html
from etl.sources.items import JSON_LINES, Item, ReadOptions, list_items

__all__ = ["read_item", "read_path"]

TEXT_READER = "text/1"
JSON_READER = "jsonl/1"
_DEFAULT_OPTIONS = ReadOptions()
_ISO_DATE = re.compile(r"\s*((?:19|20)\d\d)[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})")


def read_path(path: str, options: ReadOptions = _DEFAULT_OPTIONS) -> Iterator[RawDocument | Rejection]:
    """Yield the documents, and the rejections, of a file or folder."""
    for item in list_items([path], options):
        yield item if isinstance(item, Rejection) else read_item(item, options)


def read_item(item: Item, options: ReadOptions = _DEFAULT_OPTIONS) -> RawDocument | Rejection:
    """Return the document that ``item`` holds."""
    if item.media_type == JSON_LINES:
        return _read_record(item, options)
    hint = charset_of(item.data) if item.media_type == "text/html" else ""
    decoded = decode(item.data, hint, options.encoding)
    if isinstance(decoded, DecodingFault):
        return Rejection(item.source, "sources", decoded.reason, decoded.detail)
    if item.media_type == "text/html":
        return _read_page(item, decoded.text, decoded.encoding)
    return _document(item, item.source, decoded.encoding, TEXT_READER, decoded.text)


def _document(item: Item, source: str, encoding: str, reader: str, text: str) -> RawDocument:
    digest = hashlib.sha256(item.data).hexdigest()
    return RawDocument(source, item.path, digest, len(item.data), item.media_type, encoding, reader, text)


def _read_page(item: Item, html: str, encoding: str) -> RawDocument | Rejection:
    page = read_html(html)
    if not page.text:
        detail = "The page shows no text (scripts or frames only): save it as a browser shows it, or leave it out."
        return Rejection(item.source, "sources", "page without text", detail)
    document = _document(item, item.source, encoding, HTML_READER, page.text)
    return replace(document, furniture=page.furniture, evidence=page.evidence)


def _read_record(item: Item, options: ReadOptions) -> RawDocument | Rejection:
    """Read a line of JSON Lines; its key takes the record's id, or the line's number."""
    fallback = f"{item.source}#{item.line}"
    encoding = options.encoding or "utf-8"
    try:
        record = json.loads(item.data.decode(encoding))
    except (UnicodeDecodeError, LookupError) as error:
        return Rejection(fallback, "sources", "undecodable", f"Line {item.line} is not {encoding}: {error}.")
    except (ValueError, RecursionError) as error:
        detail = f"Line {item.line}: {error}. Write one JSON object a line."
        return Rejection(fallback, "sources", "bad JSON", detail)
    if not isinstance(record, dict):
        detail = f"Line {item.line} holds {type(record).__name__}: write one JSON object a line."
        return Rejection(fallback, "sources", "not an object", detail)
    source = f"{item.source}#{_string(record.get(options.id_field)) or item.line}"
    text = record.get(options.text_field)
    if not isinstance(text, str):
        detail = f"Line {item.line} has no text in {options.text_field!r}: name the field that holds it."
        return Rejection(source, "sources", "text field missing", detail)
    text = text.encode("utf-8", "replace").decode("utf-8")  # JSON can hold half a surrogate pair; no database can
    if not text.strip("\ufeff\u200b \t\r\n\x0b\x0c\xa0\u3000"):
        return Rejection(source, "sources", "empty file", f"Line {item.line}: {options.text_field!r} is empty.")
    return _with_evidence(_document(item, source, encoding, JSON_READER, text), record, options)


def _with_evidence(document: RawDocument, record: dict[str, Any], options: ReadOptions) -> RawDocument:
    published = _ISO_DATE.match(_string(record.get(options.date_field)))
    values = {
        "web_title": _string(record.get(options.title_field)),
        "web_published_on": f"{published[1]}-{int(published[2]):02}-{int(published[3]):02}" if published else "",
        "url": _string(record.get(options.url_field)),
        "fetched_at": _string(record.get("fetched_at")),
        "site": _string(record.get("site")),
        "web_source": _string(record.get("source")),
        "web_author": _string(record.get("author")),
    }
    evidence = tuple(Evidence(kind, value) for kind, value in values.items() if value)
    return replace(document, evidence=evidence)


def _string(value: object) -> str:
    """Return a scalar as text without surrogates, ``""`` for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip().encode("utf-8", "replace").decode("utf-8")
