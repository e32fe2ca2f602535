-- title: 一个提法的一生 · The life of a formulation, year by year
-- description: 每年有多少文书、多少地区使用它，占当年文书的多少。 In how many documents and regions of each year it occurs, and in what share of that year's documents.
-- group: 提法 · Wording
-- param formulation = : 提法的一部分；空则为用得最广的 · part of the formulation; empty for the one in most documents
with wanted as (
    select coalesce(
        nullif(:formulation, ''),
        (select name from formulations order by n_documents desc, n_mentions desc, name limit 1)
    ) as name
),

years as (
    select
        cast(substr(cast(dated_from as varchar), 1, 4) as integer) as year,
        document_id,
        region_name
    from documents
    where is_primary = 1 and dated_from is not null
),

uses as (
    select m.document_id, count(*) as n_mentions
    from mentions as m
    cross join wanted as w
    where m.entity_type = 'formulation' and instr(m.name, w.name) > 0
    group by m.document_id
)

select
    y.year,
    w.name as formulation,
    count(u.document_id) as n_documents,
    count(distinct case when u.document_id is not null then y.region_name end) as n_regions,
    coalesce(sum(u.n_mentions), 0) as n_mentions,
    count(*) as all_documents,
    round(100.0 * count(u.document_id) / count(*), 6) as percent_of_documents
from years as y
cross join wanted as w
left join uses as u on y.document_id = u.document_id
group by y.year, w.name
order by y.year
