"""Analyses -> one folder of Parquet files: what the loader reads.

A shard holds one file for each staged table. Every row carries ``document_id``
and its place in the document; rows of one table are in the order of the text.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from decimal import Context, Decimal
from functools import cached_property
from hashlib import sha256
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from etl.records import Analysis, DocumentFacts, Rejection

__all__ = ["DOUBLE", "DRAFT", "STAGED", "document_id", "write_shard"]


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


def write_shard(folder: Path, analyses: Sequence[Analysis], rejections: Sequence[Rejection]) -> None:
    """Write the staged tables of some documents into ``folder``, whole or not at all.

    A folder that is there already is kept: its name follows from its content.
    """
    kept, doubles = _distinct(analyses)
    maps = _Maps(kept)
    tables = {name: _staged(name, _Rows(kept, rows_of, maps), folder.name) for name, rows_of in _ROWS.items()}
    tables["inputs"] = _staged("inputs", _Rows(analyses, _itself, maps), folder.name)
    tables["rejections"] = _rejected([*rejections, *doubles])
    draft = folder.with_name(f"{folder.name}.{uuid4().hex}{DRAFT}")
    draft.mkdir(parents=True)
    for name, table in tables.items():
        pq.write_table(table, draft / f"{name}.parquet", compression="lz4", write_statistics=False, store_schema=False)
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


def _staged(name: str, rows: _Rows, shard: str) -> pa.Table:
    columns = {"document_id": rows.of_documents(document_id(a.raw.source) for a in rows.analyses)}
    columns["shard"] = pa.DictionaryArray.from_arrays(pa.array(np.zeros(len(rows.all), np.int32)), [shard])
    sources = _SOURCES[name]
    for column, kind in STAGED[name].items():
        source = sources.get(column, column)
        cells = list(map(attrgetter(source), rows.all)) if isinstance(source, str) else source(rows)
        columns[column] = pa.array(cells, type=kind)
    return pa.table(columns)


class _Maps:
    """The ways back into the raw texts of several documents, laid end to end."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        cleans = [analysis.clean for analysis in analyses]
        self.begins = np.cumsum([0, *(len(clean.text) for clean in cleans)])
        end = np.zeros(1, np.int64)  # where the last document ends, a span may still end
        self.starts = np.concatenate([*(np.asarray(clean.starts, np.int64) for clean in cleans), end])
        self.ends = np.concatenate([*(np.asarray(clean.ends, np.int64) for clean in cleans), end])


class _Rows:
    """The rows of one table, document by document."""

    def __init__(self, analyses: Sequence[Analysis], rows_of: Callable[[Analysis], Sequence[Any]], maps: _Maps) -> None:
        self.analyses = analyses
        self.groups = [rows_of(analysis) for analysis in analyses]
        self.all = list(chain.from_iterable(self.groups))
        self.documents = np.repeat(np.arange(len(analyses)), list(map(len, self.groups)))
        self._maps = maps

    def of_documents(self, values: Iterable[str]) -> pa.Array:
        """Return for each row the value of its document."""
        return pa.array(list(values), type=_TEXT).take(pa.array(self.documents))

    @cached_property
    def raw_spans(self) -> tuple[list[int], list[int]]:
        """Return where the smallest raw span of each row starts and ends, as ``CleanText.raw_span`` does for one."""
        maps = self._maps
        spans = np.array([[row.start for row in self.all], [row.end for row in self.all]], np.int64).T
        within = spans + maps.begins[self.documents][:, np.newaxis]
        starts = np.minimum.reduceat(maps.starts, within.ravel())[::2].tolist() if len(within) else []
        ends = np.maximum.reduceat(maps.ends, within.ravel())[::2].tolist() if len(within) else []
        for i in np.flatnonzero(spans[:, 0] >= spans[:, 1]):
            starts[i], ends[i] = self.analyses[self.documents[i]].clean.raw_span(*spans[i].tolist())
        return starts, ends


