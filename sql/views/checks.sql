-- grain: one row for each check of the run
select
    check_name,
    severity,
    status,
    n_failing,
    detail
from quality_check
