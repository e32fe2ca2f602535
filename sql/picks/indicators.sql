-- about: the indicators with most figures
select
    dim_indicator.indicator_group as value,
    sum(figures.n) as n
from (
    select
        indicator_key,
        count(*) as n
    from fact_metric
    group by indicator_key
) as figures
inner join dim_indicator on figures.indicator_key = dim_indicator.indicator_key
where dim_indicator.indicator_group <> ''
group by dim_indicator.indicator_group
order by n desc, value
limit 300
