-- grain: one row for each entity after linking: type, canonical name and region
with named as (
    select
        entity_type,
        name,
        entity_region_code,
        entity_key_of(entity_type, name, entity_region_code) as entity_key,
        min(nullif(formulation_kind, '')) as formulation_kind,
        min(nullif(parent, '')) as parent,
        cast(to_json(list_sort(list_distinct(list(surface)))) as varchar) as aliases
    from stage_mentions
    where entity_type <> 'time'
    group by entity_type, name, entity_region_code
),

parents as (
    select
        name as parent,
        min(entity_key) as parent_entity_key
    from named
    where entity_type = 'organisation'
    group by name
)

select
    named.entity_key,
    named.entity_type,
    named.name,
    coalesce(named.formulation_kind, '') as formulation_kind,
    case when named.entity_region_code = '' then -2 else coalesce(region_of_code.region_key, -1) end as region_key,
    case when named.parent is null then -2 else coalesce(parents.parent_entity_key, -1) end as parent_entity_key,
    named.aliases
from named
left join region_of_code on named.entity_region_code = region_of_code.region_code
left join parents on named.parent = parents.parent
union all by name
select
    unnest([-1, -2]) as entity_key,
    '' as entity_type,
    unnest(['不详', '不适用']) as name,
    '' as formulation_kind,
    -2 as region_key,
    -2 as parent_entity_key,
    '[]' as aliases
