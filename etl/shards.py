"""Analyses -> one folder of Parquet files: what the loader reads.

A shard holds one file for each staged table. Every row carries ``document_id``
and its place in the document; rows of one table are in the order of the text.
Here every row is proved once: its span lies inside its sentence, and the raw
span that it points to is not empty.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from decimal import Context, Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from etl.errors import GongwenError
from etl.records import Analysis, Appointment, DocumentFacts, Mention, Metric, Participation, Rejection, Task

__all__ = ["DOUBLE", "DRAFT", "STAGED", "ProofError", "document_id", "prove", "write_shard"]


class ProofError(GongwenError):
    """A row points outside its text: a defect of the extractor that made it."""


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def sentence_no(self) -> int: ...


def document_id(source: str) -> str:
    """Return the public id of the document with this source key: 16 hex digits of its SHA-256."""
    return sha256(source.encode()).hexdigest()[:16]


_TEXT, _INT, _DATE, _FLOAT, _BOOL = pa.string(), pa.int64(), pa.date32(), pa.float64(), pa.int8()
_DECIMAL = pa.decimal128(38, 6)
_CODE = pa.dictionary(pa.int32(), pa.string())
_SPAN = {"clean_start": _INT, "clean_end": _INT, "raw_start": _INT, "raw_end": _INT}
_PLACE = {"sentence_no": _INT, **_SPAN, "method": _CODE, "confidence": _FLOAT}
_FACT_TYPES = {
    "str": _TEXT,
    "date | None": _DATE,
    "float | None": _FLOAT,
    "bool": _BOOL,
    "tuple[str, ...]": _TEXT,
}

STAGED: dict[str, dict[str, pa.DataType]] = {
    "documents": {
        "source": _TEXT,
        "source_path": _TEXT,
        "raw_sha256": _TEXT,
        "n_bytes": _INT,
        "media_type": _CODE,
        "encoding": _CODE,
        "reader": _CODE,
        "raw_text": _TEXT,
        "clean_text": _TEXT,
        "n_removed_characters": _INT,
        "warnings": _TEXT,
        "input_hash": _TEXT,
        **{f.name: _FACT_TYPES[str(f.type)] for f in fields(DocumentFacts)},
    },
    "edits": {
        "edit_no": _INT,
        "raw_start": _INT,
        "raw_end": _INT,
        "step": _CODE,
        "edit_kind": _CODE,
        "reason": _CODE,
        "removed": _TEXT,
        "replacement": _TEXT,
    },
    "sections": {
        "section_no": _INT,
        "parent_no": _INT,
        "level": _INT,
        "marker": _TEXT,
        "heading": _TEXT,
        "path": _TEXT,
        "is_run_in": _BOOL,
        **_SPAN,
    },
    "sentences": {
        "sentence_no": _INT,
        "paragraph_no": _INT,
        "section_no": _INT,
        "sentence_kind": _CODE,
        "is_heading": _BOOL,
        "role": _CODE,
        "text": _TEXT,
        **_SPAN,
    },
    "mentions": {
        "mention_no": _INT,
        "entity_type": _CODE,
        "surface": _TEXT,
        "name": _TEXT,
        "entity_region_code": _TEXT,
        "parent": _TEXT,
        "formulation_kind": _CODE,
        "work_number": _TEXT,
        "start_on": _DATE,
        "end_on": _DATE,
        "precision": _CODE,
        **_PLACE,
    },
    "metrics": {
        "metric_no": _INT,
        "quote": _TEXT,
        "clause": _TEXT,
        "value": _DECIMAL,
        "value_high": _DECIMAL,
        "value_text": _TEXT,
        "unit": _CODE,
        "unit_kind": _CODE,
        "value_base": _DECIMAL,
        "base_unit": _CODE,
        "indicator": _TEXT,
        "indicator_group": _TEXT,
        "object": _TEXT,
        "bound": _CODE,
        "status": _CODE,
        "change": _CODE,
        "compared_to": _TEXT,
        "rate_per": _TEXT,
        "part_of_no": _INT,
        "period_start": _DATE,
        "period_end": _DATE,
        "period_basis": _CODE,
        "metric_region_code": _TEXT,
        "region_basis": _CODE,
        **_PLACE,
    },
    "appointments": {"appointment_no": _INT, "person": _TEXT, "post": _TEXT, "organisation": _TEXT, **_PLACE},
    "participations": {
        "participation_no": _INT,
        "participant": _TEXT,
        "participant_type": _CODE,
        "meeting": _TEXT,
        "role": _CODE,
        **_PLACE,
    },
    "tasks": {
        "task_no": _INT,
        "task_kind": _CODE,
        "actor": _TEXT,
        "action": _TEXT,
        "deadline_on": _DATE,
        "metric_no": _INT,
        **_PLACE,
    },
    "terms": {"term": _TEXT, "pos": _CODE, "n_occurrences": _INT},
    "inputs": {"source": _TEXT, "input_hash": _TEXT},
    "rejections": {"source": _TEXT, "stage": _TEXT, "reason": _TEXT, "detail": _TEXT},
}
"""Columns of each staged table; all but ``rejections`` carry ``document_id`` and ``shard`` as well.

