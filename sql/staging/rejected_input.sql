-- grain: one row for each input not loaded, by this run or one before it
select
    source,
    stage,
    reason,
    detail
from etl_rejection
union all
select
    source,
    stage,
    reason,
    detail
from stage_rejections
