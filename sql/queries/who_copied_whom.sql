-- title: 谁转引了谁 · Who copied whom
-- description: 两份文书之间相同的段落有多少、多长、相隔几天。 How many passages two documents share, how long, and how many days apart.
-- group: 转引 · Reuse
-- param region = : 任一方地区名的一部分 · part of the name of either region
-- suggest region: regions
with copies as materialized (
    select
        dim_passage.earliest_document_key as from_key,
        fact_passage_use.document_key as to_key,
        min(fact_passage_use.days_after) as days_after,
        count(*) as n_passages,
        sum(dim_passage.n_characters) as n_characters
    from fact_passage_use
    inner join dim_passage on fact_passage_use.passage_key = dim_passage.passage_key
    where fact_passage_use.date_rank > 1
    group by dim_passage.earliest_document_key, fact_passage_use.document_key
)

select
    from_region.region_name as from_region,
    e.dated_from as from_dated,
    e.label as from_document,
    to_region.region_name as to_region,
    d.dated_from as to_dated,
    d.label as to_document,
    copies.days_after,
    copies.n_passages,
    cast(copies.n_characters as integer) as n_characters,
    e.document_id as earliest_document_id,
    d.document_id
from copies
inner join dim_document as d on copies.to_key = d.document_key
inner join dim_document as e on copies.from_key = e.document_key
inner join dim_region as to_region on d.region_key = to_region.region_key
inner join dim_region as from_region on e.region_key = from_region.region_key
where
    coalesce(:region, '') = ''
    or instr(to_region.region_name, :region) > 0
    or instr(from_region.region_name, :region) > 0
order by copies.n_characters desc, copies.n_passages desc, e.document_id, d.document_id
limit 200
