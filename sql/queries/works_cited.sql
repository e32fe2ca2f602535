-- title: 引用了哪些文件 · Which works are cited
-- description: 书名号中的文件及其文号，被哪些文书引用。 The works named in book marks with their numbers, and the documents that cite them.
-- group: 转引 · Reuse
-- param title = : 文件名的一部分 · part of the work's title
select
    w.title,
    w.number,
    d.dated_from,
    d.region_name,
    d.label,
    w.document_id,
    w.sentence_id
from works as w
inner join documents as d on w.document_id = d.document_id
where d.is_primary = 1 and (coalesce(:title, '') = '' or instr(w.title, :title) > 0)
order by w.title, d.dated_from nulls last, w.document_id, w.clean_start
limit 1000
