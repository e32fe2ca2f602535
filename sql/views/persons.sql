-- grain: one row for each person
select *
from entities
where entity_type = 'person'
