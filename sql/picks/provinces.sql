-- about: the provinces of the documents
select
    dim_region.province as value,
    count(*) as n
from dim_document
inner join dim_region on dim_document.region_key = dim_region.region_key
where dim_document.is_primary = 1 and dim_region.province <> ''
group by dim_region.province
order by n desc, value
