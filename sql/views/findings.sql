-- grain: one row for each finding about a document
select
    dim_document.document_id || '-f' || fact_finding.finding_no as finding_id,
    fact_finding.check_name,
    dim_document.document_id,
    fact_finding.expected,
    fact_finding.found,
    fact_finding.difference,
    fact_finding.detail,
    fact_finding.metric_ids,
    dim_document.document_id || '-s' || fact_finding.sentence_no as sentence_id,
    fact_finding.clean_start,
    fact_finding.clean_end,
    fact_finding.raw_start,
    fact_finding.raw_end
from fact_finding
inner join dim_document on fact_finding.document_key = dim_document.document_key
