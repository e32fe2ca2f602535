-- title: 被转引最多的段落 · The passages copied most
-- description: 每个段落的最早出处，和此后用过它的文书与地区数。 Each passage with its earliest document, and how many documents and regions used it after.
-- group: 转引 · Reuse
-- param word = : 段落中的词 · a word of the passage
-- suggest word: words
select
    r.earliest_text as passage,
    e.dated_from as first_used,
    e.region_name as first_region,
    count(distinct r.document_id) as n_later_documents,
    count(distinct d.region_name) as n_later_regions,
    max(r.days_after) as days_alive,
    r.earliest_document_id
from reuse as r
inner join documents as d on r.document_id = d.document_id
inner join documents as e on r.earliest_document_id = e.document_id
where coalesce(:word, '') = '' or instr(r.earliest_text, :word) > 0
group by r.earliest_text, e.dated_from, e.region_name, r.earliest_document_id
order by n_later_documents desc, r.earliest_text, r.earliest_document_id
limit 200
