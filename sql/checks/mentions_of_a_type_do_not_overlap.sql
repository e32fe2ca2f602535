-- severity: fail
-- about: two mentions of one type overlap: the longest should stand alone
-- scope: document
with ordered as (
    select
        document_key,
        entity_type,
        clean_start,
        surface,
        lag(clean_end) over (
            partition by document_key, entity_type
            order by clean_start, clean_end
        ) as earlier_end
    from fact_mention
)

select
    document_key,
    entity_type,
    clean_start,
    surface
from ordered
where clean_start < earlier_end
