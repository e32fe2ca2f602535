-- grain: one row for each run, versions, method and confidence band
with methods as (
    select
        method,
        confidence_band
    from audit_of_method
    union
    select
        method,
        confidence_band
    from dim_audit
    where audit_key > 0
    union
    select
        'pipeline' as method,
        'high' as confidence_band
),

used as (
    select audit_key from fact_mention
    union
    select audit_key from fact_metric
    union
    select audit_key from fact_appointment
    union
    select audit_key from fact_participation
    union
    select audit_key from fact_task
    union
    select audit_key_of_band('pipeline', 'high')
)

select
    audit_key_of_band(methods.method, methods.confidence_band) as audit_key,
    stage_run.run_id,
    stage_run.pipeline_version,
    stage_run.lexicon_version,
    stage_run.model_version,
    methods.method,
    methods.confidence_band
from methods
cross join stage_run
where audit_key_of_band(methods.method, methods.confidence_band) in (select used.audit_key from used)
union all by name
select
    unnest([-1, -2]) as audit_key,
    '' as run_id,
    '' as pipeline_version,
    '' as lexicon_version,
    '' as model_version,
    '' as method,
    '' as confidence_band
