-- severity: warn
-- about: the parts of a figure are more than the total: see the view findings
select
    document_key,
    detail
from fact_finding
where check_name = 'parts_add_up' and difference > 0
