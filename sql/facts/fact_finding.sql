-- grain: one row for each finding about a document
with findings as (
    select 'parts_add_up' as check_name, * from parts_add_up
    union all by name
    select 'share_agrees' as check_name, * from share_agrees
    union all by name
    select 'range_shares_sum' as check_name, * from range_shares_sum
    union all by name
    select 'growth_agrees' as check_name, * from growth_agrees
)

select
    documents.document_key,
    documents.region_key,
    documents.dated_date_key,
    documents.document_type_key,
    documents.audit_key,
    row_number() over (
        partition by documents.document_key
        order by findings.metric_no, findings.check_name, findings.clean_start
    ) as finding_no,
    findings.sentence_no,
    findings.check_name,
    findings.expected,
    findings.found,
    findings.difference,
    cast(to_json(findings.metric_ids) as varchar) as metric_ids,
    findings.detail,
    findings.clean_start,
    findings.clean_end,
    findings.raw_start,
    findings.raw_end
from findings
inner join document_of_id as documents on findings.document_id = documents.document_id
