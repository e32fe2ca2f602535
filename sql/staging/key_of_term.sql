-- grain: one row for each word and part of speech of the staged rows: a key is hashed once, however often it occurs
select
    term,
    pos,
    key_of(term || '|' || pos) as term_key
from (select distinct term, pos from stage_terms) as terms
