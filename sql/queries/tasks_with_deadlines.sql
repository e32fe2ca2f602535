-- title: 任务台账：谁在何时之前做什么 · The work ledger: who is to do what by when
-- description: 有期限的任务、承诺和计划，按期限排列。 Tasks, promises and plans that have a deadline, in its order.
-- group: 地区与时间 · Place and time
-- param region = : 地区名的一部分 · part of a region's name
-- param actor = : 责任单位或责任人的一部分 · part of the actor's name
select
    t.deadline_on,
    t.actor,
    t.action,
    t.kind,
    m.quote as figure,
    d.region_name,
    d.label,
    t.document_id,
    t.sentence_id
from tasks as t
inner join documents as d on t.document_id = d.document_id
left join metrics as m on t.metric_id = m.metric_id
where
    t.deadline_on is not null
    and d.is_primary = 1
    and (coalesce(:region, '') = '' or instr(d.region_name, :region) > 0)
    and (coalesce(:actor, '') = '' or instr(t.actor, :actor) > 0)
order by t.deadline_on, t.document_id, t.clean_start, t.action
limit 1000
