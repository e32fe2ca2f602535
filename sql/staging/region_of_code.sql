-- grain: one row for each division code: its latest version
select
    region_code,
    arg_max(region_key, valid_from) as region_key
from ref_region
group by region_code
