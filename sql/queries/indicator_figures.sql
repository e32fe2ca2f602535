-- title: 一个指标的全部数字 · All figures of an indicator
-- description: 名称含有此词的每个数字及其出处，按地区和日期排列。 Every figure whose indicator holds this word, and where it stands, by region and date.
-- group: 指标 · Figures
-- param indicator = : 指标的一部分，如 纯收入 · part of the indicator
select
    m.indicator,
    d.region_name,
    d.dated_from,
    round(cast(m.value as double), 6) as value,
    round(cast(m.value_high as double), 6) as value_high,
    m.unit,
    m.status,
    m.change,
    m.bound,
    m.period_start,
    m.period_end,
    m.clause,
    m.document_id,
    m.sentence_id,
    m.metric_id
from metrics as m
inner join documents as d on m.document_id = d.document_id
where d.is_primary = 1 and (coalesce(:indicator, '') = '' or instr(m.indicator, :indicator) > 0)
order by
    m.indicator nulls last, d.region_name nulls last, d.dated_from nulls last, m.document_id, m.clean_start, m.metric_id
limit 1000
