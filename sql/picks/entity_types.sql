-- about: the types of the entities mentioned
-- codes: entity_type
select
    entity_type as value,
    sum(n_mentions) as n
from mart_mention_method
group by entity_type
order by value
