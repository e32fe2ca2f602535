-- grain: one row for each participant in a role in the document's meeting
select
    documents.document_key,
    documents.region_key,
    documents.dated_date_key,
    documents.document_type_key,
    audits.audit_key,
    rows.participation_no,
    rows.sentence_no,
    rows.participant,
    rows.meeting,
    coalesce(participants.entity_key, -1) as participant_entity_key,
    rows.participant_type,
    coalesce(meetings.entity_key, -1) as meeting_entity_key,
    rows.role,
    rows.confidence,
    rows.clean_start,
    rows.clean_end,
    rows.raw_start,
    rows.raw_end
from stage_participations as rows
inner join document_of_id as documents on rows.document_id = documents.document_id
inner join audit_of_method as audits
    on rows.method = audits.method and band_of(rows.confidence) = audits.confidence_band
left join entity_of_surface as participants
    on
        rows.document_id = participants.document_id
        and rows.participant_type = participants.entity_type
        and rows.participant = participants.surface
left join entity_of_surface as meetings
    on
        rows.document_id = meetings.document_id
        and meetings.entity_type = 'meeting'
        and rows.meeting = meetings.surface
