-- title: 清洗改了什么，为什么 · What cleaning changed, and why
-- description: 各步骤、各理由的编辑次数、涉及文书和一个例子。 Edits by step and reason: how many, in how many documents, with an example.
-- group: 质量 · Quality
-- param step = : 清洗步骤 · step of cleaning
-- pick step: cleaning_steps
select
    step,
    edit_kind as kind,
    reason,
    n_edits,
    n_documents,
    n_raw_characters,
    example_removed,
    example_replacement
from mart_cleaning
where coalesce(:step, '') = '' or step = :step
order by n_edits desc, step, kind, reason
limit 200
