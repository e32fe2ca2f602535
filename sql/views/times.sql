-- grain: one row for each time expression
select
    dim_document.document_id || '-e' || fact_mention.mention_no as time_id,
    fact_mention.surface,
    starts.date as start_on,
    ends.date as end_on,
    fact_mention.precision,
    dim_document.document_id,
    dim_document.document_id || '-s' || fact_mention.sentence_no as sentence_id,
    fact_mention.clean_start,
    fact_mention.clean_end,
    fact_mention.raw_start,
    fact_mention.raw_end,
    dim_audit.method,
    fact_mention.confidence
from fact_mention
left join dim_date as starts on fact_mention.start_date_key = starts.date_key
left join dim_date as ends on fact_mention.end_date_key = ends.date_key
left join dim_audit on fact_mention.audit_key = dim_audit.audit_key
inner join dim_document on fact_mention.document_key = dim_document.document_key
where fact_mention.entity_type = 'time'
