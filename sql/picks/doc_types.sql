-- about: the kinds of the documents
-- codes: doc_type
select
    doc_type as value,
    count(*) as n
from dim_document
where is_primary = 1
group by doc_type
order by n desc, value
