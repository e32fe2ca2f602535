-- about: the units that figures have
select
    dim_unit.unit as value,
    sum(figures.n) as n
from (
    select
        unit_key,
        count(*) as n
    from fact_metric
    group by unit_key
) as figures
inner join dim_unit on figures.unit_key = dim_unit.unit_key
group by dim_unit.unit
order by n desc, value
limit 300
