-- title: 问题台账 · The ledger of problems
-- description: 文书报告查出、收集多少问题、意见、隐患、纠纷，其中解决多少，占几成；只报一头的也列。 How many problems, opinions, hazards or disputes a document says were found, how many of them were settled, and the share; also where only one of the two is told.
-- group: 台账 · Ledgers
-- param region = : 地区名的一部分 · part of a region's name
-- param first = : 文书日期自（2011 或 2011-07） · dated from
-- param last = : 文书日期至 · dated to
-- suggest region: regions
with named as materialized (
    select
        indicator_key,
        max(case when cue_kind = 'settled' then 1 else 0 end) as settling,
        max(case when cue_kind = 'problem' then 1 else 0 end) as naming
    from mart_indicator_cue
    where cue_kind in ('problem', 'settled')
    group by indicator_key
),

figures as materialized (
    select
        m.document_key,
        m.metric_no,
        m.sentence_no,
        m.part_of_no,
        m.clean_start,
        m.clean_end,
        m.quote,
        cast(m.value_base as double) as amount,
        u.base_unit,
        i.indicator,
        n.settling,
        n.naming
    from named as n
    inner join dim_indicator as i on n.indicator_key = i.indicator_key
    inner join fact_metric as m on n.indicator_key = m.indicator_key
    inner join dim_unit as u on m.unit_key = u.unit_key
    where
        m.status = 'reported' and m.change = 'level' and u.unit_kind = 'count' and u.base_unit not in ('人', '户')
),

-- what was settled belongs to what the same sentence told to be found: its total, or the nearest count before it
matched as (
    select
        s.document_key,
        s.metric_no as settled_no,
        f.metric_no as found_no,
        row_number() over (
            partition by s.document_key, s.metric_no
            order by case when s.part_of_no = f.metric_no then 0 else 1 end, f.clean_start desc, f.metric_no
        ) as place
    from figures as s
    inner join figures as f
        on
            s.document_key = f.document_key
            and s.sentence_no = f.sentence_no
            and s.base_unit = f.base_unit
            and s.amount <= f.amount
            and (s.part_of_no = f.metric_no or (s.part_of_no is null and s.clean_start > f.clean_end))
    where s.settling > 0 and f.settling = 0 and f.naming > 0
),

lines as (
    select
        f.document_key,
        f.metric_no as found_no,
        m.settled_no
    from figures as f
    left join matched as m on f.document_key = m.document_key and f.metric_no = m.found_no and m.place = 1
    where f.settling = 0 and f.naming > 0
    union all
    select
        s.document_key,
        null,
        s.metric_no
    from figures as s
    left join matched as m on s.document_key = m.document_key and s.metric_no = m.settled_no and m.place = 1
    where s.settling > 0 and s.naming > 0 and m.found_no is null
)

select
    coalesce(r.region_name, '') as region_name,
    d.dated_from,
    coalesce(f.indicator, s.indicator) as problem,
    f.quote as found,
    s.indicator as settled_as,
    s.quote as settled,
    round(100.0 * s.amount / f.amount, 1) as percent_settled,
    f.amount as n_found,
    s.amount as n_settled,
    t.text as sentence,
    d.label,
    d.document_id,
    d.document_id || '-s' || t.sentence_no as sentence_id,
    d.document_id || '-m' || coalesce(s.metric_no, f.metric_no) as metric_id
from lines as l
cross join dim_document as d
inner join dim_region as r on d.region_key = r.region_key
left join figures as f on l.document_key = f.document_key and l.found_no = f.metric_no
left join figures as s on l.document_key = s.document_key and l.settled_no = s.metric_no
inner join fact_sentence as t
    on l.document_key = t.document_key and t.sentence_no = coalesce(f.sentence_no, s.sentence_no)
where
    l.document_key = d.document_key
    and d.is_primary = 1
    and (coalesce(:region, '') = '' or instr(r.region_name, :region) > 0)
    and (coalesce(:first, '') = '' or cast(d.dated_from as varchar) >= :first)
    and (coalesce(:last, '') = '' or substr(cast(d.dated_from as varchar), 1, length(:last)) <= :last)
order by
    case when s.amount is null or f.amount is null then 1 else 0 end,
    d.dated_from desc nulls last, d.document_id, coalesce(f.clean_start, s.clean_start), s.metric_no
limit 200
