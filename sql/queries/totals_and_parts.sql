-- title: 总数与分项 · Totals and their parts
-- description: “其中”之后的分项，与它所分的总数。 The parts behind “其中” and in brackets, with the total that they break down.
-- group: 指标 · Figures
-- param region = : 地区名的一部分 · part of a region's name
select
    d.region_name,
    d.dated_from,
    t.quote as total_quote,
    t.indicator as total_indicator,
    p.quote as part_quote,
    p.indicator as part_indicator,
    case
        when p.unit_kind = t.unit_kind and cast(t.value_base as double) > 0
            then round(100.0 * cast(p.value_base as double) / cast(t.value_base as double), 6)
    end as percent_of_total,
    p.document_id,
    t.metric_id as total_metric_id,
    p.metric_id as part_metric_id
from metrics as p
inner join metrics as t on p.part_of = t.metric_id
inner join documents as d on p.document_id = d.document_id
where d.is_primary = 1 and (coalesce(:region, '') = '' or instr(d.region_name, :region) > 0)
order by d.region_name nulls last, d.dated_from nulls last, p.document_id, t.clean_start, p.clean_start, p.metric_id
limit 1000
