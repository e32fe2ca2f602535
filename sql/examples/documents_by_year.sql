-- title: 各年文书数 · Documents by year
select
    substr(dated_from, 1, 4) as year,
    count(*) as n_documents,
    sum(n_characters) as n_characters
from documents
where is_primary = 1
group by substr(dated_from, 1, 4)
order by year
