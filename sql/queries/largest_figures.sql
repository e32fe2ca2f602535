-- title: 最大的数字 · The largest figures of a kind
-- description: 一类单位（金额、人数、面积等）中最大的数字及其出处。 The largest figures of one kind of unit, and where they stand.
-- group: 指标 · Figures
-- param unit_kind = money: 单位类别 · kind of unit
-- param unit = : 单位，如 公里 · unit, such as 公里
-- param region = : 地区名的一部分 · part of a region's name
-- pick unit_kind: unit_kinds
-- suggest unit: units
-- suggest region: regions
select
    round(cast(m.value as double), 6) as value,
    m.unit,
    round(cast(m.value_base as double), 6) as value_base,
    m.base_unit,
    m.indicator,
    m.status,
    m.change,
    d.region_name,
    d.dated_from,
    m.clause,
    m.document_id,
    m.sentence_id,
    m.metric_id
from metrics as m
inner join documents as d on m.document_id = d.document_id
where
    d.is_primary = 1
    and m.unit_kind = coalesce(nullif(:unit_kind, ''), 'money')
    and (coalesce(:unit, '') = '' or m.unit = :unit)
    and (coalesce(:region, '') = '' or instr(d.region_name, :region) > 0)
order by coalesce(cast(m.value_base as double), cast(m.value as double)) desc nulls last, m.metric_id
limit 100
