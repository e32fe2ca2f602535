-- title: 一个提法传到了哪里 · Where a formulation spread
-- description: 按日期列出用过它的文书和地区，每行附原句。 The documents and regions that use it in order of date, each with its sentence.
-- group: 提法 · Wording
-- param formulation = 干部多走一里路: 提法的一部分 · part of the formulation
select
    d.dated_from,
    d.region_name,
    d.doc_type,
    d.label,
    s.section_path,
    s.text as sentence,
    d.document_id,
    s.sentence_id
from sentences as s
inner join documents as d on s.document_id = d.document_id
where d.is_primary = 1 and instr(s.text, coalesce(nullif(:formulation, ''), '干部多走一里路')) > 0
order by d.dated_from nulls last, d.document_id, s.sentence_no
limit 500
