-- grain: one row for each step, kind and reason of cleaning
select
    step,
    edit_kind,
    reason,
    count(*) as n_edits,
    count(distinct document_key) as n_documents,
    sum(raw_end - raw_start) as n_raw_characters,
    substr(min(removed), 1, 40) as example_removed,
    substr(min(replacement), 1, 40) as example_replacement
from fact_edit
group by step, edit_kind, reason
