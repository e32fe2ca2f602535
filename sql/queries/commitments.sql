-- title: 承诺与目标台账 · The ledger of commitments and targets
-- description: 谁承诺、计划何时之前做成什么；同一地区此后两年内的文书又报告了多少。 Who promised or planned what by when, and what documents of the same region told of it within the next two years.
-- group: 台账 · Ledgers
-- param region = : 地区名的一部分 · part of a region's name
-- param first = : 文书日期自（2011 或 2011-07） · dated from
-- param last = : 文书日期至 · dated to
-- suggest region: regions
with promised as materialized (
    select
        t.document_key,
        t.task_no,
        t.kind,
        t.actor,
        t.action,
        t.sentence_no,
        t.clean_start,
        case when t.deadline_date_key > 0 then t.deadline_date_key else coalesce(m.period_end_date_key, -1) end
            as deadline_date_key,
        t.region_key,
        t.dated_date_key,
        d.document_id,
        d.label,
        d.dated_from,
        coalesce(r.region_name, '') as region_name,
        m.metric_no,
        m.quote,
        m.indicator_key,
        m.change,
        m.rate_per,
        u.base_unit,
        cast(m.value_base as double) as amount
    from fact_task as t
    cross join dim_document as d
    inner join dim_region as r on t.region_key = r.region_key
    left join fact_metric as m
        on t.document_key = m.document_key and t.task_metric_no = m.metric_no and m.status = 'target'
    left join dim_unit as u on m.unit_key = u.unit_key
    where
        t.document_key = d.document_key
        and d.is_primary = 1
        and (t.kind = 'promised' or (t.kind = 'planned' and (t.deadline_date_key > 0 or m.metric_no is not null)))
        and (coalesce(:region, '') = '' or instr(r.region_name, :region) > 0)
        and (coalesce(:first, '') = '' or cast(d.dated_from as varchar) >= :first)
        and (coalesce(:last, '') = '' or substr(cast(d.dated_from as varchar), 1, length(:last)) <= :last)
),

-- of the reports of two years: the latest that is for the year of the deadline, its first figure
reported as (
    select
        p.document_key,
        p.task_no,
        m.document_key as report_key,
        m.metric_no as report_no,
        row_number() over (
            partition by p.document_key, p.task_no
            order by
                m.dated_date_key desc, m.document_key, m.metric_no
        ) as place
    from promised as p
    inner join fact_metric as m on p.indicator_key = m.indicator_key
    inner join dim_unit as u on m.unit_key = u.unit_key
    inner join dim_document as d on m.document_key = d.document_key
    where
        p.region_key > 0
        and p.region_key = m.region_key
        and m.status = 'reported'
        and m.change = p.change
        and m.rate_per = p.rate_per
        and u.base_unit = p.base_unit
        and d.is_primary = 1
        and p.dated_date_key > 0
        and m.dated_date_key > p.dated_date_key
        and m.dated_date_key < p.dated_date_key + 20000
        -- what had ended before the promise was made is no report on it
        and (m.period_end_date_key < 0 or m.period_end_date_key >= p.dated_date_key)
        and (
            m.period_end_date_key < 0
            or p.deadline_date_key < 0
            or m.period_end_date_key - m.period_end_date_key % 10000
            = p.deadline_date_key - p.deadline_date_key % 10000
        )
)

select
    p.region_name,
    p.dated_from,
    p.kind,
    p.actor,
    p.action,
    deadlines.date as deadline_on,
    p.quote as target,
    m.quote as reported,
    later.dated_from as reported_dated,
    case when p.amount > 0 then round(100.0 * cast(m.value_base as double) / p.amount, 1) end as percent_of_target,
    p.label,
    p.document_id,
    p.document_id || '-s' || p.sentence_no as sentence_id,
    p.document_id || '-m' || p.metric_no as target_metric_id,
    later.document_id || '-m' || m.metric_no as reported_metric_id
from promised as p
inner join dim_date as deadlines on p.deadline_date_key = deadlines.date_key
left join reported as l on p.document_key = l.document_key and p.task_no = l.task_no and l.place = 1
left join fact_metric as m on l.report_key = m.document_key and l.report_no = m.metric_no
left join dim_document as later on l.report_key = later.document_key
order by
    case when l.report_no is null then 1 else 0 end,
    case when p.metric_no is null and deadlines.date is null then 1 else 0 end,
    case when p.kind = 'promised' then 0 else 1 end,
    p.dated_from desc nulls last, deadlines.date nulls last, p.document_id, p.clean_start, p.task_no
limit 200
