-- severity: warn
-- about: pieces of evidence of a document contradict each other
select
    document_id,
    conflicts
from dim_document
where conflicts <> '[]'
