-- grain: one row for each edit made by cleaning
select
    dim_document.document_id || '-c' || fact_edit.edit_no as edit_id,
    dim_document.document_id,
    fact_edit.raw_start,
    fact_edit.raw_end,
    fact_edit.step,
    fact_edit.edit_kind as kind,
    fact_edit.reason,
    fact_edit.removed,
    fact_edit.replacement
from fact_edit
inner join dim_document on fact_edit.document_key = dim_document.document_key
