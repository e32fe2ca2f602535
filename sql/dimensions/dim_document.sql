-- grain: one row for each document as loaded; document_copy tells afterwards which are copies
with ranked_regions as (
    select
        stage_documents.document_id,
        ref_region.region_key,
        row_number() over (
            partition by stage_documents.document_id
            order by
                ref_region.region_name = stage_documents.region_name desc,
                coalesce(
                    year(stage_documents.dated_from) between ref_region.valid_from
                    and coalesce(ref_region.valid_to, 9999),
                    false
                ) desc,
                ref_region.valid_from desc
        ) as region_rank
    from stage_documents
    inner join ref_region on stage_documents.region_code = ref_region.region_code
)

select
    key_of(documents.document_id) as document_key,
    documents.document_id,
    documents.source,
    documents.source_path,
    documents.url,
    documents.site,
    documents.fetched_at,
    documents.title,
    case
        when documents.title <> '' then documents.title
        else left(split_part(documents.clean_text, chr(10), 1), 40)
    end as label,
    documents.subtitle,
    documents.doc_type,
    documents.publisher,
    documents.authors,
    documents.signer,
    documents.addressees,
    documents.copied_to,
    documents.issue,
    documents.doc_number,
    documents.published_on,
    documents.uploaded_on,
    documents.event_on,
    documents.event_from,
    documents.event_to,
    documents.date_basis,
    documents.date_evidence,
    documents.dated_from,
    documents.dated_to,
    documents.dated_by,
    coalesce(ranked_regions.region_key, -1) as region_key,
    documents.region_basis,
    documents.region_evidence,
    documents.script,
    documents.is_truncated,
    '' as duplicate_of,
    1 as is_primary,
    documents.conflicts,
    documents.warnings,
    documents.date_confidence,
    documents.region_confidence
from stage_documents as documents
left join ranked_regions
    on documents.document_id = ranked_regions.document_id and ranked_regions.region_rank = 1
union all by name
select
    -1 as document_key,
    '' as document_id,
    '' as source,
    '' as source_path,
    '' as url,
    '' as site,
    '' as fetched_at,
    '' as title,
    '不详' as label,
    '' as subtitle,
    'other' as doc_type,
    '' as publisher,
    '[]' as authors,
    '' as signer,
    '[]' as addressees,
    '[]' as copied_to,
    '' as issue,
    '' as doc_number,
    '' as date_basis,
    '' as date_evidence,
    '' as dated_by,
    -1 as region_key,
    '' as region_basis,
    '' as region_evidence,
    '' as script,
    0 as is_truncated,
    '' as duplicate_of,
    0 as is_primary,
    '[]' as conflicts,
    '[]' as warnings
