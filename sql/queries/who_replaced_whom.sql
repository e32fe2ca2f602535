-- title: 谁接替了谁 · Who replaced whom
-- description: 同一地区、机构的同一职务先后由谁担任；副职、委员和同时有几人担任的职务不列。 Who held the same post of the same region and body one after the other; deputies, members and posts that several people hold at one time are left out.
-- group: 人物 · People
-- param region = : 地区名的一部分 · part of a region's name
-- param post = : 职务的一部分 · part of a post's name
-- suggest region: regions
-- suggest post: posts
with held as (
    select
        dim_region.region_name,
        coalesce(fact_appointment.organisation, '') as organisation,
        fact_appointment.post,
        fact_appointment.person,
        min(dim_document.dated_from) as first_stated,
        max(dim_document.dated_from) as last_stated,
        min(dim_document.document_id) as document_id
    from fact_appointment
    inner join dim_document on fact_appointment.document_key = dim_document.document_key
    inner join dim_region on dim_document.region_key = dim_region.region_key
    where
        dim_document.is_primary = 1
        and dim_document.dated_from is not null
        and instr(fact_appointment.post, '副') = 0
        and instr(fact_appointment.post, '常委') = 0
        and instr(fact_appointment.post, '委员') = 0
        and (
            coalesce(fact_appointment.organisation, '') <> ''
            or (
                dim_document.region_key > 0
                and fact_appointment.post in ('省长', '州长', '市长', '县长', '区长', '旗长', '乡长', '镇长')
            )
        )
        and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
        and (coalesce(:post, '') = '' or instr(fact_appointment.post, :post) > 0)
    group by
        dim_region.region_name, coalesce(fact_appointment.organisation, ''), fact_appointment.post,
        fact_appointment.person
),

in_order as (
    select
        *,
        lag(person) over holders as person_before,
        lag(last_stated) over holders as before_until,
        max(last_stated) over (
            partition by region_name, organisation, post
            order by first_stated, last_stated, person
            rows between unbounded preceding and 1 preceding
        ) as latest_before
    from held
    window holders as (
        partition by region_name, organisation, post
        order by first_stated, last_stated, person
    )
),

judged as (
    select
        *,
        max(case when latest_before >= first_stated then 1 else 0 end)
            over (partition by region_name, organisation, post) as is_shared
    from in_order
)

select
    region_name,
    organisation,
    post,
    person_before,
    before_until,
    person,
    first_stated,
    last_stated,
    document_id
from judged
where person_before is not null and is_shared = 0
order by region_name, organisation, post, first_stated, person
limit 200
