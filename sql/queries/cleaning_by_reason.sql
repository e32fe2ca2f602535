-- title: 清洗改了什么，为什么 · What cleaning changed, and why
-- description: 各步骤、各理由的编辑次数、涉及文书和一个例子。 Edits by step and reason: how many, in how many documents, with an example.
-- group: 质量 · Quality
-- param step = : 清洗步骤 · step of cleaning
select
    step,
    kind,
    reason,
    count(*) as n_edits,
    count(distinct document_id) as n_documents,
    sum(raw_end - raw_start) as n_raw_characters,
    min(substr(removed, 1, 40)) as example_removed,
    min(substr(replacement, 1, 40)) as example_replacement
from edits
where coalesce(:step, '') = '' or step = :step
group by step, kind, reason
order by n_edits desc, step, kind, reason
limit 500
