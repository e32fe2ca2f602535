-- grain: one row for each document: the keys that all of its facts carry
select
    dim_document.document_id,
    dim_document.document_key,
    dim_document.region_key,
    dim_region.region_code,
    date_key_of(dim_document.dated_from) as dated_date_key,
    'doc_type:' || dim_document.doc_type as document_type_key,
    audit_key_of('pipeline', 1.0) as audit_key
from dim_document
inner join dim_region on dim_document.region_key = dim_region.region_key
where dim_document.document_key > 0
