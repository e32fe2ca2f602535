-- grain: one row for each input not loaded
select
    row_number() over (order by rows.source, rows.stage, rows.reason, rows.detail) as rejection_no,
    ref_run.run_id,
    rows.source,
    rows.stage,
    rows.reason,
    rows.detail
from stage_rejections as rows
cross join ref_run
