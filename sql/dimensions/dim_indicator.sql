-- grain: one row for each indicator
with seen as (
    select
        indicator,
        min(indicator_group) as indicator_group
    from stage_metrics
    group by indicator
)

select
    key_of(seen.indicator) as indicator_key,
    seen.indicator,
    seen.indicator_group,
    coalesce(ref_indicator.english, '') as group_english,
    coalesce(ref_indicator.growth, '') as growth_basis
from seen
left join ref_indicator on seen.indicator_group = ref_indicator.indicator_group
union all by name
select
    unnest([-1, -2]) as indicator_key,
    '' as indicator,
    '' as indicator_group,
    '' as group_english,
    '' as growth_basis
