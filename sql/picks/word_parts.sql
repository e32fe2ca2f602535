-- about: how the documents may be divided to compare a word's use
-- codes: word_part
select 'year' as value
union all
select 'province' as value
union all
select 'doc_type' as value
order by value desc
