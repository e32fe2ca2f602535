-- title: 先进典型 · Models and examples named
-- description: 被授予称号、表彰、评为先进、作典型发言的人、单位和地方。 People, bodies and places that were honoured, commended, or spoke as examples.
-- group: 台账 · Ledgers
-- param region = : 地区名的一部分 · part of a region's name
-- param first = : 文书日期自（2011 或 2011-07） · dated from
-- param last = : 文书日期至 · dated to
-- suggest region: regions
with honours as materialized (
    select
        c.document_key,
        c.sentence_no,
        c.cue,
        c.cue_start,
        s.text,
        s.clean_start,
        d.document_id,
        d.label,
        d.dated_from,
        coalesce(r.region_name, '') as region_name
    from mart_cue as c
    inner join fact_sentence as s on c.document_key = s.document_key and c.sentence_no = s.sentence_no
    inner join dim_document as d on c.document_key = d.document_key
    inner join dim_region as r on d.region_key = r.region_key
    where
        c.cue_kind = 'honour'
        and s.sentence_kind in ('body', 'table', 'caption')
        and d.is_primary = 1
        and (coalesce(:region, '') = '' or instr(r.region_name, :region) > 0)
        and (coalesce(:first, '') = '' or cast(d.dated_from as varchar) >= :first)
        and (coalesce(:last, '') = '' or substr(cast(d.dated_from as varchar), 1, length(:last)) <= :last)
),

-- what is given stands before the receiver, what is received behind it; who reads a decision out receives nothing
named as (
    select
        h.document_key,
        h.sentence_no,
        m.mention_no,
        m.entity_key,
        m.entity_type,
        h.cue,
        h.region_name,
        h.dated_from,
        h.document_id,
        h.label,
        h.text,
        m.clean_start - h.clean_start as name_start,
        m.clean_end - h.clean_start as name_end,
        min(case when m.entity_type = 'person' then m.clean_start - h.clean_start end) over (
            partition by h.document_key, h.sentence_no, h.cue
            order by m.clean_start, m.mention_no rows between 1 following and unbounded following
        ) as next_person,
        row_number() over (
            partition by h.document_key, h.sentence_no, m.entity_key
            order by abs(m.clean_start - h.clean_start - h.cue_start), h.cue, m.mention_no
        ) as place
    from honours as h
    inner join fact_mention as m on h.document_key = m.document_key and h.sentence_no = m.sentence_no
    where
        m.entity_type in ('person', 'organisation', 'place')
        and m.entity_key > 0
        and (
            (
                h.cue = '授予'
                and m.clean_start >= h.clean_start + h.cue_start
                and m.clean_start <= h.clean_start + h.cue_start + 60
            )
            or (
                h.cue in ('表彰', '表扬')
                and instr(h.text, '进行') > 0
                and instr(h.text, '对') > 0
                and m.clean_start >= h.clean_start + instr(h.text, '对')
                and m.clean_end <= h.clean_start + h.cue_start
            )
            or (
                h.cue in ('荣获', '被评为', '获评', '典型发言')
                and m.clean_end <= h.clean_start + h.cue_start
                and m.clean_end >= h.clean_start + h.cue_start - 60
            )
            or (
                h.cue = '授予'
                and m.clean_end <= h.clean_start + h.cue_start
                and instr(substr(h.text, 1, h.cue_start), '被') > 0
                and m.clean_end <= h.clean_start + instr(h.text, '被')
            )
        )
),

-- a body right before a person's name is that person's post; the honour is the title quoted next
models as (
    select
        *,
        substr(text, name_end + 1) as rest
    from named
    where
        place = 1
        and not coalesce(
            entity_type <> 'person'
            and instr(substr(text, name_end + 1, next_person - name_end), '、') = 0
            and instr(substr(text, name_end + 1, next_person - name_end), '，') = 0,
            false
        )
)

select
    m.region_name,
    m.dated_from,
    e.name,
    e.entity_type,
    case
        when instr(m.rest, '”') > instr(m.rest, '“') and instr(m.rest, '“') > 0
            then substr(m.rest, instr(m.rest, '“') + 1, instr(m.rest, '”') - instr(m.rest, '“') - 1)
    end as honour,
    m.cue as told_by,
    m.text as sentence,
    m.label,
    m.document_id,
    m.document_id || '-s' || m.sentence_no as sentence_id,
    m.entity_key as entity_id
from models as m
inner join dim_entity as e on m.entity_key = e.entity_key
order by m.dated_from desc nulls last, m.document_id, m.sentence_no, m.mention_no
limit 200
