-- title: 督查、点评、评议台账 · The ledger of supervision and review
-- description: 督查、暗访、巡视、检查、点评、评议、验收：何处、何时、由谁，是已做、将做还是要求做，发现了什么。 Inspections, unannounced visits, comments, public reviews and acceptances: where, when, by whom, whether done, planned or demanded, and what came of it.
-- group: 台账 · Ledgers
-- param region = : 地区名的一部分 · part of a region's name
-- param first = : 文书日期自（2011 或 2011-07） · dated from
-- param last = : 文书日期至 · dated to
-- param act = : 方式的一部分，如 督查、评议 · part of the act's name
-- suggest region: regions
-- suggest act: supervision_acts
with acts as materialized (
    select
        c.document_key,
        c.sentence_no,
        c.cue,
        row_number() over (partition by c.document_key, c.sentence_no order by c.cue_start, c.cue) as place
    from mart_cue as c
    where c.cue_kind = 'supervision' and (coalesce(:act, '') = '' or instr(c.cue, :act) > 0)
),

chosen as materialized (
    select
        a.document_key,
        a.sentence_no,
        a.cue,
        s.text,
        s.role,
        s.clean_start,
        s.paragraph_no,
        s.dated_date_key,
        d.document_id,
        d.label,
        d.dated_from,
        coalesce(r.region_name, '') as region_name,
        instr(s.text, '发现') + instr(s.text, '查处') + instr(s.text, '查出') + instr(s.text, '通报')
        + instr(s.text, '满意率') + instr(s.text, '满意度') + instr(s.text, '不合格') + instr(s.text, '整改')
        + instr(s.text, '指出') as finding_words
    from acts as a
    inner join fact_sentence as s on a.document_key = s.document_key and a.sentence_no = s.sentence_no
    inner join dim_document as d on a.document_key = d.document_key
    inner join dim_region as r on d.region_key = r.region_key
    where
        a.place = 1
        and s.sentence_kind in ('body', 'table', 'caption')
        and d.is_primary = 1
        and (coalesce(:region, '') = '' or instr(r.region_name, :region) > 0)
        and (coalesce(:first, '') = '' or cast(d.dated_from as varchar) >= :first)
        and (coalesce(:last, '') = '' or substr(cast(d.dated_from as varchar), 1, length(:last)) <= :last)
),

-- who acts stands before the act: the body that is named after it, or the first
bodies as (
    select
        c.*,
        m.surface,
        m.entity_key,
        row_number() over (
            partition by c.document_key, c.sentence_no
            order by case when instr(m.surface, c.cue) > 0 then 0 else 1 end, m.clean_start, m.mention_no
        ) as place
    from chosen as c
    left join fact_mention as m
        on
            c.document_key = m.document_key
            and c.sentence_no = m.sentence_no
            and m.entity_type = 'organisation'
            and m.clean_start < c.clean_start + instr(c.text, c.cue) - 1
)

select
    c.region_name,
    c.dated_from,
    c.cue as act,
    c.surface as body,
    case
        when c.role in ('requirement', 'plan') then 'ahead'
        when c.role in ('achievement', 'problem') then 'done'
        else 'named'
    end as state,
    case
        when c.role in ('requirement', 'plan') then null
        when instr(c.text, '发现') > 0 then substr(c.text, instr(c.text, '发现'))
        when instr(c.text, '查处') > 0 then substr(c.text, instr(c.text, '查处'))
        when instr(c.text, '指出') > 0 then substr(c.text, instr(c.text, '指出'))
        when c.finding_words > 0 then c.text
        when n.role = 'problem' and n.paragraph_no = c.paragraph_no then n.text
    end as finding,
    c.text as sentence,
    c.label,
    c.document_id,
    c.document_id || '-s' || c.sentence_no as sentence_id,
    nullif(c.entity_key, -1) as entity_id
from bodies as c
left join fact_sentence as n on c.document_key = n.document_key and n.sentence_no = c.sentence_no + 1
where c.place = 1
order by
    case
        when c.role in ('achievement', 'problem') and c.finding_words > 0 then 0
        when c.role in ('achievement', 'problem') then 1
        when c.role in ('requirement', 'plan') then 2
        else 3
    end,
    c.dated_from desc nulls last, c.document_id, c.sentence_no
limit 200
