-- title: 谁在何时任何职 · Who held which post, and when
-- description: 每人每职在文书中最早和最晚出现的日期。 For each person and post, the first and last dates on which documents say so.
-- group: 人物 · People
-- param region = : 地区名的一部分 · part of a region's name
-- param post = : 职务的一部分 · part of a post's name
select
    a.person,
    a.post,
    a.organisation,
    d.region_name,
    min(a.stated_on) as first_stated,
    max(a.stated_on) as last_stated,
    count(distinct a.document_id) as n_documents
from appointments as a
inner join documents as d on a.document_id = d.document_id
where
    d.is_primary = 1
    and (coalesce(:region, '') = '' or instr(d.region_name, :region) > 0)
    and (coalesce(:post, '') = '' or instr(a.post, :post) > 0)
group by a.person, a.post, a.organisation, d.region_name
order by d.region_name nulls last, a.person, first_stated nulls last, a.post, a.organisation
limit 1000
