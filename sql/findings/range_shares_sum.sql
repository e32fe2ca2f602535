-- grain: one row for each sentence that divides one whole into percentages
with shares as (
    select
        *,
        regexp_extract(indicator, '占(.+)的比重$', 1) as whole
    from exact_figure
    where
        unit = '%'
        and change = 'level'
        and part_of_no is null
        and regexp_matches(indicator, '占|比重|比例')
        and regexp_matches(quote, '\d')
),

summed as (
    select
        document_id,
        sentence_no,
        whole,
        status,
        min(metric_no) as metric_no,
        sum(value) as found,
        sum(rounding) as tolerance,
        count(*) as n_shares,
        string_agg(quote, ' + ' order by metric_no) as terms,
        list(metric_id order by metric_no) as metric_ids,
        min(clean_start) as clean_start,
        max(clean_end) as clean_end,
        min(raw_start) as raw_start,
        max(raw_end) as raw_end
    from shares
    group by document_id, sentence_no, whole, status
    -- one share told twice is a change of it: 由38%提高到62%
    having count(distinct indicator) = count(*)
)

-- shares far from a hundred are some of a whole, not all of it
select
    document_id,
    metric_no,
    sentence_no,
    100.0 as expected,
    round(found, 6) as found,
    case when abs(found - 100) <= tolerance + 1e-9 then 0.0 else round(found - 100, 6) end as difference,
    metric_ids,
    terms || ' = ' || round(found, 6) || '%'
    || case
        when abs(found - 100) <= tolerance + 1e-9 then '：各占比合计为100% · the shares sum to 100 %'
        else '：各占比合计不为100% · the shares do not sum to 100 %'
    end as detail,
    clean_start,
    clean_end,
    raw_start,
    raw_end
from summed
where (n_shares > 2 and found between 90 and 110) or (n_shares = 2 and found between 98 and 102)
