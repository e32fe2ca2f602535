-- how keys are made: integers below 2^53 hashed from the natural key, days as YYYYMMDD
create or replace temp macro key_of(natural_key) as
cast(md5_number_lower(natural_key) % 9007199254740881 as bigint);

create or replace temp macro sentence_key_of(document_id, sentence_no) as
cast(md5_number_lower(document_id || '-s' || sentence_no) // 2 as bigint);

-- days outside the calendar of dim_date are not known to it
create or replace temp macro date_key_of(day) as
case
    when year(day) between 1900 and 2060 then year(day) * 10000 + month(day) * 100 + day(day)
    else -1
end;

create or replace temp macro entity_key_of(entity_type, name, region_code) as
key_of(entity_type || '|' || name || '|' || region_code);

create or replace temp macro band_of(confidence) as
case when confidence >= 0.9 then 'high' when confidence >= 0.7 then 'medium' else 'low' end;

create or replace temp macro audit_key_of_band(method, confidence_band) as
key_of(getvariable('versions') || '|' || method || '|' || confidence_band);

create or replace temp macro audit_key_of(method, confidence) as
audit_key_of_band(method, band_of(confidence));

-- half of the last place that a figure is written to: 28.6亿元 is right to 0.05亿, 83.3% to 0.05; a plain count is exact
create or replace temp macro rounding_of(quote, unit_kind) as
case
    when unit_kind <> 'percent' and not regexp_matches(quote, '\d\.\d|\d(万|亿)') then 0
    else
        0.5
        * case regexp_extract(quote, '\d(万亿|万|亿|成)', 1)
            when '万亿' then 1e12 when '亿' then 1e8 when '万' then 1e4 when '成' then 10 else 1
        end
        / pow(10, length(regexp_extract(quote, '\d\.(\d+)', 1)))
end;

-- words that tell of supervision and of honours: patterns, and lists where they are split
create or replace temp macro cues_of_supervision() as
'督查|督导|督察|暗访|点评|评议|测评|巡视|巡察|检查验收|考核验收|专项检查'
|| '|监督检查|年度考核';

create or replace temp macro cues_of_honour() as
'授予|荣获|被评为|获评|荣誉称号|表彰|表扬|先进典型|典型发言|先进事迹|先进单位'
|| '|先进集体|先进个人|劳动模范|优秀共产党员|优秀党员|先进基层党组织|标兵';
