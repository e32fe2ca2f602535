-- severity: warn
-- about: cleaning removed more than 60 % of the raw text: see the view edits
select
    dim_document.document_id,
    fact_document.n_removed_characters
from fact_document
inner join dim_document on fact_document.document_key = dim_document.document_key
where fact_document.n_removed_characters > 0.6 * fact_document.n_raw_characters
