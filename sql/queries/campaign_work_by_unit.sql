-- title: 活动工作台账：各单位 · A campaign's work, by unit
-- description: 一个单位在一份文书里派出多少人、走访多少户、筹集多少钱、办成多少实事；各数不相加。 What one unit did as one document tells it: people sent, households visited, money raised, good deeds done; nothing is summed.
-- group: 台账 · Ledgers
-- param region = : 地区名的一部分 · part of a region's name
-- param first = : 文书日期自（2011 或 2011-07） · dated from
-- param last = : 文书日期至 · dated to
-- param campaign = : 活动名的一部分 · part of the campaign's name
-- suggest region: regions
-- suggest campaign: campaigns
with figures as materialized (
    select
        m.document_key,
        m.metric_no,
        m.sentence_no,
        m.quote,
        m.clean_start,
        cast(m.value_base as double) as amount,
        k.cue_kind as what
    from mart_indicator_cue as k
    inner join fact_metric as m on k.indicator_key = m.indicator_key
    inner join dim_unit as u on m.unit_key = u.unit_key
    where
        m.status = 'reported'
        and m.change = 'level'
        and m.part_of_no is null
        and (
            (k.cue_kind = 'money' and u.unit_kind = 'money')
            or (k.cue_kind = 'people' and u.base_unit in ('人', '名'))
            or (k.cue_kind = 'visited' and u.unit_kind = 'count')
            or (k.cue_kind = 'deeds' and u.unit_kind = 'count')
        )
),

-- the drive that a document names most
drives as materialized (
    select
        f.document_key,
        e.name,
        row_number() over (partition by f.document_key order by count(*) desc, min(m.clean_start), e.name) as place
    from (select distinct document_key from figures) as f
    cross join fact_mention as m
    inner join dim_entity as e on m.entity_key = e.entity_key
    where
        f.document_key = m.document_key
        and m.entity_type = 'formulation'
        and e.formulation_kind = 'campaign'
    group by f.document_key, e.name
),

-- the unit is the body or place named last before the first figure of its sentence
units as materialized (
    select
        f.document_key,
        f.sentence_no,
        m.surface,
        m.entity_key,
        row_number() over (
            partition by f.document_key, f.sentence_no order by m.clean_start desc, m.clean_end desc, m.mention_no
        ) as place
    from (
        select
            document_key,
            sentence_no,
            min(clean_start) as first_start
        from figures
        group by document_key, sentence_no
    ) as f
    inner join fact_mention as m on f.document_key = m.document_key and f.sentence_no = m.sentence_no
    where m.entity_type in ('organisation', 'place') and m.clean_end <= f.first_start
),

told as (
    select
        f.document_key,
        f.what,
        f.metric_no,
        f.quote,
        f.amount,
        f.sentence_no,
        coalesce(u.surface, '（全体）') as unit,
        row_number() over (
            partition by f.document_key, coalesce(u.surface, '（全体）'), f.what order by f.clean_start, f.metric_no
        ) as place
    from figures as f
    left join units as u on f.document_key = u.document_key and f.sentence_no = u.sentence_no and u.place = 1
),

ledger as (
    select
        document_key,
        unit,
        min(sentence_no) as sentence_no,
        max(case when what = 'people' then quote end) as people_sent,
        max(case when what = 'visited' then quote end) as visited,
        max(case when what = 'money' then quote end) as money_raised,
        max(case when what = 'deeds' then quote end) as deeds_done,
        max(case when what = 'people' then amount end) as n_people,
        max(case when what = 'visited' then amount end) as n_visited,
        max(case when what = 'money' then amount end) as yuan_raised,
        max(case when what = 'deeds' then amount end) as n_deeds,
        count(*) as n_told
    from told
    where place = 1
    group by document_key, unit
)

select
    coalesce(r.region_name, '') as region_name,
    d.dated_from,
    v.name as campaign,
    l.unit,
    l.people_sent,
    l.visited,
    l.money_raised,
    l.deeds_done,
    l.n_people,
    l.n_visited,
    l.yuan_raised,
    l.n_deeds,
    d.label,
    d.document_id,
    d.document_id || '-s' || l.sentence_no as sentence_id
from ledger as l
inner join dim_document as d on l.document_key = d.document_key
inner join dim_region as r on d.region_key = r.region_key
left join drives as v on l.document_key = v.document_key and v.place = 1
where
    d.is_primary = 1
    and (l.n_told > 1 or v.name is not null)
    and (coalesce(:campaign, '') = '' or instr(v.name, :campaign) > 0)
    and (coalesce(:region, '') = '' or instr(r.region_name, :region) > 0)
    and (coalesce(:first, '') = '' or cast(d.dated_from as varchar) >= :first)
    and (coalesce(:last, '') = '' or substr(cast(d.dated_from as varchar), 1, length(:last)) <= :last)
order by
    case when l.n_told > 1 then 0 else 1 end, d.dated_from desc nulls last, d.document_id, l.sentence_no, l.unit
limit 200
