-- grain: one row for each input not loaded
select
    row_number() over (order by refused.source, refused.stage, refused.reason, refused.detail) as rejection_no,
    stage_run.run_id,
    refused.source,
    refused.stage,
    refused.reason,
    refused.detail
from rejected_input as refused
cross join stage_run
