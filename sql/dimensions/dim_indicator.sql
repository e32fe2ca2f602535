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
    coalesce(ref_spelling.english, '') as group_english,
    coalesce(ref_spelling.growth, '') as growth_basis
from seen
left join ref_spelling on seen.indicator_group = ref_spelling.spelling
union all by name
select
    unnest([-1, -2]) as indicator_key,
    '' as indicator,
    '' as indicator_group,
    '' as group_english,
    '' as growth_basis
