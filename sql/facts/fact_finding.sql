-- grain: one row for each total of a document whose parts can be compared with it
with parts as (
    select
        document_id,
        part_of_no,
        unit,
        sum(value) as found,
        count(*) as n_parts,
        string_agg(value_text, ' + ' order by metric_no) as terms,
        list(document_id || '-m' || metric_no order by metric_no) as part_ids
    from stage_metrics
    where part_of_no is not null and change = 'level' and unit_kind <> 'percent'
    group by document_id, part_of_no, unit
    having count(*) > 1
),

compared as (
    select
        totals.*,
        parts.found,
        parts.terms,
        parts.part_ids,
        parts.found - totals.value as difference
    from parts
    inner join stage_metrics as totals
        on
            parts.document_id = totals.document_id
            and parts.part_of_no = totals.metric_no
            and parts.unit = totals.unit
)

select
    documents.document_key,
    documents.region_key,
    documents.dated_date_key,
    documents.document_type_key,
    documents.audit_key,
    row_number() over (
        partition by documents.document_key
        order by compared.metric_no
    ) as finding_no,
    compared.sentence_no,
    'parts_add_up' as check_name,
    cast(compared.value as double) as expected,
    cast(compared.found as double) as found,
    cast(compared.difference as double) as difference,
    cast(to_json(list_prepend(compared.document_id || '-m' || compared.metric_no, compared.part_ids)) as varchar)
        as metric_ids,
    compared.terms
    || case
        when compared.difference = 0 then ' = ' || compared.value_text || '：各分项之和等于总数 · parts add up'
        when compared.difference < 0
            then ' < ' || compared.value_text || '：各分项之和小于总数，或未列全 · parts are short of the total'
        else ' > ' || compared.value_text || '：各分项之和超过总数 · parts exceed the total'
    end as detail,
    compared.clean_start,
    compared.clean_end,
    compared.raw_start,
    compared.raw_end
from compared
inner join document_of_id as documents on compared.document_id = documents.document_id
