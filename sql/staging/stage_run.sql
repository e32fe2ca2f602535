-- grain: one row: the run, with an id that follows from its inputs and all versions, in whatever order they came
with inputs as (
    select 'loaded|' || source || '|' || input_hash || '|' || n_given as input from etl_input
    union all
    select 'rejected|' || source || '|' || stage || '|' || reason from rejected_input
),

summed as (
    select
        coalesce(sum(md5_number_lower(input)), 0) as low,
        coalesce(sum(md5_number_upper(input)), 0) as high
    from inputs
)

select
    left(sha256(getvariable('versions') || '|' || summed.low || '|' || summed.high), 16) as run_id,
    ref_run.*
from ref_run
cross join summed
