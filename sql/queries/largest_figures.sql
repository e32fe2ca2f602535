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
    u.unit,
    round(cast(m.value_base as double), 6) as value_base,
    u.base_unit,
    i.indicator,
    m.status,
    m.change,
    r.region_name,
    d.dated_from,
    m.clause,
    d.document_id,
    d.document_id || '-s' || m.sentence_no as sentence_id,
    d.document_id || '-m' || m.metric_no as metric_id
from fact_metric as m
inner join dim_unit as u on m.unit_key = u.unit_key
inner join dim_indicator as i on m.indicator_key = i.indicator_key
cross join dim_document as d
inner join dim_region as r on d.region_key = r.region_key
where
    m.document_key = d.document_key
    and d.is_primary = 1
    and u.unit_kind = coalesce(nullif(:unit_kind, ''), 'money')
    and (coalesce(:unit, '') = '' or u.unit = :unit)
    and (coalesce(:region, '') = '' or instr(r.region_name, :region) > 0)
order by coalesce(cast(m.value_base as double), cast(m.value as double)) desc nulls last, d.document_id, m.metric_no
limit 100
