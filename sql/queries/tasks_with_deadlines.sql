-- title: 任务台账：谁在何时之前做什么 · The work ledger: who is to do what by when
-- description: 有期限的任务、承诺和计划，按期限排列。 Tasks, promises and plans that have a deadline, in its order.
-- group: 任务 · Tasks
-- param region = : 地区名的一部分 · part of a region's name
-- param actor = : 责任单位或责任人的一部分 · part of the actor's name
-- param kind = : 要求、承诺或计划 · required, promised or planned
-- suggest region: regions
-- suggest actor: actors
-- pick kind: task_kinds
select
    deadlines.date as deadline_on,
    fact_task.actor,
    fact_task.action,
    fact_task.kind,
    fact_metric.quote as figure,
    dim_region.region_name,
    dim_document.label,
    dim_document.document_id,
    dim_document.document_id || '-s' || fact_task.sentence_no as sentence_id
from fact_task
inner join dim_date as deadlines on fact_task.deadline_date_key = deadlines.date_key
inner join dim_document on fact_task.document_key = dim_document.document_key
inner join dim_region on dim_document.region_key = dim_region.region_key
left join fact_metric
    on fact_task.document_key = fact_metric.document_key and fact_task.task_metric_no = fact_metric.metric_no
where
    fact_task.deadline_date_key > 0
    and dim_document.is_primary = 1
    and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
    and (coalesce(:actor, '') = '' or instr(fact_task.actor, :actor) > 0)
    and (coalesce(:kind, '') = '' or fact_task.kind = :kind)
order by fact_task.deadline_date_key, dim_document.document_id, fact_task.clean_start, fact_task.task_no
limit 200
