-- grain: one row for each task, promise or plan
select
    dim_document.document_id || '-t' || fact_task.task_no as task_id,
    fact_task.kind,
    fact_task.actor,
    fact_task.action,
    deadlines.date as deadline_on,
    dim_document.document_id || '-m' || fact_task.task_metric_no as metric_id,
    dim_document.document_id,
    dim_document.document_id || '-s' || fact_task.sentence_no as sentence_id,
    fact_task.clean_start,
    fact_task.clean_end,
    fact_task.raw_start,
    fact_task.raw_end,
    dim_audit.method,
    fact_task.confidence
from fact_task
left join dim_date as deadlines on fact_task.deadline_date_key = deadlines.date_key
left join dim_audit on fact_task.audit_key = dim_audit.audit_key
inner join dim_document on fact_task.document_key = dim_document.document_key
