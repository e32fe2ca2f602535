-- title: 一个词的上下文 · A word in its context
-- description: 词居中，左右各二十字。 The word in the middle, twenty characters on either side.
-- group: 提法 · Wording
-- param word = 群众: 要找的词，简体 · the word, in simplified characters
-- param region = : 地区名的一部分 · part of a region's name
with hits as (
    select
        s.document_id,
        s.sentence_id,
        s.sentence_no,
        s.text,
        coalesce(nullif(:word, ''), '群众') as word,
        instr(s.text, coalesce(nullif(:word, ''), '群众')) as place
    from sentences as s
    where instr(s.text, coalesce(nullif(:word, ''), '群众')) > 0
)

select
    substr(
        h.text,
        case when h.place > 20 then h.place - 20 else 1 end,
        case when h.place > 20 then 20 else h.place - 1 end
    ) as left_context,
    h.word as keyword,
    substr(h.text, h.place + length(h.word), 20) as right_context,
    d.dated_from,
    d.region_name,
    h.document_id,
    h.sentence_id
from hits as h
inner join documents as d on h.document_id = d.document_id
where d.is_primary = 1 and (coalesce(:region, '') = '' or instr(d.region_name, :region) > 0)
order by right_context, left_context, h.document_id, h.sentence_no
limit 1000
