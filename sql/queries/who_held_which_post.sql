-- title: 谁在何时任何职 · Who held which post, and when
-- description: 每人每职在文书中最早和最晚出现的日期。 For each person and post, the first and last dates on which documents say so.
-- group: 人物 · People
-- param region = : 地区名的一部分 · part of a region's name
-- param post = : 职务的一部分 · part of a post's name
-- param person = : 姓名的一部分 · part of the name
-- suggest region: regions
-- suggest post: posts
-- suggest person: people
select
    fact_appointment.person,
    fact_appointment.post,
    fact_appointment.organisation,
    dim_region.region_name,
    min(dim_document.dated_from) as first_stated,
    max(dim_document.dated_from) as last_stated,
    count(distinct fact_appointment.document_key) as n_documents
from fact_appointment
cross join dim_document
inner join dim_region on dim_document.region_key = dim_region.region_key
where
    fact_appointment.document_key = dim_document.document_key
    and dim_document.is_primary = 1
    and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
    and (coalesce(:post, '') = '' or instr(fact_appointment.post, :post) > 0)
    and (coalesce(:person, '') = '' or instr(fact_appointment.person, :person) > 0)
group by fact_appointment.person, fact_appointment.post, fact_appointment.organisation, dim_region.region_name
order by
    dim_region.region_name, fact_appointment.person, min(dim_document.dated_from) nulls last, fact_appointment.post,
    fact_appointment.organisation nulls last
limit 200
