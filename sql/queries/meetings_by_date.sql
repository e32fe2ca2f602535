-- title: 开过哪些会 · Which meetings were held
-- description: 文书所记的会议、日期、地区和参会人数。 The meetings that documents tell of, with date, region and number of participants named.
-- group: 会议 · Meetings
-- param region = : 地区名的一部分 · part of a region's name
-- suggest region: regions
with held as materialized (
    select
        document_key,
        meeting,
        count(distinct participant) as n_named,
        count(distinct case when role = 'speak' then participant end) as n_speakers
    from fact_participation
    group by document_key, meeting
)

select
    d.event_on,
    r.region_name,
    held.meeting,
    held.n_named,
    held.n_speakers,
    d.label,
    d.document_id
from held
inner join dim_document as d on held.document_key = d.document_key
inner join dim_region as r on d.region_key = r.region_key
where d.is_primary = 1 and (coalesce(:region, '') = '' or instr(r.region_name, :region) > 0)
order by d.event_on nulls last, d.document_id, held.meeting nulls last
limit 200
