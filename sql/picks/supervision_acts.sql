-- about: the words for inspections and reviews
select
    cue as value,
    count(*) as n
from mart_cue
where cue_kind = 'supervision'
group by cue
order by n desc, value
