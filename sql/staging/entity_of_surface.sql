-- grain: one row for each document, type of entity and form; what stands in the text goes before canonical names
with mentions as (
    select distinct
        rows.document_id,
        rows.entity_type,
        rows.surface,
        rows.name,
        keys.entity_key
    from stage_mentions as rows
    inner join key_of_entity as keys
        on
            rows.entity_type = keys.entity_type
            and rows.name = keys.name
            and rows.entity_region_code = keys.entity_region_code
),

forms as (
    select
        document_id,
        entity_type,
        surface as form,
        0 as is_name,
        entity_key
    from mentions
    union all
    select
        document_id,
        entity_type,
        name as form,
        1 as is_name,
        entity_key
    from mentions
)

select
    document_id,
    entity_type,
    form as surface,
    first(entity_key order by is_name, entity_key) as entity_key
from forms
group by document_id, entity_type, form
