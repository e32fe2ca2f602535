-- about: what checks came to
-- codes: check_status
select
    status as value,
    count(*) as n
from quality_check
group by status
order by value
