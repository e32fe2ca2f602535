-- title: 单位词典 · The dictionary of units
-- description: 每个单位的类别、基本单位、换算倍数，及所装文书中的数字数。 Each unit with its kind, base unit and factor, and how many figures of the documents have it.
-- group: 指标 · Figures
-- param unit_kind = : 单位类别 · kind of unit
-- pick unit_kind: unit_kinds
with used as (
    select
        unit_key,
        count(*) as n_figures
    from fact_metric
    where document_key not in (select d.document_key from dim_document as d where d.is_primary = 0)
    group by unit_key
)

select
    dim_unit.unit,
    dim_unit.unit_kind,
    dim_unit.base_unit,
    round(cast(dim_unit.factor as double), 6) as factor,
    coalesce(used.n_figures, 0) as n_figures
from dim_unit
left join used on dim_unit.unit_key = used.unit_key
where
    dim_unit.unit_key > 0
    and (coalesce(:unit_kind, '') = '' or dim_unit.unit_kind = :unit_kind)
order by dim_unit.unit_kind, coalesce(used.n_figures, 0) desc, dim_unit.base_unit, dim_unit.unit
limit 200
