-- grain: one row for each document and surface form of a person, body or place
select
    document_id,
    surface,
    arg_min(entity_key, entity_type) as entity_key
from entity_of_surface
where entity_type in ('organisation', 'person', 'place')
group by document_id, surface
