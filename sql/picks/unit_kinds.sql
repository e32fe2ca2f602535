-- about: the kinds of units that figures have
-- codes: unit_kind
select
    dim_unit.unit_kind as value,
    sum(figures.n) as n
from (
    select
        unit_key,
        count(*) as n
    from fact_metric
    group by unit_key
) as figures
inner join dim_unit on figures.unit_key = dim_unit.unit_key
group by dim_unit.unit_kind
order by n desc, value
