-- title: 每人担任过的职务 · The posts of each person
select
    person,
    count(distinct post) as n_posts,
    group_concat(distinct post) as posts,
    min(stated_on) as first_stated,
    max(stated_on) as last_stated
from appointments
group by person
order by n_posts desc, person
limit 100
