-- grain: one row for each entity: how often, when and where it is mentioned, and in which document first
with uses as (
    select
        fact_mention.entity_key,
        count(*) as n_mentions,
        count(distinct fact_mention.document_key) as n_documents,
        count(distinct nullif(fact_mention.region_key, -1)) as n_regions,
        min(dim_date.date) as first_dated,
        max(dim_date.date) as last_dated
    from fact_mention
    inner join dim_date on fact_mention.dated_date_key = dim_date.date_key
    where fact_mention.entity_key > 0
    group by fact_mention.entity_key
),

-- of a document known by its year only, the year's last day counts
earliest as (
    select
        fact_mention.entity_key,
        first(
            dim_document.document_key
            order by
                dim_document.dated_to nulls last, dim_document.dated_from nulls last, dim_document.document_id
        ) as first_document_key
    from fact_mention
    inner join dim_document on fact_mention.document_key = dim_document.document_key
    where fact_mention.entity_key > 0 and dim_document.is_primary = 1
    group by fact_mention.entity_key
)

select
    uses.entity_key,
    uses.n_mentions,
    uses.n_documents,
    uses.n_regions,
    uses.first_dated,
    uses.last_dated,
    coalesce(earliest.first_document_key, -1) as first_document_key
from uses
left join earliest on uses.entity_key = earliest.entity_key
