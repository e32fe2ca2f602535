-- title: 哪些机构出现最多 · Which bodies are named most
-- description: 机构及其别名、上级、出现次数和文书数。 Bodies with their aliases, parents, and how often and where they occur.
-- group: 机构 · Bodies
-- param name = : 机构名的一部分 · part of a body's name
-- suggest name: bodies
select
    name,
    aliases,
    parent,
    region_code,
    n_mentions,
    n_documents,
    first_dated,
    last_dated,
    entity_id
from organisations
where coalesce(:name, '') = '' or instr(name, :name) > 0
order by n_documents desc, n_mentions desc, name, entity_id
limit 200
