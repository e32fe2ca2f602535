-- grain: one row for each document, type of entity and form; what stands in the text goes before canonical names
with forms as (
    select
        document_id,
        entity_type,
        surface as form,
        0 as is_name,
        entity_key_of(entity_type, name, entity_region_code) as entity_key
    from stage_mentions
    where entity_type <> 'time'
    union all
    select
        document_id,
        entity_type,
        name as form,
        1 as is_name,
        entity_key_of(entity_type, name, entity_region_code) as entity_key
    from stage_mentions
    where entity_type <> 'time'
)

select
    document_id,
    entity_type,
    form as surface,
    first(entity_key order by is_name, entity_key) as entity_key
from forms
group by document_id, entity_type, form
