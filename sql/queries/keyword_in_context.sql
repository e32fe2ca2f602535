-- title: 一个词的上下文 · A word in its context
-- description: 词居中，左右各二十字，按右文排列；词太常见时只排其中二千处，全部见“查找”页。 The word in the middle, twenty characters on either side, sorted by what follows; of a very common word two thousand places are sorted, the search page has all.
-- group: 提法 · Wording
-- param word = 群众: 要找的词，简体 · the word, in simplified characters
-- param region = : 地区名的一部分 · part of a region's name
-- suggest word: words
-- suggest region: regions
with hits as materialized (
    select
        fact_sentence.document_key,
        fact_sentence.sentence_no,
        fact_sentence.text,
        coalesce(nullif(:word, ''), '群众') as word,
        instr(fact_sentence.text, coalesce(nullif(:word, ''), '群众')) as place
    from fact_sentence
    where
        instr(fact_sentence.text, coalesce(nullif(:word, ''), '群众')) > 0
        and (
            coalesce(:region, '') = ''
            or fact_sentence.region_key in (
                select r.region_key from dim_region as r
                where instr(r.region_name, :region) > 0
            )
        )
    order by fact_sentence.document_key, fact_sentence.sentence_no
    limit 2000
)

select
    substr(
        hits.text,
        case when hits.place > 20 then hits.place - 20 else 1 end,
        case when hits.place > 20 then 20 else hits.place - 1 end
    ) as left_context,
    hits.word as keyword,
    substr(hits.text, hits.place + length(hits.word), 20) as right_context,
    dim_document.dated_from,
    dim_region.region_name,
    dim_document.document_id,
    dim_document.document_id || '-s' || hits.sentence_no as sentence_id
from hits
inner join dim_document on hits.document_key = dim_document.document_key
inner join dim_region on dim_document.region_key = dim_region.region_key
where dim_document.is_primary = 1
order by right_context, left_context, dim_document.document_id, hits.sentence_no
limit 200
