-- title: 一个人的履历：任何职、在哪些会上做什么 · A person's dossier: posts held and parts taken in meetings
-- description: 按时间列出一个人的任职和参会，每行附原句。 Posts and parts of one person in order of time, each with its sentence.
-- group: 人物 · People
-- param person = : 姓名；空则为出现最多的人 · full name; empty for the one who appears most
with said as (
    select person as name, document_id, sentence_id, clean_start, '任职' as what, post as detail, organisation as context
    from appointments
    union all
    select participant as name, document_id, sentence_id, clean_start, '参会' as what, role as detail, meeting as context
    from participations
    where participant_type = 'person'
),

most_named as (
    select name
    from said
    group by name
    order by count(distinct document_id) desc, count(*) desc, name
    limit 1
)

select
    s.name as person,
    d.dated_from,
    s.what,
    s.detail,
    s.context,
    d.region_name,
    d.label,
    t.text as sentence,
    s.document_id,
    s.sentence_id
from said as s
inner join documents as d on s.document_id = d.document_id
left join sentences as t on s.sentence_id = t.sentence_id
where s.name = coalesce(nullif(:person, ''), (select m.name from most_named as m))
order by d.dated_from nulls last, s.document_id, s.clean_start, s.what, s.detail, s.context nulls last
limit 500
