-- title: 一个指标的历年数字 · An indicator over the years
select
    region_name,
    indicator_group,
    period_end,
    value_base,
    base_unit,
    n_documents
from indicator_series
where indicator_group = '地区生产总值' and status = 'reported'
order by region_name, period_end
limit 200
