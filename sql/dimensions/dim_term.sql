-- grain: one row for each word and part of speech
with named as (
    select
        term,
        pos
    from stage_terms
    union
    select
        term,
        pos
    from dim_term
    where term_key > 0
)

select
    key_of(term || '|' || pos) as term_key,
    term,
    pos
from named
where key_of(term || '|' || pos) in (select fact_term.term_key from fact_term)
union all by name
select
    unnest([-1, -2]) as term_key,
    '' as term,
    '' as pos
