-- title: 活动的阶段 · Phases of a campaign
-- description: 文书写明的阶段及起止；没有写明的，看各份文书记的是启动、推进、检查还是总结。 The phases that documents name, with their times; and, by the documents' titles, when a campaign was opened, pushed on, inspected and summed up.
-- group: 台账 · Ledgers
-- param region = : 地区名的一部分 · part of a region's name
-- param first = : 文书日期自（2011 或 2011-07） · dated from
-- param last = : 文书日期至 · dated to
-- param campaign = : 活动名的一部分 · part of the campaign's name
-- suggest region: regions
-- suggest campaign: campaigns
with named as (
    select
        m.document_key,
        e.name,
        e.entity_key,
        count(*) as n_mentions,
        min(m.clean_start) as first_start
    from dim_entity as e
    inner join fact_mention as m on e.entity_key = m.entity_key
    where
        e.entity_type = 'formulation'
        and e.formulation_kind = 'campaign'
        and (coalesce(:campaign, '') = '' or instr(e.name, :campaign) > 0)
    group by m.document_key, e.name, e.entity_key
),

ranked as (
    select
        n.*,
        row_number() over (
            partition by n.document_key
            order by
                case when instr(d.label, n.name) > 0 then 0 else 1 end,
                n.n_mentions desc, n.first_start, n.name, n.entity_key
        ) as place
    from named as n
    inner join dim_document as d on n.document_key = d.document_key
),

-- the drive that a document's title names, else the one that its text names most
drives as materialized (
    select
        n.document_key,
        n.name,
        n.entity_key,
        d.document_id,
        d.label,
        d.dated_from,
        d.dated_to,
        coalesce(r.region_name, '') as region_name
    from ranked as n
    inner join dim_document as d on n.document_key = d.document_key
    inner join dim_region as r on d.region_key = r.region_key
    where
        n.place = 1
        and d.is_primary = 1
        and (coalesce(:region, '') = '' or instr(r.region_name, :region) > 0)
        and (coalesce(:first, '') = '' or cast(d.dated_from as varchar) >= :first)
        and (coalesce(:last, '') = '' or substr(cast(d.dated_from as varchar), 1, length(:last)) <= :last)
),

stated as (
    select
        v.document_key,
        c.cue as phase,
        c.sentence_no,
        min(m.start_date_key) as start_key,
        max(m.end_date_key) as end_key
    from drives as v
    inner join mart_cue as c on v.document_key = c.document_key
    inner join fact_mention as m on c.document_key = m.document_key and c.sentence_no = m.sentence_no
    where c.cue_kind = 'phase' and m.entity_type = 'time' and m.start_date_key > 0 and m.end_date_key > 0
    group by v.document_key, c.cue, c.sentence_no
),

events as (
    select
        document_key,
        case
            when instr(label, '总结') > 0 or instr(label, '表彰') > 0 then '总结'
            when instr(label, '检查') > 0 or instr(label, '督查') > 0 or instr(label, '验收') > 0 then '检查'
            when
                instr(label, '启动') > 0 or instr(label, '动员') > 0 or instr(label, '部署') > 0
                or instr(label, '实施方案') > 0
                then '启动'
            when
                instr(label, '推进') > 0 or instr(label, '开展') > 0 or instr(label, '座谈') > 0
                or instr(label, '进展') > 0 or instr(label, '初步成效') > 0
                then '推进'
        end as phase
    from drives
    where dated_from is not null and instr(label, name) > 0
),

lines as (
    select
        s.document_key,
        s.phase,
        'stated' as basis,
        s.sentence_no,
        starts.date as start_on,
        ends.date as end_on
    from stated as s
    inner join dim_date as starts on s.start_key = starts.date_key
    inner join dim_date as ends on s.end_key = ends.date_key
    union all
    select
        e.document_key,
        e.phase,
        'event' as basis,
        1 as sentence_no,
        d.dated_from,
        coalesce(d.dated_to, d.dated_from)
    from events as e
    inner join dim_document as d on e.document_key = d.document_key
    where e.phase is not null
)

select
    v.name as campaign,
    v.region_name,
    l.phase,
    l.basis,
    l.start_on,
    l.end_on,
    case when l.basis = 'stated' then t.text else v.label end as sentence,
    v.label,
    v.document_id,
    v.document_id || '-s' || l.sentence_no as sentence_id,
    v.entity_key as entity_id,
    count(*) over (partition by v.entity_key) as n_phases
from lines as l
inner join drives as v on l.document_key = v.document_key
inner join fact_sentence as t on l.document_key = t.document_key and l.sentence_no = t.sentence_no
order by
    n_phases desc, v.name, v.entity_key, v.region_name, l.start_on, l.end_on, l.phase, l.basis, v.document_id,
    l.sentence_no
limit 200
