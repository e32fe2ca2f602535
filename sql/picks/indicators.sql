-- about: the indicators with most figures
select
    indicator_group as value,
    n_figures as n
from mart_indicator_group
order by n desc, value
limit 300
