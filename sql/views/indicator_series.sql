-- grain: one row for each division x period x group of indicators x base unit x status
select
    dim_region.region_code,
    dim_region.region_name,
    series.indicator_group,
    series.unit_kind,
    series.base_unit,
    starts.date as period_start,
    ends.date as period_end,
    series.status,
    series.change,
    series.n_figures,
    series.n_documents,
    series.value_min,
    series.value_max,
    series.value_base,
    series.document_ids,
    series.region_durable_key
from mart_indicator_series as series
inner join dim_region on series.current_region_key = dim_region.region_key
inner join dim_date as starts on series.period_start_date_key = starts.date_key
inner join dim_date as ends on series.period_end_date_key = ends.date_key
