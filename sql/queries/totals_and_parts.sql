-- title: 总数与分项 · Totals and their parts
-- description: “其中”之后的分项，与它所分的总数。 The parts behind “其中” and in brackets, with the total that they break down.
-- group: 指标 · Figures
-- param region = : 地区名的一部分 · part of a region's name
-- suggest region: regions
select
    dim_region.region_name,
    dim_document.dated_from,
    totals.quote as total_quote,
    total_indicator.indicator as total_indicator,
    parts.quote as part_quote,
    part_indicator.indicator as part_indicator,
    case
        when part_unit.unit_kind = total_unit.unit_kind and cast(totals.value_base as double) > 0
            then round(100.0 * cast(parts.value_base as double) / cast(totals.value_base as double), 6)
    end as percent_of_total,
    dim_document.document_id,
    dim_document.document_id || '-m' || totals.metric_no as total_metric_id,
    dim_document.document_id || '-m' || parts.metric_no as part_metric_id
from fact_metric as parts
inner join fact_metric as totals
    on parts.document_key = totals.document_key and parts.part_of_no = totals.metric_no
inner join dim_indicator as total_indicator on totals.indicator_key = total_indicator.indicator_key
inner join dim_indicator as part_indicator on parts.indicator_key = part_indicator.indicator_key
inner join dim_unit as total_unit on totals.unit_key = total_unit.unit_key
inner join dim_unit as part_unit on parts.unit_key = part_unit.unit_key
cross join dim_document
inner join dim_region on dim_document.region_key = dim_region.region_key
where
    parts.part_of_no is not null
    and parts.document_key = dim_document.document_key
    and dim_document.is_primary = 1
    and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
order by
    dim_region.region_name, dim_document.dated_from nulls last, dim_document.document_id, totals.clean_start,
    parts.clean_start, parts.metric_no
limit 200
