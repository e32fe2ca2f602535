-- grain: one row for each mention of an entity or time in a sentence
select
    documents.document_key,
    documents.region_key,
    documents.dated_date_key,
    documents.document_type_key,
    audit_key_of(rows.method, rows.confidence) as audit_key,
    rows.mention_no,
    rows.sentence_no,
    case
        when rows.entity_type = 'time' then -2
        else entity_key_of(rows.entity_type, rows.name, rows.entity_region_code)
    end as entity_key,
    rows.entity_type,
    rows.surface,
    case
        when rows.entity_type <> 'time' then -2
        when rows.start_on is null and rows.end_on is not null then -3
        else date_key_of(rows.start_on)
    end as start_date_key,
    case
        when rows.entity_type <> 'time' then -2
        when rows.end_on is null and rows.start_on is not null then -3
        else date_key_of(rows.end_on)
    end as end_date_key,
    rows.precision,
    rows.work_number as number,
    rows.parent,
    rows.formulation_kind,
    rows.confidence,
    rows.clean_start,
    rows.clean_end,
    rows.raw_start,
    rows.raw_end
from stage_mentions as rows
inner join document_of_id as documents on rows.document_id = documents.document_id
