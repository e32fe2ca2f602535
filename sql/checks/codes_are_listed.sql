-- severity: fail
-- about: an enumeration holds a code that code_list does not
-- scope: document
with used (code_key) as (
    select distinct 'sentence_role:' || role from fact_sentence
    union
    select distinct 'sentence_kind:' || sentence_kind from fact_sentence
    union
    select distinct 'entity_type:' || entity_type from fact_mention
    union
    select distinct 'precision:' || precision from fact_mention
    where entity_type = 'time'
    union
    select distinct 'bound:' || bound from fact_metric
    union
    select distinct 'metric_status:' || status from fact_metric
    union
    select distinct 'change:' || change from fact_metric
    union
    select distinct 'participation_role:' || role from fact_participation
    union
    select distinct 'task_kind:' || kind from fact_task
    union
    select distinct 'formulation_kind:' || formulation_kind from dim_entity
    where entity_type = 'formulation'
    union
    select distinct 'unit_kind:' || unit_kind from dim_unit
    where unit_key > 0
    union
    select distinct 'edit_kind:' || edit_kind from fact_edit
    union
    select distinct 'cue_kind:' || cue_kind from mart_cue
    union
    select distinct 'cue_kind:' || cue_kind from mart_indicator_cue
)

select code_key
from used
where code_key not in (select code_list.code_key from code_list)
