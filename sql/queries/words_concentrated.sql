-- title: 哪些词集中在少数文书里 · Which words are concentrated in few documents
-- description: 出现次数多而文书少的词：是某份文书的主题，不是普遍的用语。 Words that are used often, but in few documents: they are what a document is about, not how all documents speak.
-- group: 提法 · Wording
-- param pos = : 词性 · part of speech
-- param least = 10: 至少出现几次 · used at least so often
-- pick pos: parts_of_speech
with words as (
    select
        dim_term.term,
        dim_term.pos,
        sum(mart_term.n_occurrences) as n_occurrences,
        sum(mart_term.n_documents) as n_documents
    from mart_term
    inner join dim_term on mart_term.term_key = dim_term.term_key
    where coalesce(:pos, '') = '' or dim_term.pos = :pos
    group by dim_term.term, dim_term.pos
    having sum(mart_term.n_occurrences) >= cast(coalesce(nullif(:least, ''), '10') as integer)
)

select
    term,
    pos,
    cast(n_occurrences as integer) as n_occurrences,
    cast(n_documents as integer) as n_documents,
    round(1.0 * n_occurrences / n_documents, 4) as per_document
from words
where length(term) > 1
order by per_document desc, n_occurrences desc, term, pos
limit 200
