-- title: 承诺和计划投入的钱 · Money promised or planned
select
    indicator,
    quote,
    value_base as yuan,
    clause,
    document_id,
    sentence_id
from metrics
where unit_kind = 'money' and status = 'target'
order by value_base desc
limit 100
