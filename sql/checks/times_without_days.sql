-- severity: warn
-- about: a time that names days, months or years could not be resolved: an impossible date, or no year to reckon from
select
    dim_document.document_id,
    fact_mention.surface
from fact_mention
inner join dim_document on fact_mention.document_key = dim_document.document_key
where
    fact_mention.entity_type = 'time'
    and fact_mention.precision not in ('recurring', 'vague', 'years')
    and fact_mention.start_date_key = -1
    and fact_mention.end_date_key = -1
