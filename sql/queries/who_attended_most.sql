-- title: 谁参会最多 · Who took part in most meetings
-- description: 每人见于几次会议，主持、讲话、汇报、出席各几次，最后一次何时。 In how many meetings each person took part, how often in the chair, speaking, reporting or attending, and when last.
-- group: 会议 · Meetings
-- param region = : 地区名的一部分 · part of a region's name
-- param role = : 只数此角色 · only in this role
-- suggest region: regions
-- pick role: participation_roles
select
    fact_participation.participant as person,
    count(distinct fact_participation.document_key) as n_meetings,
    count(distinct case when fact_participation.role = 'host' then fact_participation.document_key end) as n_chaired,
    count(distinct case when fact_participation.role = 'speak' then fact_participation.document_key end) as n_spoke,
    count(distinct case when fact_participation.role = 'report' then fact_participation.document_key end)
        as n_reported,
    count(distinct case when fact_participation.role = 'attend' then fact_participation.document_key end)
        as n_attended,
    min(dim_document.dated_from) as first_dated,
    max(dim_document.dated_from) as last_dated
from fact_participation
inner join dim_document on fact_participation.document_key = dim_document.document_key
inner join dim_region on dim_document.region_key = dim_region.region_key
where
    fact_participation.participant_type = 'person'
    and dim_document.is_primary = 1
    and (coalesce(:region, '') = '' or instr(dim_region.region_name, :region) > 0)
    and (coalesce(:role, '') = '' or fact_participation.role = :role)
group by fact_participation.participant
order by n_meetings desc, n_chaired desc, n_spoke desc, person
limit 200
