-- grain: one row for each body or person of a document in a role, in its order
with listed as (
    select
        document_id,
        'issuer' as party_role,
        [publisher] as parties
    from stage_documents
    where publisher <> ''
    union all
    select
        document_id,
        author_role,
        from_json(authors, '["varchar"]')
    from stage_documents
    union all
    select
        document_id,
        'signer',
        [signer]
    from stage_documents
    where signer <> ''
    union all
    select
        document_id,
        'addressee',
        from_json(addressees, '["varchar"]')
    from stage_documents
    union all
    select
        document_id,
        'copied',
        from_json(copied_to, '["varchar"]')
    from stage_documents
),

parties as (
    select
        document_id,
        party_role,
        generate_subscripts(parties, 1) as party_no,
        unnest(parties) as party
    from listed
)

select
    key_of(parties.document_id) as document_key,
    parties.party_role,
    parties.party_no,
    parties.party,
    coalesce(stage_names.entity_key, -1) as entity_key
from parties
left join stage_names
    on
        parties.document_id = stage_names.document_id
        and parties.party = stage_names.surface
