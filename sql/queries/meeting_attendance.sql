-- title: 一次会议的出席名单 · Who took part in a meeting, in what role
-- description: 谁主持、谁讲话、谁汇报、谁出席。 Who presided, spoke, reported, attended.
-- group: 会议 · Meetings
-- param meeting = : 会议名或文书标题的一部分；空则为各次会议 · part of the meeting's name or the document's title; empty for every meeting
-- suggest meeting: meetings
select
    d.dated_from,
    p.meeting,
    p.role,
    p.participant,
    p.participant_type,
    d.region_name,
    d.label,
    p.document_id,
    p.sentence_id
from participations as p
inner join documents as d on p.document_id = d.document_id
where
    d.is_primary = 1
    and (
        coalesce(:meeting, '') = ''
        or instr(p.meeting, :meeting) > 0
        or instr(d.label, :meeting) > 0
    )
order by
    d.dated_from nulls last,
    p.document_id,
    case p.role when 'host' then 1 when 'speak' then 2 when 'relay' then 3 when 'report' then 4 else 5 end,
    p.clean_start,
    p.participant
limit 200
