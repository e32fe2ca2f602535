-- grain: one row for each entity
select
    dim_entity.entity_key as entity_id,
    dim_entity.entity_type,
    dim_entity.name,
    dim_entity.formulation_kind,
    dim_region.region_code,
    case when dim_entity.parent_entity_key > 0 then parents.name end as parent,
    dim_entity.aliases,
    mart_entity.n_mentions,
    mart_entity.n_documents,
    mart_entity.first_dated,
    mart_entity.last_dated,
    mart_entity.n_regions
from dim_entity
left join dim_region on dim_entity.region_key = dim_region.region_key
left join dim_entity as parents on dim_entity.parent_entity_key = parents.entity_key
inner join mart_entity on dim_entity.entity_key = mart_entity.entity_key
