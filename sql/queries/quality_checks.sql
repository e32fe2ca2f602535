-- title: 质量检查的结果 · The results of the quality checks
-- description: 每项检查的级别、结果和不合格行数。 Each check with its severity, status and number of failing rows.
-- group: 质量 · Quality
-- param status = : 结果 · status
-- pick status: check_statuses
select check_name, severity, status, n_failing, detail
from checks
where coalesce(:status, '') = '' or status = :status
order by n_failing desc, check_name
