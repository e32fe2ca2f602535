-- title: 一个机构的历任人员 · The people of a body over time
-- description: 一个机构（或一个地区的各机构）在各文书日期的任职人员。 Who held posts in a body, or in the bodies of a region, by the date of the document.
-- group: 机构 · Bodies
-- param body = : 机构名或地区名的一部分；空则为任职记录最多的地区 · part of a body's or region's name; empty for the region with most posts
-- suggest body: bodies
with wanted as materialized (
    select coalesce(
        nullif(:body, ''),
        (
            select r.region_name
            from (
                select
                    d.region_key,
                    count(*) as n
                from fact_appointment as a
                inner join dim_document as d on a.document_key = d.document_key
                where d.is_primary = 1
                group by d.region_key
            ) as named
            inner join dim_region as r on named.region_key = r.region_key
            where r.region_name <> ''
            group by r.region_name
            order by sum(named.n) desc, r.region_name
            limit 1
        ),
        ''
    ) as body
)

select
    a.organisation,
    a.post,
    a.person,
    dated.date as stated_on,
    r.region_name,
    d.label,
    d.document_id,
    d.document_id || '-s' || a.sentence_no as sentence_id
from wanted as w
cross join fact_appointment as a
inner join dim_document as d on a.document_key = d.document_key
inner join dim_region as r on d.region_key = r.region_key
inner join dim_date as dated on a.dated_date_key = dated.date_key
where
    d.is_primary = 1
    and (instr(a.organisation, w.body) > 0 or instr(r.region_name, w.body) > 0)
order by a.organisation nulls last, a.post, dated.date nulls last, a.person, d.document_id, a.clean_start
limit 200
