-- title: 提到了哪些地方 · Which places are mentioned
-- description: 各地名被提及几次、见于几份文书、在谁的文书里。 How often each place is mentioned, in how many documents, and whose they are.
-- group: 地区与时间 · Place and time
-- param place = : 地名（含其一部分即可），空则为全部 · place, or a part of its name; empty means all
select
    mentions.name as place,
    count(*) as n_mentions,
    count(distinct mentions.document_id) as n_documents,
    count(distinct documents.region_name) as n_regions,
    min(documents.region_name) as first_region,
    min(documents.dated_to) as first_dated,
    max(documents.dated_to) as last_dated
from mentions
inner join documents on mentions.document_id = documents.document_id
where
    mentions.entity_type = 'place'
    and (:place = '' or mentions.name like '%' || :place || '%' or mentions.surface like '%' || :place || '%')
group by mentions.name
order by n_mentions desc, n_documents desc, place asc
