-- severity: warn
-- about: nothing says when the document was written
select document_id
from dim_document
where document_key > 0 and dated_from is null
