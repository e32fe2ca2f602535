-- title: 装入了什么，拒收了什么 · What was loaded and what was rejected
-- description: 各文种装入多少文书（首见与重复），未装入的输入有多少、因何。 How many documents of each kind were loaded (first seen and repeated), and how many inputs were not, with the reason.
-- group: 质量 · Quality
select
    '装入' as outcome,
    doc_type as kind,
    case when is_primary = 1 then '首见' else '重复' end as reason,
    count(*) as n_inputs,
    min(source) as example,
    '' as detail
from dim_document
where document_key > 0
group by doc_type, case when is_primary = 1 then '首见' else '重复' end
union all
select
    '拒收' as outcome,
    stage as kind,
    reason,
    count(*) as n_inputs,
    min(source) as example,
    min(detail) as detail
from rejections
group by stage, reason
order by outcome desc, kind, reason
