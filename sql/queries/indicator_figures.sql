-- title: 一个指标的全部数字 · All figures of an indicator
-- description: 名称含有此词的每个数字及其出处，按地区和日期排列。 Every figure whose indicator holds this word, and where it stands, by region and date.
-- group: 指标 · Figures
-- param indicator = : 指标的一部分，如 纯收入；空则为数字最多的指标 · part of the indicator; empty for the one with most figures
-- param region = : 地区名的一部分 · part of a region's name
-- suggest indicator: indicators
-- suggest region: regions
with wanted as (
    select coalesce(
        nullif(:indicator, ''),
        (
            select indicator_group
            from mart_indicator_group
            order by n_figures desc, indicator_group
            limit 1
        )
    ) as indicator
),

named as materialized (
    select
        indicator_key,
        indicator
    from dim_indicator
    where coalesce(:indicator, '') = '' and indicator_group = (select wanted.indicator from wanted)
    union all
    select
        indicator_key,
        indicator
    from dim_indicator
    where
        coalesce(:indicator, '') <> ''
        and (instr(indicator, :indicator) > 0 or instr(indicator_group, :indicator) > 0)
)

select
    named.indicator,
    dim_region.region_name,
    dim_document.dated_from,
    round(cast(fact_metric.value as double), 6) as value,
    round(cast(fact_metric.value_high as double), 6) as value_high,
    dim_unit.unit,
    fact_metric.status,
    fact_metric.change,
    fact_metric.bound,
    starts.date as period_start,
    ends.date as period_end,
    fact_metric.clause,
    dim_document.document_id,
    dim_document.document_id || '-s' || fact_metric.sentence_no as sentence_id,
    dim_document.document_id || '-m' || fact_metric.metric_no as metric_id
from named
cross join fact_metric
inner join dim_unit on fact_metric.unit_key = dim_unit.unit_key
inner join dim_document on fact_metric.document_key = dim_document.document_key
inner join dim_region on fact_metric.region_key = dim_region.region_key
inner join dim_date as starts on fact_metric.period_start_date_key = starts.date_key
inner join dim_date as ends on fact_metric.period_end_date_key = ends.date_key
where
    named.indicator_key = fact_metric.indicator_key
    and dim_document.is_primary = 1
    and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
order by
    named.indicator, dim_region.region_name, dim_document.dated_from nulls last, dim_document.document_id,
    fact_metric.clean_start, fact_metric.metric_no
limit 200
