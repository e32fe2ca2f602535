-- grain: one row for each figure
select
    dim_document.document_id || '-m' || fact_metric.metric_no as metric_id,
    dim_document.document_id,
    dim_document.document_id || '-s' || fact_metric.sentence_no as sentence_id,
    fact_metric.quote,
    fact_metric.clause,
    fact_metric.value,
    fact_metric.value_high,
    fact_metric.value_text,
    dim_unit.unit,
    dim_unit.unit_kind,
    fact_metric.value_base,
    dim_unit.base_unit,
    dim_indicator.indicator,
    dim_indicator.indicator_group,
    fact_metric.object,
    fact_metric.bound,
    fact_metric.status,
    fact_metric.change,
    fact_metric.compared_to,
    fact_metric.rate_per,
    dim_document.document_id || '-m' || fact_metric.part_of_no as part_of,
    starts.date as period_start,
    ends.date as period_end,
    fact_metric.period_basis,
    dim_region.region_code,
    fact_metric.figure_region_basis as region_basis,
    fact_metric.clean_start,
    fact_metric.clean_end,
    fact_metric.raw_start,
    fact_metric.raw_end,
    dim_audit.method,
    fact_metric.confidence
from fact_metric
left join dim_unit on fact_metric.unit_key = dim_unit.unit_key
left join dim_indicator on fact_metric.indicator_key = dim_indicator.indicator_key
left join dim_region on fact_metric.region_key = dim_region.region_key
left join dim_date as starts on fact_metric.period_start_date_key = starts.date_key
left join dim_date as ends on fact_metric.period_end_date_key = ends.date_key
left join dim_audit on fact_metric.audit_key = dim_audit.audit_key
inner join dim_document on fact_metric.document_key = dim_document.document_key
