-- title: 两份文书说法不一的数字 · Figures that two documents tell differently
-- description: 同一地区、同一时期、同一指标，几份文书所载不同：每份文书的数字各一行，按相差的比例排列。 The same region, period and indicator, but not the same figure: a row for each document's, by how far apart they are.
-- group: 指标 · Figures
-- param region = : 地区名的一部分 · part of a region's name
-- param indicator = : 指标归并名的一部分 · part of the indicator's common name
-- suggest region: regions
-- suggest indicator: indicators
with disputed as materialized (
    select
        series.*,
        dim_region.region_name,
        cast(series.value_min as double) as lowest,
        cast(series.value_max as double) as highest
    from mart_indicator_series as series
    inner join dim_region on series.current_region_key = dim_region.region_key
    where
        series.n_documents > 1
        and series.value_min < series.value_max
        and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
        and (coalesce(:indicator, '') = '' or instr(series.indicator_group, :indicator) > 0)
),

-- the ids of sixteen digits stand in a JSON array: ["…","…"]
places as (
    select 3 as place
    union all
    select 22 as place
    union all
    select 41 as place
    union all
    select 60 as place
    union all
    select 79 as place
)

select distinct
    disputed.region_name,
    disputed.indicator_group as indicator,
    starts.date as period_start,
    ends.date as period_end,
    disputed.status,
    fact_metric.quote,
    round(cast(fact_metric.value_base as double), 6) as value,
    disputed.base_unit,
    round(100.0 * (disputed.highest - disputed.lowest) / nullif(disputed.highest, 0), 4) as percent_apart,
    dim_document.dated_from,
    dim_document.label,
    dim_document.document_id,
    dim_document.document_id || '-m' || fact_metric.metric_no as metric_id
from disputed
cross join places
inner join dim_document on substr(disputed.document_ids, places.place, 16) = dim_document.document_id
inner join fact_metric
    on
        dim_document.document_key = fact_metric.document_key
        and disputed.period_end_date_key = fact_metric.period_end_date_key
        and disputed.status = fact_metric.status
inner join dim_indicator on fact_metric.indicator_key = dim_indicator.indicator_key
inner join dim_unit on fact_metric.unit_key = dim_unit.unit_key and disputed.base_unit = dim_unit.base_unit
inner join dim_date as starts on disputed.period_start_date_key = starts.date_key
inner join dim_date as ends on disputed.period_end_date_key = ends.date_key
where
    fact_metric.change = 'level'
    and fact_metric.part_of_no is null
    and cast(fact_metric.value_base as double) between disputed.lowest and disputed.highest
    and instr(dim_indicator.indicator_group, disputed.indicator_group) > 0
order by
    percent_apart desc nulls last, disputed.region_name, indicator, period_end, dim_document.dated_from nulls last,
    metric_id
limit 200
