-- title: 一个人的履历：任何职、在哪些会上做什么 · A person's dossier: posts held and parts taken in meetings
-- description: 按时间列出一个人的任职和参会，每行附原句。 Posts and parts of one person in order of time, each with its sentence.
-- group: 人物 · People
-- param person = : 姓名；空则为任职、参会记录最多的人 · full name; empty for the one with most posts and parts on record
-- suggest person: people
with wanted as (
    select coalesce(
        nullif(:person, ''),
        (
            select name
            from (
                select person as name from fact_appointment
                union all
                select participant as name from fact_participation
                where participant_type = 'person'
            ) as said
            group by name
            order by count(*) desc, name
            limit 1
        )
    ) as name
),

said as (
    select
        a.document_key,
        a.sentence_no,
        a.clean_start,
        '任职' as what,
        a.post as detail,
        a.organisation as context
    from fact_appointment as a
    where a.person = (select wanted.name from wanted)
    union all
    select
        p.document_key,
        p.sentence_no,
        p.clean_start,
        '参会' as what,
        p.role as detail,
        p.meeting as context
    from fact_participation as p
    where p.participant_type = 'person' and p.participant = (select wanted.name from wanted)
)

select
    (select wanted.name from wanted) as person,
    dim_document.dated_from,
    said.what,
    said.detail,
    said.context,
    dim_region.region_name,
    dim_document.label,
    fact_sentence.text as sentence,
    dim_document.document_id,
    dim_document.document_id || '-s' || said.sentence_no as sentence_id
from said
inner join dim_document on said.document_key = dim_document.document_key
inner join dim_region on dim_document.region_key = dim_region.region_key
left join fact_sentence
    on said.document_key = fact_sentence.document_key and said.sentence_no = fact_sentence.sentence_no
order by
    dim_document.dated_from nulls last, dim_document.document_id, said.clean_start, said.what, said.detail,
    said.context nulls last
limit 200
