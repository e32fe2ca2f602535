-- title: 单位词典 · The dictionary of units
-- description: 每个单位的类别、基本单位、换算倍数，及所装文书中的数字数。 Each unit with its kind, base unit and factor, and how many figures of the documents have it.
-- group: 指标 · Figures
-- param unit_kind = : money、count、area、mass、length 等，留空为全部 · money, count, area and so on; empty for all
with used as (
    select
        metrics.unit,
        metrics.unit_kind,
        count(*) as n_figures
    from metrics
    inner join documents on metrics.document_id = documents.document_id
    where documents.is_primary = 1
    group by metrics.unit, metrics.unit_kind
)

select
    dim_unit.unit,
    dim_unit.unit_kind,
    dim_unit.base_unit,
    round(cast(dim_unit.factor as double), 6) as factor,
    coalesce(used.n_figures, 0) as n_figures
from dim_unit
left join used on dim_unit.unit = used.unit and dim_unit.unit_kind = used.unit_kind
where
    dim_unit.unit_key > 0
    and (coalesce(:unit_kind, '') = '' or dim_unit.unit_kind = :unit_kind)
order by dim_unit.unit_kind, coalesce(used.n_figures, 0) desc, dim_unit.base_unit, dim_unit.unit
limit 1000
