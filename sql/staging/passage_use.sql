-- grain: one row for each occurrence of a sentence of 20 characters and more that several documents share
with candidates as (
    select
        fact_sentence.document_key,
        fact_sentence.sentence_no,
        fact_sentence.text,
        fact_sentence.clean_start,
        fact_sentence.clean_end,
        fact_sentence.raw_start,
        fact_sentence.raw_end,
        dim_document.document_id,
        dim_document.dated_to
    from fact_sentence
    inner join dim_document on fact_sentence.document_key = dim_document.document_key
    where
        dim_document.is_primary = 1
        and fact_sentence.sentence_kind = 'body'
        and fact_sentence.n_characters >= 20
),

shared as (
    select
        text,
        key_of(text) as passage_key
    from candidates
    group by text
    having count(*) > 1 and min(document_key) < max(document_key)
)

select
    candidates.*,
    shared.passage_key,
    row_number() over (
        partition by shared.passage_key
        order by candidates.dated_to nulls last, candidates.document_id, candidates.sentence_no
    ) as date_rank,
    row_number() over (
        partition by candidates.document_id
        order by candidates.sentence_no
    ) as use_no,
    date_diff(
        'day',
        first_value(candidates.dated_to) over (
            partition by shared.passage_key
            order by candidates.dated_to nulls last, candidates.document_id, candidates.sentence_no
        ),
        candidates.dated_to
    ) as days_after
from candidates
inner join shared on candidates.text = shared.text
