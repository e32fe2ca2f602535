-- severity: warn
-- about: the extraction warns of something in the document, such as a correction whose expectation is not met
select
    document_id,
    warnings
from dim_document
where warnings <> '[]'
