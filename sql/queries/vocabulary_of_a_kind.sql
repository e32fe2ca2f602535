-- title: 一种文书的特有用语 · The vocabulary of a kind of document
-- description: 与其他文种相比用得特别多的词，按卡方值排列。 Words that a kind of document uses more than all others do, by chi-square.
-- group: 提法 · Wording
-- param doc_type = : 文种；空则为文书第二多的文种 · kind of document; empty for the one with second most documents
-- param pos = : 词性，空则除数词外全部 · part of speech; empty for all but numerals
-- param least = 3: 至少出现几次 · used at least so often
-- pick doc_type: doc_types
-- pick pos: parts_of_speech
with wanted as (
    select coalesce(
        nullif(:doc_type, ''),
        (
            select doc_type
            from dim_document
            where is_primary = 1
            group by doc_type
            order by count(*) desc, doc_type
            limit 1 offset 1
        )
    ) as doc_type
),

sizes as materialized (
    select
        1.0 * sum(n_occurrences) as n_all,
        1.0 * sum(case when doc_type = (select wanted.doc_type from wanted) then n_occurrences else 0 end) as n_kind
    from mart_term
),

words as materialized (
    select
        kind.term_key,
        1.0 * kind.n_occurrences as n_kind,
        kind.n_documents,
        (select 1.0 * sum(other.n_occurrences) from mart_term as other where other.term_key = kind.term_key) as n_all
    from mart_term as kind
    where
        kind.doc_type = (select wanted.doc_type from wanted)
        and kind.n_occurrences >= cast(coalesce(nullif(:least, ''), '3') as integer)
)

select
    dim_term.term,
    dim_term.pos,
    (select wanted.doc_type from wanted) as doc_type,
    cast(words.n_kind as integer) as n_occurrences,
    words.n_documents,
    cast(words.n_all - words.n_kind as integer) as n_elsewhere,
    round(10000 * words.n_kind / sizes.n_kind, 4) as per_10000,
    round(words.n_kind * sizes.n_all / (words.n_all * sizes.n_kind), 4) as times_average,
    round(
        (words.n_kind * sizes.n_all - words.n_all * sizes.n_kind)
        / (words.n_all * sizes.n_kind)
        * (words.n_kind * sizes.n_all - words.n_all * sizes.n_kind)
        / ((sizes.n_all - words.n_all) * (sizes.n_all - sizes.n_kind))
        * sizes.n_all,
        3
    ) as chi_square
from words
inner join dim_term on words.term_key = dim_term.term_key
cross join sizes
where
    words.n_kind * sizes.n_all > words.n_all * sizes.n_kind
    and sizes.n_all > sizes.n_kind
    and length(dim_term.term) > 1
    and (dim_term.pos = :pos or (coalesce(:pos, '') = '' and dim_term.pos <> 'm'))
order by chi_square desc, dim_term.term, dim_term.pos
limit 200
