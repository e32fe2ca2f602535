-- grain: one row for each day from 1900 to 2060, and the members -1 not known, -2 not applicable, -3 open end
with days as (
    select cast(day as date) as date
    from generate_series(timestamp '1900-01-01', timestamp '2060-12-31', interval 1 day) as series (day)
),

plans (plan, first_year, last_year) as (
    values
    ('一五', 1953, 1957), ('二五', 1958, 1962), ('三五', 1966, 1970), ('四五', 1971, 1975), ('五五', 1976, 1980),
    ('六五', 1981, 1985), ('七五', 1986, 1990), ('八五', 1991, 1995), ('九五', 1996, 2000), ('十五', 2001, 2005),
    ('十一五', 2006, 2010), ('十二五', 2011, 2015), ('十三五', 2016, 2020), ('十四五', 2021, 2025), ('十五五', 2026, 2030)
)

select
    date_key_of(days.date) as date_key,
    days.date,
    year(days.date) as year,
    case when month(days.date) <= 6 then 1 else 2 end as half,
    quarter(days.date) as quarter,
    month(days.date) as month,
    day(days.date) as day,
    case when day(days.date) <= 10 then '上旬' when day(days.date) <= 20 then '中旬' else '下旬' end as xun,
    weekofyear(days.date) as iso_week,
    isodow(days.date) as weekday,
    plans.plan,
    year(days.date) - plans.first_year + 1 as plan_year
from days
left join plans on year(days.date) between plans.first_year and plans.last_year
union all by name
select unnest([-1, -2, -3]) as date_key
