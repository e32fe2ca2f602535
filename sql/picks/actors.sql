-- about: who has most tasks
select
    actor as value,
    count(*) as n
from fact_task
where actor <> ''
group by actor
order by n desc, value
limit 300
