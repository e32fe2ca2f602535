-- about: the kinds of tasks
-- codes: task_kind
select
    kind as value,
    count(*) as n
from fact_task
group by kind
order by n desc, value
