-- grain: one row for each figure
select
    documents.document_key,
    case
        when rows.metric_region_code = documents.region_code then documents.region_key
        else coalesce(region_of_code.region_key, -1)
    end as region_key,
    documents.dated_date_key,
    documents.document_type_key,
    audits.audit_key,
    rows.metric_no,
    rows.sentence_no,
    rows.quote,
    rows.clause,
    rows.value,
    rows.value_high,
    rows.value_text,
    rows.value_base,
    key_of(rows.unit || '|' || rows.unit_kind) as unit_key,
    key_of(rows.indicator) as indicator_key,
    rows.indicator_group,
    rows.object,
    rows.bound,
    rows.status,
    rows.change,
    rows.compared_to,
    rows.rate_per,
    rows.part_of_no,
    date_key_of(rows.period_start) as period_start_date_key,
    date_key_of(rows.period_end) as period_end_date_key,
    rows.period_basis,
    rows.region_basis as figure_region_basis,
    rows.confidence,
    rows.clean_start,
    rows.clean_end,
    rows.raw_start,
    rows.raw_end
from stage_metrics as rows
inner join document_of_id as documents on rows.document_id = documents.document_id
inner join audit_of_method as audits
    on rows.method = audits.method and band_of(rows.confidence) = audits.confidence_band
left join region_of_code on rows.metric_region_code = region_of_code.region_code
