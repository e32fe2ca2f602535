-- grain: one row for each occurrence of a shared passage, but for the earliest
select
    dim_document.document_id || '-u' || fact_passage_use.use_no as reuse_id,
    dim_document.document_id,
    fact_passage_use.text,
    earliest.document_id as earliest_document_id,
    dim_passage.text as earliest_text,
    fact_passage_use.similarity,
    dim_passage.n_characters,
    fact_passage_use.days_after,
    dim_document.document_id || '-s' || fact_passage_use.sentence_no as sentence_id,
    fact_passage_use.clean_start,
    fact_passage_use.clean_end,
    fact_passage_use.raw_start,
    fact_passage_use.raw_end
from fact_passage_use
inner join dim_document on fact_passage_use.document_key = dim_document.document_key
inner join dim_passage on fact_passage_use.passage_key = dim_passage.passage_key
inner join dim_document as earliest on dim_passage.earliest_document_key = earliest.document_key
where fact_passage_use.date_rank > 1
