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
    audit_key_of(method, confidence) as audit_key,
    run_id,
    pipeline_version,
    lexicon_version,
    model_version,
    method,
    band_of(confidence) as confidence_band
from methods
cross join ref_run
union all by name
select
    unnest([-1, -2]) as audit_key,
    '' as run_id,
    '' as pipeline_version,
    '' as lexicon_version,
    '' as model_version,
    '' as method,
    '' as confidence_band
