-- title: 各地区的提法 · The formulations of each region
select
    documents.region_name,
    mentions.name as formulation,
    count(*) as n_mentions,
    mentions.entity_id
from mentions
inner join documents on mentions.document_id = documents.document_id
where mentions.entity_type = 'formulation' and documents.region_name <> ''
group by documents.region_name, mentions.name, mentions.entity_id
order by documents.region_name, n_mentions desc, formulation
limit 200
