-- grain: one row for each total of a document whose parts can be compared with it
with parts as (
    select
        figures.*,
        lag(figures.clean_end) over (
            partition by figures.document_id, figures.part_of_no
            order by figures.metric_no
        ) as end_before
    from figure as figures
    where figures.part_of_no is not null and figures.change = 'level' and figures.unit_kind <> 'percent'
),

-- what stands between a part and the one before: 24件，包括6件 is a part of a part, 由100提高到120 one part told twice
beside as (
    select
        parts.*,
        coalesce(
            regexp_matches(
                substr(
                    sentences.text,
                    parts.end_before - sentences.clean_start + 1,
                    parts.clean_start - parts.end_before
                ),
                '^[，、（]?(包括|其中|含)|(提高|增加|增长|上升|扩大|下降|减少|降低|缩减)[了]?[到至为]'
            ),
            false
        ) as is_another_level
    from parts
    inner join fact_sentence as sentences
        on parts.document_key = sentences.document_key and parts.sentence_no = sentences.sentence_no
),

summed as (
    select
        document_id,
        part_of_no,
        unit,
        sum(value) as found,
        sum(rounding) as rounding,
        string_agg(value_text, ' + ' order by metric_no) as terms,
        list(document_id || '-m' || metric_no order by metric_no) as part_ids
    from beside
    group by document_id, part_of_no, unit
    having
        count(*) > 1
        and not bool_or(is_another_level)
        and bool_and(bound = 'exact' and value_high is null)
),

compared as (
    select
        totals.*,
        summed.found,
        summed.terms,
        summed.part_ids,
        summed.found - totals.value as difference,
        summed.rounding + totals.rounding as tolerance
    from summed
    inner join figure as totals
        on
            summed.document_id = totals.document_id
            and summed.part_of_no = totals.metric_no
            and summed.unit = totals.unit
    where totals.bound = 'exact' and totals.value_high is null
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
