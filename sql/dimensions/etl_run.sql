-- grain: one row for each run
select
    run_id,
    started_at,
    finished_at,
    pipeline_version,
    lexicon_version,
    model_version,
    schema_version,
    (select count(*) from stage_documents) + (select count(*) from stage_rejections) as n_inputs,
    (select count(*) from stage_documents) as n_documents,
    (select count(*) from stage_rejections) as n_rejected
from stage_run
