-- severity: fail
-- about: a time or period ends before it starts
-- scope: document
select document_key, mention_no as ordinal, start_date_key as starts, end_date_key as ends
from fact_mention
where start_date_key > 0 and end_date_key > 0 and start_date_key > end_date_key
union all
select document_key, metric_no, period_start_date_key, period_end_date_key
from fact_metric
where period_start_date_key > 0 and period_end_date_key > 0 and period_start_date_key > period_end_date_key
