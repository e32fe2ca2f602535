-- grain: one row for each method and confidence band of the staged rows, with its key
with methods as (
    select
        method,
        band_of(confidence) as confidence_band
    from stage_mentions
    union
    select
        method,
        band_of(confidence) as confidence_band
    from stage_metrics
    union
    select
        method,
        band_of(confidence) as confidence_band
    from stage_appointments
    union
    select
        method,
        band_of(confidence) as confidence_band
    from stage_participations
    union
    select
        method,
        band_of(confidence) as confidence_band
    from stage_tasks
)

select
    method,
    confidence_band,
    audit_key_of_band(method, confidence_band) as audit_key
from methods
