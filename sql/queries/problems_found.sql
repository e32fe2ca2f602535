-- title: 文书承认了哪些问题 · Which problems documents admit
-- description: 讲问题、讲不足的句子。 The sentences that say what falls short.
-- group: 提法 · Wording
-- param region = : 地区名的一部分 · part of a region's name
-- param word = : 句中的词 · a word of the sentence
-- suggest region: regions
select
    d.dated_from,
    d.region_name,
    d.doc_type,
    s.section_path,
    s.text as problem,
    s.document_id,
    s.sentence_id
from sentences as s
inner join documents as d on s.document_id = d.document_id
where
    s.role = 'problem'
    and d.is_primary = 1
    and (coalesce(:region, '') = '' or instr(d.region_name, :region) > 0)
    and (coalesce(:word, '') = '' or instr(s.text, :word) > 0)
order by d.dated_from nulls last, s.document_id, s.sentence_no
limit 200
