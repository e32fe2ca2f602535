-- grain: one row for each indicator
with named as (
    select indicator from stage_metrics
    union
    select indicator from dim_indicator
    where indicator_key > 0
),

grouped as (
    select
        indicator_key,
        min(indicator_group) as indicator_group
    from fact_metric
    group by indicator_key
)

select
    grouped.indicator_key,
    named.indicator,
    grouped.indicator_group,
    coalesce(ref_spelling.english, '') as group_english,
    coalesce(ref_spelling.growth, '') as growth_basis
from named
inner join grouped on key_of(named.indicator) = grouped.indicator_key
left join ref_spelling on grouped.indicator_group = ref_spelling.spelling
union all by name
select
    unnest([-1, -2]) as indicator_key,
    '' as indicator,
    '' as indicator_group,
    '' as group_english,
    '' as growth_basis
