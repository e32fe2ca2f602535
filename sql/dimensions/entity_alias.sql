-- grain: one row for each surface form of an entity
select distinct
    entity_key,
    surface as alias
from fact_mention
where entity_key > 0
