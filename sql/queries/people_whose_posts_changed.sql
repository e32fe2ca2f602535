-- title: 谁的职务变动过 · Whose posts changed
-- description: 在不同日期的文书中以不同职务出现的人，及各职务首末次出现的日期。 People who appear with other posts in later documents, with the first and last date of each post.
-- group: 人物 · People
-- param region = : 地区名的一部分 · part of a region's name
-- suggest region: regions
with stated as (
    select
        a.person,
        d.region_name,
        a.post,
        min(a.stated_on) as first_stated,
        max(a.stated_on) as last_stated
    from appointments as a
    inner join documents as d on a.document_id = d.document_id
    where
        d.is_primary = 1
        and a.stated_on is not null
        and (coalesce(:region, '') = '' or instr(d.region_name, :region) > 0)
    group by a.person, d.region_name, a.post
),

careers as (
    select
        person,
        region_name,
        min(first_stated) as since,
        max(last_stated) as until
    from stated
    group by person, region_name
),

movers as (
    select distinct c.person, c.region_name
    from careers as c
    inner join stated as s on c.person = s.person and c.region_name = s.region_name
    where s.first_stated > c.since or s.last_stated < c.until
)

select s.person, s.region_name, s.post, s.first_stated, s.last_stated
from stated as s
inner join movers as m on s.person = m.person and s.region_name = m.region_name
order by s.region_name, s.person, s.first_stated, s.last_stated, s.post
limit 200
