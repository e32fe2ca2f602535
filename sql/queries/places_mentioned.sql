-- title: 提到了哪些地方 · Which places are mentioned
-- description: 各地名被提及几次、见于几份文书和几个地区的文书、最早在哪份文书里。 How often each place is mentioned, in how many documents and regions, and in which document first.
-- group: 地区与时间 · Place and time
-- param place = : 地名或其一部分，空则为全部 · place, or a part of its name; empty means all
-- suggest place: places
select
    dim_entity.name as place,
    places.region_code,
    mart_entity.n_mentions,
    mart_entity.n_documents,
    mart_entity.n_regions,
    mart_entity.first_dated,
    mart_entity.last_dated,
    dim_document.label as first_document,
    dim_document.document_id,
    dim_entity.entity_key as entity_id
from dim_entity
inner join mart_entity on dim_entity.entity_key = mart_entity.entity_key
inner join dim_region as places on dim_entity.region_key = places.region_key
inner join dim_document on mart_entity.first_document_key = dim_document.document_key
where
    dim_entity.entity_type = 'place'
    and (
        coalesce(:place, '') = '' or instr(dim_entity.name, :place) > 0 or instr(dim_entity.aliases, :place) > 0
    )
order by mart_entity.n_mentions desc, mart_entity.n_documents desc, dim_entity.name, dim_entity.entity_key
limit 200
