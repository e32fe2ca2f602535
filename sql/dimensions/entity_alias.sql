-- grain: one row for each surface form of an entity
select distinct
    entity_key_of(entity_type, name, entity_region_code) as entity_key,
    surface as alias
from stage_mentions
where entity_type <> 'time'
