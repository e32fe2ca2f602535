"""Items to raw documents: decode, choose the reader, take along what the file says of itself.

Whatever cannot be a document becomes a rejection that names the reason and says
what to do; no item raises.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, replace
from typing import Any

from etl.records import Evidence, RawDocument, Rejection
from etl.sources import doc, docx, ofd, pdf
from etl.sources.decode import DecodingFault, decode
from etl.sources.html import READER as HTML_READER
from etl.sources.html import charset_of, read_html
from etl.sources.items import list_items
from etl.sources.kinds import (
    CSV,
    DOC,
    DOCX,
    HTML,
    JSON_LINES,
    LARGEST_TEXT,
    OFD,
    PARQUET,
    PDF,
    RECORDS,
    FileText,
    Item,
    ReadFault,
    ReadOptions,
    rejection,
    too_large,
)

__all__ = ["identify", "read_item", "read_path"]

TEXT_READER = "text/1"
_RECORD_READERS = {JSON_LINES: "jsonl/1", CSV: "csv/1", PARQUET: "parquet/1"}
_FILE_READERS: dict[str, tuple[str, Callable[[bytes], FileText | ReadFault]]] = {
    DOCX: (docx.READER, docx.read_docx),
    PDF: (pdf.READER, pdf.read_pdf),
    OFD: (ofd.READER, ofd.read_ofd),
}
_DEFAULT_OPTIONS = ReadOptions()
_ISO_DATE = re.compile(r"\s*((?:19|20)\d\d)[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})")
_BLANK = "\ufeff\u200b \t\r\n\x0b\x0c\xa0\u3000"
_PACKAGE, _OLE, _PDF_HEAD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-"
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml|meta|head)", re.I)


def read_path(path: str, options: ReadOptions = _DEFAULT_OPTIONS) -> Iterator[RawDocument | Rejection]:
    """Yield the documents, and the rejections, of a file or folder."""
    for item in list_items([path], options):
        yield item if isinstance(item, Rejection) else read_item(item, options)


def read_item(item: Item, options: ReadOptions = _DEFAULT_OPTIONS) -> RawDocument | Rejection:
    """Return the document that ``item`` holds."""
    outcome = _read_item(item, options)
    if isinstance(outcome, Rejection):
        return outcome
    return replace(outcome, input_hash=_input_hash(item, outcome.source, outcome.sha256, options))


def identify(item: Item, options: ReadOptions = _DEFAULT_OPTIONS) -> tuple[str, str]:
    """Return the source key and the input hash that ``item`` has as a document, without reading its text.

    A record that cannot be read has the key of its rejection.
    """
    parsed = _parse_record(item, options) if item.media_type in RECORDS else (item.source, {})
    source = parsed.source if isinstance(parsed, Rejection) else parsed[0]
    return source, _input_hash(item, source, hashlib.sha256(item.data).hexdigest(), options)


def _input_hash(item: Item, source: str, sha256: str, options: ReadOptions) -> str:
    told = [(evidence.kind, evidence.value) for evidence in item.evidence]
    parts = (source, item.path, item.media_type, item.charset, told, sha256, astuple(options))
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def _read_item(item: Item, options: ReadOptions) -> RawDocument | Rejection:
    if item.media_type in RECORDS:
        return _read_record(item, options)
    if item.media_type in (DOC, DOCX, PDF, OFD):
        item = replace(item, media_type=_true_type(item))
    if item.media_type == DOC:
        return _read_doc(item)
    if item.media_type in _FILE_READERS:
        return _read_file(item)
    hint = item.charset or charset_of(item.data) if item.media_type == HTML else ""
    decoded = decode(item.data, hint, options.encoding)
    if isinstance(decoded, DecodingFault):
        return rejection(item.source, decoded.reason, decoded.detail)
    if item.media_type == HTML:
        return _read_page(item, decoded.text, decoded.encoding)
    return _document(item, item.source, decoded.encoding, TEXT_READER, decoded.text)


def _true_type(item: Item) -> str:
    """Return what an office file really is, where its first bytes contradict its name: many a .doc is a page."""
    if item.data.startswith(_PDF_HEAD):
        return PDF
    if item.media_type == DOC and item.data.startswith(_PACKAGE):
        return DOCX
    if item.media_type == DOC and _MARKUP.match(item.data):
        return HTML
    return item.media_type


def _document(item: Item, source: str, encoding: str, reader: str, text: str) -> RawDocument:
    digest = hashlib.sha256(item.data).hexdigest()
    return RawDocument(source, item.path, digest, len(item.data), item.media_type, encoding, reader, text)


def _read_page(item: Item, html: str, encoding: str) -> RawDocument | Rejection:
    page = read_html(html)
    if not page.text:
        detail = "The page shows no text (scripts or frames only): save it as a browser shows it, or leave it out."
        return rejection(item.source, "page without text", detail)
    document = _document(item, item.source, encoding, HTML_READER, page.text)
    return replace(document, furniture=page.furniture, evidence=_merged(item.evidence, page.evidence))


def _merged(sent: Sequence[Evidence], own: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Join what the server says of a page with what it says itself, which knows its site's name better."""
    told = {evidence.kind: evidence for evidence in sent}
    told.update({evidence.kind: evidence for evidence in own if evidence.kind not in ("url", "fetched_at")})
    return (*told.values(), *(evidence for evidence in own if evidence.kind not in told))


