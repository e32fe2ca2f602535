-- title: 目标与结果 · What was promised and what was reported
-- description: 同一地区、同一指标、同一单位的目标，和此后两年内文书报告的同期数字，增幅也列。 Targets, and the figures that documents of the next two years report for the same region, indicator, unit and period, growth among them.
-- group: 指标 · Figures
-- param region = : 地区名的一部分 · part of a region's name
-- param indicator = : 指标的一部分 · part of the indicator
-- suggest region: regions
-- suggest indicator: indicators
with targets as materialized (
    select
        fact_metric.*,
        dim_indicator.indicator,
        coalesce(nullif(dim_indicator.indicator_group, ''), dim_indicator.indicator) as name,
        dim_region.region_name
    from fact_metric
    inner join dim_indicator on fact_metric.indicator_key = dim_indicator.indicator_key
    inner join dim_region on fact_metric.region_key = dim_region.region_key
    where
        fact_metric.status = 'target'
        and fact_metric.region_key > 0
        and fact_metric.dated_date_key > 0
        and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
        and (coalesce(:indicator, '') = '' or instr(dim_indicator.indicator, :indicator) > 0)
),

-- the spellings of each target's indicator
spellings as materialized (
    select
        dim_indicator.indicator_key,
        names.name
    from (select distinct name from targets) as names
    inner join dim_indicator on names.name = dim_indicator.indicator_group
    union
    select
        indicator_key,
        name
    from targets
)

select
    t.region_name,
    t.name as indicator,
    dim_unit.unit,
    target_document.dated_from as target_dated,
    t.bound as target_bound,
    round(cast(t.value as double), 6) as target,
    result_document.dated_from as reported_dated,
    round(cast(r.value as double), 6) as reported,
    round(cast(r.value as double) - cast(t.value as double), 6) as difference,
    t.quote as target_quote,
    r.quote as reported_quote,
    target_document.document_id || '-m' || t.metric_no as target_metric_id,
    result_document.document_id || '-m' || r.metric_no as reported_metric_id
from targets as t
inner join spellings on t.name = spellings.name
inner join fact_metric as r
    on
        spellings.indicator_key = r.indicator_key
        and t.region_key = r.region_key
        and t.unit_key = r.unit_key
        and t.change = r.change
        and coalesce(t.rate_per, '') = coalesce(r.rate_per, '')
inner join dim_unit on t.unit_key = dim_unit.unit_key
inner join dim_document as target_document on t.document_key = target_document.document_key
inner join dim_document as result_document on r.document_key = result_document.document_key
inner join dim_date as target_day on t.dated_date_key = target_day.date_key
inner join dim_date as result_day on r.dated_date_key = result_day.date_key
where
    r.status = 'reported'
    and r.dated_date_key > t.dated_date_key
    and result_day.year - target_day.year <= 2
    -- a result of another year is no answer to the target
    and (
        t.period_end_date_key < 0
        or r.period_end_date_key < 0
        or r.period_end_date_key between t.period_start_date_key and t.period_end_date_key
    )
    and target_document.is_primary = 1
    and result_document.is_primary = 1
order by
    t.region_name, t.name, target_document.dated_from, result_document.dated_from, target_document.document_id,
    t.metric_no, result_document.document_id, r.metric_no
limit 200
