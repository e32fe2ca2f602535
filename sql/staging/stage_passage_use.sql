-- grain: one row for each occurrence of a sentence of 20 characters and more that several documents share
with candidates as (
    select
        stage_sentences.document_id,
        stage_sentences.sentence_no,
        stage_sentences.text,
        stage_sentences.clean_start,
        stage_sentences.clean_end,
        stage_sentences.raw_start,
        stage_sentences.raw_end,
        documents.document_key,
        documents.dated_to
    from stage_sentences
    inner join document_of_id as documents on stage_sentences.document_id = documents.document_id
    where
        documents.is_primary = 1
        and stage_sentences.sentence_kind = 'body'
        and length(stage_sentences.text) >= 20
),

shared as (
    select
        text,
        key_of(text) as passage_key
    from candidates
    group by text
    having count(distinct document_id) > 1
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
