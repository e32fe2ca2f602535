-- grain: one row for each word and part of speech
select distinct
    key_of(term || '|' || pos) as term_key,
    term,
    pos
from stage_terms
union all by name
select
    unnest([-1, -2]) as term_key,
    '' as term,
    '' as pos
