-- grain: one row for each sentence
select
    dim_document.document_id || '-s' || fact_sentence.sentence_no as sentence_id,
    dim_document.document_id,
    fact_sentence.sentence_no,
    fact_sentence.paragraph_no,
    dim_section.path as section_path,
    fact_sentence.sentence_kind as kind,
    fact_sentence.is_heading,
    fact_sentence.role,
    fact_sentence.text,
    fact_sentence.clean_start,
    fact_sentence.clean_end,
    fact_sentence.raw_start,
    fact_sentence.raw_end,
    fact_sentence.sentence_key
from fact_sentence
left join dim_section
    on
        fact_sentence.document_key = dim_section.document_key
        and fact_sentence.section_no = dim_section.section_no
inner join dim_document on fact_sentence.document_key = dim_document.document_key
