-- title: 哪些词集中在少数文书里 · Which words are concentrated in few documents
-- description: 出现次数多而文书少的词：是某份文书的主题，不是普遍的用语。 Words that are used often, but in few documents: they are what a document is about, not how all documents speak.
-- group: 提法 · Wording
-- param pos = : 词性 · part of speech
-- param least = 10: 至少出现几次 · used at least so often
-- pick pos: parts_of_speech
with words as materialized (
    select
        term_key,
        sum(n_occurrences) as n_occurrences,
        sum(n_documents) as n_documents
    from mart_term
    group by term_key
    having sum(n_occurrences) >= cast(coalesce(nullif(:least, ''), '10') as integer)
)

select
    dim_term.term,
    dim_term.pos,
    cast(words.n_occurrences as integer) as n_occurrences,
    cast(words.n_documents as integer) as n_documents,
    round(1.0 * words.n_occurrences / words.n_documents, 4) as per_document
from words
inner join dim_term on words.term_key = dim_term.term_key
where
    length(dim_term.term) > 1
    and (coalesce(:pos, '') = '' or dim_term.pos = :pos)
order by per_document desc, words.n_occurrences desc, dim_term.term, dim_term.pos
limit 200
