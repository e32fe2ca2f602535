-- grain: one row for each person in a post as stated
select
    documents.document_key,
    documents.region_key,
    documents.dated_date_key,
    documents.document_type_key,
    audits.audit_key,
    rows.appointment_no,
    rows.sentence_no,
    rows.person,
    rows.post,
    rows.organisation,
    coalesce(persons.entity_key, -1) as person_entity_key,
    coalesce(posts.entity_key, -1) as post_entity_key,
    coalesce(bodies.entity_key, -1) as organisation_entity_key,
    rows.confidence,
    rows.clean_start,
    rows.clean_end,
    rows.raw_start,
    rows.raw_end
from stage_appointments as rows
inner join document_of_id as documents on rows.document_id = documents.document_id
inner join audit_of_method as audits
    on rows.method = audits.method and band_of(rows.confidence) = audits.confidence_band
left join entity_of_surface as persons
    on
        rows.document_id = persons.document_id
        and persons.entity_type = 'person'
        and rows.person = persons.surface
left join entity_of_surface as posts
    on
        rows.document_id = posts.document_id
        and posts.entity_type = 'post'
        and rows.post = posts.surface
left join entity_of_surface as bodies
    on
        rows.document_id = bodies.document_id
        and bodies.entity_type = 'organisation'
        and rows.organisation = bodies.surface