``inputs`` tells of every input that became a document, those whose source key was taken among them.
"""


def prove(analysis: Analysis) -> None:
    """Raise ProofError where a row's span is empty, leaves its sentence or leads to no raw character."""
    clean = analysis.clean
    n_clean, n_raw = len(clean.text), len(analysis.raw.text)
    if not len(clean.starts) == len(clean.ends) == n_clean:
        raise ProofError(f"the offset map has {len(clean.starts)} entries for {n_clean} characters")
    if n_clean and (min(clean.starts) < 0 or max(clean.ends) > n_raw):
        raise ProofError("the offset map leaves the raw text")
    bounds = {s.no: (s.start, s.end) for s in analysis.outline.sentences}
    groups: tuple[Iterable[_Spanned], ...] = (
        analysis.mentions,
        analysis.metrics,
        analysis.appointments,
        analysis.participations,
        analysis.tasks,
    )
    for row in (row for group in groups for row in group):
        first, last = bounds.get(row.sentence_no, (0, -1))
        if not first <= row.start < row.end <= last:
            raise ProofError(f"{type(row).__name__} [{row.start}, {row.end}) is not inside sentence {row.sentence_no}")


def write_shard(folder: Path, analyses: Sequence[Analysis], rejections: Sequence[Rejection]) -> None:
    """Write the staged tables of some documents into ``folder``, whole or not at all.

    A folder that is there already is kept: its name follows from its content.
    """
    kept, doubles = _distinct(analyses)
    tables = {name: _staged(name, kept, folder.name) for name in _ROWS}
    tables["inputs"] = _staged("inputs", analyses, folder.name)
    tables["rejections"] = _rejected([*rejections, *doubles])
    draft = folder.with_name(f"{folder.name}.{uuid4().hex}{DRAFT}")
    draft.mkdir(parents=True)
    for name, table in tables.items():
        pq.write_table(table, draft / f"{name}.parquet", compression="zstd")
    try:
        draft.rename(folder)
    except OSError:
        shutil.rmtree(draft)
        if not folder.exists():  # else another worker was faster
            raise


def _distinct(analyses: Sequence[Analysis]) -> tuple[list[Analysis], list[Rejection]]:
    kept: dict[str, Analysis] = {}
    doubles = []
    for analysis in sorted(analyses, key=lambda a: (a.raw.source, a.raw.sha256, a.raw.input_hash)):
        if analysis.raw.source in kept:
            doubles.append(Rejection(analysis.raw.source, "load", *DOUBLE))
        else:
            kept[analysis.raw.source] = analysis
    return list(kept.values()), doubles


DRAFT = ".tmp"
"""Suffix of the folder of a shard that is not yet whole."""

DOUBLE = ("source key given twice", "another document of this build has the same key: rename one, or give each an id")
"""Reason and advice of the rejection of a document whose source key is taken."""


def _rejected(rejections: Sequence[Rejection]) -> pa.Table:
    schema = pa.schema(list(STAGED["rejections"].items()))
    return pa.table({f: [getattr(r, f) for r in rejections] for f in schema.names}, schema=schema)


def _staged(name: str, analyses: Sequence[Analysis], shard: str) -> pa.Table:
    columns = STAGED[name]
    values: dict[str, list[Any]] = {column: [] for column in ("document_id", "shard", *columns)}
    rows_of = _ROWS.get(name, _inputs)
    for analysis in analyses:
        rows = rows_of(analysis)
        for column, cells in zip(columns, zip(*rows, strict=True) if rows else ((),) * len(columns), strict=True):
            values[column].extend(cells)
        values["document_id"].extend([document_id(analysis.raw.source)] * len(rows))
    values["shard"] = [shard] * len(values["document_id"])
    types = {"document_id": _TEXT, "shard": _CODE, **columns}
    return pa.table({c: pa.array(values[c], type=t) for c, t in types.items()})


