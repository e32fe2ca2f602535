-- about: the months in which deadlines fall
select
    substr(cast(dim_date.date as varchar), 1, 7) as value,
    count(*) as n
from fact_task
inner join dim_date on fact_task.deadline_date_key = dim_date.date_key
where fact_task.deadline_date_key > 0
group by substr(cast(dim_date.date as varchar), 1, 7)
order by value
