-- grain: one row for each edit made by cleaning
select
    documents.document_key,
    documents.region_key,
    documents.dated_date_key,
    documents.document_type_key,
    documents.audit_key,
    rows.edit_no,
    rows.raw_start,
    rows.raw_end,
    rows.step,
    rows.edit_kind,
    rows.reason,
    rows.removed,
    rows.replacement
from stage_edits as rows
inner join document_of_id as documents on rows.document_id = documents.document_id
