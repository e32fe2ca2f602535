-- title: 一个词偏爱哪里：各年、各省、各文种的用量 · Where a word is at home: its use by year, province or kind
-- description: 每万词用几次，是平均的几倍，带正负号的卡方值（大于 3.84 或小于 -3.84 为显著）；分散度 0 为均匀，近 1 为集中。 Uses per 10,000 words, as a multiple of the average, with a signed chi-square (beyond 3.84 either way is significant); deviation of proportions is 0 for an even spread and near 1 for a concentrated one.
-- group: 提法 · Wording
-- param word = 群众: 词，简体 · the word, in simplified characters
-- param by = year: 按什么比较 · compared by
-- suggest word: words
-- pick by: word_parts
with documents_in_parts as materialized (
    select
        fact_document.document_key,
        fact_document.n_tokens,
        case coalesce(nullif(:by, ''), 'year')
            when 'province' then nullif(dim_region.province, '')
            when 'doc_type' then dim_document.doc_type
            else cast(dim_date.year as varchar)
        end as part
    from fact_document
    inner join dim_document on fact_document.document_key = dim_document.document_key
    inner join dim_region on fact_document.region_key = dim_region.region_key
    inner join dim_date on fact_document.dated_date_key = dim_date.date_key
    where dim_document.is_primary = 1
),

uses as materialized (
    select
        fact_term.document_key,
        sum(fact_term.n_occurrences) as n
    from dim_term
    cross join fact_term
    where dim_term.term = coalesce(nullif(:word, ''), '群众') and dim_term.term_key = fact_term.term_key
    group by fact_term.document_key
),

parts as (
    select
        d.part,
        count(*) as n_documents,
        count(uses.document_key) as n_with_word,
        1.0 * sum(d.n_tokens) as n_tokens,
        1.0 * sum(coalesce(uses.n, 0)) as n_uses
    from documents_in_parts as d
    left join uses on d.document_key = uses.document_key
    where d.part is not null
    group by d.part
),

whole as (
    select
        sum(n_tokens) as n_tokens,
        sum(n_uses) as n_uses
    from parts
),

spread as (
    select sum(abs(parts.n_uses / whole.n_uses - parts.n_tokens / whole.n_tokens)) / 2 as deviation
    from parts
    cross join whole
    where whole.n_uses > 0
)

select
    coalesce(nullif(:word, ''), '群众') as word,
    parts.part,
    parts.n_documents,
    parts.n_with_word,
    cast(parts.n_tokens as integer) as n_tokens,
    cast(parts.n_uses as integer) as n_uses,
    round(10000 * parts.n_uses / parts.n_tokens, 4) as per_10000,
    round(parts.n_uses * whole.n_tokens / (parts.n_tokens * whole.n_uses), 4) as times_average,
    round(
        (parts.n_uses * whole.n_tokens - whole.n_uses * parts.n_tokens)
        * abs(parts.n_uses * whole.n_tokens - whole.n_uses * parts.n_tokens)
        / nullif(
            whole.n_uses * parts.n_tokens * (whole.n_tokens - parts.n_tokens) * (whole.n_tokens - whole.n_uses), 0
        )
        * whole.n_tokens,
        3
    ) as signed_chi_square,
    round(spread.deviation, 4) as deviation_of_proportions
from parts
cross join whole
cross join spread
where parts.n_tokens > 0
order by parts.part
limit 200
