-- title: 全文检索的写法 · How to use the search index
select
    sentences.text,
    sentences.document_id,
    sentences.sentence_id
from sentences_fts
inner join sentences on sentences_fts.rowid = sentences.sentence_key
where sentences_fts.sentences_fts = escape_fts('群众')
order by sentences.sentence_key
limit 100
