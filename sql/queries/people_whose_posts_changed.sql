-- title: 谁的职务变动过 · Whose posts changed
-- description: 在不同日期的文书中以不同职务出现的人，及各职务首末次出现的日期。 People who appear with other posts in later documents, with the first and last date of each post.
-- group: 人物 · People
-- param region = : 地区名的一部分 · part of a region's name
-- suggest region: regions
with stated as materialized (
    select
        fact_appointment.person,
        fact_appointment.post,
        dim_document.region_key,
        min(dim_document.dated_from) as first_stated,
        max(dim_document.dated_from) as last_stated
    from fact_appointment
    inner join dim_document on fact_appointment.document_key = dim_document.document_key
    where
        dim_document.is_primary = 1
        and dim_document.dated_from is not null
        and (
            coalesce(:region, '') = ''
            or dim_document.region_key in (
                select r.region_key from dim_region as r
                where instr(r.region_name, :region) > 0
            )
        )
    group by fact_appointment.person, dim_document.region_key, fact_appointment.post
),

careers as (
    select
        *,
        min(first_stated) over (partition by person, region_key) as since,
        max(last_stated) over (partition by person, region_key) as until
    from stated
),

judged as (
    select
        *,
        max(case when first_stated > since or last_stated < until then 1 else 0 end)
            over (partition by person, region_key) as has_changed
    from careers
)

select
    judged.person,
    dim_region.region_name,
    judged.post,
    judged.first_stated,
    judged.last_stated
from judged
inner join dim_region on judged.region_key = dim_region.region_key
where judged.has_changed = 1
order by dim_region.region_name, judged.person, judged.first_stated, judged.last_stated, judged.post
limit 200
