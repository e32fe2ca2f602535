-- title: 讲问题的句子有多少 · How many sentences tell of problems
select
    documents.doc_type,
    count(*) as n_sentences,
    sum(sentences.role = 'problem') as n_problems,
    round(100.0 * sum(sentences.role = 'problem') / count(*), 2) as percent_problems
from sentences
inner join documents on sentences.document_id = documents.document_id
group by documents.doc_type
order by percent_problems desc
