-- title: 报告之数与当年目标 · Reports against the targets for the same year
-- description: 同一地区、同一指标、同一年度，目标与报告之数及完成程度。 For one division, indicator and year: the target set, the figure reported, and how far it was reached.
-- group: 指标 · Figures
-- param region = : 地区名的一部分 · part of a region's name
-- param indicator = : 指标归并名的一部分 · part of the indicator's common name
-- suggest region: regions
-- suggest indicator: indicators
with series as (
    select
        *,
        cast(substr(cast(period_end as varchar), 1, 4) as integer) as year,
        cast(value_base as double) as value
    from indicator_series
    where substr(cast(period_start as varchar), 1, 4) = substr(cast(period_end as varchar), 1, 4)
)

select
    targets.region_name,
    targets.indicator_group as indicator,
    targets.year,
    round(targets.value, 6) as target,
    round(reports.value, 6) as reported,
    targets.base_unit,
    round(reports.value - targets.value, 6) as difference,
    case when targets.value > 0 then round(100.0 * reports.value / targets.value, 2) end as percent_of_target,
    targets.period_end as target_until,
    reports.period_end as reported_until,
    targets.document_ids as target_document_ids,
    reports.document_ids as reported_document_ids
from series as targets
inner join series as reports
    on
        targets.region_durable_key = reports.region_durable_key
        and targets.indicator_group = reports.indicator_group
        and targets.unit_kind = reports.unit_kind
        and targets.base_unit = reports.base_unit
        and targets.year = reports.year
where
    targets.status = 'target'
    and reports.status = 'reported'
    and reports.period_end <= targets.period_end
    and reports.document_ids <> targets.document_ids
    and (coalesce(:region, '') = '' or instr(targets.region_name, :region) > 0)
    and (coalesce(:indicator, '') = '' or instr(targets.indicator_group, :indicator) > 0)
order by
    targets.region_code, targets.indicator_group, targets.year, targets.period_end, reports.period_end,
    targets.period_start, reports.period_start, targets.base_unit, targets.region_durable_key
limit 200
