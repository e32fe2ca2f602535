-- grain: one row for each input that was loaded, inputs of one source key among them
select
    source,
    input_hash,
    key_of(document_id) as document_key,
    count(*) as n_given
from stage_inputs
group by source, input_hash, document_id
