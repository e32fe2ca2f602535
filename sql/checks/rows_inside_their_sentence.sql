-- severity: fail
-- about: a row lies outside its sentence
-- scope: document
with spans as (
    select document_key, sentence_no, clean_start, clean_end from fact_mention
    union all
    select document_key, sentence_no, clean_start, clean_end from fact_metric
    union all
    select document_key, sentence_no, clean_start, clean_end from fact_appointment
    union all
    select document_key, sentence_no, clean_start, clean_end from fact_participation
    union all
    select document_key, sentence_no, clean_start, clean_end from fact_task
)

select
    spans.document_key,
    spans.sentence_no,
    spans.clean_start
from spans
inner join fact_sentence
    on
        spans.document_key = fact_sentence.document_key
        and spans.sentence_no = fact_sentence.sentence_no
where spans.clean_start < fact_sentence.clean_start or spans.clean_end > fact_sentence.clean_end
