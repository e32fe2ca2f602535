-- title: 机构信息库：人员与会议 · Information base of bodies
-- description: 一个机构历来的任职人员，和它参加、召集的会议，按日期排列。 For each body: who held which post and in which meetings it took part, by date.
-- group: 台账 · Ledgers
-- param region = : 地区名的一部分 · part of a region's name
-- param first = : 文书日期自（2011 或 2011-07） · dated from
-- param last = : 文书日期至 · dated to
-- param body = : 机构名的一部分 · part of the body's name
-- suggest region: regions
-- suggest body: bodies
with entries as (
    select
        a.organisation_entity_key as entity_key,
        'person' as entry,
        a.person as name,
        a.post as role,
        a.document_key,
        a.sentence_no,
        a.clean_start,
        a.person_entity_key as name_key
    from fact_appointment as a
    where a.organisation_entity_key > 0
    union all
    select
        p.participant_entity_key,
        'meeting',
        p.meeting,
        p.role,
        p.document_key,
        p.sentence_no,
        p.clean_start,
        p.meeting_entity_key
    from fact_participation as p
    where p.participant_type = 'organisation' and p.participant_entity_key > 0
),

chosen as materialized (
    select
        e.entity_key,
        e.entry,
        coalesce(e.name, d.label) as name,
        e.role,
        e.document_key,
        e.sentence_no,
        e.clean_start,
        e.name_key,
        o.name as body,
        d.document_id,
        d.label,
        d.dated_from,
        coalesce(r.region_name, '') as region_name
    from entries as e
    inner join dim_entity as o on e.entity_key = o.entity_key
    inner join dim_document as d on e.document_key = d.document_key
    inner join dim_region as r on d.region_key = r.region_key
    where
        d.is_primary = 1
        and (coalesce(:body, '') = '' or instr(o.name, :body) > 0)
        and (coalesce(:region, '') = '' or instr(r.region_name, :region) > 0)
        and (coalesce(:first, '') = '' or cast(d.dated_from as varchar) >= :first)
        and (coalesce(:last, '') = '' or substr(cast(d.dated_from as varchar), 1, length(:last)) <= :last)
),

bodies as (
    select
        entity_key,
        count(*) as n_entries,
        count(distinct case when entry = 'person' then name end) as n_people,
        count(distinct case when entry = 'meeting' then name end) as n_meetings
    from chosen
    group by entity_key
)

select
    c.body,
    c.entry,
    c.name,
    c.role,
    c.dated_from,
    c.region_name,
    b.n_people,
    b.n_meetings,
    c.label,
    c.document_id,
    c.document_id || '-s' || c.sentence_no as sentence_id,
    c.entity_key as entity_id,
    nullif(c.name_key, -1) as name_entity_id
from chosen as c
cross join bodies as b
where c.entity_key = b.entity_key
order by
    b.n_entries desc, c.body, c.entity_key, c.entry desc, c.dated_from nulls last, c.role, c.name,
    c.document_id, c.clean_start
limit 200
