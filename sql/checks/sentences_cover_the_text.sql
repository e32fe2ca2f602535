-- severity: fail
-- about: a character of the clean text is in no sentence
-- scope: document
with covered as (
    select
        document_key,
        sum(length(regexp_replace(text, '\s', '', 'g'))) as n
    from fact_sentence
    group by document_key
)

select
    document_text.document_key,
    length(regexp_replace(document_text.clean_text, '\s', '', 'g')) - coalesce(covered.n, 0) as n_missing
from document_text
left join covered on document_text.document_key = covered.document_key
where length(regexp_replace(document_text.clean_text, '\s', '', 'g')) <> coalesce(covered.n, 0)
