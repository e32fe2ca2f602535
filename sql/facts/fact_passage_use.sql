-- grain: one row for each occurrence of a shared passage in a document
select
    documents.document_key,
    documents.region_key,
    documents.dated_date_key,
    documents.document_type_key,
    documents.audit_key,
    rows.use_no,
    rows.sentence_no,
    rows.passage_key,
    rows.text,
    1.0 as similarity,
    rows.date_rank,
    rows.days_after,
    rows.clean_start,
    rows.clean_end,
    rows.raw_start,
    rows.raw_end
from passage_use as rows
inner join document_of_id as documents on rows.document_id = documents.document_id
