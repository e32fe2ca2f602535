-- about: whether a target was met
-- codes: outcome
select 'met' as value
union all
select 'missed' as value
union all
select 'under_way' as value
order by value
