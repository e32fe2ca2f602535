-- title: 一个指标的各地各年水平 · One indicator over regions and years
-- description: 各地各期的水平，各种写法归为一个指标，化为基本单位，更名前后的地区相连；几处所载不一时，取最晚文书之数并列出最小、最大值。 Levels by division and period: spellings brought together, in base units, across renamings; where documents differ, the latest one's figure with the smallest and largest.
-- group: 指标 · Figures
-- param indicator = : 指标归并名的一部分，如 纯收入 · part of the indicator's common name
-- param region = : 地区名的一部分 · part of a region's name
-- suggest indicator: indicators
-- suggest region: regions
select
    indicator_group as indicator,
    region_name,
    period_start,
    period_end,
    round(cast(value_base as double), 6) as value,
    base_unit,
    status,
    n_figures,
    round(cast(value_min as double), 6) as value_min,
    round(cast(value_max as double), 6) as value_max,
    document_ids
from indicator_series
where
    (coalesce(:indicator, '') = '' or instr(indicator_group, :indicator) > 0)
    and (coalesce(:region, '') = '' or instr(region_name, :region) > 0)
order by
    indicator_group, base_unit, region_code, region_durable_key, period_end, period_start, status, unit_kind
limit 200
