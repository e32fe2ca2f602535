-- title: 一个机构的历任人员 · The people of a body over time
-- description: 一个机构（或一个地区的各机构）在各文书日期的任职人员。 Who held posts in a body, or in the bodies of a region, by the date of the document.
-- group: 机构 · Bodies
-- param body = : 机构名或地区名的一部分；空则为任职记录最多的地区 · part of a body's or region's name; empty for the region with most posts
-- suggest body: bodies
with stated as (
    select
        a.organisation,
        a.post,
        a.person,
        a.stated_on,
        d.region_name,
        d.label,
        a.document_id,
        a.sentence_id,
        a.clean_start
    from appointments as a
    inner join documents as d on a.document_id = d.document_id
    where d.is_primary = 1
),

wanted as (
    select coalesce(
        nullif(:body, ''),
        (
            select region_name
            from stated
            where region_name <> ''
            group by region_name
            order by count(*) desc, region_name
            limit 1
        ),
        ''
    ) as body
)

select
    s.organisation,
    s.post,
    s.person,
    s.stated_on,
    s.region_name,
    s.label,
    s.document_id,
    s.sentence_id
from stated as s
cross join wanted as w
where instr(s.organisation, w.body) > 0 or instr(s.region_name, w.body) > 0
order by s.organisation nulls last, s.post, s.stated_on nulls last, s.person, s.document_id, s.clean_start
limit 200
