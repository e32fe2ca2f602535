-- title: 谁转引了谁 · Who copied whom
-- description: 两份文书之间相同的段落有多少、多长、相隔几天。 How many passages two documents share, how long, and how many days apart.
-- group: 转引 · Reuse
-- param region = : 任一方地区名的一部分 · part of the name of either region
-- suggest region: regions
select
    e.region_name as from_region,
    e.dated_from as from_dated,
    e.label as from_document,
    d.region_name as to_region,
    d.dated_from as to_dated,
    d.label as to_document,
    min(r.days_after) as days_after,
    count(*) as n_passages,
    sum(r.n_characters) as n_characters,
    r.earliest_document_id,
    r.document_id
from reuse as r
inner join documents as d on r.document_id = d.document_id
inner join documents as e on r.earliest_document_id = e.document_id
where
    coalesce(:region, '') = ''
    or instr(d.region_name, :region) > 0
    or instr(e.region_name, :region) > 0
group by
    e.region_name, e.dated_from, e.label, d.region_name, d.dated_from, d.label, r.earliest_document_id, r.document_id
order by n_characters desc, n_passages desc, r.earliest_document_id, r.document_id
limit 200
