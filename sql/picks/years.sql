-- about: the years that documents are dated to
select
    cast(dim_date.year as varchar) as value,
    count(*) as n
from fact_document
inner join dim_date on fact_document.dated_date_key = dim_date.date_key
where fact_document.dated_date_key > 0
group by cast(dim_date.year as varchar)
order by value
