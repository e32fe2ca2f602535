-- grain: one row for each word and kind of document
select
    fact_term.term_key,
    dim_document.doc_type,
    sum(fact_term.n_occurrences) as n_occurrences,
    count(*) as n_documents
from fact_term
inner join dim_document on fact_term.document_key = dim_document.document_key
where dim_document.is_primary = 1
group by fact_term.term_key, dim_document.doc_type
