-- title: 装入了什么，拒收了什么 · What was loaded and what was rejected
-- description: 装入的文书数，和未装入的输入及其理由。 How many documents were loaded, and the inputs that were not, with the reason.
-- group: 质量 · Quality
select
    '装入' as outcome,
    '' as stage,
    case when is_primary = 1 then '首见' else '重复' end as reason,
    count(*) as n_inputs,
    min(source) as example,
    '' as detail
from documents
group by case when is_primary = 1 then '首见' else '重复' end
union all
select
    '拒收' as outcome,
    stage,
    reason,
    count(*) as n_inputs,
    min(source) as example,
    min(detail) as detail
from rejections
group by stage, reason
order by outcome desc, stage, reason
