-- about: the regions of the documents
select
    dim_region.region_name as value,
    count(*) as n
from dim_document
inner join dim_region on dim_document.region_key = dim_region.region_key
where dim_document.is_primary = 1 and dim_region.region_name <> ''
group by dim_region.region_name
order by n desc, value
limit 300
