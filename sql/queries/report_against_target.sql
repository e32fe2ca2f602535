-- title: 报告之数与当年目标 · Reports against the targets for the same year
-- description: 同一地区、同一指标、同一年度，目标与报告之数、完成程度，达到与否；目标是上限的，不超过为达到；报告期未满的为进行中。 For one division, indicator and year: the target set, the figure reported, how far it was reached and whether it was met; a target that is a ceiling is met from below; where the report covers only part of the time it is still under way.
-- group: 指标 · Figures
-- param region = : 地区名的一部分 · part of a region's name
-- param indicator = : 指标归并名的一部分 · part of the indicator's common name
-- param outcome = : 达到、未达到或进行中 · met, missed or under way
-- suggest region: regions
-- suggest indicator: indicators
-- pick outcome: outcomes
with series as materialized (
    select
        mart_indicator_series.*,
        dim_region.region_code,
        dim_region.region_name,
        starts.date as period_start,
        ends.date as period_end,
        ends.year,
        cast(mart_indicator_series.value_base as double) as value
    from mart_indicator_series
    inner join dim_region on mart_indicator_series.current_region_key = dim_region.region_key
    inner join dim_date as starts on mart_indicator_series.period_start_date_key = starts.date_key
    inner join dim_date as ends on mart_indicator_series.period_end_date_key = ends.date_key
    where
        starts.year = ends.year
        and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
        and (coalesce(:indicator, '') = '' or instr(mart_indicator_series.indicator_group, :indicator) > 0)
),

ceilings as materialized (
    select distinct
        dim_indicator.indicator_group,
        fact_metric.period_end_date_key,
        cast(fact_metric.value_base as double) as value
    from fact_metric
    inner join dim_indicator on fact_metric.indicator_key = dim_indicator.indicator_key
    where fact_metric.status = 'target' and fact_metric.bound = 'max'
),

pairs as (
    select
        targets.region_code,
        targets.region_name,
        targets.region_durable_key,
        targets.indicator_group,
        targets.year,
        targets.value as target,
        reports.value as reported,
        targets.base_unit,
        targets.period_start as target_from,
        targets.period_end as target_until,
        reports.period_start as reported_from,
        reports.period_end as reported_until,
        targets.document_ids as target_document_ids,
        reports.document_ids as reported_document_ids,
        case
            when ceilings.value is not null and reports.value > targets.value then 'missed'
            when ceilings.value is null and reports.value >= targets.value then 'met'
            when reports.period_end < targets.period_end then 'under_way'
            when ceilings.value is not null then 'met'
            else 'missed'
        end as outcome
    from series as targets
    inner join series as reports
        on
            targets.region_durable_key = reports.region_durable_key
            and targets.indicator_group = reports.indicator_group
            and targets.unit_kind = reports.unit_kind
            and targets.base_unit = reports.base_unit
            and targets.year = reports.year
    left join ceilings
        on
            targets.indicator_group = ceilings.indicator_group
            and targets.period_end_date_key = ceilings.period_end_date_key
            and targets.value = ceilings.value
    where
        targets.status = 'target'
        and reports.status = 'reported'
        and reports.period_end <= targets.period_end
        and reports.document_ids <> targets.document_ids
)

select
    region_name,
    indicator_group as indicator,
    year,
    round(target, 6) as target,
    round(reported, 6) as reported,
    base_unit,
    round(reported - target, 6) as difference,
    case when target > 0 then round(100.0 * reported / target, 2) end as percent_of_target,
    outcome,
    target_until,
    reported_until,
    target_document_ids,
    reported_document_ids
from pairs
where coalesce(:outcome, '') = '' or outcome = :outcome
order by
    region_code, indicator_group, year, target_until, reported_until, target_from, reported_from, base_unit,
    region_durable_key
limit 200
