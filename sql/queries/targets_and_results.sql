-- title: 目标与结果 · What was promised and what was reported
-- description: 同一地区、同一指标、同一单位的目标，和此后两年内文书报告的数字。 Targets, and the figures that documents of the next two years report for the same region, indicator and unit.
-- group: 指标 · Figures
-- param region = : 地区名的一部分 · part of a region's name
-- param indicator = : 指标的一部分 · part of the indicator
with figures as materialized (
    select
        m.metric_id,
        m.status,
        m.change,
        m.unit,
        m.bound,
        coalesce(m.rate_per, '') as rate_per,
        m.quote,
        cast(m.value as double) as value,
        coalesce(nullif(m.indicator_group, ''), m.indicator) as indicator,
        d.region_name,
        d.dated_from,
        cast(substr(cast(d.dated_from as varchar), 1, 4) as integer) as year,
        m.document_id
    from metrics as m
    inner join documents as d on m.document_id = d.document_id
    where
        d.is_primary = 1
        and d.dated_from is not null
        and d.region_name is not null
        and (coalesce(:region, '') = '' or instr(d.region_name, :region) > 0)
        and (coalesce(:indicator, '') = '' or instr(m.indicator, :indicator) > 0)
),

targets as materialized (
    select * from figures
    where status = 'target'
),

results as materialized (
    select * from figures
    where status = 'reported'
)

select
    t.region_name,
    t.indicator,
    t.unit,
    t.dated_from as target_dated,
    t.bound as target_bound,
    round(t.value, 6) as target,
    r.dated_from as reported_dated,
    round(r.value, 6) as reported,
    round(r.value - t.value, 6) as difference,
    t.quote as target_quote,
    r.quote as reported_quote,
    t.metric_id as target_metric_id,
    r.metric_id as reported_metric_id
from targets as t
inner join results as r
    on
        t.region_name = r.region_name
        and t.indicator = r.indicator
        and t.unit = r.unit
        and t.change = r.change
        and t.rate_per = r.rate_per
where
    r.document_id <> t.document_id
    and r.dated_from > t.dated_from
    and r.year - t.year <= 2
order by t.region_name, t.indicator, t.dated_from, r.dated_from, t.metric_id, r.metric_id
limit 1000
