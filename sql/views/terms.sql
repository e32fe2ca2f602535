-- grain: one row for each document and word
select
    dim_document.document_id,
    dim_term.term,
    dim_term.pos,
    fact_term.n_occurrences
from fact_term
left join dim_document on fact_term.document_key = dim_document.document_key
left join dim_term on fact_term.term_key = dim_term.term_key
