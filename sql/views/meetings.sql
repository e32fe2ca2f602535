-- grain: one row for each meeting
select *
from entities
where entity_type = 'meeting'
