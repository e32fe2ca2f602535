-- title: 同场人物：关系网的点 · People who took part in meetings: nodes of the network
-- description: 每个参会的人出席几次会、与几人同场、最近何时；与“关系网的边”同用。 Each person who took part: in how many meetings, with how many others, when last; to be used with the edges.
-- group: 人物 · People
-- param least = 1: 至少参加几次会 · took part at least so often
with present as materialized (
    select distinct
        participant as person,
        document_key
    from fact_participation
    where participant_type = 'person'
),

met as (
    select
        one.person,
        count(distinct two.person) as n_others
    from present as one
    inner join present as two on one.document_key = two.document_key and one.person <> two.person
    group by one.person
)

select
    present.person as id,
    count(*) as n_meetings,
    coalesce(min(met.n_others), 0) as n_others,
    min(dim_region.region_name) as region_name,
    min(documents.dated_to) as first_dated,
    max(documents.dated_to) as last_dated
from present
inner join dim_document as documents on present.document_key = documents.document_key
inner join dim_region on documents.region_key = dim_region.region_key
left join met on present.person = met.person
group by present.person
having count(*) >= cast(coalesce(nullif(:least, ''), '1') as integer)
order by n_meetings desc, n_others desc, id asc
limit 200
