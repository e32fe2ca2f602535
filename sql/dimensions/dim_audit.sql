-- grain: one row for each run, versions, method and confidence band
with methods as (
    select method, confidence from stage_mentions
    union all
    select method, confidence from stage_metrics
    union all
    select method, confidence from stage_appointments
    union all
    select method, confidence from stage_participations
    union all
    select method, confidence from stage_tasks
    union all
    select 'pipeline', 1.0
)

select distinct
    audit_key_of(methods.method, methods.confidence) as audit_key,
    stage_run.run_id,
    stage_run.pipeline_version,
    stage_run.lexicon_version,
    stage_run.model_version,
    methods.method,
    band_of(methods.confidence) as confidence_band
from methods
cross join stage_run
union all by name
select
    unnest([-1, -2]) as audit_key,
    '' as run_id,
    '' as pipeline_version,
    '' as lexicon_version,
    '' as model_version,
    '' as method,
    '' as confidence_band
