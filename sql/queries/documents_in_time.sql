-- title: 文书年表 · A timeline of documents
-- description: 按日期排列的文书，可限定地区、年份和文种。 Documents in order of date, of a region, year or kind if wanted.
-- group: 地区与时间 · Place and time
-- param region = : 地区名的一部分 · part of a region's name
-- param year = : 年份 · year
-- param doc_type = : 文种 · kind of document
-- suggest region: regions
-- pick year: years
-- pick doc_type: doc_types
select
    dated_from,
    dated_to,
    dated_by,
    region_name,
    doc_type,
    label,
    publisher,
    n_characters,
    document_id
from documents
where
    is_primary = 1
    and (coalesce(:region, '') = '' or instr(region_name, :region) > 0)
    and (coalesce(:year, '') = '' or substr(cast(dated_from as varchar), 1, 4) = :year)
    and (coalesce(:doc_type, '') = '' or doc_type = :doc_type)
order by dated_from nulls last, document_id
limit 200
