-- title: 同场人物：关系网的边 · People who took part in the same meetings: edges of the network
-- description: 哪两个人在同一份文书的会议中出现，共几次；CSV 可直接导入网络软件。 Which two people took part in the meeting of one document, and how often; the CSV loads into network software as it is.
-- group: 人物 · People
-- param person = : 只看此人，空则为所有人 · only this person; empty means everybody
-- param least = 1: 至少同场几次 · met at least so often
-- suggest person: people
with present as materialized (
    select distinct
        participant as person,
        document_key
    from fact_participation
    where participant_type = 'person'
)

select
    one.person as source,
    two.person as target,
    count(*) as weight,
    min(documents.dated_to) as first_dated,
    max(documents.dated_to) as last_dated
from present as one
inner join present as two on one.document_key = two.document_key and one.person < two.person
inner join dim_document as documents on one.document_key = documents.document_key
where :person = '' or one.person = :person or two.person = :person
group by one.person, two.person
having count(*) >= cast(coalesce(nullif(:least, ''), '1') as integer)
order by weight desc, source asc, target asc
limit 200
