-- title: 一个提法的一生 · The life of a formulation, year by year
-- description: 每年有多少文书、多少地区使用它，占当年文书的多少。 In how many documents and regions of each year it occurs, and in what share of that year's documents.
-- group: 提法 · Wording
-- param formulation = : 提法的一部分；空则为用得最广的 · part of the formulation; empty for the one in most documents
-- suggest formulation: formulations
with wanted as materialized (
    select coalesce(
        nullif(:formulation, ''),
        (
            select dim_entity.name
            from mart_entity
            inner join dim_entity on mart_entity.entity_key = dim_entity.entity_key
            where dim_entity.entity_type = 'formulation'
            order by mart_entity.n_documents desc, mart_entity.n_mentions desc, dim_entity.name
            limit 1
        )
    ) as name
),

uses as materialized (
    select
        fact_mention.document_key,
        count(*) as n_mentions
    from wanted
    cross join dim_entity
    cross join fact_mention
    where
        dim_entity.entity_type = 'formulation'
        and instr(dim_entity.name, wanted.name) > 0
        and dim_entity.entity_key = fact_mention.entity_key
    group by fact_mention.document_key
),

-- by the first day of the year
years as (
    select
        fact_document.dated_date_key - fact_document.dated_date_key % 10000 + 101 as date_key,
        count(uses.document_key) as n_documents,
        count(distinct case when uses.document_key is not null then nullif(fact_document.region_key, -1) end)
            as n_regions,
        coalesce(sum(uses.n_mentions), 0) as n_mentions,
        count(*) as all_documents
    from dim_document
    inner join fact_document on dim_document.document_key = fact_document.document_key
    left join uses on dim_document.document_key = uses.document_key
    where dim_document.is_primary = 1 and fact_document.dated_date_key > 0
    group by fact_document.dated_date_key - fact_document.dated_date_key % 10000 + 101
)

select
    dim_date.year,
    wanted.name as formulation,
    years.n_documents,
    years.n_regions,
    years.n_mentions,
    years.all_documents,
    round(100.0 * years.n_documents / years.all_documents, 6) as percent_of_documents
from years
inner join dim_date on years.date_key = dim_date.date_key
cross join wanted
order by dim_date.year
limit 200
