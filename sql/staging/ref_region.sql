-- grain: one row for each version of an administrative division, with its keys
with keyed as (
    select
        *,
        key_of(version) as region_key,
        key_of('durable|' || durable) as region_durable_key
    from lexicon_region
),

latest as (
    select
        region_code,
        arg_max(region_key, valid_from) as region_key
    from keyed
    group by region_code
)

select
    keyed.region_key,
    keyed.region_durable_key,
    coalesce(latest.region_key, keyed.region_key) as current_region_key,
    keyed.region_code,
    keyed.short_name,
    keyed.region_name,
    keyed.region_level,
    keyed.province,
    keyed.prefecture,
    keyed.county,
    keyed.parent_code,
    keyed.valid_from,
    keyed.valid_to,
    keyed.latitude,
    keyed.longitude
from keyed
left join latest on keyed.current_code = latest.region_code
