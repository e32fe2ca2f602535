-- grain: one row for each person in a post as stated
select
    dim_document.document_id || '-a' || fact_appointment.appointment_no as appointment_id,
    fact_appointment.person,
    fact_appointment.post,
    fact_appointment.organisation,
    dated.date as stated_on,
    dim_document.document_id,
    dim_document.document_id || '-s' || fact_appointment.sentence_no as sentence_id,
    fact_appointment.clean_start,
    fact_appointment.clean_end,
    fact_appointment.raw_start,
    fact_appointment.raw_end,
    dim_audit.method,
    fact_appointment.confidence
from fact_appointment
left join dim_date as dated on fact_appointment.dated_date_key = dated.date_key
left join dim_audit on fact_appointment.audit_key = dim_audit.audit_key
inner join dim_document on fact_appointment.document_key = dim_document.document_key
