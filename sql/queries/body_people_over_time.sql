-- title: 一个机构的历任人员 · The people of a body over time
-- description: 一个机构（或一个地区的各机构）在各文书日期的任职人员。 Who held posts in a body, or in the bodies of a region, by the date of the document.
-- group: 机构 · Bodies
-- param body = 宣恩县: 机构名或地区名的一部分 · part of a body's or region's name
select
    a.organisation,
    a.post,
    a.person,
    a.stated_on,
    d.region_name,
    d.label,
    a.document_id,
    a.sentence_id
from appointments as a
inner join documents as d on a.document_id = d.document_id
where
    d.is_primary = 1
    and (
        instr(a.organisation, coalesce(nullif(:body, ''), '宣恩县')) > 0
        or instr(d.region_name, coalesce(nullif(:body, ''), '宣恩县')) > 0
    )
order by a.organisation nulls last, a.post, a.stated_on nulls last, a.person, a.document_id, a.clean_start
limit 1000
