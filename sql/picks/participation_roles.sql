-- about: the roles in which people take part
-- codes: participation_role
select
    role as value,
    count(*) as n
from fact_participation
group by role
order by n desc, value
