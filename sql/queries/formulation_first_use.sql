-- title: 提法由谁最早使用 · Who first used a formulation
-- description: 每个提法最早见于哪份文书、哪个地区，此后传到多少地区；只知年份的文书按年末计。 For each formulation its earliest document and region, and how far it spread; of a document known by its year only, the year's last day counts.
-- group: 提法 · Wording
-- param formulation = : 提法的一部分 · part of the formulation
-- param kind = : 提法类别 · kind of formulation
-- suggest formulation: formulations
-- pick kind: formulation_kinds
select
    dim_entity.name as formulation,
    dim_entity.formulation_kind,
    dim_document.dated_to as first_used,
    dim_region.region_name as first_region,
    dim_document.label as first_document,
    mart_entity.n_documents,
    mart_entity.n_regions,
    mart_entity.n_mentions,
    mart_entity.last_dated as last_used,
    dim_document.document_id,
    dim_entity.entity_key as entity_id
from dim_entity
inner join mart_entity on dim_entity.entity_key = mart_entity.entity_key
inner join dim_document on mart_entity.first_document_key = dim_document.document_key
inner join dim_region on dim_document.region_key = dim_region.region_key
where
    dim_entity.entity_type = 'formulation'
    and dim_document.document_key > 0
    and (coalesce(:formulation, '') = '' or instr(dim_entity.name, :formulation) > 0)
    and (coalesce(:kind, '') = '' or dim_entity.formulation_kind = :kind)
order by mart_entity.n_documents desc, dim_document.dated_to nulls last, dim_entity.name, dim_entity.entity_key
limit 200
