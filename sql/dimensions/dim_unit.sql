-- grain: one row for each unit of one kind; units outside the lexicon are their own base
with known as (
    select unit, unit_kind, base_unit, factor
    from ref_unit
),

named as (
    select
        unit,
        unit_kind
    from stage_metrics
    union
    select
        unit,
        unit_kind
    from dim_unit
    where unit_key > 0
),

seen as (
    select
        unit,
        unit_kind
    from named
    where key_of(unit || '|' || unit_kind) in (select fact_metric.unit_key from fact_metric)
)

select
    key_of(unit || '|' || unit_kind) as unit_key,
    unit,
    unit_kind,
    coalesce(known.base_unit, unit) as base_unit,
    coalesce(known.factor, 1) as factor
from known
full join seen using (unit, unit_kind)
union all by name
select
    unnest([-1, -2]) as unit_key,
    '' as unit,
    '' as unit_kind,
    '' as base_unit
