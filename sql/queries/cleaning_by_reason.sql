-- title: 清洗改了什么，为什么 · What cleaning changed, and why
-- description: 各步骤、各理由的编辑次数、涉及文书和一个例子。 Edits by step and reason: how many, in how many documents, with an example.
-- group: 质量 · Quality
-- param step = : 清洗步骤 · step of cleaning
-- pick step: cleaning_steps
select
    step,
    edit_kind as kind,
    reason,
    count(*) as n_edits,
    count(distinct document_key) as n_documents,
    sum(raw_end - raw_start) as n_raw_characters,
    substr(min(removed), 1, 40) as example_removed,
    substr(min(replacement), 1, 40) as example_replacement
from fact_edit
where coalesce(:step, '') = '' or step = :step
group by step, edit_kind, reason
order by n_edits desc, step, kind, reason
limit 200
