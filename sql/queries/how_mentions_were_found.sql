-- title: 各类提及由什么方法得出 · By which method mentions were found
-- description: 各类实体、各方法的提及数、文书数和平均可信度。 Mentions by type and method: how many, in how many documents, with mean confidence.
-- group: 质量 · Quality
-- param entity_type = : 实体类型 · type of entity
-- pick entity_type: entity_types
select
    entity_type,
    method,
    n_mentions,
    n_documents,
    mean_confidence,
    example
from mart_mention_method
where coalesce(:entity_type, '') = '' or entity_type = :entity_type
order by entity_type, n_mentions desc, method
limit 200
