-- title: 开过哪些会 · Which meetings were held
-- description: 文书所记的会议、日期、地区和参会人数。 The meetings that documents tell of, with date, region and number of participants named.
-- group: 会议 · Meetings
-- param region = : 地区名的一部分 · part of a region's name
-- suggest region: regions
select
    d.event_on,
    d.region_name,
    p.meeting,
    count(distinct p.participant) as n_named,
    count(distinct case when p.role = 'speak' then p.participant end) as n_speakers,
    d.label,
    d.document_id
from participations as p
inner join documents as d on p.document_id = d.document_id
where d.is_primary = 1 and (coalesce(:region, '') = '' or instr(d.region_name, :region) > 0)
group by d.event_on, d.region_name, p.meeting, d.label, d.document_id
order by d.event_on nulls last, d.document_id, p.meeting nulls last
limit 200
