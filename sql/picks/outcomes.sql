-- about: whether a target was met
-- codes: outcome
select 'missed' as value
union all
select 'met' as value
order by value desc
