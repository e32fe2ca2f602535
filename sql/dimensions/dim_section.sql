-- grain: one row for each heading or item of an outline; number 0 is the body
select
    key_of(document_id) as document_key,
    section_no,
    parent_no as parent_section_no,
    level,
    marker,
    heading,
    path,
    is_run_in,
    clean_start,
    clean_end,
    raw_start,
    raw_end
from stage_sections
