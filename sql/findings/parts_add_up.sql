-- grain: one row for each total of a document whose parts can be compared with it
with parts as (
    select
        document_id,
        part_of_no,
        unit,
        sum(value) as found,
        sum(rounding_of(quote, unit_kind)) as rounding,
        string_agg(value_text, ' + ' order by metric_no) as terms,
        list(document_id || '-m' || metric_no order by metric_no) as part_ids
    from stage_metrics
    where part_of_no is not null and change = 'level' and unit_kind <> 'percent'
    group by document_id, part_of_no, unit
    having count(*) > 1
),

compared as (
    select
        totals.*,
        parts.found,
        parts.terms,
        parts.part_ids,
        parts.found - totals.value as difference,
        parts.rounding + rounding_of(totals.quote, totals.unit_kind) as tolerance
    from parts
    inner join stage_metrics as totals
        on
            parts.document_id = totals.document_id
            and parts.part_of_no = totals.metric_no
            and parts.unit = totals.unit
)

select
    document_id,
    metric_no,
    sentence_no,
    cast(value as double) as expected,
    cast(found as double) as found,
    case when abs(difference) <= tolerance then 0.0 else cast(difference as double) end as difference,
    list_prepend(document_id || '-m' || metric_no, part_ids) as metric_ids,
    terms
    || case
        when difference = 0 then ' = ' || value_text || '：各分项之和等于总数 · parts add up'
        when abs(difference) <= tolerance
            then ' ≈ ' || value_text || '：差额在四舍五入之内 · parts add up within rounding'
        when difference < 0
            then ' < ' || value_text || '：各分项之和小于总数，或未列全 · parts are short of the total'
        else ' > ' || value_text || '：各分项之和超过总数 · parts exceed the total'
    end as detail,
    clean_start,
    clean_end,
    raw_start,
    raw_end
from compared
