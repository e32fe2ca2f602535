"""The tables of the star: grain, keys and columns.

``TABLES`` lists what each table has; ``METADATA`` is the same as SQLAlchemy
MetaData, from which the DDL of both databases is compiled. Every table of
facts opens with the keys by which facts are compared without a detour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from etl.schema.fields import FIELDS

__all__ = ["CONSTANT", "METADATA", "OF_DOCUMENTS", "OF_RUN", "SCHEMA_VERSION", "TABLES", "TableSpec"]

SCHEMA_VERSION = "1.1"
"""A removed or renamed column or a changed grain makes a new major version."""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table: its grain in two languages, primary key, columns, and composite foreign keys.

    ``foreign`` maps a tuple of columns to ``(table, columns)``; single foreign
    keys are declared with their fields. A table that ``is_clustered`` lies in the
    order of its key in SQLite, which saves narrow tables of many rows an index.
    """

    zh: str
    en: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    foreign: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()
    unique: tuple[str, ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    is_clustered: bool = False


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FACT = ("document_key", "region_key", "dated_date_key", "document_type_key", "audit_key")
_SPAN = ("clean_start", "clean_end", "raw_start", "raw_end")
_IN_SENTENCE = (("document_key", "sentence_no"), "fact_sentence", ("document_key", "sentence_no"))


def _dimension(zh: str, en: str, columns: str, **more: tuple[str, ...] | tuple[tuple[str, ...], ...]) -> TableSpec:
    names = _names(columns)
    return TableSpec(zh, en, more.pop("key", names[:1]), names, **more)  # type: ignore[arg-type]


def _fact(
    zh: str,
    en: str,
    ordinal: str,
    columns: str,
    *,
    spanned: bool = True,
    foreign: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = (),
    indexes: tuple[tuple[str, ...], ...] = (),
) -> TableSpec:
    place = ("sentence_no",) if spanned else ()
    names = ("document_key", ordinal, *_FACT[1:], *place, *_names(columns), *(_SPAN if spanned else ()))
    joined = (_IN_SENTENCE,) if spanned else ()
    return TableSpec(zh, en, ("document_key", ordinal), names, joined + foreign, (), indexes)


TABLES: dict[str, TableSpec] = {
    "code_list": _dimension(
        "每个枚举代码一行，含中英文含义",
        "one row for each code of an enumeration",
        "code_key code_list code meaning_zh meaning_en",
    ),
    "dim_date": _dimension(
        "1900 至 2060 年每日一行；-1 不详，-2 不适用，-3 无终点",
        "one row for each day from 1900 to 2060; -1 not known, -2 not applicable, -3 open end",
        "date_key date year half quarter month day xun iso_week weekday plan plan_year",
    ),
    "dim_region": _dimension(
        "行政区划的每个版本一行",
        "one row for each version of an administrative division",
        "region_key region_durable_key current_region_key region_code short_name region_name region_level"
        " province prefecture county parent_code valid_from valid_to latitude longitude",
    ),
    "dim_document": TableSpec(
        "每份装入的文书一行：描述属性",
        "one row for each document as loaded: descriptive attributes",
        ("document_key",),
        _names(
            "document_key document_id source source_path url site fetched_at title label subtitle doc_type publisher"
            " authors signer addressees copied_to issue doc_number published_on uploaded_on"
            " event_on event_from event_to date_basis date_evidence dated_from dated_to dated_by"
            " region_key region_basis region_evidence script"
            " is_truncated duplicate_of is_primary conflicts warnings date_confidence region_confidence"
        ),
        unique=("document_id",),
        indexes=(("is_primary",),),
    ),
    "document_text": _dimension(
        "每份文书一行：原文与净文",
        "one row for each document: its long texts",
        "document_key raw_text clean_text raw_sha256 n_bytes media_type encoding reader",
    ),
    "dim_section": TableSpec(
        "提纲中每个标题或条目一行；0 级为正文",
        "one row for each heading or item of an outline; level 0 is the document body",
        ("document_key", "section_no"),
        ("document_key", "section_no", "parent_section_no", "level", "marker", "heading", "path", "is_run_in", *_SPAN),
        (
            (
                ("document_key", "parent_section_no"),
                "dim_section",
                ("document_key", "section_no"),
            ),
        ),
    ),
    "dim_entity": TableSpec(
        "归并后的每个实体一行",
        "one row for each entity after linking",
        ("entity_key",),
        ("entity_key", "entity_type", "name", "formulation_kind", "region_key", "parent_entity_key", "aliases"),
        indexes=(("entity_type", "name"), ("parent_entity_key",)),
    ),
    "entity_alias": TableSpec(
        "实体的每种写法一行",
        "one row for each surface form of an entity",
        ("entity_key", "alias"),
        ("entity_key", "alias"),
        indexes=(("alias",),),
    ),
    "dim_indicator": _dimension(
        "每个指标一行",
        "one row for each indicator",
        "indicator_key indicator indicator_group group_english growth_basis",
        indexes=(("indicator_group",),),
    ),
    "dim_unit": _dimension("每个单位一行", "one row for each unit", "unit_key unit unit_kind base_unit factor"),
    "dim_term": _dimension(
        "每个词与词性一行", "one row for each word and part of speech", "term_key term pos", indexes=(("term",),)
    ),
    "dim_passage": _dimension(
        "见于一份以上文书的每个段落一行",
        "one row for each passage that occurs in more than one document",
        "passage_key text n_characters earliest_document_key",
    ),
    "dim_audit": _dimension(
        "运行×版本×方法×置信度档，每种组合一行",
        "one row for each run, versions, method and confidence band",
        "audit_key run_id pipeline_version lexicon_version model_version method confidence_band",
    ),
    "document_party": TableSpec(
        "文书×角色×次序，每个机构或人一行",
        "one row for each body or person of a document in a role, in its order",
        ("document_key", "party_role", "party_no"),
        ("document_key", "party_role", "party_no", "party", "entity_key"),
    ),
    "fact_document": TableSpec(
        "每份文书一行：可加度量",
        "one row for each document: additive measures",
        ("document_key",),
        (
            *_FACT,
            *_names(
                "event_date_key published_date_key uploaded_date_key dated_to_date_key n_raw_characters"
                " n_removed_characters n_characters n_sentences n_tokens n_mentions n_metrics n_formulations"
                " n_reused_characters"
            ),
        ),
    ),
    "fact_edit": TableSpec(
        "清洗的每处编辑一行",
        "one row for each edit made by cleaning",
        ("document_key", "edit_no"),
        (
            "document_key",
            "edit_no",
            *_FACT[1:],
            *_names("raw_start raw_end step edit_kind reason removed replacement"),
        ),
    ),
    "fact_sentence": TableSpec(
        "每个句子一行",
        "one row for each sentence",
        ("document_key", "sentence_no"),
        (
            "document_key",
            "sentence_no",
            *_FACT[1:],
            *_names("sentence_key paragraph_no section_no sentence_kind is_heading role text n_characters"),
            *_SPAN,
        ),
        ((("document_key", "section_no"), "dim_section", ("document_key", "section_no")),),
        unique=("sentence_key",),
        indexes=(
            ("role",),
            # a search counts its hits by these alone
            (
                "sentence_key",
                "document_key",
                "sentence_no",
                "region_key",
                "dated_date_key",
                "document_type_key",
                "role",
            ),
        ),
    ),
    "fact_mention": _fact(
        "句中实体或时间的每次提及一行",
        "one row for each mention of an entity or time in a sentence",
        "mention_no",
        "entity_key entity_type surface start_date_key end_date_key precision number parent formulation_kind"
        " confidence",
        indexes=(
            ("entity_key", "dated_date_key", "document_key"),
            ("entity_type",),
            ("document_key", "sentence_no"),
        ),
    ),
    "fact_metric": _fact(
        "每个数字一行；不得跨指标、单位、增减或由分到总相加",
        "one row for each figure; never summed across indicator, unit, change or from parts to totals",
        "metric_no",
        "quote clause value value_high value_text value_base unit_key indicator_key indicator_group object bound status"
        " change compared_to rate_per part_of_no period_start_date_key period_end_date_key period_basis"
        " figure_region_basis confidence",
        foreign=((("document_key", "part_of_no"), "fact_metric", ("document_key", "metric_no")),),
        indexes=(("indicator_key", "document_key"),),
    ),
    "fact_appointment": _fact(
        "文中所述某人任某职，每次一行",
        "one row for each person in a post as stated",
        "appointment_no",
        "person post organisation person_entity_key post_entity_key organisation_entity_key confidence",
        indexes=(("person_entity_key",), ("organisation_entity_key",)),
    ),
    "fact_participation": _fact(
        "参会者在本文书会议中的每个角色一行",
        "one row for each participant in a role in the document's meeting",
        "participation_no",
        "participant participant_type meeting role participant_entity_key meeting_entity_key confidence",
        indexes=(("participant_entity_key",), ("meeting_entity_key",)),
    ),
    "fact_task": _fact(
        "每项任务、承诺或计划一行",
        "one row for each task, promise or plan",
        "task_no",
        "kind actor actor_entity_key action deadline_date_key task_metric_no confidence",
        foreign=((("document_key", "task_metric_no"), "fact_metric", ("document_key", "metric_no")),),
    ),
    "fact_term": TableSpec(
        "文书与词，每对一行：次数",
        "one row for each document and word: count",
        ("document_key", "term_key"),
        ("document_key", "term_key", *_FACT[1:], "n_occurrences"),
        # a word's documents lie all over the table: what is asked of them stands in the index
        indexes=(("term_key", "n_occurrences"),),
        is_clustered=True,
    ),
    "fact_passage_use": _fact(
        "共有段落在文书中的每次出现一行",
        "one row for each occurrence of a shared passage in a document",
        "use_no",
        "passage_key text similarity date_rank days_after",
        indexes=(("passage_key",),),
    ),
    "fact_finding": _fact(
        "关于文书的每个发现一行（如分项之和、占比、增幅不符）",
        "one row for each finding about a document (a sum that does not add up, a share that does not agree)",
        "finding_no",
        "check_name expected found difference metric_ids detail",
    ),
    "mart_entity": _dimension(
        "每个实体一行：提及次数、地区数与首末见",
        "one row for each entity: how often, when and where it is mentioned, and in which document first",
        "entity_key n_mentions n_documents n_regions first_dated last_dated first_document_key",
    ),
    "mart_mention_method": TableSpec(
        "实体类型×方法，每种一行：提及次数与平均可信度",
        "one row for each type of entity and method of finding it",
        ("entity_type", "method"),
        _names("entity_type method n_mentions n_documents mean_confidence example"),
    ),
    "mart_term": TableSpec(
        "词×文种，每种一行：次数与文书数",
        "one row for each word and kind of document",
        ("term_key", "doc_type"),
        _names("term_key doc_type n_occurrences n_documents"),
        is_clustered=True,
    ),
    "mart_indicator_series": TableSpec(
        "区划×期间×指标×基本单位×状态，每种一行；不作任何加总",
        "one row for each division, period, group of indicators, base unit and status; nothing is summed",
        _names(
            "region_durable_key period_start_date_key period_end_date_key indicator_group unit_kind base_unit status"
        ),
        _names(
            "region_durable_key current_region_key period_start_date_key period_end_date_key indicator_group unit_kind"
            " base_unit status change n_figures n_documents value_min value_max value_base document_ids"
        ),
        indexes=(("indicator_group",),),
    ),
    "mart_cue": TableSpec(
        "讲督查评议、表彰先进、活动阶段的句子，每句每词一行",
        "one row for each sentence and each word in it that tells of supervision, an honour or a phase of a drive",
        ("document_key", "sentence_no", "cue_kind", "cue"),
        _names("document_key sentence_no cue_kind cue cue_start region_key dated_date_key"),
        (_IN_SENTENCE,),
        indexes=(("cue_kind", "dated_date_key"),),
    ),
    "mart_cleaning": TableSpec(
        "清洗步骤×方式×原因，每种一行：编辑次数、涉及文书与一例",
        "one row for each step, kind and reason of cleaning: how many edits in how many documents, with an example",
        ("step", "edit_kind", "reason"),
        _names("step edit_kind reason n_edits n_documents n_raw_characters example_removed example_replacement"),
    ),
    "mart_indicator_cue": TableSpec(
        "讲问题、讲解决、讲活动所做之事的指标，每个指标每类一行",
        "one row for each indicator and what it tells of: a problem, its settlement, or work that a drive does",
        ("cue_kind", "indicator_key"),
        _names("cue_kind indicator_key"),
    ),
    "mart_indicator_group": TableSpec(
        "每个指标组一行：指标数、数字数与文书数",
        "one row for each group of indicators: how many indicators, figures and documents it has",
        ("indicator_group",),
        _names("indicator_group group_english n_indicators n_figures n_documents"),
    ),
    "mart_facet": TableSpec(
        "公开视图×可供分列的列×值，每种一行：行数",
        "one row for each public view, column by which it is offered to be split, and value in it",
        ("view_name", "column_name", "facet"),
        _names("view_name column_name facet n_rows"),
        is_clustered=True,
    ),
    "entity_redirect": _dimension(
        "归并有变时，旧实体编号指向新编号，每个旧编号一行",
        "one row for each id of an entity that went when linking changed: the id that stands for it now",
        "old_entity_key entity_key",
    ),
    "etl_run": _dimension(
        "每次运行一行",
        "one row for each run",
        "run_id started_at finished_at pipeline_version lexicon_version model_version schema_version n_inputs"
        " n_documents n_rejected",
    ),
    "etl_input": TableSpec(
        "每个已装入的输入一行：再次给出时，据散列辨别是否有变",
        "one row for each input that was loaded: by its hash it is known again when it is given again",
        ("source", "input_hash"),
        ("source", "input_hash", "document_key", "n_given"),
        indexes=(("document_key",),),
    ),
    "etl_rejection": TableSpec(
        "未装入的每个输入一行",
        "one row for each input not loaded",
        ("rejection_no",),
        ("rejection_no", "run_id", "source", "stage", "reason", "detail"),
    ),
    "quality_check": TableSpec(
        "每次运行的每项检查一行",
        "one row for each check in a run",
        ("run_id", "check_name"),
        ("run_id", "check_name", "severity", "status", "n_failing", "detail"),
    ),
}

CONSTANT = ("code_list", "dim_date", "dim_region")
"""Tables that follow from the lexicon and the calendar alone."""

OF_DOCUMENTS = frozenset(
    _names(
        "dim_document document_text dim_section document_party etl_input fact_edit fact_sentence fact_mention"
        " fact_metric fact_appointment fact_participation fact_task fact_term mart_cue"
    )
)
"""Tables whose rows follow from one document each, but for the marks of copies in ``dim_document``.

When documents come or go, rows of theirs come or go, and no others. All tables that are neither these nor constant
rest on the corpus: they are made again as a whole, and what differs is changed.
"""

OF_RUN = ("entity_redirect", "etl_rejection", "etl_run", "quality_check")
"""Tables that tell of the run; some of their columns change with every run."""

_TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "key": sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
    "int": sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
    "flag": sa.SmallInteger().with_variant(sa.Integer(), "sqlite"),
    "text": sa.Text(),
    "json": sa.Text(),
    "date": sa.Date().with_variant(sa.Text(), "sqlite"),
    "real": sa.Double().with_variant(sa.REAL(), "sqlite"),
    "decimal": sa.Numeric(38, 6).with_variant(sa.REAL(), "sqlite"),
}


