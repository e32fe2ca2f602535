-- about: the kinds of formulations
-- codes: formulation_kind
select
    formulation_kind as value,
    count(*) as n
from dim_entity
where entity_type = 'formulation' and formulation_kind <> ''
group by formulation_kind
order by n desc, value