def _read_doc(item: Item) -> RawDocument | Rejection:
    converted = doc.read_doc(item.data)
    if isinstance(converted, ReadFault):
        return rejection(item.source, converted.reason, converted.detail)
    if isinstance(converted, FileText):
        return _file_document(item, doc.READER, converted)
    return _read_file(item, converted)


def _read_file(item: Item, data: bytes = b"") -> RawDocument | Rejection:
    """Read an office file, or the ``data`` that it was converted to."""
    if not item.data:
        return rejection(item.source, "empty file", "The file holds nothing: fetch it again or leave it out.")
    if item.media_type in (DOCX, OFD) and item.data.startswith(_OLE):
        return rejection(item.source, "encrypted", "It wants a password, or is an old .doc: save it anew without one.")
    reader, read = _FILE_READERS[DOCX if data else item.media_type]
    try:
        found = read(data or item.data)
    except Exception as error:  # the libraries raise whatever they stumble over in a broken file
        detail = f"{type(error).__name__}: {str(error)[:200]}. Open it and save it anew, or fetch it again."
        return rejection(item.source, "broken file", detail)
    if isinstance(found, ReadFault):
        return rejection(item.source, found.reason, found.detail)
    return _file_document(item, reader, found)


def _file_document(item: Item, reader: str, found: FileText) -> RawDocument | Rejection:
    if len(found.text) > LARGEST_TEXT:
        return too_large(item.source, LARGEST_TEXT)
    if not found.text.strip(_BLANK):
        detail = "The document shows no text: if its pages are pictures, put it through character recognition (OCR)."
        return rejection(item.source, "document without text", detail)
    text = found.text.encode("utf-8", "replace").decode("utf-8")
    document = _document(item, item.source, "utf-8", reader, text)
    return replace(document, furniture=found.furniture, evidence=(*item.evidence, *found.evidence))


def _parse_record(item: Item, options: ReadOptions) -> tuple[str, dict[str, Any]] | Rejection:
    """Return the JSON object of a record and its key, which takes the record's id, or its number in the file."""
    place, fallback = _place(item), f"{item.source}#{item.line}"
    encoding = _record_encoding(item, options)
    try:
        record = json.loads(item.data.decode(encoding))
    except (UnicodeDecodeError, LookupError) as error:
        return rejection(fallback, "undecodable", f"{place} is not {encoding}: {error}.")
    except (ValueError, RecursionError) as error:
        return rejection(fallback, "bad JSON", f"{place}: {error}. Write one JSON object a line.")
    if not isinstance(record, dict):
        detail = f"{place} holds {type(record).__name__}: write one JSON object a line."
        return rejection(fallback, "not an object", detail)
    return f"{item.source}#{_string(record.get(options.id_field)) or item.line}", record


def _place(item: Item) -> str:
    return f"{'Line' if item.media_type == JSON_LINES else 'Row'} {item.line}"


def _record_encoding(item: Item, options: ReadOptions) -> str:
    return options.encoding if options.encoding and item.media_type == JSON_LINES else "utf-8"


def _read_record(item: Item, options: ReadOptions) -> RawDocument | Rejection:
    parsed = _parse_record(item, options)
    if isinstance(parsed, Rejection):
        return parsed
    (source, record), place = parsed, _place(item)
    text = record.get(options.text_field)
    if not isinstance(text, str):
        detail = f"{place} has no text in {options.text_field!r}: name the field that holds it."
        return rejection(source, "text field missing", detail)
    text = text.encode("utf-8", "replace").decode("utf-8")  # JSON can hold half a surrogate pair; no database can
    if not text.strip(_BLANK):
        return rejection(source, "empty file", f"{place}: {options.text_field!r} is empty.")
    encoding = _record_encoding(item, options)
    document = _document(item, source, encoding, _RECORD_READERS[item.media_type], text)
    return _with_evidence(document, record, options)


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
