-- grain: one row for each mention of an entity or time in a sentence
select
    documents.document_key,
    documents.region_key,
    documents.dated_date_key,
    documents.document_type_key,
    audits.audit_key,
    rows.mention_no,
    rows.sentence_no,
    coalesce(keys.entity_key, -2) as entity_key,
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
inner join audit_of_method as audits
    on rows.method = audits.method and band_of(rows.confidence) = audits.confidence_band
left join key_of_entity as keys
    on
        rows.entity_type = keys.entity_type
        and rows.name = keys.name
        and rows.entity_region_code = keys.entity_region_code
