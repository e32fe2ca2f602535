-- grain: one row for each division x period x group of indicators x base unit x status; nothing is summed
select
    region_durable_key,
    max(current_region_key) as current_region_key,
    date_key_of(period_start) as period_start_date_key,
    date_key_of(period_end) as period_end_date_key,
    indicator_group,
    unit_kind,
    base_unit,
    status,
    change,
    count(*) as n_figures,
    count(distinct document_id) as n_documents,
    min(value_base) as value_min,
    max(value_base_high) as value_max,
    last(
        value_base
        order by dated_to nulls first, document_id, bound = 'exact', metric_no
    ) as value_base,
    cast(to_json(list(distinct document_id order by document_id)) as varchar) as document_ids
from comparable_figure
group by region_durable_key, period_start, period_end, indicator_group, unit_kind, base_unit, status, change
