-- grain: one row for each growth whose level of the year before another document tells for the same division
with growths as (
    select
        *,
        regexp_extract(compared_to, '(\d{4})年', 1) as base_year
    from exact_figure
    where
        change in ('increase', 'decrease')
        and status = 'reported'
        and not regexp_matches(indicator, '年均|平均|环比')
        and regexp_matches(compared_to, '^$|^同比|上年|去年|上一年|同期|\d{4}年')
),

levels as (
    select *
    from comparable_figure
    where bound = 'exact' and status = 'reported' and growth_basis <> 'real'
),

grown as (
    select
        growths.*,
        levels.metric_id as level_id,
        levels.quote as level_quote,
        levels.region_durable_key,
        levels.indicator_group as level_group,
        levels.period_start,
        levels.period_end,
        levels.base_unit as level_unit,
        cast(levels.value_base as double) as now,
        cast(levels.rounding as double) as now_rounding,
        row_number() over (
            partition by growths.document_id, growths.metric_no
            order by abs(growths.metric_no - levels.metric_no), levels.metric_no
        ) as nearness
    from growths
    inner join levels
        on
            growths.document_id = levels.document_id
            and growths.sentence_no = levels.sentence_no
            and growths.indicator_group = levels.written_group
            and (growths.base_unit = levels.base_unit or (growths.unit = '%' and levels.unit_kind <> 'percent'))
    where growths.base_year = '' or cast(growths.base_year as integer) = year(levels.period_start) - 1
),

compared as (
    select
        grown.*,
        levels.metric_id as before_id,
        levels.quote as before_quote,
        cast(levels.value_base as double) as before,
        cast(levels.rounding as double) as before_rounding,
        case grown.change when 'decrease' then -1 else 1 end
        * case when grown.unit = '%' then grown.value else grown.value_base end as told,
        row_number() over (
            partition by grown.document_id, grown.metric_no
            order by levels.dated_to desc nulls last, levels.document_id, levels.metric_no desc
        ) as recency
    from grown
    inner join levels
        on
            grown.region_durable_key = levels.region_durable_key
            and grown.level_group = levels.indicator_group
            and grown.level_unit = levels.base_unit
            and grown.period_start = levels.period_start + interval 1 year
            and last_day(grown.period_end) = last_day(cast(levels.period_end + interval 1 year as date))
            and grown.document_id <> levels.document_id
    where grown.nearness = 1 and levels.value_base > 0
),

reckoned as (
    select
        *,
        case when unit = '%' then 100 * (now / before - 1) else now - before end as reckoned,
        case
            when unit = '%' then rounding + 100 * (now_rounding / before + now * before_rounding / (before * before))
            else rounding * value_base / nullif(value, 0) + now_rounding + before_rounding
        end as tolerance
    from compared
    where recency = 1
)

select
    document_id,
    metric_no,
    sentence_no,
    round(reckoned, 6) as expected,
    told as found,
    case when abs(told - reckoned) <= tolerance + 1e-9 then 0.0 else round(told - reckoned, 6) end as difference,
    [metric_id, level_id, before_id] as metric_ids,
    level_group || '：' || level_quote || '，另文所载上年为' || before_quote || '，应'
    || case when reckoned < 0 then '减' else '增' end
    || case when unit = '%' then round(abs(reckoned), 2) || '%' else round(abs(reckoned), 6) || unit end
    || '，所列' || quote
    || case
        when abs(told - reckoned) <= tolerance + 1e-9 then '：相符 · level and growth agree with the other document'
        else '：不符 · level and growth do not agree with the level in another document'
    end as detail,
    clean_start,
    clean_end,
    raw_start,
    raw_end
from reckoned
