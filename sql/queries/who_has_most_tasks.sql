-- title: 谁的任务最多 · Who has most tasks
-- description: 每个承办者有几项要求、承诺、计划，其中几项有期限、几项有数字。 How many tasks each actor was given, promised or planned, how many of them with a deadline or a figure.
-- group: 任务 · Tasks
-- param region = : 地区名的一部分 · part of a region's name
-- param kind = : 要求、承诺或计划 · required, promised or planned
-- suggest region: regions
-- pick kind: task_kinds
select
    fact_task.actor,
    count(*) as n_tasks,
    cast(sum(case when fact_task.kind = 'required' then 1 else 0 end) as integer) as n_required,
    cast(sum(case when fact_task.kind = 'promised' then 1 else 0 end) as integer) as n_promised,
    cast(sum(case when fact_task.kind = 'planned' then 1 else 0 end) as integer) as n_planned,
    cast(sum(case when fact_task.deadline_date_key > 0 then 1 else 0 end) as integer) as n_with_deadline,
    count(fact_task.task_metric_no) as n_with_figure,
    count(distinct fact_task.document_key) as n_documents,
    min(dim_document.dated_from) as first_dated,
    max(dim_document.dated_from) as last_dated
from fact_task
inner join dim_document on fact_task.document_key = dim_document.document_key
inner join dim_region on dim_document.region_key = dim_region.region_key
where
    fact_task.actor <> ''
    and dim_document.is_primary = 1
    and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
    and (coalesce(:kind, '') = '' or fact_task.kind = :kind)
group by fact_task.actor
order by n_tasks desc, n_documents desc, fact_task.actor
limit 200
