-- title: 一个提法传到了哪里 · Where a formulation spread
-- description: 按日期列出用过它的文书和地区，每行附原句。 The documents and regions that use it in order of date, each with its sentence.
-- group: 提法 · Wording
-- param formulation = : 提法的一部分；空则为用得最广的 · part of the formulation; empty for the one in most documents
-- param region = : 地区名的一部分 · part of a region's name
-- suggest formulation: formulations
-- suggest region: regions
with wanted as (
    select coalesce(
        nullif(:formulation, ''),
        (select name from formulations order by n_documents desc, n_mentions desc, name limit 1)
    ) as name
),

uses as materialized (
    select
        fact_mention.document_key,
        fact_mention.sentence_no,
        min(dim_entity.name) as name
    from dim_entity
    inner join wanted on instr(dim_entity.name, wanted.name) > 0
    inner join fact_mention on dim_entity.entity_key = fact_mention.entity_key
    where dim_entity.entity_type = 'formulation'
    group by fact_mention.document_key, fact_mention.sentence_no
),

-- the lines are chosen before their sentences are read
lines as materialized (
    select
        uses.document_key,
        uses.sentence_no,
        uses.name,
        dim_region.region_name,
        dim_document.dated_from,
        dim_document.doc_type,
        dim_document.label,
        dim_document.document_id
    from uses
    inner join dim_document on uses.document_key = dim_document.document_key
    inner join dim_region on dim_document.region_key = dim_region.region_key
    where
        dim_document.is_primary = 1
        and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
)

select
    lines.dated_from,
    lines.region_name,
    lines.doc_type,
    lines.name as formulation,
    sentences.text as sentence,
    sentences.section_path,
    lines.label,
    lines.document_id,
    sentences.sentence_id
from lines
inner join sentences on lines.document_id = sentences.document_id and lines.sentence_no = sentences.sentence_no
order by lines.dated_from nulls last, lines.document_id, lines.sentence_no
limit 200
