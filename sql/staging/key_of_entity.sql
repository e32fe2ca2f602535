-- grain: one row for each type, name and region of an entity in the staged rows, with its key
select
    entity_type,
    name,
    entity_region_code,
    entity_key_of(entity_type, name, entity_region_code) as entity_key
from (select distinct entity_type, name, entity_region_code from stage_mentions where entity_type <> 'time') as entities
