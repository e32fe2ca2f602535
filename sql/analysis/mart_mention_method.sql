-- grain: one row for each type of entity and method of finding it
select
    fact_mention.entity_type,
    dim_audit.method,
    count(*) as n_mentions,
    count(distinct fact_mention.document_key) as n_documents,
    round(avg(fact_mention.confidence), 6) as mean_confidence,
    min(fact_mention.surface) as example
from fact_mention
inner join dim_audit on fact_mention.audit_key = dim_audit.audit_key
group by fact_mention.entity_type, dim_audit.method
