"""What is known of the document as a whole: header, dates and region put together."""

from __future__ import annotations

from datetime import date

from etl.records import CleanText, DocumentFacts, Outline, RawDocument
from etl.structure.dates import Dates, date_document
from etl.structure.header import read_header
from etl.structure.region import locate

__all__ = ["read_facts"]


def read_facts(raw: RawDocument, clean: CleanText, outline: Outline) -> DocumentFacts:
    """Return the facts of one document."""
    header = read_header(raw, clean, outline)
    dates = date_document(clean, outline, header)
    region = locate(clean, outline, header, _year(dates))
    return DocumentFacts(
        title=header.title,
        subtitle=header.subtitle,
        doc_type=header.doc_type,
        publisher=header.publisher,
        authors=header.authors,
        author_role=header.author_role,
        signer=header.signer,
        addressees=header.addressees,
        copied_to=header.copied_to,
        issue=header.issue,
        doc_number=header.doc_number,
        published_on=dates.published_on,
        uploaded_on=dates.uploaded_on,
        event_on=dates.event_on,
        event_from=dates.event_from,
        event_to=dates.event_to,
        date_basis=dates.date_basis,
        date_evidence=dates.date_evidence,
        dated_from=dates.dated_from,
        dated_to=dates.dated_to,
        dated_by=dates.dated_by,
        region_code=region.code,
        region_name=region.name,
        region_basis=region.basis,
        region_evidence=region.evidence,
        is_truncated=header.is_truncated,
        script=clean.script,
        url=_evidence(raw, clean, "url"),
        site=_evidence(raw, clean, "site"),
        fetched_at=_evidence(raw, clean, "fetched_at"),
        conflicts=dates.conflicts + region.conflicts,
        date_confidence=dates.confidence,
        region_confidence=region.confidence,
    )


def _year(dates: Dates) -> int | None:
    """Return the year in which the divisions are looked up: the document's own, else that of its upload."""
    known: date | None = dates.dated_from or dates.uploaded_on
    return known.year if known else None


def _evidence(raw: RawDocument, clean: CleanText, kind: str) -> str:
    return next((e.value for e in (*clean.evidence, *raw.evidence) if e.kind == kind and e.value), "")
