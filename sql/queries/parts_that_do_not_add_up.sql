-- title: 对不上的数字 · Figures that do not agree
-- description: 分项之和不等于总数、占比与所列数字不符之处。 Parts that do not sum to their total, shares that do not agree with the figures beside them.
-- group: 指标 · Figures
-- param check_name = : 检查名 · name of the check
select
    f.check_name,
    d.region_name,
    d.dated_from,
    d.label,
    f.expected,
    f.found,
    f.difference,
    f.detail,
    f.document_id,
    f.sentence_id
from findings as f
inner join documents as d on f.document_id = d.document_id
where
    d.is_primary = 1
    and f.difference <> 0
    and (coalesce(:check_name, '') = '' or f.check_name = :check_name)
order by f.check_name, d.region_name nulls last, f.document_id, f.clean_start nulls last, f.detail
limit 1000
