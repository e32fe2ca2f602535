-- severity: fail
-- about: a raw span is empty or leaves the raw text
-- scope: document
with spans as (
    select document_key, raw_start, raw_end from fact_sentence
    union all
    select document_key, raw_start, raw_end from fact_mention
    union all
    select document_key, raw_start, raw_end from fact_metric
    union all
    select document_key, raw_start, raw_end from fact_appointment
    union all
    select document_key, raw_start, raw_end from fact_participation
    union all
    select document_key, raw_start, raw_end from fact_task
)

select
    spans.document_key,
    spans.raw_start,
    spans.raw_end
from spans
inner join document_text on spans.document_key = document_text.document_key
where
    spans.raw_start < 0
    or spans.raw_start >= spans.raw_end
    or spans.raw_end > length(document_text.raw_text)
