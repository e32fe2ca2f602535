-- grain: one row for each document
with texts as (
    select
        document_key,
        length(raw_text) as n_raw,
        length(clean_text) as n
    from document_text
),

sentences as (
    select
        document_key,
        count(*) as n
    from fact_sentence
    group by document_key
),

mentions as (
    select
        document_key,
        count(*) as n,
        count(*) filter (where entity_type = 'formulation') as n_formulations
    from fact_mention
    group by document_key
),

metrics as (
    select
        document_key,
        count(*) as n
    from fact_metric
    group by document_key
),

terms as (
    select
        document_key,
        sum(n_occurrences) as n
    from fact_term
    group by document_key
),

reused as (
    select
        document_key,
        sum(clean_end - clean_start) as n
    from fact_passage_use
    group by document_key
),

removed as (
    select
        document_key,
        sum(length(removed)) as n
    from fact_edit
    where edit_kind = 'removed'
    group by document_key
)

select
    documents.document_key,
    documents.region_key,
    documents.dated_date_key,
    documents.document_type_key,
    documents.audit_key,
    date_key_of(dim_document.event_on) as event_date_key,
    date_key_of(dim_document.published_on) as published_date_key,
    date_key_of(dim_document.uploaded_on) as uploaded_date_key,
    date_key_of(dim_document.dated_to) as dated_to_date_key,
    texts.n_raw as n_raw_characters,
    coalesce(removed.n, 0) as n_removed_characters,
    texts.n as n_characters,
    coalesce(sentences.n, 0) as n_sentences,
    coalesce(terms.n, 0) as n_tokens,
    coalesce(mentions.n, 0) as n_mentions,
    coalesce(metrics.n, 0) as n_metrics,
    coalesce(mentions.n_formulations, 0) as n_formulations,
    coalesce(reused.n, 0) as n_reused_characters
from document_of_id as documents
inner join dim_document on documents.document_key = dim_document.document_key
inner join texts on documents.document_key = texts.document_key
left join sentences on documents.document_key = sentences.document_key
left join mentions on documents.document_key = mentions.document_key
left join metrics on documents.document_key = metrics.document_key
left join terms on documents.document_key = terms.document_key
left join reused on documents.document_key = reused.document_key
left join removed on documents.document_key = removed.document_key
