-- grain: one row for each heading or item of an outline; number 0 is the body
select
    dim_document.document_id || '-h' || dim_section.section_no as section_id,
    dim_document.document_id,
    dim_section.section_no,
    dim_section.level,
    dim_section.marker,
    dim_section.heading,
    dim_section.path,
    dim_section.clean_start,
    dim_section.clean_end,
    dim_section.raw_start,
    dim_section.raw_end
from dim_section
inner join dim_document on dim_section.document_key = dim_document.document_key
