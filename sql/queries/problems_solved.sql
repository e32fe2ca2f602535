-- title: 问题查出多少、解决多少 · Problems found and solved
-- description: 查出的问题、隐患、意见、纠纷、信访事项之数，其中解决、办结、整改之数，及所占比例。 How many problems, hazards, opinions, disputes or petitions were found, how many of them were settled, and their share.
-- group: 指标 · Figures
-- param region = : 地区名的一部分 · part of a region's name
-- suggest region: regions
with settling as materialized (
    select
        indicator_key,
        indicator
    from dim_indicator
    where
        (
            instr(indicator, '解决') > 0 or instr(indicator, '办结') > 0 or instr(indicator, '整改') > 0
            or instr(indicator, '化解') > 0 or instr(indicator, '调处') > 0 or instr(indicator, '调解') > 0
            or instr(indicator, '消除') > 0 or instr(indicator, '落实') > 0 or instr(indicator, '兑现') > 0
            or instr(indicator, '办理') > 0
        )
        and instr(indicator, '超时') = 0
        and instr(indicator, '未') = 0
),

troubles as materialized (
    select
        indicator_key,
        indicator
    from dim_indicator
    where
        instr(indicator, '问题') > 0 or instr(indicator, '难题') > 0 or instr(indicator, '隐患') > 0
        or instr(indicator, '意见') > 0 or instr(indicator, '建议') > 0 or instr(indicator, '诉求') > 0
        or instr(indicator, '事项') > 0 or instr(indicator, '纠纷') > 0 or instr(indicator, '信访') > 0
        or instr(indicator, '投诉') > 0 or instr(indicator, '案件') > 0 or instr(indicator, '承诺') > 0
),

parts as materialized (
    select
        fact_metric.*,
        settling.indicator,
        dim_unit.base_unit,
        cast(fact_metric.value_base as double) as amount
    from settling
    inner join fact_metric on settling.indicator_key = fact_metric.indicator_key
    inner join dim_unit on fact_metric.unit_key = dim_unit.unit_key
    where dim_unit.unit_kind = 'count' and fact_metric.status = 'reported' and fact_metric.change = 'level'
),

totals as materialized (
    select
        fact_metric.*,
        troubles.indicator,
        dim_unit.base_unit,
        cast(fact_metric.value_base as double) as amount
    from troubles
    inner join fact_metric on troubles.indicator_key = fact_metric.indicator_key
    inner join dim_unit on fact_metric.unit_key = dim_unit.unit_key
    where dim_unit.unit_kind = 'count' and fact_metric.status = 'reported' and fact_metric.change = 'level'
),

-- the total is what the part belongs to, or what the sentence told just before it
settled as (
    select
        parts.*,
        totals.metric_no as total_metric_no,
        totals.quote as total_quote,
        totals.indicator as total_indicator,
        totals.amount as total_amount,
        row_number() over (
            partition by parts.document_key, parts.metric_no
            order by
                case when parts.part_of_no = totals.metric_no then 0 else 1 end,
                totals.clean_start desc,
                totals.metric_no
        ) as nearness
    from parts
    inner join totals
        on
            parts.document_key = totals.document_key
            and parts.sentence_no = totals.sentence_no
            and parts.base_unit = totals.base_unit
            and parts.metric_no <> totals.metric_no
            and (
                parts.part_of_no = totals.metric_no
                or (parts.part_of_no is null and parts.clean_start > totals.clean_end)
            )
    where totals.amount > 0 and totals.amount >= parts.amount
)

select
    dim_region.region_name,
    dim_document.dated_from,
    settled.total_indicator as problems,
    settled.total_quote as found,
    settled.indicator as settled_as,
    settled.quote as settled,
    round(100.0 * settled.amount / settled.total_amount, 2) as percent_settled,
    fact_sentence.text as sentence,
    dim_document.document_id,
    dim_document.document_id || '-s' || settled.sentence_no as sentence_id,
    dim_document.document_id || '-m' || settled.metric_no as metric_id,
    dim_document.document_id || '-m' || settled.total_metric_no as total_metric_id
from settled
inner join dim_document on settled.document_key = dim_document.document_key
inner join dim_region on dim_document.region_key = dim_region.region_key
inner join fact_sentence
    on settled.document_key = fact_sentence.document_key and settled.sentence_no = fact_sentence.sentence_no
where
    settled.nearness = 1
    and dim_document.is_primary = 1
    and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
order by
    dim_region.region_name, dim_document.dated_from nulls last, dim_document.document_id, settled.clean_start,
    settled.metric_no
limit 200
