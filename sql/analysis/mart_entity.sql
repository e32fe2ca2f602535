-- grain: one row for each entity: how often and when it is mentioned
select
    fact_mention.entity_key,
    count(*) as n_mentions,
    count(distinct fact_mention.document_key) as n_documents,
    min(dim_date.date) as first_dated,
    max(dim_date.date) as last_dated
from fact_mention
inner join dim_date on fact_mention.dated_date_key = dim_date.date_key
where fact_mention.entity_key > 0
group by fact_mention.entity_key
