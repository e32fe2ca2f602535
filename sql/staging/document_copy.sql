-- grain: one row for each document: the first of those with the same bytes, which is the one to count
with first_of_bytes as (
    select
        dim_document.document_key,
        dim_document.document_id,
        first_value(dim_document.document_id) over (
            partition by document_text.raw_sha256
            order by dim_document.document_id
        ) as first_id
    from dim_document
    inner join document_text on dim_document.document_key = document_text.document_key
)

select
    document_key,
    case when first_id = document_id then '' else first_id end as duplicate_of,
    case when first_id = document_id then 1 else 0 end as is_primary
from first_of_bytes
