-- grain: one row for each sentence
select
    documents.document_key,
    documents.region_key,
    documents.dated_date_key,
    documents.document_type_key,
    documents.audit_key,
    rows.sentence_no,
    sentence_key_of(rows.document_id, rows.sentence_no) as sentence_key,
    rows.paragraph_no,
    rows.section_no,
    rows.sentence_kind,
    rows.is_heading,
    rows.role,
    rows.text,
    length(rows.text) as n_characters,
    rows.clean_start,
    rows.clean_end,
    rows.raw_start,
    rows.raw_end
from stage_sentences as rows
inner join document_of_id as documents on rows.document_id = documents.document_id
