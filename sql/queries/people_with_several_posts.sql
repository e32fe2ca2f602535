-- title: 谁的职务变动过 · Whose posts changed
-- description: 在不同日期的文书中以不同职务出现的人。 People who appear in documents of different days with different posts.
-- group: 人物 · People
-- param region = : 地区名的一部分 · part of a region's name
with stated as (
    select distinct a.person, d.region_name, a.post, a.stated_on
    from appointments as a
    inner join documents as d on a.document_id = d.document_id
    where
        d.is_primary = 1
        and a.stated_on is not null
        and (coalesce(:region, '') = '' or instr(d.region_name, :region) > 0)
),

movers as (
    select person, region_name
    from stated
    group by person, region_name
    having count(distinct post) > 1 and count(distinct stated_on) > 1
)

select s.person, s.region_name, s.stated_on, s.post
from stated as s
inner join movers as m on s.person = m.person and s.region_name = m.region_name
order by s.region_name, s.person, s.stated_on, s.post
limit 1000
