-- title: 一个词与哪些词为伍 · Which words stand beside a word
-- description: 左右各十字之内的搭配词，在一百份含此词的文书中统计；每句只看第一处。联系强度为戴斯系数，1 为总在一起。 Collocates within ten characters on either side, counted in a hundred documents with the word, at its first place in each sentence; strength is the Dice coefficient, 1 for words that always go together.
-- group: 提法 · Wording
-- param word = 群众: 词，简体 · the word, in simplified characters
-- param pos = : 搭配词的词性，空则除数词外全部 · part of speech of the collocates; empty for all but numerals
-- suggest word: words
-- pick pos: parts_of_speech
with having_it as materialized (
    select distinct document_key
    from fact_term
    where
        term_key in (select dim_term.term_key from dim_term where dim_term.term = coalesce(nullif(:word, ''), '群众'))
        and document_key not in (select dim_document.document_key from dim_document where dim_document.is_primary = 0)
),

found as materialized (
    select document_key
    from having_it
    order by document_key
    limit 100
),

places as materialized (
    select
        fact_sentence.document_key,
        fact_sentence.sentence_no,
        fact_sentence.text,
        length(coalesce(nullif(:word, ''), '群众')) as width,
        instr(fact_sentence.text, coalesce(nullif(:word, ''), '群众')) as place
    from found
    cross join fact_sentence
    where
        found.document_key = fact_sentence.document_key
        and instr(fact_sentence.text, coalesce(nullif(:word, ''), '群众')) > 0
),

sides as (
    select
        document_key,
        sentence_no,
        substr(
            text, case when place > 10 then place - 10 else 1 end, case when place > 10 then 10 else place - 1 end
        ) as before,
        substr(text, place + width, 10) as after
    from places
),

contexts as materialized (
    select
        *,
        before || ' ' || after as around
    from sides
),

-- a word of two parts of speech stands beside it once
pairs as (
    select distinct
        dim_term.term,
        contexts.document_key,
        contexts.sentence_no,
        instr(contexts.before, dim_term.term) > 0 as is_before,
        instr(contexts.after, dim_term.term) > 0 as is_after
    from contexts
    cross join fact_term
    inner join dim_term on fact_term.term_key = dim_term.term_key
    where
        contexts.document_key = fact_term.document_key
        and length(dim_term.term) > 1
        and dim_term.term <> coalesce(nullif(:word, ''), '群众')
        and (dim_term.pos = :pos or (coalesce(:pos, '') = '' and dim_term.pos <> 'm'))
        and instr(contexts.around, dim_term.term) > 0
),

beside as materialized (
    select
        term,
        count(*) as n_beside,
        sum(case when is_before then 1 else 0 end) as n_before,
        sum(case when is_after then 1 else 0 end) as n_after,
        count(distinct document_key) as n_documents
    from pairs
    group by term
),

terms as materialized (
    select
        dim_term.term_key,
        dim_term.term
    from beside
    cross join dim_term
    where
        beside.term = dim_term.term
        and (dim_term.pos = :pos or (coalesce(:pos, '') = '' and dim_term.pos <> 'm'))
),

frequency as materialized (
    select
        terms.term,
        sum(fact_term.n_occurrences) as n_occurrences
    from found
    cross join fact_term
    cross join terms
    where found.document_key = fact_term.document_key and fact_term.term_key = terms.term_key
    group by terms.term
)

select
    beside.term as collocate,
    beside.n_beside,
    cast(beside.n_before as integer) as n_before,
    cast(beside.n_after as integer) as n_after,
    beside.n_documents,
    cast(frequency.n_occurrences as integer) as n_occurrences,
    round(2.0 * beside.n_beside / (frequency.n_occurrences + (select count(*) from contexts)), 6) as dice
from beside
inner join frequency on beside.term = frequency.term
order by dice desc, beside.n_beside desc, beside.term
limit 200
