-- severity: fail
-- about: a public view has other rows than the table behind it
with counted as (
    select 'documents' as view_name, (select count(*) from documents) as n, (select count(*) from document_text) as m
    union all
    select 'sentences', (select count(*) from sentences), (select count(*) from fact_sentence)
    union all
    select 'mentions', (select count(*) from mentions), (select count(*) from fact_mention)
    union all
    select 'metrics', (select count(*) from metrics), (select count(*) from fact_metric)
    union all
    select 'appointments', (select count(*) from appointments), (select count(*) from fact_appointment)
    union all
    select 'participations', (select count(*) from participations), (select count(*) from fact_participation)
    union all
    select 'tasks', (select count(*) from tasks), (select count(*) from fact_task)
    union all
    select 'edits', (select count(*) from edits), (select count(*) from fact_edit)
    union all
    select 'findings', (select count(*) from findings), (select count(*) from fact_finding)
    union all
    select 'indicator_series', (select count(*) from indicator_series), (select count(*) from mart_indicator_series)
    union all
    select 'sections', (select count(*) from sections), (select count(*) from dim_section)
    union all
    select 'parties', (select count(*) from parties), (select count(*) from document_party)
    union all
    select 'terms', (select count(*) from terms), (select count(*) from fact_term)
)

select *
from counted
where n <> m
