-- title: 某月到期的任务 · The deadlines of a month
-- description: 期限落在这个月的要求、承诺和计划，按日期排列，附原句。 What was to be done by a day of this month, in order of the day, each with its sentence.
-- group: 任务 · Tasks
-- param month = : 月份，如 2012-10；空则为到期最多的月份 · month, such as 2012-10; empty for the one with most deadlines
-- param region = : 地区名的一部分 · part of a region's name
-- pick month: deadline_months
-- suggest region: regions
with wanted as (
    select coalesce(
        nullif(:month, ''),
        (
            select substr(cast(dim_date.date as varchar), 1, 7)
            from fact_task
            inner join dim_date on fact_task.deadline_date_key = dim_date.date_key
            where fact_task.deadline_date_key > 0
            group by substr(cast(dim_date.date as varchar), 1, 7)
            order by count(*) desc, substr(cast(dim_date.date as varchar), 1, 7)
            limit 1
        )
    ) as month
),

days as materialized (
    select
        date_key,
        date
    from dim_date
    where substr(cast(date as varchar), 1, 7) = (select wanted.month from wanted)
)

select
    days.date as deadline_on,
    fact_task.actor,
    fact_task.action,
    fact_task.kind,
    dim_region.region_name,
    fact_sentence.text as sentence,
    dim_document.label,
    dim_document.document_id,
    dim_document.document_id || '-s' || fact_task.sentence_no as sentence_id
from fact_task
inner join days on fact_task.deadline_date_key = days.date_key
inner join dim_document on fact_task.document_key = dim_document.document_key
inner join dim_region on dim_document.region_key = dim_region.region_key
inner join fact_sentence
    on fact_task.document_key = fact_sentence.document_key and fact_task.sentence_no = fact_sentence.sentence_no
where
    dim_document.is_primary = 1
    and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
order by fact_task.deadline_date_key, dim_document.document_id, fact_task.clean_start, fact_task.task_no
limit 200
