-- grain: one row for each figure that can be reckoned with: exact and no range, with how far it may have been rounded
select
    document_id,
    metric_no,
    sentence_no,
    document_id || '-m' || metric_no as metric_id,
    quote,
    clause,
    cast(value as double) as value,
    unit,
    unit_kind,
    cast(value_base as double) as value_base,
    base_unit,
    indicator,
    indicator_group,
    bound,
    status,
    change,
    compared_to,
    part_of_no,
    rounding_of(quote, unit_kind) as rounding,
    clean_start,
    clean_end,
    raw_start,
    raw_end
from stage_metrics
where bound = 'exact' and value_high is null
