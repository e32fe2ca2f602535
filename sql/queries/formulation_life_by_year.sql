-- title: 一个提法的一生 · The life of a formulation, year by year
-- description: 每年有多少文书、多少地区使用它，占当年文书的多少。 In how many documents and regions of each year it occurs, and in what share of that year's documents.
-- group: 提法 · Wording
-- param formulation = : 提法的一部分；空则为用得最广的 · part of the formulation; empty for the one in most documents
-- suggest formulation: formulations
with wanted as (
    select coalesce(
        nullif(:formulation, ''),
        (select name from formulations order by n_documents desc, n_mentions desc, name limit 1)
    ) as name
),

uses as materialized (
    select
        fact_mention.document_key,
        count(*) as n_mentions
    from dim_entity
    inner join wanted on instr(dim_entity.name, wanted.name) > 0
    inner join fact_mention on dim_entity.entity_key = fact_mention.entity_key
    where dim_entity.entity_type = 'formulation'
    group by fact_mention.document_key
)

select
    dim_date.year,
    min(wanted.name) as formulation,
    count(uses.document_key) as n_documents,
    count(distinct case when uses.document_key is not null then nullif(fact_document.region_key, -1) end) as n_regions,
    coalesce(sum(uses.n_mentions), 0) as n_mentions,
    count(*) as all_documents,
    round(100.0 * count(uses.document_key) / count(*), 6) as percent_of_documents
from fact_document
inner join dim_date on fact_document.dated_date_key = dim_date.date_key
inner join dim_document on fact_document.document_key = dim_document.document_key
cross join wanted
left join uses on fact_document.document_key = uses.document_key
where dim_document.is_primary = 1 and fact_document.dated_date_key > 0
group by dim_date.year
order by dim_date.year
limit 200
