-- grain: one row for each word and part of speech
with named as (
    select
        term_key,
        term,
        pos
    from key_of_term
    union
    select
        term_key,
        term,
        pos
    from dim_term
    where term_key > 0
)

select
    term_key,
    term,
    pos
from named
where term_key in (select fact_term.term_key from fact_term)
union all by name
select
    unnest([-1, -2]) as term_key,
    '' as term,
    '' as pos
