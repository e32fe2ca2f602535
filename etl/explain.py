"""Every number of a document: what it was taken for, and why.

A document of the warehouse is analysed again from the raw text that is stored
there, with what its file and its page's reader had said of it; a file is read
afresh. Both go the way that a build goes, so that the figures shown are the
warehouse's figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import Any

from etl.access import connect
from etl.analyse import analyse
from etl.errors import UsageError
from etl.extract.metrics import explain_numbers
from etl.records import Analysis, Edit, Evidence, Metric, RawDocument, Reading, Rejection
from etl.schema import CODES
from etl.shards import document_id
from etl.sources import read_path

__all__ = ["COLUMNS", "REASONS", "NumberRow", "explain"]

_ID = re.compile(r"[0-9a-f]{16}")
_AROUND = 14

REASONS = {
    "time": ("时间", "part of a time expression"),
    "date": ("日期、时刻", "a date or an hour"),
    "period": ("时段，非所报之数", "a period, not what the sentence reports"),
    "ordinal": ("序数、名次", "an ordinal or a rank"),
    "numbering": ("编号", "numbering"),
    "document_number": ("文号", "a document number"),
    "phone": ("电话、邮编", "a telephone number or postcode"),
    "url": ("网址", "part of an address on the web"),
    "code": ("代号、型号", "a code or a model"),
    "name": ("专名", "part of a name"),
    "title": ("书名号内", "inside a title"),
    "slogan": ("引号内的口号", "inside a quoted slogan"),
    "formula": ("数字提法", "a numeric formula"),
    "idiom": ("成语、习语", "an idiom or set phrase"),
    "points": ("所列要点之数", "a count of points that the text lists"),
    "listed": ("所列名目之数", "a count of what was just named"),
    "article": ("“一”作冠词", "一 used as an article"),
    "rhetorical": ("虚指", "a rhetorical number"),
    "vague": ("不定之数", "a vague number"),
    "age": ("年龄", "an age"),
    "threshold": ("条件、门槛", "a condition that says which things are meant"),
    "colophon": ("印发份数", "copies printed, of a colophon"),
    "no_unit": ("无单位", "no unit or classifier behind it"),
    "kind": ("文头、署名、附注或表格的行", "in a head, byline, note or a table's row"),
}
"""Why a number is no figure: reason id -> (Chinese, English)."""


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number of a document; ``indicator`` to ``change`` are empty where it is no figure."""

    sentence_id: str
    clean_start: int
    number: str
    taken_for: str
    why: str
    indicator: str
    value: str
    unit: str
    bound: str
    status: str
    change: str
    context: str


COLUMNS = tuple(field.name for field in fields(NumberRow))


def explain(document: str, warehouse: Path) -> Iterator[tuple[Any, ...]]:
    """Yield a row of COLUMNS for every number of ``document``: an id in the warehouse, or a path.

    Raises UsageError where there is no such document, or where the file holds none.
    """
    raws = [_stored(document, warehouse)] if _ID.fullmatch(document) else _read(document)
    for raw in raws:
        for row in _rows(analyse(raw)):
            yield astuple(row)


def _read(path: str) -> list[RawDocument]:
    if "://" not in path and not Path(path).exists():
        raise UsageError(
            f"{path} is neither a document_id (16 hex digits) nor a file: the view documents lists the ids"
        )
    raws = list(read_path(path))
    for raw in raws:
        if isinstance(raw, Rejection):
            raise UsageError(f"{raw.source} cannot be read, {raw.reason}: {raw.detail}")
    return [raw for raw in raws if isinstance(raw, RawDocument)]


_STORED = """
select source, source_path, raw_sha256, n_bytes, media_type, encoding, reader, raw_text,
    title, publisher, published_on, uploaded_on, url, site, fetched_at
from dim_document join document_text using (document_key)
where document_id = ?
"""
_READER_EDITS = """
select raw_start, raw_end, step, edit_kind, reason, removed, replacement
from fact_edit join dim_document using (document_key)
where document_id = ? and step = 'reader'
order by edit_no
"""
_EVIDENCE = ("web_title", "web_source", "web_published_on", "uploaded_on", "url", "site", "fetched_at")


def _stored(key: str, warehouse: Path) -> RawDocument:
    """Return the document as its reader gave it, from what the warehouse keeps of it."""
    with connect(warehouse) as connection:
        row = connection.execute(_STORED, [key]).fetchone()
        edits = connection.execute(_READER_EDITS, [key]).fetchall()
    if row is None:
        raise UsageError(f"no document {key} in {warehouse}: the view documents lists them")
    evidence = tuple(Evidence(kind, str(said)) for kind, said in zip(_EVIDENCE, row[8:], strict=True) if said)
    furniture = tuple(Edit(*edit) for edit in edits)
    return replace(RawDocument(*row[:8]), furniture=furniture, evidence=evidence)


def _rows(analysis: Analysis) -> Iterator[NumberRow]:
    reading = Reading(analysis.clean, analysis.outline, analysis.facts)
    times = [mention for mention in analysis.mentions if mention.entity_type == "time"]
    metrics = {(metric.start, metric.end): metric for metric in analysis.metrics}
    key = document_id(analysis.raw.source)
    for start, end, _, reason in explain_numbers(reading, times):
        yield _row(reading, key, (start, end), reason, metrics.get((start, end)))


def _row(reading: Reading, key: str, span: tuple[int, int], reason: str, metric: Metric | None) -> NumberRow:
    start, end = span
    sentence = next((s for s in reading.sentences if s.start <= start < s.end), None)
    text = reading.text
    return NumberRow(
        sentence_id=f"{key}-s{sentence.no}" if sentence else "",
        clean_start=start,
        number=text[start:end],
        taken_for="metric" if metric else "none",
        why=_why(reason, metric),
        indicator=metric.indicator if metric else "",
        value=_value(metric) if metric else "",
        unit=metric.unit if metric else "",
        bound=metric.bound if metric else "",
        status=metric.status if metric else "",
        change=metric.change if metric else "",
        context=f"{text[max(0, start - _AROUND) : start]}【{text[start:end]}】{text[end : end + _AROUND]}",
    )


def _why(reason: str, metric: Metric | None) -> str:
    known = CODES["unit_kind"] if metric else REASONS
    zh, en = known.get(metric.unit_kind if metric else reason, ("", reason))
    rule = f" ({metric.method})" if metric else ""
    return f"{zh} · {en}{rule}"


def _value(metric: Metric) -> str:
    low = format(metric.value, "f")
    return low if metric.value_high is None else f"{low}–{format(metric.value_high, 'f')}"
