-- about: the most frequent words of two characters and more that name things or acts
select
    dim_term.term as value,
    sum(mart_term.n_documents) as n
from mart_term
inner join dim_term on mart_term.term_key = dim_term.term_key
where length(dim_term.term) >= 2 and dim_term.pos in ('n', 'v', 'vn', 'nz', 'ns', 'nt', 'a', 'j', 'l', 'i')
group by dim_term.term
order by n desc, value
limit 300
