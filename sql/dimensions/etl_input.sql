-- grain: one row for each input that was loaded, among them those whose source key was taken
select
    source,
    input_hash,
    key_of(document_id) as document_key,
    count(*) as n_given
from stage_inputs
group by source, input_hash, document_id
