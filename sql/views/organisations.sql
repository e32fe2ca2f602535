-- grain: one row for each organisation
select *
from entities
where entity_type = 'organisation'
