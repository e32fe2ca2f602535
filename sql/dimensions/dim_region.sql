-- grain: one row for each version of an administrative division
select
    region_key,
    region_durable_key,
    current_region_key,
    region_code,
    short_name,
    region_name,
    region_level,
    province,
    prefecture,
    county,
    parent_code,
    valid_from,
    valid_to,
    latitude,
    longitude
from ref_region
union all by name
select
    unnest([-1, -2]) as region_key,
    unnest([-1, -2]) as region_durable_key,
    unnest([-1, -2]) as current_region_key,
    '' as region_code,
    unnest(['不详', '不适用']) as short_name,
    '' as region_name,
    '' as region_level,
    '' as parent_code
