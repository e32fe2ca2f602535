-- title: 问题查出多少、解决多少 · Problems found and solved
-- description: 查出的问题、隐患、意见、纠纷、信访事项之数，其中解决、办结、整改之数，及所占比例。 How many problems, hazards, opinions, disputes or petitions were found, how many of them were settled, and their share.
-- group: 指标 · Figures
-- param region = : 地区名的一部分 · part of a region's name
with figures as (
    select
        metrics.*,
        cast(metrics.value_base as double) as amount
    from metrics
    where metrics.unit_kind = 'count' and metrics.status = 'reported' and metrics.change = 'level'
),

-- the total is what the part belongs to, or what the sentence told just before it
settled as (
    select
        parts.*,
        totals.metric_id as total_metric_id,
        totals.quote as total_quote,
        totals.indicator as total_indicator,
        totals.amount as total_amount,
        row_number() over (
            partition by parts.metric_id
            order by
                case when parts.part_of = totals.metric_id then 0 else 1 end,
                totals.clean_start desc,
                totals.metric_id
        ) as nearness
    from figures as parts
    inner join figures as totals
        on
            parts.sentence_id = totals.sentence_id
            and parts.base_unit = totals.base_unit
            and parts.metric_id <> totals.metric_id
            and (
                parts.part_of = totals.metric_id
                or (parts.part_of is null and parts.clean_start > totals.clean_end)
            )
    where
        totals.amount > 0
        and totals.amount >= parts.amount
        and (
            instr(parts.indicator, '解决') > 0
            or instr(parts.indicator, '办结') > 0
            or instr(parts.indicator, '整改') > 0
            or instr(parts.indicator, '化解') > 0
            or instr(parts.indicator, '调处') > 0
            or instr(parts.indicator, '调解') > 0
            or instr(parts.indicator, '消除') > 0
            or instr(parts.indicator, '落实') > 0
            or instr(parts.indicator, '兑现') > 0
            or instr(parts.indicator, '办理') > 0
        )
        and (
            instr(totals.indicator, '问题') > 0
            or instr(totals.indicator, '难题') > 0
            or instr(totals.indicator, '隐患') > 0
            or instr(totals.indicator, '意见') > 0
            or instr(totals.indicator, '建议') > 0
            or instr(totals.indicator, '诉求') > 0
            or instr(totals.indicator, '事项') > 0
            or instr(totals.indicator, '纠纷') > 0
            or instr(totals.indicator, '信访') > 0
            or instr(totals.indicator, '投诉') > 0
            or instr(totals.indicator, '案件') > 0
            or instr(totals.indicator, '承诺') > 0
        )
        and instr(parts.indicator, '超时') = 0
        and instr(parts.indicator, '未') = 0
)

select
    d.region_name,
    d.dated_from,
    s.total_indicator as problems,
    s.total_quote as found,
    s.indicator as settled_as,
    s.quote as settled,
    round(100.0 * s.amount / s.total_amount, 2) as percent_settled,
    sentences.text as sentence,
    s.document_id,
    s.sentence_id,
    s.metric_id,
    s.total_metric_id
from settled as s
inner join documents as d on s.document_id = d.document_id
inner join sentences on s.sentence_id = sentences.sentence_id
where
    s.nearness = 1
    and d.is_primary = 1
    and (coalesce(:region, '') = '' or instr(d.region_name, :region) > 0)
order by d.region_name nulls last, d.dated_from nulls last, s.document_id, s.clean_start, s.metric_id
limit 1000
