-- severity: warn
-- about: nothing says which division the document belongs to
select document_id
from dim_document
where document_key > 0 and region_key = -1
