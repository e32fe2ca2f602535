-- title: 一个提法传到了哪里 · Where a formulation spread
-- description: 按日期列出用过它的文书和地区，每行附原句。 The documents and regions that use it in order of date, each with its sentence.
-- group: 提法 · Wording
-- param formulation = : 提法的一部分；空则为用得最广的 · part of the formulation; empty for the one in most documents
with wanted as (
    select coalesce(
        nullif(:formulation, ''),
        (select name from formulations order by n_documents desc, n_mentions desc, name limit 1)
    ) as name
),

uses as (
    select distinct m.sentence_id
    from mentions as m
    cross join wanted as w
    where m.entity_type = 'formulation' and instr(m.name, w.name) > 0
)

select
    d.dated_from,
    d.region_name,
    d.doc_type,
    w.name as formulation,
    s.text as sentence,
    s.section_path,
    d.label,
    d.document_id,
    s.sentence_id
from sentences as s
inner join documents as d on s.document_id = d.document_id
cross join wanted as w
left join uses as u on s.sentence_id = u.sentence_id
where d.is_primary = 1 and (u.sentence_id is not null or instr(s.text, w.name) > 0)
order by d.dated_from nulls last, d.document_id, s.sentence_no
limit 500
