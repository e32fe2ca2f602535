-- title: 直接查星形表：各省各年的字数 · From the star itself: characters by province and year
select
    dim_region.province,
    dim_date.year,
    count(*) as n_documents,
    sum(fact_document.n_characters) as n_characters
from fact_document
inner join dim_region on fact_document.region_key = dim_region.region_key
inner join dim_date on fact_document.dated_date_key = dim_date.date_key
where dim_region.province <> ''
group by dim_region.province, dim_date.year
order by dim_region.province, dim_date.year
limit 200
