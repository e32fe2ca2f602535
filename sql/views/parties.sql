-- grain: one row for each body or person of a document in a role, in its order
select
    dim_document.document_id,
    document_party.party_role,
    document_party.party_no,
    document_party.party,
    nullif(document_party.entity_key, -1) as entity_id
from document_party
inner join dim_document on document_party.document_key = dim_document.document_key
