-- grain: one row for each percentage that stands in a sentence with the part and the total that it is the share of
with shares as (
    select
        figures.*,
        -- 民生支出占财政支出的比重: what is shared, and of what
        regexp_extract(figures.indicator, '^(.*)占(.+)的比重$', 1) as part_name,
        regexp_extract(figures.indicator, '^(.*)占(.+)的比重$', 2) as total_name,
        ref_spelling.indicator_group as total_group,
        -- 办结率: the act whose share is told
        regexp_extract(figures.indicator, '(..)率$', 1) as act
    from exact_figure as figures
    left join ref_spelling
        on regexp_extract(figures.indicator, '^(.*)占(.+)的比重$', 2) = ref_spelling.spelling
    where figures.unit = '%' and figures.change = 'level' and regexp_matches(figures.quote, '\d')
),

levels as (
    select *
    from exact_figure
    where change = 'level' and unit_kind not in ('percent', 'ratio')
),

beside as (
    select
        shares.document_id,
        shares.metric_no,
        shares.sentence_no,
        shares.metric_id,
        shares.quote,
        shares.value,
        shares.rounding,
        shares.clean_start,
        shares.clean_end,
        shares.raw_start,
        shares.raw_end,
        parts.metric_id as part_id,
        parts.quote as part_quote,
        parts.value_base as part,
        parts.rounding * parts.value_base / nullif(parts.value, 0) as part_rounding,
        totals.metric_id as total_id,
        totals.quote as total_quote,
        totals.value_base as total,
        totals.rounding * totals.value_base / nullif(totals.value, 0) as total_rounding,
        row_number() over (
            partition by shares.document_id, shares.metric_no
            order by
                parts.part_of_no is not distinct from totals.metric_no desc,
                abs(shares.metric_no - parts.metric_no),
                abs(shares.metric_no - totals.metric_no),
                parts.metric_no,
                totals.metric_no
        ) as nearness
    from shares
    inner join levels as parts
        on
            shares.document_id = parts.document_id
            and shares.sentence_no = parts.sentence_no
            and shares.status = parts.status
    inner join levels as totals
        on
            parts.document_id = totals.document_id
            and parts.sentence_no = totals.sentence_no
            and parts.status = totals.status
            and parts.base_unit = totals.base_unit
            and parts.metric_no <> totals.metric_no
    where
        totals.value_base > 0
        and parts.value_base <= totals.value_base
        and case
            when shares.total_name <> ''
                then
                    (contains(shares.part_name, parts.indicator_group) or contains(parts.indicator, shares.part_name))
                    and (
                        contains(totals.indicator, shares.total_name)
                        or shares.total_group = totals.indicator_group
                        or (parts.part_of_no = totals.metric_no and regexp_matches(shares.total_name, '^(总|全部|其)'))
                    )
            -- 占比 speaks of the part just named
            when shares.indicator like '%占比'
                then
                    parts.metric_no = shares.metric_no - 1
                    and parts.part_of_no = totals.metric_no
                    and (
                        contains(parts.indicator, left(shares.indicator, length(shares.indicator) - 2))
                        or contains(shares.indicator, parts.indicator)
                    )
            when shares.act <> ''
                then
                    parts.metric_no = shares.metric_no - 1
                    and contains(parts.indicator, shares.act)
                    and (
                        parts.part_of_no = totals.metric_no
                        or (parts.part_of_no is null and totals.metric_no = parts.metric_no - 1)
                    )
            else false
        end
),

reckoned as (
    select
        *,
        100 * part / total as exact_share,
        rounding
        + 100 * (coalesce(part_rounding, 0) / total + part * coalesce(total_rounding, 0) / (total * total))
            as tolerance,
        length(regexp_extract(quote, '\d\.(\d+)', 1)) as n_places
    from beside
    where nearness = 1
)

select
    document_id,
    metric_no,
    sentence_no,
    round(exact_share, cast(n_places as integer)) as expected,
    value as found,
    case
        when abs(value - exact_share) <= tolerance + 1e-9 then 0.0
        else round(value - round(exact_share, cast(n_places as integer)), 6)
    end as difference,
    [metric_id, part_id, total_id] as metric_ids,
    part_quote || ' ÷ ' || total_quote || ' = ' || round(exact_share, cast(n_places + 1 as integer)) || '%'
    || case
        when abs(value - exact_share) <= tolerance + 1e-9
            then '，所列' || quote || '：占比相符 · the share agrees with its parts'
        else '，所列' || quote || '：占比与所列数字不符 · the share does not agree with its parts'
    end as detail,
    clean_start,
    clean_end,
    raw_start,
    raw_end
from reckoned
