-- grain: one row for each group of indicators
select
    dim_indicator.indicator_group,
    min(dim_indicator.group_english) as group_english,
    count(distinct dim_indicator.indicator_key) as n_indicators,
    count(*) as n_figures,
    count(distinct fact_metric.document_key) as n_documents
from fact_metric
inner join dim_indicator on fact_metric.indicator_key = dim_indicator.indicator_key
where dim_indicator.indicator_group <> ''
group by dim_indicator.indicator_group
