-- grain: one row for each passage of 20 characters and more that occurs in more than one document
select
    passage_key,
    text,
    length(text) as n_characters,
    document_key as earliest_document_key
from passage_use
where date_rank = 1
union all by name
select
    unnest([-1, -2]) as passage_key,
    '' as text,
    0 as n_characters,
    -1 as earliest_document_key
