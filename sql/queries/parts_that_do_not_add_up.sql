-- title: 对不上的数字 · Figures that do not agree
-- description: 分项之和不等于总数，占比与所列数字不符，各占比合计不为100%，增幅与另文所载上年之数不符；四舍五入之内的不列。 Parts that do not sum to their total, shares that do not agree with the figures beside them or do not sum to 100 %, growth that does not agree with the level of the year before in another document; differences within rounding are left out.
-- group: 指标 · Figures
-- param check_name = : 检查名，空则为全部 · name of the check; empty for all
-- pick check_name: finding_checks
select
    f.check_name,
    d.region_name,
    d.dated_from,
    d.label,
    f.expected,
    f.found,
    f.difference,
    f.detail,
    f.metric_ids,
    f.document_id,
    f.sentence_id
from findings as f
inner join documents as d on f.document_id = d.document_id
where
    d.is_primary = 1
    and f.difference <> 0
    and (coalesce(:check_name, '') = '' or f.check_name = :check_name)
order by f.check_name, d.region_name nulls last, f.document_id, f.clean_start nulls last, f.detail
limit 200
