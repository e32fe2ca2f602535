"""The views for people: the public contract of tests, exports and canned questions.

The columns stand in their public order; ``order`` is the order of rows in
exports. A view's SQL lies in ``sql/views/<name>.sql``.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["VIEWS", "ViewSpec"]


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """A public view: what it shows in two languages, its columns in order, and the order of its rows."""

    zh: str
    en: str
    columns: tuple[str, ...]
    order: tuple[str, ...]
    facets: tuple[str, ...] = ()


_SPAN = "document_id sentence_id clean_start clean_end raw_start raw_end"
_FOUND = f"{_SPAN} method confidence"


def _view(zh: str, en: str, columns: str, order: str, facets: str = "") -> ViewSpec:
    return ViewSpec(zh, en, tuple(columns.split()), tuple(order.split()), tuple(facets.split()))


_ENTITY = (
    "entity_id entity_type name formulation_kind region_code parent aliases n_mentions n_documents"
    " first_dated last_dated n_regions"
)

VIEWS: dict[str, ViewSpec] = {
    "documents": _view(
        "文书",
        "documents",
        "document_id source source_path url site fetched_at title label subtitle doc_type publisher authors signer"
        " addressees copied_to issue doc_number published_on uploaded_on event_on event_from event_to date_basis"
        " date_evidence dated_from dated_to dated_by region_code region_name region_basis province prefecture county"
        " script is_truncated duplicate_of is_primary n_characters n_sentences n_metrics clean_text raw_sha256"
        " region_evidence conflicts warnings document_key date_confidence region_confidence",
        "document_id",
        "doc_type province script dated_by",
    ),
    "edits": _view(
        "清洗编辑",
        "edits made by cleaning",
        "edit_id document_id raw_start raw_end step kind reason removed replacement",
        "document_id raw_start edit_id",
        "step kind",
    ),
    "sections": _view(
        "提纲",
        "headings and items",
        "section_id document_id section_no level marker heading path clean_start clean_end raw_start raw_end",
        "document_id section_no",
        "level",
    ),
    "sentences": _view(
        "句子",
        "sentences",
        "sentence_id document_id sentence_no paragraph_no section_path kind is_heading role text clean_start clean_end"
        " raw_start raw_end sentence_key",
        "document_id sentence_no",
        "role kind",
    ),
    "mentions": _view(
        "提及",
        "mentions of entities and times",
        f"mention_id entity_id entity_type surface name method confidence {_SPAN}",
        "document_id clean_start mention_id",
        "entity_type",
    ),
    "entities": _view("实体", "entities", _ENTITY, "entity_type name entity_id", "entity_type"),
    "persons": _view("人物", "persons", _ENTITY, "name entity_id"),
    "places": _view("地名", "places", _ENTITY, "name entity_id"),
    "organisations": _view("机构", "bodies", _ENTITY, "name entity_id"),
    "meetings": _view("会议", "meetings", _ENTITY, "name entity_id"),
    "formulations": _view("提法", "formulations", _ENTITY, "name entity_id", "formulation_kind"),
    "times": _view(
        "时间",
        "time expressions",
        f"time_id surface start_on end_on precision {_FOUND}",
        "document_id clean_start time_id",
        "precision",
    ),
    "metrics": _view(
        "数字",
        "figures",
        "metric_id document_id sentence_id quote clause value value_high value_text unit unit_kind value_base base_unit"
        " indicator indicator_group object bound status change compared_to rate_per part_of period_start period_end"
        " period_basis region_code region_basis clean_start clean_end raw_start raw_end method confidence",
        "document_id clean_start metric_id",
        "unit_kind status",
    ),
    "indicator_series": _view(
        "指标序列",
        "levels of an indicator by division and period",
        "region_code region_name indicator_group unit_kind base_unit period_start period_end status change n_figures"
        " n_documents value_min value_max value_base document_ids region_durable_key",
        "region_code indicator_group unit_kind base_unit status period_start period_end region_durable_key",
        "indicator_group unit_kind status",
    ),
    "appointments": _view(
        "任职",
        "persons in posts as stated",
        f"appointment_id person post organisation stated_on {_FOUND}",
        "document_id clean_start appointment_id",
    ),
    "participations": _view(
        "参会",
        "who took part, in what role",
        f"participation_id participant participant_type meeting role {_FOUND}",
        "document_id clean_start participation_id",
        "role participant_type",
    ),
    "tasks": _view(
        "任务",
        "tasks, promises and plans",
        f"task_id kind actor action deadline_on metric_id {_FOUND}",
        "document_id clean_start task_id",
        "kind",
    ),
    "works": _view(
        "引用文件",
        "cited works",
        f"work_id title number {_FOUND}",
        "document_id clean_start work_id",
    ),
    "terms": _view(
        "词频",
        "words of a document",
        "document_id term pos n_occurrences",
        "document_id term pos",
    ),
    "parties": _view(
        "文书相关方",
        "issuers, authors, addressees",
        "document_id party_role party_no party entity_id",
        "document_id party_role party_no",
        "party_role",
    ),
    "reuse": _view(
        "转引",
        "passages that stood earlier in another document",
        "reuse_id document_id text earliest_document_id earliest_text similarity n_characters days_after sentence_id"
        " clean_start clean_end raw_start raw_end",
        "document_id clean_start reuse_id",
    ),
    "findings": _view(
        "发现",
        "findings about documents",
        "finding_id check_name document_id expected found difference detail metric_ids sentence_id clean_start"
        " clean_end raw_start raw_end",
        "document_id finding_id",
        "check_name",
    ),
    "rejections": _view(
        "拒收",
        "inputs not loaded",
        "source stage reason detail",
        "source stage reason detail",
        "stage reason",
    ),
    "checks": _view(
        "质量检查",
        "results of the checks",
        "check_name severity status n_failing detail",
        "check_name",
        "severity status",
    ),
}
