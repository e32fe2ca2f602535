-- grain: one row for each formulation
select *
from entities
where entity_type = 'formulation'
