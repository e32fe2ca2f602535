-- title: 引用了哪些文件 · Which works are cited
-- description: 书名号中的文件及其文号，被哪些文书引用。 The works named in book marks with their numbers, and the documents that cite them.
-- group: 转引 · Reuse
-- param title = : 文件名的一部分 · part of the work's title
-- suggest title: works
select
    dim_entity.name as title,
    fact_mention.number,
    dim_document.dated_from,
    dim_region.region_name,
    dim_document.label,
    dim_document.document_id,
    dim_document.document_id || '-s' || fact_mention.sentence_no as sentence_id
from dim_entity
inner join fact_mention on dim_entity.entity_key = fact_mention.entity_key
inner join dim_document on fact_mention.document_key = dim_document.document_key
inner join dim_region on dim_document.region_key = dim_region.region_key
where
    dim_entity.entity_type = 'work'
    and dim_document.is_primary = 1
    and (coalesce(:title, '') = '' or instr(dim_entity.name, :title) > 0)
order by
    dim_entity.name, dim_document.dated_from nulls last, dim_document.document_id, fact_mention.clean_start,
    fact_mention.mention_no
limit 200
