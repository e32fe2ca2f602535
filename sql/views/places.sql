-- grain: one row for each place
select *
from entities
where entity_type = 'place'
