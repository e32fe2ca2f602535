-- grain: one row for each figure with the names that it is known by
select
    dim_document.document_id,
    fact_metric.metric_no,
    fact_metric.sentence_no,
    dim_document.document_id || '-m' || fact_metric.metric_no as metric_id,
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
    fact_metric.indicator_group,
    fact_metric.bound,
    fact_metric.status,
    fact_metric.change,
    fact_metric.compared_to,
    fact_metric.part_of_no,
    rounding_of(fact_metric.quote, dim_unit.unit_kind) as rounding,
    fact_metric.clean_start,
    fact_metric.clean_end,
    fact_metric.raw_start,
    fact_metric.raw_end,
    fact_metric.document_key
from fact_metric
inner join dim_document on fact_metric.document_key = dim_document.document_key
inner join dim_unit on fact_metric.unit_key = dim_unit.unit_key
inner join dim_indicator on fact_metric.indicator_key = dim_indicator.indicator_key
