-- grain: one row for each code of an enumeration
select
    code_list || ':' || code as code_key,
    code_list,
    code,
    meaning_zh,
    meaning_en
from ref_code
