-- grain: one row for each document
select
    key_of(document_id) as document_key,
    raw_text,
    clean_text,
    raw_sha256,
    n_bytes,
    media_type,
    encoding,
    reader
from stage_documents
