-- grain: one row for each entity of the warehouse before whose key is gone while its mentions belong to another now
with gone as (
    select former.entity_key as old_entity_key
    from before.dim_entity as former
    where former.entity_key > 0 and former.entity_key not in (select dim_entity.entity_key from dim_entity)
),

-- a document and what stood in it: spans may have moved with the rules that cleaned it
uses as (
    select distinct
        former.entity_key as old_entity_key,
        former.document_key,
        former.entity_type,
        former.surface
    from before.fact_mention as former
    inner join gone on former.entity_key = gone.old_entity_key
),

linked as (
    select
        uses.old_entity_key,
        fact_mention.entity_key,
        count(*) as n
    from uses
    inner join fact_mention
        on
            uses.document_key = fact_mention.document_key
            and uses.entity_type = fact_mention.entity_type
            and uses.surface = fact_mention.surface
    group by uses.old_entity_key, fact_mention.entity_key
),

direct as (
    select
        old_entity_key,
        first(entity_key order by n desc, entity_key) as entity_key
    from linked
    group by old_entity_key
)

select
    old_entity_key,
    entity_key
from direct
union all
-- what led to an entity that is gone now leads on
select
    former.old_entity_key,
    coalesce(direct.entity_key, former.entity_key) as entity_key
from former_redirect as former
left join direct on former.entity_key = direct.old_entity_key
where
    former.old_entity_key not in (select dim_entity.entity_key from dim_entity)
    and coalesce(direct.entity_key, former.entity_key) in (select dim_entity.entity_key from dim_entity)
