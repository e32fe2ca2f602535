-- title: 被转引最多的段落 · The passages copied most
-- description: 每个段落的最早出处，和此后用过它的文书与地区数。 Each passage with its earliest document, and how many documents and regions used it after.
-- group: 转引 · Reuse
-- param word = : 段落中的词 · a word of the passage
-- suggest word: words
with uses as materialized (
    select
        fact_passage_use.passage_key,
        count(distinct fact_passage_use.document_key) as n_later_documents,
        count(distinct nullif(fact_passage_use.region_key, -1)) as n_later_regions,
        max(fact_passage_use.days_after) as days_alive
    from fact_passage_use
    where fact_passage_use.date_rank > 1
    group by fact_passage_use.passage_key
)

select
    dim_passage.text as passage,
    dim_document.dated_from as first_used,
    dim_region.region_name as first_region,
    uses.n_later_documents,
    uses.n_later_regions,
    uses.days_alive,
    dim_document.document_id as earliest_document_id
from uses
inner join dim_passage on uses.passage_key = dim_passage.passage_key
inner join dim_document on dim_passage.earliest_document_key = dim_document.document_key
inner join dim_region on dim_document.region_key = dim_region.region_key
where coalesce(:word, '') = '' or instr(dim_passage.text, :word) > 0
order by uses.n_later_documents desc, dim_passage.text, dim_document.document_id
limit 200
