-- grain: one row for each figure that can be reckoned with: exact and no range
select * replace (cast(value as double) as value, cast(value_base as double) as value_base)
from figure
where bound = 'exact' and value_high is null
