-- title: 哪些提法不再提了 · Which formulations are no longer used
-- description: 曾见于几份文书、此后再没有出现的提法，最后一次何时，至今几年。 Formulations that several documents used and none has since: when last, and how many years before the latest document.
-- group: 提法 · Wording
-- param kind = : 提法类别 · kind of formulation
-- param least = 2: 至少见于几份文书 · in at least so many documents
-- param quiet = 1: 至少几年没有出现 · unused for at least so many years
-- pick kind: formulation_kinds
with latest as (
    select max(dim_date.year) as year
    from fact_document
    inner join dim_date on fact_document.dated_date_key = dim_date.date_key
    where fact_document.dated_date_key > 0
)

select
    dim_entity.name as formulation,
    dim_entity.formulation_kind,
    mart_entity.n_documents,
    mart_entity.n_regions,
    mart_entity.first_dated,
    mart_entity.last_dated,
    latest.year - cast(substr(cast(mart_entity.last_dated as varchar), 1, 4) as integer) as years_unused,
    dim_document.label as first_document,
    dim_document.document_id,
    dim_entity.entity_key as entity_id
from dim_entity
inner join mart_entity on dim_entity.entity_key = mart_entity.entity_key
inner join dim_document on mart_entity.first_document_key = dim_document.document_key
cross join latest
where
    dim_entity.entity_type = 'formulation'
    and (coalesce(:kind, '') = '' or dim_entity.formulation_kind = :kind)
    and mart_entity.n_documents >= cast(coalesce(nullif(:least, ''), '2') as integer)
    and latest.year - cast(substr(cast(mart_entity.last_dated as varchar), 1, 4) as integer)
    >= cast(coalesce(nullif(:quiet, ''), '1') as integer)
order by mart_entity.n_documents desc, mart_entity.last_dated, dim_entity.name, dim_entity.entity_key
limit 200
