-- title: 各地各年有多少文书 · Documents by region and year
-- description: 各省、县、年、文种的文书数、句数和数字数。 Documents, sentences and figures by province, county, year and kind.
-- group: 地区与时间 · Place and time
-- param province = : 省 · province
-- param doc_type = : 文种 · kind of document
-- pick province: provinces
-- pick doc_type: doc_types
select
    coalesce(nullif(dim_region.province, ''), '未知') as province,
    coalesce(nullif(dim_region.county, ''), '未知') as county,
    dim_date.year,
    dim_document.doc_type,
    count(*) as n_documents,
    sum(fact_document.n_sentences) as n_sentences,
    sum(fact_document.n_metrics) as n_metrics,
    sum(fact_document.n_characters) as n_characters
from fact_document
inner join dim_document on fact_document.document_key = dim_document.document_key
inner join dim_region on fact_document.region_key = dim_region.region_key
inner join dim_date on fact_document.dated_date_key = dim_date.date_key
where
    dim_document.is_primary = 1
    and (coalesce(:province, '') = '' or dim_region.province = :province)
    and (coalesce(:doc_type, '') = '' or dim_document.doc_type = :doc_type)
group by
    coalesce(nullif(dim_region.province, ''), '未知'), coalesce(nullif(dim_region.county, ''), '未知'), dim_date.year,
    dim_document.doc_type
order by
    coalesce(nullif(dim_region.province, ''), '未知'), coalesce(nullif(dim_region.county, ''), '未知'),
    dim_date.year nulls last, dim_document.doc_type
limit 200
