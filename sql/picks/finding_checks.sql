-- about: the checks that found something
-- codes: finding_check
select
    check_name as value,
    count(*) as n
from fact_finding
group by check_name
order by value
