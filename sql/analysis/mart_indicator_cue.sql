-- grain: one row for each indicator and each thing that its words tell of
with told as (
    select
        indicator_key,
        case when regexp_matches(indicator, '问题|难题|隐患|意见|建议|诉求|纠纷|信访|投诉|矛盾|线索') then 'problem' end as problem,
        case when regexp_matches(indicator, '解决|办结|整改|化解|调处|调解|消除|落实|兑现|办理') then 'settled' end as settled,
        regexp_matches(indicator, '未|没有|超时') as is_denied,
        case
            when regexp_matches(indicator, '抽调|派出|选派') then 'people'
            when regexp_matches(indicator, '走访|慰问|入户') then 'visited'
            when regexp_matches(indicator, '筹集|筹措|筹资|帮扶资金|捐') then 'money'
            when regexp_matches(indicator, '实事|好事') then 'deeds'
        end as work
    from dim_indicator
)

select
    indicator_key,
    problem as cue_kind
from told
where problem is not null and not is_denied
union all
select
    indicator_key,
    settled
from told
where settled is not null and not is_denied
union all
select
    indicator_key,
    work
from told
where work is not null
