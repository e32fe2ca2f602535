-- grain: one row for each task, promise or plan
select
    documents.document_key,
    documents.region_key,
    documents.dated_date_key,
    documents.document_type_key,
    audits.audit_key,
    rows.task_no,
    rows.sentence_no,
    rows.task_kind as kind,
    rows.actor,
    coalesce(actors.entity_key, -1) as actor_entity_key,
    rows.action,
    date_key_of(rows.deadline_on) as deadline_date_key,
    rows.metric_no as task_metric_no,
    rows.confidence,
    rows.clean_start,
    rows.clean_end,
    rows.raw_start,
    rows.raw_end
from stage_tasks as rows
inner join document_of_id as documents on rows.document_id = documents.document_id
inner join audit_of_method as audits
    on rows.method = audits.method and band_of(rows.confidence) = audits.confidence_band
left join stage_names as actors on rows.document_id = actors.document_id and rows.actor = actors.surface
