-- about: the parts of speech of words
select
    dim_term.pos as value,
    count(*) as n
from dim_term
where dim_term.term_key > 0
group by dim_term.pos
order by n desc, value
