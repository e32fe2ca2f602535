-- title: 各地各年有多少文书 · Documents by region and year
-- description: 各省、县、年、文种的文书数、句数和数字数。 Documents, sentences and figures by province, county, year and kind.
-- group: 地区与时间 · Place and time
-- param province = : 省名的一部分 · part of a province's name
select
    coalesce(nullif(province, ''), '未知') as province,
    coalesce(nullif(county, ''), '未知') as county,
    cast(substr(cast(dated_from as varchar), 1, 4) as integer) as year,
    doc_type,
    count(*) as n_documents,
    sum(n_sentences) as n_sentences,
    sum(n_metrics) as n_metrics,
    sum(n_characters) as n_characters
from documents
where is_primary = 1 and (coalesce(:province, '') = '' or instr(province, :province) > 0)
group by
    coalesce(nullif(province, ''), '未知'),
    coalesce(nullif(county, ''), '未知'),
    cast(substr(cast(dated_from as varchar), 1, 4) as integer),
    doc_type
order by province, county, year nulls last, doc_type
limit 1000
