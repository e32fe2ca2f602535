-- title: 简报各期 · A bulletin series, by issue
-- description: 同一种简报按期号排列，隔了几期没有装入也写明。 The issues of one series in order, and how many between them are not in the warehouse.
-- group: 台账 · Ledgers
-- param region = : 地区名的一部分 · part of a region's name
-- param first = : 文书日期自（2011 或 2011-07） · dated from
-- param last = : 文书日期至 · dated to
-- suggest region: regions
with heads as (
    select
        d.document_key,
        s.text as name,
        row_number() over (partition by d.document_key order by s.sentence_no) as place
    from dim_document as d
    inner join fact_sentence as s on d.document_key = s.document_key
    where
        d.issue <> ''
        and s.sentence_no <= 4
        and s.sentence_kind = 'head'
        and instr(s.text, '期') = 0
        and instr(s.text, '日') = 0
),

-- a series goes by the name at its head, else by its issuer, else by its region
issues as (
    select
        d.document_id,
        d.label,
        d.issue,
        d.dated_from,
        d.publisher,
        coalesce(r.region_name, '') as region_name,
        coalesce(h.name, nullif(d.publisher, ''), coalesce(r.region_name, '') || '（简报名不详）') as series,
        cast(
            nullif(
                ltrim(substr(d.issue, instr(d.issue, '第') + 1, instr(d.issue, '期') - instr(d.issue, '第') - 1)), ''
            ) as integer
        ) as issue_no
    from dim_document as d
    inner join dim_region as r on d.region_key = r.region_key
    left join heads as h on d.document_key = h.document_key and h.place = 1
    where
        d.is_primary = 1
        and instr(d.issue, '第') > 0
        and instr(d.issue, '期') > instr(d.issue, '第') + 1
        and substr(d.issue, instr(d.issue, '第') + 1, 1) in ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')
        and substr(d.issue, instr(d.issue, '期') - 1, 1) in ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')
        and instr(d.issue, '期') - instr(d.issue, '第') between 2 and 6
        and (coalesce(:region, '') = '' or instr(r.region_name, :region) > 0)
        and (coalesce(:first, '') = '' or cast(d.dated_from as varchar) >= :first)
        and (coalesce(:last, '') = '' or substr(cast(d.dated_from as varchar), 1, length(:last)) <= :last)
),

-- issues are numbered anew each year
counted as (
    select
        *,
        substr(cast(dated_from as varchar), 1, 4) as year,
        lag(issue_no) over (
            partition by series, substr(cast(dated_from as varchar), 1, 4) order by issue_no, dated_from, document_id
        ) as before_no,
        count(*) over (partition by series) as n_issues
    from issues
)

select
    series,
    year,
    issue_no,
    issue,
    dated_from,
    label,
    case when issue_no > before_no + 1 then issue_no - before_no - 1 else 0 end as n_missing_before,
    n_issues,
    region_name,
    publisher,
    document_id
from counted
order by n_issues desc, series, year nulls last, issue_no, dated_from nulls last, document_id
limit 200