def _json(values: Sequence[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def _itself(analysis: Analysis) -> tuple[Analysis]:
    return (analysis,)


_Source = str | Callable[[_Rows], Sequence[Any]]
"""Where the cells of a column come from: an attribute of the row, or all its rows."""


def _numbers(rows: _Rows) -> list[int]:
    return [number for group in rows.groups for number in range(1, len(group) + 1)]


def _texts(rows: _Rows) -> list[str]:
    return [
        a.clean.text[row.start : row.end] for a, group in zip(rows.analyses, rows.groups, strict=True) for row in group
    ]


def _clauses(rows: _Rows) -> list[str]:
    pairs = zip(rows.analyses, rows.groups, strict=True)
    return [a.clean.text[m.clause_start : m.clause_end] for a, group in pairs for m in group]


def _flag(name: str) -> _Source:
    return lambda rows: [int(getattr(row, name)) for row in rows.all]


def _next(name: str) -> _Source:
    """Return the numbers, counted from 1, of what ``name`` counts from 0."""
    of = attrgetter(name)
    return lambda rows: [None if (at := of(row)) is None else at + 1 for row in rows.all]


_PRECISE = Context(prec=60)


def _six(value: Decimal | None) -> Decimal | None:
    """Round to the six places of the warehouse's decimals; ``value_text`` keeps the exact figure."""
    return None if value is None else value.quantize(Decimal("0.000001"), context=_PRECISE)


def _rounded(name: str) -> _Source:
    of = attrgetter(name)
    return lambda rows: [_six(of(row)) for row in rows.all]


def _fact(name: str, kind: str) -> _Source:
    of = attrgetter(f"facts.{name}")
    if kind.startswith("tuple"):
        return lambda rows: [_json(of(analysis)) for analysis in rows.all]
    return (lambda rows: [int(of(analysis)) for analysis in rows.all]) if kind == "bool" else f"facts.{name}"


def _removed(rows: _Rows) -> list[int]:
    return [sum(len(e.removed) for e in a.clean.edits if e.kind == "removed") for a in rows.all]


_SPANS: dict[str, _Source] = {
    "clean_start": "start",
    "clean_end": "end",
    "raw_start": lambda rows: rows.raw_spans[0],
    "raw_end": lambda rows: rows.raw_spans[1],
}
_PLACES: dict[str, _Source] = {**_SPANS, "confidence": lambda rows: [round(row.confidence, 4) for row in rows.all]}
_SOURCES: dict[str, dict[str, _Source]] = {
    "documents": {
        **{name: f"raw.{name}" for name in ("source", "n_bytes", "media_type", "encoding", "reader", "input_hash")},
        "source_path": "raw.path",
        "raw_sha256": "raw.sha256",
        "raw_text": "raw.text",
        "clean_text": "clean.text",
        "n_removed_characters": _removed,
        "warnings": lambda rows: [_json(analysis.warnings) for analysis in rows.all],
        **{f.name: _fact(f.name, str(f.type)) for f in fields(DocumentFacts)},
    },
    "edits": {"edit_no": _numbers, "edit_kind": "kind"},
    "sections": {"section_no": "no", "is_run_in": _flag("is_run_in"), **_SPANS},
    "sentences": {
        "sentence_no": "no",
        "sentence_kind": "kind",
        "is_heading": _flag("is_heading"),
        "text": _texts,
        **_SPANS,
    },
    "mentions": {
        "mention_no": _numbers,
        "surface": _texts,
        "entity_region_code": "region_code",
        "formulation_kind": "kind",
        "work_number": "number",
        **_PLACES,
    },
    "metrics": {
        "metric_no": _numbers,
        "quote": _texts,
        "clause": _clauses,
        **{name: _rounded(name) for name in ("value", "value_high", "value_base")},
        "value_text": lambda rows: [format(metric.value, "f") for metric in rows.all],
        "part_of_no": _next("part_of"),
        "metric_region_code": "region_code",
        **_PLACES,
    },
    "appointments": {"appointment_no": _numbers, **_PLACES},
    "participations": {"participation_no": _numbers, **_PLACES},
    "tasks": {"task_no": _numbers, "task_kind": "kind", "metric_no": _next("metric"), **_PLACES},
    "terms": {"n_occurrences": "count"},
    "inputs": {"source": "raw.source", "input_hash": "raw.input_hash"},
}
"""Where the columns come from that are no attribute of that name."""

_ROWS: dict[str, Callable[[Analysis], Sequence[Any]]] = {
    "documents": _itself,
    "edits": attrgetter("clean.edits"),
    "sections": attrgetter("outline.sections"),
    "sentences": attrgetter("outline.sentences"),
    "mentions": attrgetter("mentions"),
    "metrics": attrgetter("metrics"),
    "appointments": attrgetter("appointments"),
    "participations": attrgetter("participations"),
    "tasks": attrgetter("tasks"),
    "terms": attrgetter("terms"),
}
