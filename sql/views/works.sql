-- grain: one row for each cited work
select
    dim_document.document_id || '-e' || fact_mention.mention_no as work_id,
    dim_entity.name as title,
    fact_mention.number,
    dim_document.document_id,
    dim_document.document_id || '-s' || fact_mention.sentence_no as sentence_id,
    fact_mention.clean_start,
    fact_mention.clean_end,
    fact_mention.raw_start,
    fact_mention.raw_end,
    dim_audit.method,
    fact_mention.confidence
from fact_mention
left join dim_entity on fact_mention.entity_key = dim_entity.entity_key
left join dim_audit on fact_mention.audit_key = dim_audit.audit_key
inner join dim_document on fact_mention.document_key = dim_document.document_key
where fact_mention.entity_type = 'work'
