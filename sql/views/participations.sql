-- grain: one row for each participant in a role in the document's meeting
select
    dim_document.document_id || '-p' || fact_participation.participation_no as participation_id,
    fact_participation.participant,
    fact_participation.participant_type,
    fact_participation.meeting,
    fact_participation.role,
    dim_document.document_id,
    dim_document.document_id || '-s' || fact_participation.sentence_no as sentence_id,
    fact_participation.clean_start,
    fact_participation.clean_end,
    fact_participation.raw_start,
    fact_participation.raw_end,
    dim_audit.method,
    fact_participation.confidence
from fact_participation
left join dim_audit on fact_participation.audit_key = dim_audit.audit_key
inner join dim_document on fact_participation.document_key = dim_document.document_key
