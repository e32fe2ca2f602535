-- title: 哪些文书大半照抄 · Which documents are mostly copied
-- description: 与更早文书相同的字数占全文几成，主要抄自哪一份、晚几天。 What share of a document stood in earlier ones, the one that it owes most to, and how many days later it came.
-- group: 转引 · Reuse
-- param least = 5: 至少百分之几 · at least so many per cent
-- param region = : 地区名的一部分 · part of a region's name
-- suggest region: regions
with copied as materialized (
    select
        fact_passage_use.document_key,
        dim_passage.earliest_document_key as source_key,
        count(*) as n_passages,
        sum(fact_passage_use.clean_end - fact_passage_use.clean_start) as n_copied,
        min(fact_passage_use.days_after) as days_after
    from fact_passage_use
    inner join dim_passage on fact_passage_use.passage_key = dim_passage.passage_key
    where
        fact_passage_use.date_rank > 1
        and fact_passage_use.document_key <> dim_passage.earliest_document_key
    group by fact_passage_use.document_key, dim_passage.earliest_document_key
),

ranked as (
    select
        copied.*,
        sum(copied.n_copied) over (partition by copied.document_key) as n_copied_in_all,
        sum(copied.n_passages) over (partition by copied.document_key) as n_passages_in_all,
        count(*) over (partition by copied.document_key) as n_sources,
        row_number() over (partition by copied.document_key order by copied.n_copied desc, copied.source_key) as place
    from copied
)

select
    round(100.0 * ranked.n_copied_in_all / fact_document.n_characters, 2) as percent_copied,
    copies.label,
    copies.dated_from,
    dim_region.region_name,
    fact_document.n_characters,
    cast(ranked.n_copied_in_all as integer) as n_copied,
    cast(ranked.n_passages_in_all as integer) as n_passages,
    ranked.n_sources,
    sources.label as main_source,
    sources.dated_from as source_dated,
    ranked.days_after,
    copies.document_id,
    sources.document_id as earliest_document_id
from ranked
inner join fact_document on ranked.document_key = fact_document.document_key
inner join dim_document as copies on ranked.document_key = copies.document_key
inner join dim_document as sources on ranked.source_key = sources.document_key
inner join dim_region on copies.region_key = dim_region.region_key
where
    ranked.place = 1
    and copies.is_primary = 1
    and 100.0 * ranked.n_copied_in_all
    >= fact_document.n_characters * cast(coalesce(nullif(:least, ''), '5') as integer)
    and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
order by percent_copied desc, copies.document_id
limit 200
