-- severity: warn
-- about: one step of cleaning removed more than 40 % of the raw text, or all steps more than 60 %: see the view edits
with by_step as (
    select
        document_key,
        step,
        sum(length(removed)) as n_removed
    from fact_edit
    where edit_kind = 'removed'
    group by document_key, step
),

shares as (
    select
        by_step.document_key,
        by_step.step,
        by_step.n_removed,
        0.4 * fact_document.n_raw_characters as limit_of_step
    from by_step
    inner join fact_document on by_step.document_key = fact_document.document_key
    union all
    select
        document_key,
        'all steps',
        n_removed_characters,
        0.6 * n_raw_characters
    from fact_document
)

select
    dim_document.document_id,
    shares.step,
    shares.n_removed
from shares
inner join dim_document on shares.document_key = dim_document.document_key
where shares.n_removed > shares.limit_of_step