def _json(values: Sequence[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def _documents(a: Analysis) -> list[tuple[Any, ...]]:
    raw, removed = a.raw, sum(len(e.removed) for e in a.clean.edits if e.kind == "removed")
    facts = [getattr(a.facts, f.name) for f in fields(DocumentFacts)]
    facts = [_json(v) if isinstance(v, tuple) else int(v) if isinstance(v, bool) else v for v in facts]
    head = (raw.source, raw.path, raw.sha256, raw.n_bytes, raw.media_type, raw.encoding, raw.reader, raw.text)
    return [(*head, a.clean.text, removed, _json(a.warnings), raw.input_hash, *facts)]


def _inputs(a: Analysis) -> list[tuple[Any, ...]]:
    return [(a.raw.source, a.raw.input_hash)]


def _edits(a: Analysis) -> list[tuple[Any, ...]]:
    return [
        (n, e.raw_start, e.raw_end, e.step, e.kind, e.reason, e.removed, e.replacement)
        for n, e in enumerate(a.clean.edits, 1)
    ]


def _span(a: Analysis, start: int, end: int) -> tuple[int, int, int, int]:
    return start, end, *a.clean.raw_span(start, end)


def _sections(a: Analysis) -> list[tuple[Any, ...]]:
    return [
        (s.no, s.parent_no, s.level, s.marker, s.heading, s.path, int(s.is_run_in), *_span(a, s.start, s.end))
        for s in a.outline.sections
    ]


def _sentences(a: Analysis) -> list[tuple[Any, ...]]:
    text = a.clean.text
    return [
        (
            *(s.no, s.paragraph_no, s.section_no, s.kind, int(s.is_heading), s.role),
            text[s.start : s.end],
            *_span(a, s.start, s.end),
        )
        for s in a.outline.sentences
    ]


def _place(a: Analysis, row: Mention | Metric | Appointment | Participation | Task) -> tuple[Any, ...]:
    return row.sentence_no, *_span(a, row.start, row.end), row.method, round(row.confidence, 4)


def _mentions(a: Analysis) -> list[tuple[Any, ...]]:
    text = a.clean.text
    return [
        (
            *(n, m.entity_type, text[m.start : m.end], m.name, m.region_code, m.parent, m.kind, m.number),
            *(m.start_on, m.end_on, m.precision),
            *_place(a, m),
        )
        for n, m in enumerate(a.mentions, 1)
    ]


def _six(value: Decimal | None) -> Decimal | None:
    """Round to the six places of the warehouse's decimals; ``value_text`` keeps the exact figure."""
    return None if value is None else value.quantize(Decimal("0.000001"), context=Context(prec=60))


def _metrics(a: Analysis) -> list[tuple[Any, ...]]:
    text = a.clean.text
    return [
        (
            *(n, text[m.start : m.end], text[m.clause_start : m.clause_end]),
            *(_six(m.value), _six(m.value_high), format(m.value, "f"), m.unit, m.unit_kind),
            *(_six(m.value_base), m.base_unit, m.indicator, m.indicator_group, m.object),
            *(m.bound, m.status, m.change, m.compared_to, m.rate_per),
            None if m.part_of is None else m.part_of + 1,
            *(m.period_start, m.period_end, m.period_basis, m.region_code, m.region_basis),
            *_place(a, m),
        )
        for n, m in enumerate(a.metrics, 1)
    ]


def _appointments(a: Analysis) -> list[tuple[Any, ...]]:
    return [(n, r.person, r.post, r.organisation, *_place(a, r)) for n, r in enumerate(a.appointments, 1)]


def _participations(a: Analysis) -> list[tuple[Any, ...]]:
    return [
        (n, r.participant, r.participant_type, r.meeting, r.role, *_place(a, r))
        for n, r in enumerate(a.participations, 1)
    ]


def _tasks(a: Analysis) -> list[tuple[Any, ...]]:
    return [
        (n, r.kind, r.actor, r.action, r.deadline_on, None if r.metric is None else r.metric + 1, *_place(a, r))
        for n, r in enumerate(a.tasks, 1)
    ]


def _terms(a: Analysis) -> list[tuple[Any, ...]]:
    return [(t.term, t.pos, t.count) for t in a.terms]


_ROWS: dict[str, Callable[[Analysis], list[tuple[Any, ...]]]] = {
    "documents": _documents,
    "edits": _edits,
    "sections": _sections,
    "sentences": _sentences,
    "mentions": _mentions,
    "metrics": _metrics,
    "appointments": _appointments,
    "participations": _participations,
    "tasks": _tasks,
    "terms": _terms,
}
