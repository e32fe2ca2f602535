-- grain: one row for each mention of an entity or time in a sentence
select
    dim_document.document_id || '-e' || fact_mention.mention_no as mention_id,
    nullif(fact_mention.entity_key, -2) as entity_id,
    fact_mention.entity_type,
    fact_mention.surface,
    case when fact_mention.entity_type = 'time' then fact_mention.surface else dim_entity.name end as name,
    dim_audit.method,
    fact_mention.confidence,
    dim_document.document_id,
    dim_document.document_id || '-s' || fact_mention.sentence_no as sentence_id,
    fact_mention.clean_start,
    fact_mention.clean_end,
    fact_mention.raw_start,
    fact_mention.raw_end
from fact_mention
left join dim_entity on fact_mention.entity_key = dim_entity.entity_key
left join dim_audit on fact_mention.audit_key = dim_audit.audit_key
inner join dim_document on fact_mention.document_key = dim_document.document_key
