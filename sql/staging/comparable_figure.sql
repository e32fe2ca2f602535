-- grain: one row for each level that speaks for a whole division and a known period: what series and growths compare
with periods as (
    select
        fact_metric.*,
        starts.date as period_start,
        ends.date as period_end
    from fact_metric
    inner join dim_date as starts on fact_metric.period_start_date_key = starts.date_key
    inner join dim_date as ends on fact_metric.period_end_date_key = ends.date_key
    where ends.date is not null
),

-- 由100元提高到150元: the first of the two is the level before
before_and_after as (
    select
        document_key,
        metric_no,
        regexp_matches(left(clause, strpos(clause, quote) - 1), '[由从][^，。；]{0,12}$')
        and regexp_matches(substr(clause, strpos(clause, quote) + length(quote)), '^[^，。；]{0,8}[到至为成]')
            as is_before
    from fact_metric
),

-- 大埔县地区生产总值 is 地区生产总值 where the figure speaks for 大埔县
own_names as (
    select
        dim_indicator.indicator_key,
        dim_region.region_key,
        case
            when starts_with(dim_indicator.indicator_group, dim_region.short_name)
                then substr(dim_indicator.indicator_group, length(dim_region.short_name) + 1)
            else dim_indicator.indicator_group
        end as bare_group
    from (select distinct indicator_key, region_key from fact_metric) as pairs
    inner join dim_indicator on pairs.indicator_key = dim_indicator.indicator_key
    inner join dim_region on pairs.region_key = dim_region.region_key
),

named as (
    select
        own_names.indicator_key,
        own_names.region_key,
        coalesce(ref_spelling.indicator_group, nullif(own_names.bare_group, ''), '') as indicator_group,
        coalesce(ref_spelling.growth, '') as growth_basis
    from own_names
    left join ref_spelling on own_names.bare_group = ref_spelling.spelling
)

select
    dim_document.document_id,
    periods.metric_no,
    periods.sentence_no,
    dim_document.document_id || '-m' || periods.metric_no as metric_id,
    periods.quote,
    dim_region.region_durable_key,
    dim_region.current_region_key,
    coalesce(periods.period_start, periods.period_end) as period_start,
    periods.period_end,
    periods.period_basis,
    named.indicator_group,
    dim_indicator.indicator_group as written_group,
    named.growth_basis,
    dim_unit.unit_kind,
    dim_unit.base_unit,
    periods.status,
    periods.bound,
    periods.change,
    periods.value_base,
    coalesce(periods.value_high * dim_unit.factor, periods.value_base) as value_base_high,
    rounding_of(periods.quote, dim_unit.unit_kind) * dim_unit.factor as rounding,
    dim_document.dated_to
from periods
inner join before_and_after
    on periods.document_key = before_and_after.document_key and periods.metric_no = before_and_after.metric_no
inner join dim_document on periods.document_key = dim_document.document_key
inner join dim_region on periods.region_key = dim_region.region_key
inner join dim_indicator on periods.indicator_key = dim_indicator.indicator_key
inner join named on periods.indicator_key = named.indicator_key and periods.region_key = named.region_key
inner join dim_unit on periods.unit_key = dim_unit.unit_key
inner join dim_audit on periods.audit_key = dim_audit.audit_key
where
    dim_document.is_primary = 1
    and periods.region_key > 0
    and periods.change = 'level'
    and periods.part_of_no is null
    and not before_and_after.is_before
    and named.indicator_group not in ('', dim_unit.unit)
    -- 每个乡镇2所 says nothing of the county; 人均 belongs to the indicator where it is said there
    and (periods.rate_per = '' or contains(named.indicator_group, periods.rate_per))
    -- in a table a row's figure is its own town's or village's
    and (dim_audit.method <> 'metric:table' or dim_indicator.indicator = periods.object)
