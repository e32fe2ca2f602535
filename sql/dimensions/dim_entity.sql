-- grain: one row for each entity after linking: type, canonical name and region
with named as (
    select
        keys.entity_key,
        keys.entity_type,
        keys.name,
        case
            when keys.entity_region_code = '' then -2
            else coalesce(region_of_code.region_key, -1)
        end as region_key
    from key_of_entity as keys
    left join region_of_code on keys.entity_region_code = region_of_code.region_code
    union
    select
        entity_key,
        entity_type,
        name,
        region_key
    from dim_entity
    where entity_key > 0
),

mentioned as (
    select
        entity_key,
        min(nullif(formulation_kind, '')) as formulation_kind,
        min(nullif(parent, '')) as parent,
        cast(to_json(list_sort(list_distinct(list(surface)))) as varchar) as aliases
    from fact_mention
    where entity_key > 0
    group by entity_key
),

parents as (
    select
        named.name as parent,
        min(named.entity_key) as parent_entity_key
    from named
    where named.entity_type = 'organisation' and named.entity_key in (select mentioned.entity_key from mentioned)
    group by named.name
)

select
    named.entity_key,
    named.entity_type,
    named.name,
    coalesce(mentioned.formulation_kind, '') as formulation_kind,
    named.region_key,
    case when mentioned.parent is null then -2 else coalesce(parents.parent_entity_key, -1) end as parent_entity_key,
    mentioned.aliases
from named
inner join mentioned on named.entity_key = mentioned.entity_key
left join parents on mentioned.parent = parents.parent
union all by name
select
    unnest([-1, -2]) as entity_key,
    '' as entity_type,
    unnest(['不详', '不适用']) as name,
    '' as formulation_kind,
    -2 as region_key,
    -2 as parent_entity_key,
    '[]' as aliases
