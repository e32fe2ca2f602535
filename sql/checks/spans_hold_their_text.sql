-- severity: fail
-- about: clean_text[clean_start:clean_end] is not the row's text (documents up to 100,000 characters)
-- scope: document
with spans as (
    select 'sentence' as row_type, document_key, clean_start, clean_end, text from fact_sentence
    union all
    select 'mention', document_key, clean_start, clean_end, surface from fact_mention
    union all
    select 'metric', document_key, clean_start, clean_end, quote from fact_metric
    union all
    select 'passage', document_key, clean_start, clean_end, text from fact_passage_use
)

select
    spans.row_type,
    spans.document_key,
    spans.clean_start,
    spans.text
from spans
inner join document_text on spans.document_key = document_text.document_key
where
    length(document_text.clean_text) <= 100000
    and substr(document_text.clean_text, spans.clean_start + 1, spans.clean_end - spans.clean_start) <> spans.text
