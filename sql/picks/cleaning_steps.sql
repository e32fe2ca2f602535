-- about: the steps of cleaning that changed something
select
    step as value,
    count(*) as n
from fact_edit
group by step
order by n desc, value
