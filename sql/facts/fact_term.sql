-- grain: one row for each document and word
select
    documents.document_key,
    documents.region_key,
    documents.dated_date_key,
    documents.document_type_key,
    documents.audit_key,
    keys.term_key,
    rows.n_occurrences
from stage_terms as rows
inner join document_of_id as documents on rows.document_id = documents.document_id
inner join key_of_term as keys on rows.term = keys.term and rows.pos = keys.pos