def _column(table: str, spec: TableSpec, name: str) -> sa.Column[Any]:
    field = FIELDS[name]
    refs = [] if field.refs == f"{table}.{name}" or not field.refs else [sa.ForeignKey(field.refs)]
    return sa.Column(
        name,
        _TYPES[field.type],
        *refs,
        primary_key=name in spec.key,
        autoincrement=False,
        nullable=field.nullable and name not in spec.key,
        comment=f"{field.zh} · {field.en}",
    )


def _build() -> sa.MetaData:
    metadata = sa.MetaData()
    for name, spec in TABLES.items():
        constraints: list[sa.schema.SchemaItem] = [
            sa.ForeignKeyConstraint(columns, [f"{table}.{c}" for c in target])
            for columns, table, target in spec.foreign
        ]
        constraints += [sa.UniqueConstraint(column) for column in spec.unique]
        constraints += [sa.Index(f"ix_{name}_{'_'.join(columns)}", *columns) for columns in spec.indexes]
        columns = [_column(name, spec, column) for column in spec.columns]
        table = sa.Table(
            name,
            metadata,
            *columns,
            *constraints,
            comment=f"{spec.zh} · {spec.en}",
            sqlite_strict=True,
            sqlite_with_rowid=not spec.is_clustered,
        )
        for constraint in table.constraints:
            constraint.ddl_if(dialect="sqlite")
    return metadata


METADATA = _build()
"""The tables as SQLAlchemy MetaData. Constraints are part of SQLite's DDL only: DuckDB gets its keys after loading."""
