-- title: 各类提及由什么方法得出 · By which method mentions were found
-- description: 各类实体、各方法的提及数、文书数和平均可信度。 Mentions by type and method: how many, in how many documents, with mean confidence.
-- group: 质量 · Quality
-- param entity_type = : 实体类型，如 person · type of entity, such as person
select
    entity_type,
    method,
    count(*) as n_mentions,
    count(distinct document_id) as n_documents,
    round(avg(cast(confidence as double)), 6) as mean_confidence,
    min(surface) as example
from mentions
where coalesce(:entity_type, '') = '' or entity_type = :entity_type
group by entity_type, method
order by entity_type, n_mentions desc, method
limit 500
