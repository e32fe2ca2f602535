-- grain: one row for each indicator
select
    key_of(indicator) as indicator_key,
    indicator,
    min(indicator_group) as indicator_group
from stage_metrics
group by indicator
union all by name
select
    unnest([-1, -2]) as indicator_key,
    '' as indicator,
    '' as indicator_group
