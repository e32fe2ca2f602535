-- title: 某月到期的任务 · The deadlines of a month
-- description: 期限落在这个月的要求、承诺和计划，按日期排列，附原句。 What was to be done by a day of this month, in order of the day, each with its sentence.
-- group: 任务 · Tasks
-- param month = : 月份，如 2012-10；空则为到期最多的月份 · month, such as 2012-10; empty for the one with most deadlines
-- param region = : 地区名的一部分 · part of a region's name
-- pick month: deadline_months
-- suggest region: regions
with due as materialized (
    select
        fact_task.document_key,
        fact_task.task_no,
        dim_date.date as deadline_on,
        substr(cast(dim_date.date as varchar), 1, 7) as month
    from fact_task
    inner join dim_date on fact_task.deadline_date_key = dim_date.date_key
    where fact_task.deadline_date_key > 0
),

wanted as materialized (
    select coalesce(
        nullif(:month, ''),
        (select month from due group by month order by count(*) desc, month limit 1)
    ) as month
)

select
    due.deadline_on,
    fact_task.actor,
    fact_task.action,
    fact_task.kind,
    dim_region.region_name,
    fact_sentence.text as sentence,
    dim_document.label,
    dim_document.document_id,
    dim_document.document_id || '-s' || fact_task.sentence_no as sentence_id
from wanted
cross join due
inner join fact_task on due.document_key = fact_task.document_key and due.task_no = fact_task.task_no
inner join dim_document on fact_task.document_key = dim_document.document_key
inner join dim_region on dim_document.region_key = dim_region.region_key
inner join fact_sentence
    on fact_task.document_key = fact_sentence.document_key and fact_task.sentence_no = fact_sentence.sentence_no
where
    wanted.month = due.month
    and dim_document.is_primary = 1
    and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
order by due.deadline_on, dim_document.document_id, fact_task.clean_start, fact_task.task_no
limit 200
