-- about: the persons named in most documents
select
    dim_entity.name as value,
    max(mart_entity.n_documents) as n
from dim_entity
inner join mart_entity on dim_entity.entity_key = mart_entity.entity_key
where dim_entity.entity_type = 'person'
group by dim_entity.name
order by n desc, value
limit 300
