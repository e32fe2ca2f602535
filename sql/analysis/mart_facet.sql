-- grain: one row for each public view, column by which it is offered to be split, and value in it
with counted as (
    select
        'documents' as view_name,
        'doc_type' as column_name,
        dim_document.doc_type as facet,
        count(*) as n_rows
    from fact_document
    inner join dim_document on fact_document.document_key = dim_document.document_key
    group by dim_document.doc_type
    union all
    select
        'documents',
        'province',
        dim_region.province,
        count(*)
    from dim_document
    inner join fact_document on dim_document.document_key = fact_document.document_key
    inner join dim_region on dim_document.region_key = dim_region.region_key
    group by dim_region.province
    union all
    select
        'documents',
        'script',
        dim_document.script,
        count(*)
    from fact_document
    inner join dim_document on fact_document.document_key = dim_document.document_key
    group by dim_document.script
    union all
    select
        'documents',
        'dated_by',
        dim_document.dated_by,
        count(*)
    from fact_document
    inner join dim_document on fact_document.document_key = dim_document.document_key
    group by dim_document.dated_by
    union all
    select
        'edits',
        'step',
        step,
        count(*)
    from fact_edit
    group by step
    union all
    select
        'edits',
        'kind',
        edit_kind,
        count(*)
    from fact_edit
    group by edit_kind
    union all
    select
        'sections',
        'level',
        cast(level as varchar),
        count(*)
    from dim_section
    group by level
    union all
    select
        'sentences',
        'role',
        role,
        count(*)
    from fact_sentence
    group by role
    union all
    select
        'sentences',
        'kind',
        sentence_kind,
        count(*)
    from fact_sentence
    group by sentence_kind
    union all
    select
        'mentions',
        'entity_type',
        entity_type,
        count(*)
    from fact_mention
    group by entity_type
    union all
    select
        'entities',
        'entity_type',
        dim_entity.entity_type,
        count(*)
    from dim_entity
    inner join mart_entity on dim_entity.entity_key = mart_entity.entity_key
    group by dim_entity.entity_type
    union all
    select
        'formulations',
        'formulation_kind',
        dim_entity.formulation_kind,
        count(*)
    from dim_entity
    inner join mart_entity on dim_entity.entity_key = mart_entity.entity_key
    where dim_entity.entity_type = 'formulation'
    group by dim_entity.formulation_kind
    union all
    select
        'times',
        'precision',
        precision,
        count(*)
    from fact_mention
    where entity_type = 'time'
    group by precision
    union all
    select
        'metrics',
        'unit_kind',
        dim_unit.unit_kind,
        count(*)
    from fact_metric
    inner join dim_unit on fact_metric.unit_key = dim_unit.unit_key
    group by dim_unit.unit_kind
    union all
    select
        'metrics',
        'status',
        status,
        count(*)
    from fact_metric
    group by status
    union all
    select
        'indicator_series',
        'indicator_group',
        indicator_group,
        count(*)
    from mart_indicator_series
    group by indicator_group
    union all
    select
        'indicator_series',
        'unit_kind',
        unit_kind,
        count(*)
    from mart_indicator_series
    group by unit_kind
    union all
    select
        'indicator_series',
        'status',
        status,
        count(*)
    from mart_indicator_series
    group by status
    union all
    select
        'participations',
        'role',
        role,
        count(*)
    from fact_participation
    group by role
    union all
    select
        'participations',
        'participant_type',
        participant_type,
        count(*)
    from fact_participation
    group by participant_type
    union all
    select
        'tasks',
        'kind',
        kind,
        count(*)
    from fact_task
    group by kind
    union all
    select
        'parties',
        'party_role',
        party_role,
        count(*)
    from document_party
    group by party_role
    union all
    select
        'findings',
        'check_name',
        check_name,
        count(*)
    from fact_finding
    group by check_name
)

select
    view_name,
    column_name,
    facet,
    n_rows
from counted
where facet is not null
