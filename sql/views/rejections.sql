-- grain: one row for each input not loaded
select
    source,
    stage,
    reason,
    detail
from etl_rejection
