-- about: the drives that most documents name
select
    dim_entity.name as value,
    mart_entity.n_documents as n
from dim_entity
inner join mart_entity on dim_entity.entity_key = mart_entity.entity_key
where dim_entity.entity_type = 'formulation' and dim_entity.formulation_kind = 'campaign'
order by n desc, value
limit 60
