-- grain: one row for each sentence and each word in it that tells of supervision, of an honour or of a phase of a drive
with listed as (
    select
        'supervision' as cue_kind,
        unnest(string_split(cues_of_supervision(), '|')) as cue
    union all
    select
        'honour' as cue_kind,
        unnest(string_split(cues_of_honour(), '|')) as cue
),

-- few sentences have a cue: one pattern finds them sooner than each cue by itself
likely as (
    select
        document_key,
        sentence_no,
        text
    from fact_sentence
    where regexp_matches(text, cues_of_supervision() || '|' || cues_of_honour())
),

-- a phase of a drive is numbered, or named by what is done in it
phases as (
    select
        document_key,
        sentence_no,
        unnest(regexp_extract_all(text, '[\p{Han}“”]{1,10}阶段性?')) as cue
    from fact_sentence
    where contains(text, '阶段') and sentence_kind <> 'title'
),

named as (
    select
        document_key,
        sentence_no,
        regexp_extract(
            cue,
            '(第[一二三四五六]|(动员|宣传|部署|发动|启动|学习|调研|教育|公开|自查|查摆|查找|排查|对照|征求|听取|集中|全面|组织|整改'
            || '|整治|落实|推进|实施|建章|巩固|检查|验收|评议|评比|总结|提高|提升|深化)[\p{Han}]{0,6})阶段$'
        ) as cue
    from phases
),

found as (
    select
        likely.document_key,
        likely.sentence_no,
        listed.cue_kind,
        listed.cue
    from likely
    inner join listed on contains(likely.text, listed.cue)
    union
    select
        document_key,
        sentence_no,
        'phase' as cue_kind,
        cue
    from named
    where cue <> '' and not regexp_matches(cue, '([新前上下各的次个]|[前上下]一|不划|关键|重要|冲刺|教育|[进转]入.*|步入.*)阶段$')
)

select
    fact_sentence.document_key,
    fact_sentence.sentence_no,
    found.cue_kind,
    found.cue,
    instr(fact_sentence.text, found.cue) - 1 as cue_start,
    fact_sentence.region_key,
    fact_sentence.dated_date_key
from found
inner join fact_sentence
    on found.document_key = fact_sentence.document_key and found.sentence_no = fact_sentence.sentence_no
