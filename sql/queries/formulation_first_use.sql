-- title: 提法由谁最早使用 · Who first used a formulation
-- description: 每个提法最早见于哪份文书、哪个地区，此后传到多少地区；只知年份的文书按年末计。 For each formulation its earliest document and region, and how far it spread; of a document known by its year only, the year's last day counts.
-- group: 提法 · Wording
-- param formulation = : 提法的一部分 · part of the formulation
with uses as (
    select
        m.entity_id,
        m.name,
        d.document_id,
        d.label,
        d.region_name,
        d.dated_from,
        d.dated_to,
        row_number() over (
            partition by m.entity_id
            order by d.dated_to nulls last, d.dated_from nulls last, d.document_id, m.clean_start
        ) as place
    from mentions as m
    inner join documents as d on m.document_id = d.document_id
    where
        m.entity_type = 'formulation'
        and d.is_primary = 1
        and (coalesce(:formulation, '') = '' or instr(m.name, :formulation) > 0)
),

spread as (
    select
        entity_id,
        count(*) as n_mentions,
        count(distinct document_id) as n_documents,
        count(distinct region_name) as n_regions,
        max(dated_to) as last_used
    from uses
    group by entity_id
)

select
    u.name as formulation,
    u.dated_to as first_used,
    u.region_name as first_region,
    u.label as first_document,
    s.n_documents,
    s.n_regions,
    s.n_mentions,
    s.last_used,
    u.document_id,
    u.entity_id
from uses as u
inner join spread as s on u.entity_id = s.entity_id
where u.place = 1
order by s.n_documents desc, u.dated_from nulls last, u.name, u.entity_id
limit 500
