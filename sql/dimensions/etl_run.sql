-- grain: one row for each run
with counted as (
    select
        (select count(*) from document_text) as n_documents,
        (select count(*) from etl_rejection) as n_rejected
)

select
    stage_run.run_id,
    stage_run.started_at,
    stage_run.finished_at,
    stage_run.pipeline_version,
    stage_run.lexicon_version,
    stage_run.model_version,
    stage_run.schema_version,
    counted.n_documents + counted.n_rejected as n_inputs,
    counted.n_documents,
    counted.n_rejected
from stage_run
cross join counted
